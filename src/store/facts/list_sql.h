// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of a list question. Every value is a bound parameter.

#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "domain/returns/list.h"
#include "store/facts/search_sql.h"

namespace resodesk::store {

class Query;

/// Numbers are compared as numbers, the rest as text.
bool sortsByNumber(SortBy sortBy);

/// What becomes of the words of a filter: found in the order of the list by the full text index, counted by it in any order, or left out,
/// because the rows are tested one by one.
enum class WordsAre { found, counted, tested };

class ListSql {
 public:
    /// `narrowed`: what the full text index finds of the words that are tested, for the newest first; empty: nothing of them.
    ListSql(const ReturnQuery& query, TimePoint now, WordsAre words = WordsAre::found, const std::string& narrowed = {});
    /// Before startAfter: no index of the sort column is used. What the full text finds stays in its order.
    void sortAfterwards() {
        if (!isNewestFirst_) sortColumn_ = "+" + sortColumn_;
    }
    void startAfter(const RowPlace& place);
    std::string from() const { return from_; }
    std::string where() const;
    /// The index of a condition that many rows meet is not used: its rows would have to be sorted, or each be looked up. `areMany` is asked
    /// of each condition with an index; whether there was one that few rows meet.
    bool passOver(const std::function<bool(const SearchCondition&)>& areMany);
    std::string sortColumn() const { return sortColumn_; }
    std::string order(bool isBackwards = false) const;
    void bindTo(Query& query) const;

 private:
    struct Part {
        SearchCondition condition;
        bool isTempting = false;  ///< has an index that would bring its rows in another order
    };
    void require(const std::string& condition, const std::vector<SqlValue>& values = {}, bool isTempting = false);
    void requireView(View view, TimePoint now);
    void requireText(const std::string& text);
    void requireAmountAtMost(const std::string& amount);

    bool isDescending_;
    bool isNewestFirst_;
    std::string from_ = "returns r";
    std::vector<Part> parts_;
    std::string sortColumn_;
};

/// Named strings are bound without a copy: `values` must outlive the query's last step.
void bindAll(Query& query, const std::vector<SqlValue>& values);

std::vector<std::string> typedWords(const std::string& text);
/// Words as prefixes for FTS5: every word must be found. Empty when there is nothing to look for.
std::string ftsPrefixes(const std::string& text);

/// The next midnight of this computer's time zone.
TimePoint nextMidnight(TimePoint now);

}  // namespace resodesk::store
