// SPDX-License-Identifier: GPL-3.0-or-later
// What the seller is told outside the window: one summary, never more than was asked for.

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "domain/money.h"
#include "domain/returns/shown.h"

namespace resodesk {

enum class NoticeKind { newRequests, dueSoon, closedByBuyer, promised };
NameTable<NoticeKind> nameTable(NoticeKind);

/// Minutes since midnight of this computer's time zone; over midnight when it ends before it begins.
struct QuietHours {
    int from = 0, until = 0;
    bool operator==(const QuietHours&) const = default;
};
/// "22:00-07:00"; nothing: it is none.
std::optional<QuietHours> quietHoursFrom(std::string_view text);
std::string toText(const QuietHours& hours);
/// When the quiet ends; nothing: it is not quiet now.
std::optional<TimePoint> quietUntil(const QuietHours& hours, TimePoint now);

struct NoticeSettings {
    bool newRequests = true, dueSoon = true, closedByBuyer = true, promised = true;
    milliseconds lead = std::chrono::hours(2);  ///< so long before the answer is due
    bool showsDetails = false;                  ///< buyers and amounts, which stand on a locked screen, too
    std::optional<QuietHours> quiet;
    bool has(NoticeKind kind) const;
    bool operator==(const NoticeSettings&) const = default;
};

/// The local preferences that make them up, with the value of each where none was set.
inline constexpr std::pair<const char*, const char*> noticePreferences[] = {
    {"notify_new", "yes"}, {"notify_due", "yes"}, {"notify_closed", "yes"}, {"notify_promised", "yes"}, {"notify_lead", "2h"}, {"notify_details", "no"}, {"notify_quiet", ""}};
bool isNoticePreference(std::string_view name);
/// unknownChoice, with the value as the subject.
Result<void> checkNoticePreference(std::string_view name, const std::string& value);
NoticeSettings noticeSettings(const std::function<std::optional<std::string>(const std::string& name)>& preference);

struct Noticed {
    ReturnKey key;
    std::string buyer;
    Money amount;
    std::optional<TimePoint> deadline;
};

struct Notice {
    std::int64_t newRequests = 0, dueSoon = 0, closedByBuyer = 0;
    std::int64_t promisedToday = 0, promisesMissed = 0;  ///< days that were promised to buyers
    milliseconds lead{};
    std::vector<Noticed> details;  ///< some of them, where the seller wants to see them
    bool isEmpty() const { return newRequests + dueSoon + closedByBuyer + promisedToday + promisesMissed == 0; }
    bool isAboutPromises() const { return newRequests + dueSoon + closedByBuyer == 0; }
    /// Where a click leads: "messages", or the name of a view of returns.
    std::string leadsTo() const { return isAboutPromises() ? "messages" : std::string(toText(view())); }
    View view() const { return newRequests + dueSoon > 0 || closedByBuyer == 0 ? View::newOnes : View::closed; }
};

}  // namespace resodesk
