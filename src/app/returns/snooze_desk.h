// SPDX-License-Identifier: GPL-3.0-or-later
// Returns put aside until a time or until something is new about them. Callbacks: any thread.

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "base/error.h"
#include "domain/returns/list.h"
#include "domain/returns/snooze.h"

namespace resodesk::app {

class DeskCore;

/// A choice, looked at. The ids are frozen here.
struct SnoozeChoice {
    std::vector<ReturnKey> keys;
    std::vector<std::optional<TimePoint>> deadlines;  ///< of each, while an answer is awaited
};

struct Snoozed {
    std::vector<ReturnKey> keys;
    struct Refusal {
        ReturnKey key;
        Error why;
    };
    std::vector<Refusal> refusals;
};

class SnoozeDesk {
 public:
    explicit SnoozeDesk(DeskCore& core) : core_(core) {}
    void look(const ReturnChoice& choice, std::function<void(SnoozeChoice)> done);
    /// Each is put aside or refused alone: alreadyClosed, noDeadline, timeInPast. Many are done in steps, each kept.
    void snooze(const std::vector<ReturnKey>& keys, const SnoozeTime& time, std::function<void(Result<Snoozed>)> done);
    /// How many slept.
    void wake(const std::vector<ReturnKey>& keys, std::function<void(Result<std::size_t>)> done);

 private:
    struct Looking;
    struct Putting;
    struct Waking;
    void lookSome(std::shared_ptr<Looking> work);
    void putSome(std::shared_ptr<Putting> work);
    void wakeSome(std::shared_ptr<Waking> work);
    DeskCore& core_;
};

}  // namespace resodesk::app
