// SPDX-License-Identifier: GPL-3.0-or-later
// One part of a search: `word:value`, a quoted phrase, or what must not be there.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "domain/names.h"

namespace resodesk {

enum class SearchWord {
    sku, rma, order, tracking, id,           ///< codes: whole, or with a * at the end their beginning; whatever their case
    buyer, item, note,                       ///< the beginnings of words, as they are found everywhere
    reason, country, state, account, tag, is,  ///< values out of a list
    amount,                                  ///< in each return's own currency
    due, requested                           ///< time left to answer, and age of the request
};
NameTable<SearchWord> nameTable(SearchWord);

/// What `is:` asks.
enum class SearchIs {
    isNew, dueToday, overdue, toInspect, toRefund, waiting, closed, inPolicy, outOfPolicy,
    answered,    ///< the seller wrote last
    unanswered,  ///< the buyer wrote last
    noted,       ///< it has a private note
    tagged,
    snoozed
};
NameTable<SearchIs> nameTable(SearchIs);

enum class Limit { below, atMost, exactly, atLeast, above };

/// A number as it was typed, exactly: 20.50 is 2050 with two places.
struct Decimal {
    std::int64_t digits = 0;
    int places = 0;
    bool operator==(const Decimal&) const = default;
};

struct AmountLimit {
    Limit limit = Limit::exactly;
    Decimal amount;
    bool operator==(const AmountLimit&) const = default;
};

/// An amount of whole minor units against the number: the same truth as against the number itself.
struct MinorLimit {
    Limit limit = Limit::exactly;
    std::int64_t minor = 0;
};
/// In a currency of so many decimals. None: no amount of this currency can be that (24.90 yen).
std::optional<MinorLimit> inMinorUnits(const AmountLimit& limit, int decimals);

struct AgeLimit {
    Limit limit = Limit::below;
    milliseconds age{};
    bool operator==(const AgeLimit&) const = default;
};

/// Times are kept as durations: what is due within a day is another question tomorrow.
struct SearchTerm {
    std::optional<SearchWord> word;  ///< none: anywhere
    bool isNot = false;
    bool isBeginning = false;          ///< of a code
    std::vector<std::string> values;   ///< texts and codes: one of them
    std::optional<SearchIs> is;
    std::vector<AmountLimit> amounts;  ///< all of them
    std::vector<AgeLimit> ages;        ///< all of them
    bool operator==(const SearchTerm&) const = default;
};

}  // namespace resodesk
