// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/returns/daily_limit.h"

#include <ctime>

#include "app/settings/settings_desk.h"
#include "domain/returns/refund_guards.h"

namespace resodesk::app {

namespace {

TimePoint lastMidnight(TimePoint now) {
    const std::time_t seconds = toSeconds(now);
    std::tm local{};
    ::localtime_r(&seconds, &local);
    local.tm_hour = local.tm_min = local.tm_sec = 0;
    local.tm_isdst = -1;
    return fromSeconds(std::mktime(&local));
}

}  // namespace

DailyLimit::DailyLimit(DeskCore& core) : core_(core) {
    // It was checked when it was set.
    if (const auto limits = parseLimits(core.ledger->desk().preference(dailyLimitPreference).value_or(std::string{}))) limits_ = *limits;
}

Money& DailyLimit::used(AccountId account, Currency currency) {
    const auto [place, isNew] = used_.try_emplace({account, currency}, Money{0, currency});
    if (isNew)
        for (const MoneyOfDay& day : core_.ledger->outboxList().money(account, lastMidnight(core_.now())))
            if (day.confirmed.currency == currency) place->second.minor += day.confirmed.minor + day.onItsWay.minor;
    return place->second;
}

Result<void> DailyLimit::check(AccountId account, const Money& wanted) {
    if (limits_.perCurrency().empty()) return {};
    return checkDailyLimit(limits_, used(account, wanted.currency), wanted);
}

void DailyLimit::count(AccountId account, const Money& added) {
    if (const auto known = used_.find({account, added.currency}); known != used_.end()) known->second.minor += added.minor;
}

}  // namespace resodesk::app
