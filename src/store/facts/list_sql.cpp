// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/facts/list_sql.h"

#include <ctime>

#include "store/facts/search_sql.h"
#include "store/query.h"

namespace resodesk::store {

namespace {

const char* columnOf(SortBy sortBy) {
    switch (sortBy) {
        case SortBy::timeLeft: return "r.shown_due";
        case SortBy::requested: return "r.requested_at";
        case SortBy::state: return "r.shown_state";
        case SortBy::order: return "r.order_id";
        case SortBy::buyer: return "r.buyer_key";
        case SortBy::item: return "r.item_key";
        case SortBy::amount: return "r.price";
        case SortBy::reason: return "r.reason";
        case SortBy::policy: return "r.in_policy";
        case SortBy::rma: return "r.rma";
        case SortBy::id: return "r.id";
        case SortBy::country: return "r.country";
    }
    return "r.shown_due";
}

}  // namespace

bool sortsByNumber(SortBy sortBy) {
    return sortBy == SortBy::timeLeft || sortBy == SortBy::requested || sortBy == SortBy::amount || sortBy == SortBy::policy;
}

ListSql::ListSql(const ReturnQuery& query, TimePoint now, WordsAre words, const std::string& narrowed)
    : isDescending_(query.descending), isNewestFirst_(words != WordsAre::counted && isNewestFirst(query) && !ftsPrefixes(query.filter.text).empty()), sortColumn_(columnOf(query.sortBy)) {
    const bool isByIndex = isNewestFirst_ && (words == WordsAre::found || !narrowed.empty());
    if (isNewestFirst_) {
        sortColumn_ = isByIndex ? "returns_text.rowid" : "r.n";
        isDescending_ = !isDescending_;
    }
    if (isByIndex) from_ = "returns_text CROSS JOIN returns r ON r.n = returns_text.rowid";
    requireView(query.view, now);
    const ReturnFilter& f = query.filter;
    if (f.state) require("r.shown_state = ?", {std::string(toText(*f.state))}, true);
    if (f.inPolicy) require("r.in_policy = ?", {std::int64_t{*f.inPolicy ? 1 : 0}});
    if (!f.reason.empty()) require("r.reason = ?", {f.reason}, true);
    if (f.account) require("r.account = ?", {f.account.value}, true);
    if (f.dueBefore) require("r.shown_new = 1 AND r.shown_due < ?", {toMillis(*f.dueBefore)});
    if (f.maxAmount) requireAmountAtMost(*f.maxAmount);
    if (isByIndex)
        require("returns_text MATCH ?", {words == WordsAre::found ? ftsPrefixes(f.text) : narrowed});
    else if (words != WordsAre::tested)
        requireText(f.text);
    for (const SearchTerm& term : f.terms) {
        const SearchCondition condition = conditionOf(term, now);
        const bool isTempting = term.word == SearchWord::reason || term.word == SearchWord::state || term.word == SearchWord::account || term.word == SearchWord::requested ||
                                term.word == SearchWord::amount;
        require((term.isNot ? "NOT (" : "(") + condition.sql + ")", condition.values, isTempting && !term.isNot);
    }
}

void ListSql::require(const std::string& condition, const std::vector<SqlValue>& values, bool isTempting) { parts_.push_back({{condition, values}, isTempting}); }

std::string ListSql::where() const {
    std::string where = "1";
    for (const Part& part : parts_) where += " AND " + part.condition.sql;
    return where;
}

bool ListSql::passOver(const std::function<bool(const SearchCondition&)>& areMany) {
    bool isAnyFew = false;
    for (Part& part : parts_) {
        if (!part.isTempting) continue;
        if (areMany(part.condition))
            part.condition.sql = "+(" + part.condition.sql + ")";
        else
            isAnyFew = true;
    }
    return isAnyFew;
}

void ListSql::requireView(View view, TimePoint now) {
    switch (view) {
        case View::newOnes: return require("r.shown_new = 1");
        case View::dueToday:
            return require("r.shown_new = 1 AND r.shown_due >= ? AND r.shown_due < ?",
                           {toMillis(now), toMillis(nextMidnight(now))});
        case View::overdue: return require("r.shown_new = 1 AND r.shown_due < ?", {toMillis(now)});
        case View::toInspect: return require("r.shown_to_inspect = 1");
        case View::toRefund: return require("r.shown_to_refund = 1");
        case View::waitingForBuyer: return require("r.shown_waiting = 1");
        case View::snoozed: return require("r.snoozed_until IS NOT NULL");
        case View::closed: return require("r.shown_closed = 1");
        case View::all: return;
    }
}

void ListSql::requireText(const std::string& text) {
    const std::string prefixes = ftsPrefixes(text);
    if (!prefixes.empty()) require("r.n IN (SELECT rowid FROM returns_text WHERE returns_text MATCH ?)", {prefixes});
}

void ListSql::requireAmountAtMost(const std::string& amount) {
    std::string condition = "r.price <= CASE r.currency";
    std::vector<SqlValue> values;
    for (const auto& [code, decimals] : unusualDecimals()) {
        const std::size_t point = amount.find('.');  // a finer amount than the currency has is cut: 30 yen > 24.90
        const auto kept = point == std::string::npos ? amount.size() : decimals == 0 ? point : point + 1 + decimals;
        const auto money = parsePlainAmount(amount.substr(0, kept), Currency::parse(code).value());
        if (!money) continue;
        condition += " WHEN '" + std::string(code) + "' THEN ?";
        values.push_back(money->minor);
    }
    const auto usual = parsePlainAmount(amount, Currency::parse("EUR").value());
    condition += " ELSE ? END";
    values.push_back(usual ? usual->minor : 0);
    require(condition, values);
}

void ListSql::startAfter(const RowPlace& place) {
    const char* beyond = isDescending_ ? "<" : ">";
    const SqlValue value = std::visit([](const auto& v) -> SqlValue { return v; }, place.value);
    if (isNewestFirst_) return require(sortColumn_ + " " + beyond + " ?", {place.row});
    require("(" + sortColumn_ + ", r.n) " + beyond + " (?, ?)", {value, place.row});
}

std::string ListSql::order(bool isBackwards) const {
    const bool descending = isDescending_ != isBackwards;
    if (isNewestFirst_) return sortColumn_ + (descending ? " DESC" : "");
    return descending ? sortColumn_ + " DESC, r.n DESC" : sortColumn_ + ", r.n";
}

void bindAll(Query& query, const std::vector<SqlValue>& values) {
    for (const SqlValue& value : values)
        std::visit([&](const auto& v) { query.bind(v); }, value);
}

void ListSql::bindTo(Query& query) const {
    for (const Part& part : parts_) bindAll(query, part.condition.values);
}

std::vector<std::string> typedWords(const std::string& text) {
    std::vector<std::string> words;
    bool isInWord = false;
    for (const char c : text) {
        const bool isBlank = c == ' ' || c == '\t' || c == '\n';
        if (!isBlank && !isInWord) words.emplace_back();
        if (!isBlank) words.back() += c;
        isInWord = !isBlank;
    }
    return words;
}

std::string ftsPrefixes(const std::string& text) {
    std::string prefixes;
    for (const std::string& word : typedWords(text)) {
        prefixes += prefixes.empty() ? "\"" : " \"";
        for (const char c : word) prefixes += c == '"' ? std::string("\"\"") : std::string(1, c);
        prefixes += "\"*";
    }
    return prefixes;
}

TimePoint nextMidnight(TimePoint now) {
    const std::time_t seconds = toSeconds(now);
    std::tm local{};
    ::localtime_r(&seconds, &local);
    local.tm_mday += 1;
    local.tm_hour = local.tm_min = local.tm_sec = 0;
    local.tm_isdst = -1;
    return fromSeconds(std::mktime(&local));
}

}  // namespace resodesk::store
