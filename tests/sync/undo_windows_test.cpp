// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/undo_windows.h"

#include "support/builders.h"
#include "support/catch.h"
#include "support/manual_clock.h"

using namespace resodesk;
using namespace resodesk::sync;
using namespace resodesk::test;

namespace {

struct Window {
    ManualClock clock{morning};
    UndoWindows windows;
    Window() { windows.open(morning + seconds(30), clock); }
    /// Where the end belongs now, when it has moved; the ledger is told.
    std::optional<TimePoint> movedTo() {
        const auto moves = windows.moves(clock);
        windows.moved(moves, clock);
        return moves.empty() ? std::nullopt : std::optional(moves.at(0).to);
    }
};

}  // namespace

TEST_CASE("an undo window that nothing disturbs stays where it is") {
    Window w;
    w.clock.advance(seconds(20));
    CHECK_FALSE(w.movedTo());
    w.clock.advance(seconds(20));
    CHECK_FALSE(w.movedTo());
}

TEST_CASE("a calendar set ahead, or a night's sleep, takes nothing off an undo window") {
    Window w;
    w.clock.advance(seconds(10));
    w.clock.setCalendar(std::chrono::hours(8));
    CHECK(w.movedTo() == w.clock.now() + seconds(20));
    CHECK_FALSE(w.movedTo());
}

TEST_CASE("a calendar set back does not keep an action for ever") {
    Window w;
    w.clock.advance(seconds(10));
    w.clock.setCalendar(-std::chrono::hours(24 * 365));
    CHECK(w.movedTo() == w.clock.now() + seconds(20));
    w.clock.advance(seconds(25));
    w.clock.setCalendar(-std::chrono::hours(1));
    CHECK(w.movedTo() == w.clock.now());
    CHECK_FALSE(w.movedTo());
}

TEST_CASE("small corrections of the calendar move no undo window") {
    Window w;
    w.clock.setCalendar(milliseconds(700));
    CHECK_FALSE(w.movedTo());
}
