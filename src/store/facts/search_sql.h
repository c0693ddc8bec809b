// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of one part of a search. Every value is a bound parameter.

#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "domain/returns/search_term.h"

namespace resodesk::store {

using SqlValue = std::variant<std::int64_t, std::string>;

struct SearchCondition {
    std::string sql;  ///< about `r`, a row of returns; never NULL
    std::vector<SqlValue> values;
    /// Where an index can count them: a SELECT of at least these rows, with the same values. Else empty.
    std::string counted = {};
};

/// Those without two decimals: ('JPY','KWD',...).
std::string oddCurrencies();

/// Without its negation.
SearchCondition conditionOf(const SearchTerm& term, TimePoint now);

}  // namespace resodesk::store
