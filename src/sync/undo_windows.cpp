// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/undo_windows.h"

#include <algorithm>

#include "base/fault_points.h"

namespace resodesk::sync {

namespace {

// Two clocks are never read at the same instant, and the calendar is corrected by small steps all the time.
constexpr milliseconds asGoodAsEqual{1'000};

}  // namespace

void UndoWindows::open(TimePoint end, const Clock& clock) {
    if (isMutant("hold_timer_on_wall_clock") || end <= clock.now()) return;
    Steady& ending = endings_[end];
    ending = std::max(ending, clock.steady() + (end - clock.now()));
}

std::vector<UndoWindows::Move> UndoWindows::moves(const Clock& clock) const {
    std::vector<Move> moves;
    for (const auto& [end, ending] : endings_) {
        const TimePoint belongs = clock.now() + std::max(ending - clock.steady(), Steady(0));
        const bool isOver = ending <= clock.steady() && end <= clock.now();
        if (!isOver && std::chrono::abs(belongs - end) > asGoodAsEqual) moves.push_back({end, belongs});
    }
    return moves;
}

void UndoWindows::moved(const std::vector<Move>& moves, const Clock& clock) {
    std::map<TimePoint, Steady> kept = endings_;
    for (const Move& move : moves) kept.erase(move.from);
    for (const Move& move : moves) kept[move.to] = std::max(kept[move.to], endings_.at(move.from));
    std::erase_if(kept, [&](const auto& one) { return one.second <= clock.steady() && one.first <= clock.now(); });
    endings_ = std::move(kept);
}

}  // namespace resodesk::sync
