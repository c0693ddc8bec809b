// SPDX-License-Identifier: GPL-3.0-or-later
// A whole desk on the caller's thread with a clock that the campaign moves: deterministic where its channel is.

#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "app/desk_core.h"
#include "faults/seller.h"
#include "support/test_loop.h"

namespace resodesk::faults {

class OneThreadDesk {
 public:
    /// Opens the workspace and starts. `makeChannel` empty: real HTTP.
    OneThreadDesk(const std::filesystem::path& workspace, const Clock& clock, app::MakeChannel makeChannel = {});
    /// Dies where it stands: nothing that is queued runs. stop() ends it well.
    ~OneThreadDesk();
    void stop();

    test::TestLoop& loop() { return *loop_; }
    app::DeskCore& core() { return *core_; }
    Doors doors() { return {*returns_, *parcels_, *outbox_, *accounts_, *settings_}; }
    std::optional<TimePoint> alarm() const;
    /// Rings when it is time. False when it is not.
    bool ringIfDue();

    // With real HTTP: runs the loop until an answer is there, or until nothing is queued or in flight.
    void waitFor(const std::function<bool()>& isDone);
    void settle();

 private:
    class LoopAlarm;
    const Clock& clock_;
    std::unique_ptr<test::TestLoop> loop_;
    std::unique_ptr<LoopAlarm> alarm_;
    std::unique_ptr<app::DeskCore> core_;
    std::unique_ptr<app::ReturnsDesk> returns_;
    std::unique_ptr<app::ParcelsDesk> parcels_;
    std::unique_ptr<app::OutboxDesk> outbox_;
    std::unique_ptr<app::AccountsDesk> accounts_;
    std::unique_ptr<app::SettingsDesk> settings_;
};

}  // namespace resodesk::faults
