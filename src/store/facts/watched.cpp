// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/facts/watched.h"

#include "store/query.h"

namespace resodesk::store {

namespace {

// A request without a deadline sorts by 2^62 minus its time.
const std::string hasDeadline = "shown_due < 2305843009213693952";

std::vector<Noticed> readNoticed(Query& q) {
    std::vector<Noticed> all;
    while (q.step()) {
        Noticed one;
        one.key.account = {q.integer()};
        one.key.id = {q.text()};
        one.buyer = q.text();
        one.amount = q.money();
        one.deadline = q.maybeTime();
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace

std::vector<Noticed> requestsToAnswer(Database& facts) {
    Query q(facts, "SELECT account, id, buyer, price, currency, deadline FROM returns WHERE shown_new = 1 ORDER BY shown_due, n");
    return readNoticed(q);
}

std::vector<Noticed> closedByBuyers(Database& facts, AccountId account, TimePoint since) {
    Query q(facts, "SELECT account, id, buyer, price, currency, NULL FROM returns WHERE closed_by = 'buyer' AND account = ? AND changed_at > ? ORDER BY changed_at");
    q.bind(account, since);
    return readNoticed(q);
}

std::optional<TimePoint> nextDeadline(Database& facts, TimePoint after) {
    Query q(facts, "SELECT MIN(shown_due) FROM returns WHERE shown_new = 1 AND shown_due > ? AND " + hasDeadline);
    q.bind(after).step();
    return q.maybeTime();
}

}  // namespace resodesk::store
