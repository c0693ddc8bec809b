// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/session.h"

#include <ostream>

#include "app/beside/caller.h"
#include "base/paths.h"
#include "cli/host.h"
#include "cli/output.h"
#include "text/failures.h"

namespace resodesk::cli {

namespace {

// Short commands listen to nobody; they and what a desk does at its end are over in this time.
constexpr auto patience = std::chrono::seconds(5);

}  // namespace

int exitCodeOf(Failure failure) {
    switch (failure) {
        case Failure::offline:
        case Failure::throttled:
        case Failure::busy:
        case Failure::unresponsive:
        case Failure::stopped: return unreachable;
        case Failure::holderGone:
        case Failure::outcomeUnknown: return unknownOutcome;
        case Failure::badAmount:
        case Failure::badNumber:
        case Failure::badDate: return usage;  // only ever typed
        default: return refused;
    }
}

app::Desk& Session::desk(bool sends, bool syncsByItself) {
    if (!openDesk_) {
        app::DeskOptions options;
        options.workspace = workspace;
        options.syncsByItself = syncsByItself;
        options.sends = sends;
        while (!desk_) {
            auto entry = app::enter(options, clock_, patience);
            if (!entry) fail(entry.error());
            if (entry->holder) runElsewhere(*entry->holder);
            desk_ = std::move(entry->desk);
        }
        openDesk_ = desk_.get();
    }
    if (sends) {
        openDesk_->startSending();
        if (!syncsByItself) openDoor();
    }
    return *openDesk_;
}

/// Returns when the holder went away before it took the command.
void Session::runElsewhere(app::Caller& holder) const {
    const auto who = holder.greet("run");
    if (!who) fail(who.error());
    if (!*who) return;
    const app::Terminal terminal{[&](const std::string& text) { out() << text << std::flush; }, [&](const std::string& text) { err() << text << std::flush; },
                                 [&](const std::string& question) { return console_.ask(question); }, [&] { return console_.input(); }};
    const auto code = holder.run({console_.folder(), console_.isTerminal(), arguments_}, terminal);
    if (!code) fail(code.error());
    throw Exit{*code};
}

void Session::openDoor(app::Holder holder, std::function<void(const std::string& link)> makeWay) {
    desk();
    if (desk_ && !door_) door_ = app::Door::open(workspace, hostOf(*desk_, holder, std::move(makeWay)));
}

void Session::close() {
    if (door_ && door_->hasGuests() && console_.isTerminal())
        err() << translated("Done. Another resodesk-cli still works through this one; Ctrl+C ends both.") << "\n";
    if (door_) door_->drain();
    door_.reset();
    if (desk_) desk_->stop();
    desk_.reset();
}

void Session::fail(const Error& error) const {
    if (format == Format::json)
        out() << errorJson(error) << "\n";
    else
        err() << "resodesk-cli: " << text::sentence(error).utf8_string() << "\n";
    throw Exit{exitCodeOf(error.failure())};
}

void Session::write(const std::string& name, std::string_view bytes) const {
    try {
        writeFilePrivately(file(name), bytes);
    } catch (const std::filesystem::filesystem_error& e) {
        fail(Error(Failure::unwritableFile, e.code().message(), name));
    }
}

void Session::failAmount(const std::string& option, const std::string& typed) const {
    const Error error(Failure::badAmount, option, typed);
    if (format == Format::json) fail(error);
    // Not the window's words: a script means the same amount in every language.
    err() << "resodesk-cli: " << option << ": \"" << typed << "\" "
              // TRANSLATORS: follows an option and what was typed: --goodwill: "24,90" is not ...
              << translated("is not an amount: on the command line it is written like 1234.56 in every language.")
              << "\n";
    throw Exit{exitCodeOf(error.failure())};
}

void Session::failUsage(const std::string& why) const {
    err() << "resodesk-cli: " << why << "\n";
    throw Exit{usage};
}

void Session::failChoice(const char* option, const std::string& value) const {
    failUsage(std::string(option) + ": " + text::sentence(Error(Failure::unknownChoice, option, value)).utf8_string());
}

void Session::confirm(const std::string& question) const {
    if (isConfirmed) return;
    if (!console_.isTerminal()) failUsage(translated("there is no terminal to ask on: add --yes"));
    // TRANSLATORS: y and s (sì) are understood as yes
    const std::string answer = console_.ask(question + " " + translated("[y/N]") + " ");
    if (answer != "y" && answer != "Y" && answer != "s" && answer != "S") throw Exit{refused};
}

}  // namespace resodesk::cli
