// SPDX-License-Identifier: GPL-3.0-or-later
// Decides when the seller is told outside the window, and of what: one summary after a sync, before a deadline, at the end of quiet
// hours. Kept in the ledger before it is said, so that nothing is said twice. Only where the desk reads by itself. Desk executor.

#pragma once

#include <optional>
#include <vector>

#include "domain/notices/notice.h"

namespace resodesk::app {

class DeskCore;

class NoticeKeeper {
 public:
    explicit NoticeKeeper(DeskCore& core) : core_(core) {}
    /// A sync has ended, or a setting is another: looks soon, when rules have decided what they decide.
    void lookSoon();
    void tick();
    std::optional<TimePoint> nextDue() const;

 private:
    struct Found;
    void look();
    Found find(const NoticeSettings& settings);
    void tell(const Found& found, const NoticeSettings& settings);
    bool isRead(AccountId account);

    DeskCore& core_;
    std::optional<TimePoint> lookAt_;
};

}  // namespace resodesk::app
