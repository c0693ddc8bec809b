// SPDX-License-Identifier: GPL-3.0-or-later
// A whole desk against the simulated marketplace, in one process: real files, real sockets, one clock moved by hand.

#pragma once

#include <memory>
#include <optional>

#include "sim/server.h"
#include "support/builders.h"
#include "support/manual_clock.h"
#include "support/one_thread_desk.h"
#include "support/temp_folder.h"

namespace resodesk::test {

class Desktop;

struct DesktopSetup {
    int returns = 160;
    int requested = 30;
    int speed = 0;
    int writesPerSecond = 0;
    std::uint64_t seed = 7;
    std::map<std::string, sim::Guard> guards;  ///< by operation, where the market honours no key
    bool drawsLabels = true;    ///< the marketplace; else the desk
    /// What stands between the desk and its marketplace: from the marketplace's address to the one the desk is told.
    std::function<std::string(const std::string&)> via;
    milliseconds longestRequest = std::chrono::minutes(2);
    bool remembers = false;     ///< how far its ledger was, so that an old copy is noticed
    bool isWindow = false;      ///< what it finds in its undo window at start gets a fresh one
    bool isReading = false;     ///< it reads by itself, as the window and the agent do
    Desktop* shopOf = nullptr;  ///< a second desk, in a workspace of its own, at that desk's marketplace
};

class Desktop {
 public:
    explicit Desktop(const DesktopSetup& setup = {});
    ~Desktop();

    /// Runs until nothing is queued or in flight. The clock stands.
    void settle();
    /// Moves the clock, lets both sides live, settles.
    void advance(milliseconds by);
    /// Moves the clock from alarm to alarm until no action is on its way, at most this long.
    void settleOutbox(milliseconds most = std::chrono::hours(48));
    /// The program dies where it stands. Also after an exception came out of anything here: the real one ends then, too.
    void crash();
    /// Starts again after crash(). Throws what hinders it; then it is as after crash().
    void start();
    void crashAndRestart();
    /// Remembers how desk, marketplace and clock are now, all at rest.
    void keep();
    /// Back to what keep() remembered, however the desk ended since; it does not run yet.
    void windBack();
    void rewind();
    /// The server is gone / back again.
    void unplug();
    void plugIn();

    /// Calls `ask(done)` and runs the loop until it answers.
    template <class Value, class Ask>
    Value get(Ask ask) {
        return desk_->get<Value>(std::move(ask));
    }

    Result<void> sync();
    std::vector<ReturnKey> keys(View view, int limit = 1'000'000);
    app::Prepared prepare(Operation operation, std::vector<ReturnKey> keys);
    app::Prepared prepareAll(Operation operation, const ReturnQuery& query);
    Result<app::Confirmed> confirm(const app::Prepared& prepared, const app::Decision& decision, milliseconds hold = milliseconds(0));
    /// Prepares and confirms, then settles: the usual way of a scenario.
    Result<app::Confirmed> decide(Operation operation, std::vector<ReturnKey> keys, const app::Decision& decision);
    app::ReturnDetail detail(const ReturnKey& key);
    ViewCounts counts();
    std::vector<Action> actions(std::optional<ActionState> state = std::nullopt);
    Action action(ActionId id);

    /// Effects of the marketplace of this kind, by the seller.
    int effects(const std::string& kind, const std::string& target = {});
    /// "" when the two sides agree, else what differs. A program of its own compares (tests/support/agree).
    std::string disagreement();

    app::ReturnsDesk& returns() { return desk_->doors().returns; }
    app::BenchDesk& bench() { return desk_->doors().bench; }
    app::ParcelsDesk& parcels() { return desk_->doors().parcels; }
    app::OutboxDesk& outbox() { return desk_->doors().outbox; }
    app::AccountsDesk& accounts() { return desk_->doors().accounts; }
    app::SettingsDesk& settings() { return desk_->doors().settings; }
    app::PapersDesk& papers() { return desk_->doors().papers; }
    app::RulesDesk& rules() { return desk_->doors().rules; }
    app::LinksDesk& links() { return desk_->doors().links; }
    app::TagsDesk& tags() { return desk_->doors().tags; }
    app::SnoozeDesk& snoozes() { return desk_->doors().snoozes; }
    app::AdvisorDesk& advisor() { return desk_->doors().advisor; }
    app::FilesDesk& files() { return desk_->doors().files; }
    app::TemplatesDesk& templates() { return desk_->doors().templates; }
    app::MessagesDesk& messages() { return desk_->doors().messages; }
    app::DeskCore& core() { return desk_->core(); }
    bool isRunning() const { return desk_ != nullptr; }
    const std::filesystem::path& folder() const { return folder_.path(); }
    std::filesystem::path workspace() const { return folder_.path() / "w"; }
    /// The marketplace it sells at: its own, or that of another desk.
    sim::Server& shop() { return setup_.shopOf ? setup_.shopOf->shop() : *market; }
    /// One task of the desk, or the alarm when it is due. False when neither is there.
    bool runOne();
    bool isIdle() const { return desk_->core().http->inFlight() == 0; }

    ManualClock clock;
    AccountId account;
    std::unique_ptr<sim::Server> market;

 private:
    void openMarket();
    void addAccount();

    TempFolder folder_, kept_;
    TimePoint keptAt_;
    DesktopSetup setup_;
    std::unique_ptr<OneThreadDesk> desk_;  ///< null: it does not run
    std::unique_ptr<sim::ServerSetup> serverSetup_;
};

}  // namespace resodesk::test
