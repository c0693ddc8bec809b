// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/facts/search_sql.h"

#include <algorithm>

#include "domain/money.h"
#include "domain/outbox/action.h"
#include "domain/returns/shown.h"
#include "store/facts/list_sql.h"

namespace resodesk::store {

namespace {

const char* searchedColumn(SearchWord word) {
    switch (word) {
        case SearchWord::sku: return "sku";
        case SearchWord::rma: return "rma";
        case SearchWord::order: return "order_id";
        case SearchWord::tracking: return "tracking";
        case SearchWord::id: return "id";
        case SearchWord::buyer: return "buyer";
        case SearchWord::item: return "item";
        case SearchWord::note: return "notes";
        case SearchWord::reason: return "reason";
        case SearchWord::country: return "country";
        case SearchWord::state: return "shown_state";
        case SearchWord::account: return "account";
        case SearchWord::tag: return "tag";
        case SearchWord::is:
        case SearchWord::amount:
        case SearchWord::due:
        case SearchWord::requested: break;
    }
    return "n";
}

const char* signOf(Limit limit) {
    switch (limit) {
        case Limit::below: return " < ";
        case Limit::atMost: return " <= ";
        case Limit::exactly: return " = ";
        case Limit::atLeast: return " >= ";
        case Limit::above: return " > ";
    }
    return " = ";
}

/// Older means earlier.
const char* signBack(Limit limit) {
    switch (limit) {
        case Limit::below: return " > ";
        case Limit::atMost: return " >= ";
        case Limit::exactly: return " = ";
        case Limit::atLeast: return " <= ";
        case Limit::above: return " < ";
    }
    return " = ";
}

std::string ftsPhrase(const std::string& text) {
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

std::string likeBeginning(const std::string& text) {
    std::string pattern;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
    }
    return pattern;
}

constexpr int anyOdd = -1;

SearchCondition found(const std::string& match) { return {"r.n IN (SELECT rowid FROM returns_text WHERE returns_text MATCH ?)", {match}}; }

/// The index finds what holds the code's letters and digits in this order; the comparison keeps what is the code.
SearchCondition codeCondition(const SearchTerm& term) {
    const std::string column = searchedColumn(*term.word), value = term.values.front();
    const bool isList = term.word == SearchWord::sku;  // of SKUs, with blanks between them
    SearchCondition condition{isList ? "' ' || r.sku || ' ' LIKE ? ESCAPE '\\'" : "r." + column + " LIKE ? ESCAPE '\\'", {}};
    condition.values = {isList ? "% " + likeBeginning(value) + (term.isBeginning ? "%" : " %") : likeBeginning(value) + (term.isBeginning ? "%" : "")};
    const bool isIndexed = std::any_of(value.begin(), value.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    if (!isIndexed) return condition;
    const SearchCondition narrowed = found("{" + column + "} : " + ftsPhrase(value) + (term.isBeginning ? "*" : ""));
    condition.sql = narrowed.sql + " AND " + condition.sql;
    condition.values.insert(condition.values.begin(), narrowed.values.front());
    return condition;
}

SearchCondition oneOf(const SearchTerm& term) {
    SearchCondition condition{std::string("r.") + searchedColumn(*term.word) + " IN (", {}};
    for (const std::string& value : term.values) {
        condition.sql += condition.values.empty() ? "?" : ",?";
        if (term.word == SearchWord::account)
            condition.values.push_back(static_cast<std::int64_t>(std::strtoll(value.c_str(), nullptr, 10)));
        else
            condition.values.push_back(value);
    }
    condition.sql += ")";
    return condition;
}

std::string currenciesWith(int decimals) {
    std::string codes;
    for (const auto& [code, has] : unusualDecimals())
        if (has == decimals || decimals == anyOdd) codes += (codes.empty() ? "('" : ",'") + std::string(code) + "'";
    return codes + ")";
}

SearchCondition tagCondition(const SearchTerm& term) {
    SearchCondition condition{"r.n IN (SELECT n FROM return_tag WHERE tag IN (", {}};
    for (const std::string& value : term.values) {
        condition.sql += condition.values.empty() ? "?" : ",?";
        condition.values.push_back(value);
    }
    condition.sql += "))";
    return condition;
}

/// Each number of decimals by itself, so that an index finds the few that have the amount: sort_amount, and odd_amount those with others
/// than two.
SearchCondition amountCondition(const std::vector<AmountLimit>& limits) {
    SearchCondition condition;
    for (const int decimals : {2, 0, 3}) {
        std::string sql;
        std::vector<SqlValue> values;
        for (const AmountLimit& limit : limits) {
            const auto minor = inMinorUnits(limit, decimals);
            if (!minor) break;
            sql += std::string("r.price") + signOf(minor->limit) + "? AND ";
            values.push_back(minor->minor);
        }
        if (values.size() < limits.size()) continue;  // finer than these currencies are
        condition.counted += condition.counted.empty() ? "" : " UNION ALL ";
        condition.counted += "SELECT 1 FROM returns r WHERE " + sql + (decimals == 2 ? "1" : "r.currency IN " + oddCurrencies());
        if (decimals == 2)
            sql += "r.currency NOT IN " + oddCurrencies();
        else
            sql += "r.currency IN " + oddCurrencies() + " AND r.currency IN " + currenciesWith(decimals);
        condition.sql += (condition.sql.empty() ? "(" : " OR (") + sql + ")";
        condition.values.insert(condition.values.end(), values.begin(), values.end());
    }
    return condition.sql.empty() ? SearchCondition{"0", {}} : condition;
}

SearchCondition ageCondition(const SearchTerm& term, TimePoint now) {
    SearchCondition condition;
    const bool isDue = term.word == SearchWord::due;
    // What awaits an answer without a deadline sorts by 2^62 minus its request.
    if (isDue) condition.sql = "r.shown_new = 1 AND r.shown_due < 2305843009213693952";
    for (const AgeLimit& limit : term.ages) {
        if (!condition.sql.empty()) condition.sql += " AND ";
        condition.sql += isDue ? std::string("r.shown_due") + signOf(limit.limit) + "?" : std::string("r.requested_at") + signBack(limit.limit) + "?";
        condition.values.push_back(toMillis(isDue ? now + limit.age : now - limit.age));
    }
    return condition;
}

SearchCondition isCondition(SearchIs is, TimePoint now) {
    switch (is) {
        case SearchIs::isNew: return {"r.shown_new = 1", {}};
        case SearchIs::dueToday: return {"r.shown_new = 1 AND r.shown_due >= ? AND r.shown_due < ?", {toMillis(now), toMillis(nextMidnight(now))}};
        case SearchIs::overdue: return {"r.shown_new = 1 AND r.shown_due < ?", {toMillis(now)}};
        case SearchIs::toInspect: return {"r.shown_to_inspect = 1", {}};
        case SearchIs::toRefund: return {"r.shown_to_refund = 1", {}};
        case SearchIs::waiting: return {"r.shown_waiting = 1", {}};
        case SearchIs::closed: return {"r.shown_closed = 1", {}};
        case SearchIs::inPolicy: return {"r.in_policy = 1", {}};
        case SearchIs::outOfPolicy: return {"r.in_policy = 0", {}};
        case SearchIs::answered: return {"r.last_message_by = ?", {std::string(toText(Actor::seller))}};
        case SearchIs::unanswered: return {"r.last_message_by = ?", {std::string(toText(Actor::buyer))}};
        case SearchIs::noted: return {"r.notes <> ''", {}};
        case SearchIs::tagged: return {"r.tags <> ''", {}};
        case SearchIs::snoozed: return {"r.snoozed_until IS NOT NULL", {}};
    }
    return {"1", {}};
}

}  // namespace

std::string oddCurrencies() { return currenciesWith(anyOdd); }

SearchCondition conditionOf(const SearchTerm& term, TimePoint now) {
    if (!term.word) return found(ftsPhrase(term.values.front()) + "*");
    switch (*term.word) {
        case SearchWord::sku:
        case SearchWord::rma:
        case SearchWord::order:
        case SearchWord::id:
        case SearchWord::tracking: return codeCondition(term);
        case SearchWord::buyer:
        case SearchWord::item:
        case SearchWord::note: return found(std::string("{") + searchedColumn(*term.word) + "} : " + ftsPhrase(term.values.front()) + "*");
        case SearchWord::reason:
        case SearchWord::country:
        case SearchWord::state:
        case SearchWord::account: return oneOf(term);
        case SearchWord::tag: return tagCondition(term);
        case SearchWord::is: return isCondition(*term.is, now);
        case SearchWord::amount: return amountCondition(term.amounts);
        case SearchWord::due:
        case SearchWord::requested: return ageCondition(term, now);
    }
    return {"1", {}};
}

}  // namespace resodesk::store
