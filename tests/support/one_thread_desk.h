// SPDX-License-Identifier: GPL-3.0-or-later
// A whole desk on the caller's thread with a clock that the caller moves: deterministic where its channel is.

#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "app/desk_core.h"
#include "support/doors.h"
#include "support/test_loop.h"

namespace resodesk::test {

class OneThreadDesk {
 public:
    /// Opens the workspace and starts; it synchronises when it is asked to. `adjust` sees the setup before. Throws what hinders it.
    OneThreadDesk(const std::filesystem::path& workspace, const Clock& clock, const std::function<void(app::DeskSetup&)>& adjust = {});
    /// Dies where it stands: nothing that is queued runs. stop() ends it well.
    ~OneThreadDesk();
    void stop();

    TestLoop& loop() { return *loop_; }
    app::DeskCore& core() { return *core_; }
    Doors doors() { return {*returns_, *bench_, *parcels_, *outbox_, *accounts_, *settings_, *rules_, *views_, *links_, *tags_, *snoozes_, *papers_, *imports_, *advisor_, *files_, *templates_, *messages_}; }
    std::optional<TimePoint> alarm() const;
    /// Rings when it is time. False when it is not.
    bool ringIfDue();

    // With real HTTP: runs the loop until an answer is there, or until nothing is queued or in flight.
    void waitFor(const std::function<bool()>& isDone);
    void settle();
    /// Calls `ask(done)` and runs the loop until it answers.
    template <class Value, class Ask>
    Value get(Ask ask) {
        auto answer = std::make_shared<std::optional<Value>>();
        ask([answer](Value value) { *answer = std::move(value); });
        waitFor([answer] { return answer->has_value(); });
        return std::move(**answer);
    }

 private:
    class LoopAlarm;
    void die();
    int inFlight() const;
    const Clock& clock_;
    std::unique_ptr<TestLoop> loop_;
    std::unique_ptr<LoopAlarm> alarm_;
    std::unique_ptr<app::DeskCore> core_;
    std::unique_ptr<app::ReturnsDesk> returns_;
    std::unique_ptr<app::BenchDesk> bench_;
    std::unique_ptr<app::ParcelsDesk> parcels_;
    std::unique_ptr<app::OutboxDesk> outbox_;
    std::unique_ptr<app::AccountsDesk> accounts_;
    std::unique_ptr<app::SettingsDesk> settings_;
    std::unique_ptr<app::RulesDesk> rules_;
    std::unique_ptr<app::ViewsDesk> views_;
    std::unique_ptr<app::LinksDesk> links_;
    std::unique_ptr<app::TagsDesk> tags_;
    std::unique_ptr<app::SnoozeDesk> snoozes_;
    std::unique_ptr<app::PapersDesk> papers_;
    std::unique_ptr<app::ImportsDesk> imports_;
    std::unique_ptr<app::AdvisorDesk> advisor_;
    std::unique_ptr<app::FilesDesk> files_;
    std::unique_ptr<app::TemplatesDesk> templates_;
    std::unique_ptr<app::MessagesDesk> messages_;
};

}  // namespace resodesk::test
