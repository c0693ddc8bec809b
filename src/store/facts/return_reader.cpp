// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/facts/return_reader.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "store/facts/list_sql.h"
#include "store/facts/packed.h"
#include "store/facts/read_fact.h"
#include "store/facts/word_test.h"
#include "store/query.h"

namespace resodesk::store {

namespace {

// Measured with 1,000,000 returns: the index gathers the returns with a word that begins with one letter in 0.1 to 0.2 s, testing
// 4,000 rows takes a tenth of that. What fewer than one in forty have, the index finds as fast.
constexpr int worthTesting = 4'000, worthTestingOfLong = 1'000;
constexpr std::size_t textColumns = 8;

const std::string rowColumns =
    "r.n, r.account, r.id, r.order_id, r.buyer, r.item, r.sku, r.quantity, r.price, r.currency, r.reason, r.ground,"
    " r.shown_state, r.in_policy, r.country, r.rma, r.requested_at, r.deadline,"
    " r.shown_new OR (r.snoozed_until IS NOT NULL AND r.shown_state = 'requested'), r.last_message_by, r.tags, r.snoozed_until";

ReturnRow readRow(Query& q) {
    ReturnRow row;
    row.place.row = q.integer();
    row.key.account = {q.integer()};
    row.key.id = {q.text()};
    row.order = {q.text()};
    row.buyer = q.text();
    row.item = q.text();
    row.sku = q.text();
    row.quantity = static_cast<int>(q.integer());
    row.amount = q.money();
    row.reason = q.text();
    row.ground = q.named(Ground::other);
    row.state = q.named(ShownState::requested);
    row.inPolicy = q.flag();
    row.country = q.text();
    row.rma = q.text();
    row.requestedAt = q.time();
    row.deadline = q.maybeTime();
    if (!q.flag()) row.deadline.reset();
    row.buyerWroteLast = q.named(Actor::nobody) == Actor::buyer;
    row.tags = unpackTexts(q.text());
    row.snoozedUntil = q.maybeTime();
    return row;
}

ReturnRow readPlacedRow(Query& q, SortBy sortBy) {
    ReturnRow row = readRow(q);
    if (sortsByNumber(sortBy))
        row.place.value = q.integer();
    else
        row.place.value = q.text();
    return row;
}

std::vector<ReturnRow> readRows(Query& q, SortBy sortBy) {
    std::vector<ReturnRow> rows;
    while (q.step()) rows.push_back(readPlacedRow(q, sortBy));
    return rows;
}

}  // namespace

std::optional<Return> ReturnReader::find(const ReturnKey& key) {
    Query q(facts_, "SELECT " + factColumns() + " FROM returns WHERE account=? AND id=?");
    q.bind(key.account, key.id);
    if (!q.step()) return std::nullopt;
    return readFact(q);
}

std::vector<ReturnKey> ReturnReader::withId(const ReturnId& id) {
    Query q(facts_, "SELECT account FROM returns WHERE id=? AND account IN (SELECT DISTINCT account FROM pull)");
    q.bind(id);
    std::vector<ReturnKey> keys;
    while (q.step()) keys.push_back({{q.integer()}, id});
    return keys;
}

std::vector<ReturnKey> ReturnReader::withCode(const std::string& code) {
    std::string phrase = "\"";
    for (const char c : code) phrase += c == '"' ? std::string("\"\"") : std::string(1, c);
    phrase += "\"";
    Query q(facts_, "SELECT r.account, r.id FROM returns_text JOIN returns r ON r.n = returns_text.rowid"
                    " WHERE returns_text MATCH ?1 AND r.account IN (SELECT DISTINCT account FROM pull) AND (r.id = ?2 COLLATE NOCASE"
                    " OR r.order_id = ?2 COLLATE NOCASE OR r.rma = ?2 COLLATE NOCASE OR r.tracking = ?2 COLLATE NOCASE) ORDER BY r.n");
    q.bind("{id order_id rma tracking} : " + phrase, code);
    std::vector<ReturnKey> keys;
    while (q.step()) {
        const AccountId account{q.integer()};
        keys.push_back({account, {q.text()}});
    }
    return keys;
}

std::optional<ReturnRow> ReturnReader::row(const ReturnKey& key) {
    Query q(facts_, "SELECT " + rowColumns + ", r.shown_due FROM returns r WHERE r.account=? AND r.id=?");
    q.bind(key.account, key.id);
    auto rows = readRows(q, SortBy::timeLeft);
    if (rows.empty()) return std::nullopt;
    return rows.front();
}

/// Walking the list in its order pays when many rows are in it; else those that are in it are looked for and sorted. Measured with
/// 1,000,000 returns: the first 100 with one of nine reasons are there in 1 ms instead of 130.
void ReturnReader::chooseOrder(ListSql& sql, const ReturnQuery& query) {
    const bool isAnyFew = passOver(sql);
    const bool isWhole = (query.view == View::all || query.view == View::closed) && query.filter.isEmpty();
    const bool isSorted = query.sortBy != SortBy::timeLeft && !isWhole;
    if (isAnyFew || (isSorted && !areMany("SELECT 1 FROM " + sql.from() + " WHERE " + sql.where(), [&](Query& q) { sql.bindTo(q); }))) sql.sortAfterwards();
}

bool ReturnReader::passOver(ListSql& sql) {
    return sql.passOver([this](const SearchCondition& condition) {
        return areMany(condition.counted.empty() ? "SELECT 1 FROM returns r WHERE " + condition.sql : condition.counted,
                       [&](Query& q) { bindAll(q, condition.values); });
    });
}

bool ReturnReader::areMany(const std::string& rows, const std::function<void(Query&)>& bind) {
    Query q(facts_, "SELECT COUNT(*) FROM (" + rows + " LIMIT " + std::to_string(worthWalking_) + ")");
    bind(q);
    q.step();
    return q.integer() == worthWalking_;
}

/// The first rows of a list that is filtered by words alone, found by reading it. None when they are too far apart.
std::optional<std::vector<ReturnRow>> ReturnReader::tested(const ReturnQuery& query, const std::optional<RowPlace>& place, int limit, TimePoint now) {
    const bool isDue = query.view == View::newOnes || query.view == View::dueToday || query.view == View::overdue;
    const bool isWhole = query.view == View::all || query.view == View::closed;
    ReturnFilter others = query.filter;
    others.text.clear();
    if (query.filter.text.empty() || !others.isEmpty() || query.sortBy != SortBy::timeLeft) return std::nullopt;
    auto test = WordTest::of(facts_, query.filter.text);
    if (!test || (!isDue && !test->hasShort())) return std::nullopt;
    const std::string narrowed = isDue ? std::string() : test->narrowed();
    if (!isDue && !isWhole && narrowed.empty()) return std::nullopt;
    const int most = test->hasShort() ? worthTesting : worthTestingOfLong;
    ListSql sql(query, now, WordsAre::tested, narrowed);
    if (place) sql.startAfter(*place);
    Query q(facts_, "SELECT r.id, r.order_id, r.buyer, r.item, r.sku, r.rma, r.tracking, r.notes, " + rowColumns + ", " + sql.sortColumn() + " FROM " +
                        sql.from() + " WHERE " + sql.where() + " ORDER BY " + sql.order() + " LIMIT " + std::to_string(most));
    sql.bindTo(q);
    std::vector<ReturnRow> rows;
    std::vector<std::string_view> texts(textColumns);
    int looked = 0;
    for (; q.step(); ++looked) {
        for (std::string_view& text : texts) text = q.textView();
        if (!test->holdsFor(texts)) continue;
        rows.push_back(readPlacedRow(q, query.sortBy));
        if (static_cast<int>(rows.size()) == limit) return rows;
    }
    if (looked == most) return std::nullopt;
    return rows;
}

std::vector<ReturnRow> ReturnReader::page(const ReturnQuery& query, const std::optional<RowPlace>& place, int limit,
                                          TimePoint now) {
    if (auto rows = tested(query, place, limit, now)) return *rows;
    ListSql sql(query, now);
    chooseOrder(sql, query);
    if (place) sql.startAfter(*place);
    Query q(facts_, "SELECT " + rowColumns + ", " + sql.sortColumn() + " FROM " + sql.from() + " WHERE " + sql.where() +
                        " ORDER BY " + sql.order() + " LIMIT " + std::to_string(limit));
    sql.bindTo(q);
    return readRows(q, query.sortBy);
}

std::vector<ReturnRow> ReturnReader::lastPage(const ReturnQuery& query, int limit, TimePoint now) {
    ListSql sql(query, now);
    chooseOrder(sql, query);
    Query q(facts_, "SELECT " + rowColumns + ", " + sql.sortColumn() + " FROM " + sql.from() + " WHERE " + sql.where() +
                        " ORDER BY " + sql.order(true) + " LIMIT " + std::to_string(limit));
    sql.bindTo(q);
    auto rows = readRows(q, query.sortBy);
    std::reverse(rows.begin(), rows.end());
    return rows;
}

ReturnReader::Total ReturnReader::total(const ReturnQuery& query, TimePoint now) {
    ListSql sql(query, now, WordsAre::counted);
    passOver(sql);
    // Not by GROUP BY, which sorts all rows before it adds them: who types would wait until a list of a million is given up.
    Query q(facts_, "SELECT r.price, r.currency FROM " + sql.from() + " WHERE " + sql.where());
    sql.bindTo(q);
    Total total;
    std::map<std::string, std::int64_t, std::less<>> sums;
    auto last = sums.end();
    for (; q.step(); ++total.count) {
        const std::int64_t price = q.integer();
        const std::string_view currency = q.textView();
        if (last == sums.end() || last->first != currency) last = sums.find(currency);
        if (last == sums.end()) last = sums.emplace(currency, 0).first;
        last->second += price;
    }
    for (const auto& [code, minor] : sums) {
        const auto currency = Currency::parse(code);
        total.amounts.add(Money{minor, currency ? *currency : Currency{}});
    }
    return total;
}

std::int64_t ReturnReader::count(const ReturnQuery& query, TimePoint now) {
    ListSql sql(query, now, WordsAre::counted);
    passOver(sql);
    Query q(facts_, "SELECT COUNT(*) FROM " + sql.from() + " WHERE " + sql.where());
    sql.bindTo(q);
    q.step();
    return q.integer();
}

std::vector<ReturnKey> ReturnReader::keys(const ReturnQuery& query, TimePoint now) {
    const ListSql sql(query, now);
    Query q(facts_, "SELECT r.account, r.id FROM " + sql.from() + " WHERE " + sql.where() + " ORDER BY " + sql.order());
    sql.bindTo(q);
    std::vector<ReturnKey> keys;
    while (q.step()) {
        ReturnKey key;
        key.account = {q.integer()};
        key.id = {q.text()};
        keys.push_back(std::move(key));
    }
    return keys;
}

ViewCounts ReturnReader::counts(TimePoint now, TimePoint midnight) {
    ViewCounts counts;
    {
        Query q(facts_, "SELECT view, n FROM view_count");
        while (q.step()) {
            const View view = q.named(View::all);
            const std::int64_t n = q.integer();
            if (view == View::newOnes) counts.newOnes = n;
            if (view == View::toInspect) counts.toInspect = n;
            if (view == View::toRefund) counts.toRefund = n;
            if (view == View::waitingForBuyer) counts.waitingForBuyer = n;
            if (view == View::snoozed) counts.snoozed = n;
            if (view == View::closed) counts.closed = n;
            if (view == View::all) counts.all = n;
        }
    }
    Query due(facts_,
              "SELECT (SELECT COUNT(*) FROM returns WHERE shown_new=1 AND shown_due >= ?1 AND shown_due < ?2),"
              " (SELECT COUNT(*) FROM returns WHERE shown_new=1 AND shown_due < ?1),"
              " (SELECT COUNT(*) FROM parcel WHERE shown_open=1)");
    due.bind(now, midnight).step();
    counts.dueToday = due.integer();
    counts.overdue = due.integer();
    counts.lostParcels = due.integer();
    return counts;
}

std::vector<std::string> ReturnReader::countries(int newest) {
    Query q(facts_, "SELECT DISTINCT country FROM (SELECT country FROM returns ORDER BY n DESC LIMIT ?) WHERE country <> '' ORDER BY country");
    q.bind(newest);
    std::vector<std::string> countries;
    while (q.step()) countries.push_back(q.text());
    return countries;
}

std::vector<ReturnKey> ReturnReader::ofOrder(AccountId account, const OrderId& order) {
    Query q(facts_, "SELECT id FROM returns WHERE account=? AND order_id=? ORDER BY n");
    q.bind(account, order);
    std::vector<ReturnKey> keys;
    while (q.step()) keys.push_back({account, {q.text()}});
    return keys;
}

std::vector<ReturnRow> ReturnReader::ofBuyer(AccountId account, const BuyerId& buyer, int limit) {
    Query q(facts_, "SELECT " + rowColumns + ", r.shown_due FROM returns r WHERE r.account=? AND r.buyer_id=? ORDER BY r.requested_at DESC LIMIT ?");
    q.bind(account, buyer, limit);
    return readRows(q, SortBy::timeLeft);
}

bool ReturnReader::hasRma(const std::string& rma) {
    Query q(facts_, "SELECT 1 FROM returns WHERE rma = ? COLLATE NOCASE AND rma <> '' LIMIT 1");
    return q.bind(rma).step();
}

}  // namespace resodesk::store
