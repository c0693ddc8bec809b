// SPDX-License-Identifier: GPL-3.0-or-later
// The threads of a desk as its parts see them. src/README.md says what each owns. Tests put all of them on one.

#pragma once

#include <optional>

#include "base/clock.h"
#include "base/executor.h"

namespace resodesk::app {

struct Executors {
    Executor& desk;
    Executor& facts;
    Executor& reader;
    Executor& parser;
    Executor& worker;
};

/// The one alarm of the desk.
class Alarm {
 public:
    virtual ~Alarm() = default;
    /// Runs `ring` on the desk executor at that time; replaces what was set before. Nothing: never.
    virtual void set(std::optional<TimePoint> when, std::function<void()> ring) = 0;
};

}  // namespace resodesk::app
