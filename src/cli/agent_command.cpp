// SPDX-License-Identifier: GPL-3.0-or-later

#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <ostream>

#include "app/accounts/accounts_desk.h"
#include "app/agent_unit.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/waiting.h"
#include "notify/notifications.h"
#include "text/formats.h"
#include "text/notice_words.h"

namespace resodesk::cli {

namespace {

/// One round: reads, sends and waits.
[[noreturn]] void runOnce(Session& session, int timeoutSeconds) {
    session.desk(true);
    const auto synced = session.await<Result<void>>([&](auto done) { session.desk().accounts().sync({}, done); });
    const auto actions = awaitAll(session, timeoutSeconds);
    if (!synced) session.fail(synced.error());
    throw Exit{exitCodeOf(actions, false)};
}

/// Where another process holds the workspace, this is refused there: two would not do more than one.
void refuseBeside(Session& session) {
    if (!session.hostedBy()) return;
    const bool willEnd = *session.hostedBy() == app::Holder::command;
    session.fail(Error(willEnd ? Failure::busy : Failure::alreadyWorking, "agent", std::to_string(::getpid())));
}

/// A window opens beside this program, which steps aside for it.
void openWindow(const std::filesystem::path& workspace, const std::string& view) {
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    if (!error) notify::launch({(self.parent_path() / "resodesk").string(), "--workspace", workspace.string(), "--view", view});
}

/// Sends and reads until a signal, or until a window wants to open: it signals itself then.
[[noreturn]] void runAgent(Session& session) {
    refuseBeside(session);
    // Blocked before the desk's threads start, which inherit it: a signal is waited for below, not the end of
    // everything.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    const auto workspace = session.file(session.workspace.string());
    notify::Notifications notifications([workspace](const std::string& view) { openWindow(workspace, view); });
    session.desk(true, true).onChanges([&notifications, &session](const app::Changes& changes) {
        if (!changes.notice) return;
        const text::NoticeWords words = text::words(*changes.notice, session.clock().now());
        notifications.show(text::typed(words.title), text::typed(words.body), text::typed(words.open), changes.notice->leadsTo());
    });
    session.openDoor(app::Holder::agent, [](const std::string&) { ::kill(::getpid(), SIGTERM); });
    session.err() << translated("The agent runs. It works only while this computer runs; Ctrl+C ends it.") << "\n";
    int signal = 0;
    ::sigwait(&signals, &signal);
    session.closeDoor();
    session.close();  // nothing is told any more
    throw Exit{done};
}

[[noreturn]] void install(Session& session) {
    const auto folder = session.file(session.workspace.string());
    if (auto installed = app::installAgent(folder); !installed) session.fail(installed.error());
    if (auto started = app::startAgent(); !started) session.fail(started.error());
    session.out() << translated("ResoDesk keeps working without the window. It works only while this computer runs and you are signed in.") << "\n";
    throw Exit{done};
}

[[noreturn]] void remove(Session& session) {
    if (auto removed = app::removeAgent(); !removed) session.fail(removed.error());
    session.out() << translated("ResoDesk works while its window is open, and not without it.") << "\n";
    throw Exit{done};
}

struct AgentOptions {
    bool isOnce = false, installs = false, removes = false;
    int timeoutSeconds = 300;
};

}  // namespace

void addAgentCommand(CLI::App& program, Session& session) {
    auto o = std::make_shared<AgentOptions>();
    CLI::App* running = program.add_subcommand("agent", "Send and read without a window until interrupted");
    CLI::Option* once = running->add_flag("--once", o->isOnce, "One round");
    running->add_option("--timeout", o->timeoutSeconds, "With --once: seconds to wait at most; 0: without end")->check(CLI::NonNegativeNumber)->capture_default_str();
    CLI::Option* installing = running->add_flag("--install", o->installs, "From now on whenever you are signed in and no window is open");
    CLI::Option* removing = running->add_flag("--remove", o->removes, "Undo --install");
    installing->excludes(once, removing);
    removing->excludes(once);
    running->callback([&session, o] {
        if (o->installs) install(session);
        if (o->removes) remove(session);
        if (o->isOnce) runOnce(session, o->timeoutSeconds);
        runAgent(session);
    });
}

}  // namespace resodesk::cli
