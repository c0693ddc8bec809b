// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/facts/past_requests.h"

#include <charconv>

#include "store/facts/read_fact.h"
#include "store/query.h"

namespace resodesk::store {

namespace {

const std::string selectPast = "SELECT " + factColumns("r.") +
                               ", o.ordered_at, (SELECT group_concat(b.requested_at) FROM returns b WHERE b.account = r.account AND b.buyer_id = r.buyer_id"
                               " AND b.requested_at < r.requested_at AND b.requested_at > r.requested_at - 31622400000)"  // 366 days
                               " FROM returns r LEFT JOIN orders o ON o.account = r.account AND o.id = r.order_id WHERE ";

std::vector<TimePoint> timesIn(const std::string& text) {
    std::vector<TimePoint> times;
    for (const char *at = text.data(), *end = at + text.size(); at < end; ++at) {
        std::int64_t ms = 0;
        at = std::from_chars(at, end, ms).ptr;
        times.push_back(fromMillis(ms));
    }
    return times;
}

RequestWithPast readPast(Query& q) {
    RequestWithPast past;
    past.fact = readFact(q);
    past.orderedAt = q.maybeTime();
    past.earlier = timesIn(q.text());
    return past;
}

}  // namespace

void eachRequestSince(Database& facts, TimePoint since, const std::function<void(const RequestWithPast&)>& take) {
    Query q(facts, selectPast + "r.requested_at >= ?");
    q.bind(since);
    while (q.step()) take(readPast(q));
}

std::optional<RequestWithPast> requestWithPast(Database& facts, const ReturnKey& key) {
    Query q(facts, selectPast + "r.account = ? AND r.id = ?");
    if (!q.bind(key.account, key.id).step()) return std::nullopt;
    return readPast(q);
}

}  // namespace resodesk::store
