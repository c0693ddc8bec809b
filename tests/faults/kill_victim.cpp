// SPDX-License-Identifier: GPL-3.0-or-later
// The program that fault_kill kills: a real desk with its threads and real HTTP. What it was told to be kept goes to
// standard output, a line each.
//   fault_kill_victim work|connect|practice WORKSPACE SEED CLOCK_AHEAD_MS DECISIONS LABEL [URL TOKEN_FILE]

#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <iostream>

#include "app/backups.h"
#include "app/desk.h"
#include "base/paths.h"
#include "faults/seller.h"

namespace {

using namespace resodesk;

/// The computer's clock, ahead by what the campaign has let pass.
class ClockAhead final : public Clock {
 public:
    explicit ClockAhead(milliseconds ahead) : ahead_(ahead) {}
    TimePoint now() const override { return system_.now() + ahead_; }
    Steady steady() const override { return system_.steady() + ahead_; }

 private:
    SystemClock system_;
    milliseconds ahead_;
};

void say(const std::string& line) {
    const std::string text = line + "\n";
    if (::write(STDOUT_FILENO, text.data(), text.size()) < 0) std::_Exit(3);
}

/// Where the main thread waits for answers of the desk's threads.
class Waiting {
 public:
    void wake() {
        { const std::lock_guard lock(mutex_); }
        woken_.notify_all();
    }
    void wait(const std::function<bool()>& isDone) {
        std::unique_lock lock(mutex_);
        woken_.wait(lock, isDone);
    }
    /// Until it is done, at most this long: a marketplace that does not answer must not hold the campaign.
    void waitAtMost(milliseconds most, const std::function<bool()>& isDone) {
        std::unique_lock lock(mutex_);
        woken_.wait_for(lock, most, isDone);
    }

 private:
    std::mutex mutex_;
    std::condition_variable woken_;
};

struct Call {
    std::string mode, workspace;
    std::uint64_t seed = 0;
    milliseconds ahead{0};
    int decisions = 0;
    std::string label, url, tokenFile;
};

void connect(app::Desk& desk, const Call& call, Waiting& waiting) {
    const auto isDone = std::make_shared<std::atomic<bool>>(false);
    app::AccountWish wish;
    wish.name = "shop";
    wish.url = call.url;
    wish.tokens = readFile(call.tokenFile);
    wish.tokenFile = call.tokenFile;
    wish.isPractice = true;
    const auto end = [isDone, &waiting] {
        *isDone = true;
        waiting.wake();
    };
    if (call.mode == "practice") {
        desk.accounts().list([&, end](const std::vector<app::AccountStatus>& all) {
            if (!all.empty()) return desk.accounts().sync({}, [end](const Result<void>&) { end(); });
            desk.accounts().addPractice("shop", [end](const Result<app::AccountStatus>&) { end(); });
        });
    } else {
        desk.accounts().add(wish, [&desk, end](const Result<app::AccountStatus>& added) {
            if (!added) return end();
            say("account shop");
            desk.accounts().remove(added->account.id, [end](const Result<void>&) { end(); });
        });
    }
    waiting.waitAtMost(std::chrono::seconds(20), [isDone] { return isDone->load(); });
}

void work(app::Desk& desk, const Call& call, Waiting& waiting) {
    sim::Random chance(call.seed, 0);
    faults::Seller seller(faults::Seller::Parts{{desk.returns(), desk.bench(), desk.parcels(), desk.outbox(), desk.accounts(), desk.settings(), desk.rules(), desk.views(), desk.links(), desk.tags(), desk.snoozes(), desk.papers(), desk.imports(), desk.advisor(), desk.files(), desk.templates(), desk.messages()},
                           chance,
                           [&](const std::function<bool()>& isDone) { waiting.wait(isDone); },
                           [&] { waiting.wake(); },
                           say});
    if (!call.label.empty()) seller.decideFor(call.label);
    for (int i = 0; i < call.decisions; ++i) seller.decide();
    const auto isSettled = std::make_shared<std::atomic<bool>>(false);
    desk.outbox().whenAllSettled([isSettled, &waiting](const std::vector<Action>&) {
        *isSettled = true;
        waiting.wake();
    });
    waiting.waitAtMost(milliseconds(60), [isSettled] { return isSettled->load(); });
    if (call.label.starts_with("notice.")) waiting.waitAtMost(std::chrono::seconds(4), [] { return false; });  // it looks when rules had their time
}

/// A backup of what there is, taken back.
int restore(const Call& call, const Clock& clock) {
    const auto made = app::makeBackup(call.workspace, clock.now());
    const auto kept = made ? app::restoreBackup(call.workspace, made->file, clock.now()) : Result<app::Restored>(made.error());
    if (!kept) std::cerr << "not restored: " << kept.error().detail() << "\n";
    return kept ? 0 : 2;
}

int run(const Call& call) {
    ClockAhead clock(call.ahead);
    if (call.mode == "restore") return restore(call, clock);
    const bool isNoticed = call.label.starts_with("notice.");
    app::DeskOptions options{call.workspace, isNoticed, call.mode == "practice", true};
    options.renewsUndo = call.seed % 4 == 0 || call.label.starts_with("outbox.renew_undo");
    auto desk = app::Desk::open(options, clock);
    if (!desk) {
        std::cerr << "the workspace does not open: " << desk.error().detail() << "\n";
        return 2;
    }
    say("open");
    Waiting waiting;
    call.mode == "work" ? work(**desk, call, waiting) : connect(**desk, call, waiting);
    (*desk)->stop();
    return 0;
}

}  // namespace

int main(int count, char** words) {
    if (count < 7) return 2;
    Call call{words[1], words[2], std::stoull(words[3]), milliseconds(std::stoll(words[4])), std::stoi(words[5]), words[6], {}, {}};
    if (count > 8) {
        call.url = words[7];
        call.tokenFile = words[8];
    }
    return run(call);
}
