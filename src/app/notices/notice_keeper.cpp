// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/notices/notice_keeper.h"

#include <algorithm>

#include "app/desk_core.h"
#include "store/facts/watched.h"

namespace resodesk::app {

namespace {

constexpr auto forRules = std::chrono::seconds(2);
constexpr auto noticesKept = std::chrono::hours(24 * 180);
constexpr std::size_t mostDetails = 3;

}  // namespace

struct NoticeKeeper::Found {
    std::vector<AccountId> unwatched;
    std::vector<Noticed> known;  ///< of those: there before
    std::vector<std::pair<NoticeKind, Noticed>> news;
    std::vector<std::pair<ReminderId, ReminderState>> promises;
    std::optional<TimePoint> nextPromise;
    bool isAny() const { return !news.empty() || !promises.empty(); }
};

void NoticeKeeper::lookSoon() {
    if (core_.setup.syncsByItself) lookAt_ = core_.now() + forRules;
}

std::optional<TimePoint> NoticeKeeper::nextDue() const { return core_.refusal() ? std::nullopt : lookAt_; }

void NoticeKeeper::tick() {
    if (!lookAt_ || *lookAt_ > core_.now() || core_.refusal()) return;
    look();
}

bool NoticeKeeper::isRead(AccountId account) { return store::PullStore(*core_.facts).completeAt(account).has_value(); }

void NoticeKeeper::look() {
    const TimePoint now = core_.now();
    const NoticeSettings settings = noticeSettings([this](const std::string& name) { return core_.ledger->desk().preference(name); });
    const Found found = find(settings);
    const auto quietEnd = settings.quiet ? quietUntil(*settings.quiet, now) : std::nullopt;
    const auto deadline = store::nextDeadline(*core_.facts, now + settings.lead);
    lookAt_ = deadline ? std::optional(*deadline - settings.lead + std::chrono::milliseconds(1)) : std::nullopt;
    if (found.nextPromise && (!lookAt_ || *found.nextPromise < *lookAt_)) lookAt_ = found.nextPromise;
    if (quietEnd) lookAt_ = *quietEnd;
    const bool tells = !quietEnd && found.isAny();
    if (!tells && found.unwatched.empty()) return;
    {
        store::Transaction transaction(core_.ledger->database(), "notice.keep");
        store::NotifiedStore& notified = core_.ledger->notified();
        for (const AccountId account : found.unwatched) notified.watch(account, now);
        for (const Noticed& one : found.known) notified.keep(one.key, NoticeKind::newRequests, now);
        if (tells)
            for (const auto& [kind, one] : found.news) notified.keep(one.key, kind, now);
        if (tells)
            for (const auto& [id, state] : found.promises) core_.ledger->reminders().keepTold(id, state);
        notified.forget(now - noticesKept);
        transaction.commit();
    }
    if (tells) tell(found, settings);
}

NoticeKeeper::Found NoticeKeeper::find(const NoticeSettings& settings) {
    const TimePoint now = core_.now();
    store::NotifiedStore& notified = core_.ledger->notified();
    Found found;
    std::vector<AccountId> watched;
    for (const Account& account : core_.ledger->accounts().all()) {
        if (account.state == AccountState::removed || !isRead(account.id)) continue;
        if (!notified.watchedSince(account.id)) found.unwatched.push_back(account.id);
        watched.push_back(account.id);
    }
    const auto isIn = [](const std::vector<AccountId>& accounts, AccountId id) { return std::find(accounts.begin(), accounts.end(), id) != accounts.end(); };
    const auto add = [&](NoticeKind kind, const Noticed& one) {
        if (!notified.has(one.key, kind)) found.news.emplace_back(kind, one);
    };
    for (const Noticed& one : store::requestsToAnswer(*core_.facts)) {
        if (!isIn(watched, one.key.account)) continue;
        if (isIn(found.unwatched, one.key.account))
            found.known.push_back(one);
        else
            add(NoticeKind::newRequests, one);
        if (one.deadline && *one.deadline > now && *one.deadline <= now + settings.lead) add(NoticeKind::dueSoon, one);
    }
    for (const AccountId account : watched)
        if (const auto since = notified.watchedSince(account))
            for (const Noticed& one : store::closedByBuyers(*core_.facts, account, *since)) add(NoticeKind::closedByBuyer, one);
    for (const Reminder& reminder : core_.ledger->reminders().all(false)) {
        if (const auto state = toTell(reminder, now)) found.promises.emplace_back(reminder.id, *state);
        const auto next = nextTelling(reminder, now);
        if (next && (!found.nextPromise || *next < *found.nextPromise)) found.nextPromise = next;
    }
    return found;
}

void NoticeKeeper::tell(const Found& found, const NoticeSettings& settings) {
    Notice notice;
    notice.lead = settings.lead;
    for (const auto& [kind, one] : found.news) {
        if (!settings.has(kind)) continue;
        switch (kind) {
            case NoticeKind::newRequests: ++notice.newRequests; break;
            case NoticeKind::dueSoon: ++notice.dueSoon; break;
            case NoticeKind::closedByBuyer: ++notice.closedByBuyer; break;
            case NoticeKind::promised: break;  // is about no return
        }
        const auto isIt = [&key = one.key](const Noticed& other) { return other.key == key; };
        if (settings.showsDetails && notice.details.size() < mostDetails && std::none_of(notice.details.begin(), notice.details.end(), isIt)) notice.details.push_back(one);
    }
    if (settings.promised)
        for (const auto& [id, state] : found.promises) ++(state == ReminderState::missed ? notice.promisesMissed : notice.promisedToday);
    if (notice.isEmpty()) return;
    Changes changes;
    changes.notice = notice;
    core_.publish(changes);
}

}  // namespace resodesk::app
