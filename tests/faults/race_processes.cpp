// SPDX-License-Identifier: GPL-3.0-or-later

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <stdexcept>
#include <utility>
#include <vector>

#include "domain/returns/rules.h"
#include "faults/race_campaign.h"
#include "store/ledger/ledger.h"
#include "support/builders.h"
#include "support/temp_folder.h"

namespace resodesk::faults {

namespace {

namespace fs = std::filesystem;

constexpr int processes = 16;

/// What a process says about its start.
struct Said {
    pid_t who = 0;
    bool holds = false;
    pid_t holder = 0;  ///< whom the refused one was told; 0: the holder had not written its name yet
};

struct Pipe {
    Pipe() {
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    }
    ~Pipe() { finish(); }
    void finish() {
        for (int& end : ends)
            if (end >= 0) ::close(std::exchange(end, -1));
    }
    /// Until the writing end is closed everywhere.
    void wait() {
        ::close(std::exchange(ends[1], -1));
        char ignored;
        while (::read(ends[0], &ignored, 1) > 0) {
        }
    }
    template <class Value>
    void put(const Value& value) {
        if (::write(ends[1], &value, sizeof value) != sizeof value) ::_exit(3);
    }
    template <class Value>
    Value take() {
        Value value;
        if (::read(ends[0], &value, sizeof value) != sizeof value) throw std::runtime_error("a process said nothing");
        return value;
    }
    std::array<int, 2> ends{-1, -1};
};

template <class Work>
pid_t inChild(Work work) {
    const pid_t pid = ::fork();
    if (pid != 0) return pid;
    try {
        work();
    } catch (const std::exception&) {
        ::_exit(2);
    }
    ::_exit(0);
}

void startAtOnce(Tally& tally) {
    const test::TempFolder folder;
    Pipe go, said, end;
    std::array<pid_t, processes> pids{};
    for (pid_t& pid : pids)
        pid = inChild([&] {
            ::close(std::exchange(end.ends[1], -1));
            go.wait();
            Said mine{::getpid(), false, 0};
            auto workspace = store::Workspace::hold(folder.path() / "w");
            std::unique_ptr<store::Ledger> ledger;
            if (workspace) {
                ledger = store::Ledger::open(*workspace, test::morning).value();
                mine.holds = true;
            } else {
                mine.holder = std::atoi(workspace.error().subject().c_str());
            }
            said.put(mine);
            end.wait();
        });
    go.finish();
    pid_t holder = 0;
    std::vector<Said> all;
    for (int i = 0; i < processes; ++i) all.push_back(said.take<Said>());
    for (const Said& one : all) {
        if (!one.holds) continue;
        if (holder) tally.doubled("C03 two processes hold one workspace");
        holder = one.who;
    }
    if (!holder) tally.other("C03 nobody holds the workspace");
    for (const Said& one : all)
        if (!one.holds && one.holder != 0 && one.holder != holder) tally.other("C03 another holder was named");
    end.finish();
    for (const pid_t pid : pids) {
        int status = 0;
        ::waitpid(pid, &status, 0);
        if (status != 0) tally.other("C03 a process ended badly");
    }
    tally.ran("C03");
}

/// Holds the workspace with one action on its way, and says so.
void holdAndSend(const fs::path& folder, Pipe& said) {
    auto workspace = store::Workspace::hold(folder).value();
    auto ledger = store::Ledger::open(workspace, test::morning).value();
    store::Transaction transaction(ledger->database(), "test");
    Account shop;
    shop.channel = "open";
    shop.name = "shop";
    ledger->accounts().add(shop, test::morning);
    store::NewAction wish;
    wish.command = authorize(test::aReturn(), test::withMarketplaceRma(), {}).value();
    wish.nonce = newUuid();
    wish.notBefore = test::morning;
    const ActionId id = ledger->outbox().add(wish, test::morning).value();
    ledger->outbox().claim(*ledger->outbox().find(id), test::morning);
    transaction.commit();
    said.put(id.value);
    for (;;) ::pause();
}

void stopHolder(Tally& tally) {
    const test::TempFolder folder;
    Pipe said;
    const pid_t holder = inChild([&] { holdAndSend(folder.path() / "w", said); });
    const ActionId id{said.take<std::int64_t>()};
    ::kill(holder, SIGSTOP);
    int status = 0;
    ::waitpid(holder, &status, WUNTRACED);
    const auto second = store::Workspace::hold(folder.path() / "w");
    if (second || second.error().failure() != Failure::busy || second.error().subject() != std::to_string(holder))
        tally.other("C05 a stopped holder's workspace is not refused with its pid");
    ::kill(holder, SIGKILL);
    ::waitpid(holder, &status, 0);
    auto workspace = store::Workspace::hold(folder.path() / "w");
    if (!workspace) return tally.other("C05 a killed holder still holds the workspace");
    const auto ledger = store::Ledger::open(*workspace, test::morning).value();
    {
        store::Transaction transaction(ledger->database(), "test");
        ledger->outbox().recoverSending(test::morning, test::morning);
        transaction.commit();
    }
    const auto action = ledger->outbox().find(id);
    if (!action) return tally.lost("C05 the action of a killed holder");
    if (action->state != ActionState::unknown || !action->mayHaveActed) tally.other("C05 what a killed holder was sending is not unknown");
    tally.ran("C05");
}

}  // namespace

void raceProcesses(Tally& tally, bool isLong) {
    for (int i = 0; i < (isLong ? 200 : 20); ++i) startAtOnce(tally);
    for (int i = 0; i < (isLong ? 100 : 10); ++i) stopHolder(tally);
}

}  // namespace resodesk::faults
