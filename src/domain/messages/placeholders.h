// SPDX-License-Identifier: GPL-3.0-or-later
// Places of a message's template that are filled for each buyer: {buyer}, {order} ... A brace itself is written twice: {{ or }}.

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "domain/names.h"

namespace resodesk {

/// What can be filled in; the names stand in the templates of sellers: append, never rename.
enum class Placeholder {
    buyer,          // the buyer's name, as the marketplace gives it
    shop,           // the seller's own name, under the message
    order,          // number of the order
    item,           // title of the first line
    amount,         // what is paid back, with its currency
    rma,            // number of the authorization
    returnAddress,  // where the goods go back to, on one line
    reason,         // why it was closed, or a part withheld, in words
    withheld,       // what is not paid back
    returnCost,     // what the parcel back costs the buyer
    itemPrice,      // what the buyer paid for the item
    credit,         // what is paid if the buyer keeps it
    labelPrice,     // what a label of the shop costs the buyer
    courier,        // who carries the parcel
    tracking,       // its tracking number
    lastScan,       // the courier's last entry: place and day
    expectedDay,    // when it is expected to arrive
    deliveredDay,   // when the courier says it was delivered
    claim,          // number of the claim with the courier
    deadline        // the day until which something is done: the next step
};
NameTable<Placeholder> nameTable(Placeholder);

/// "{buyer}".
std::string written(Placeholder placeholder);

/// As the values are to stand in the text; an empty one is missing.
using PlaceholderValues = std::map<Placeholder, std::string>;

struct FilledText {
    std::string text;                  ///< what is missing stands there as {name}
    std::vector<Placeholder> missing;  ///< each once, in the order of the text; none: it can be sent
    bool isComplete() const { return missing.empty(); }
};

/// unknownPlaceholder (subject: as it stands there), badBraces (subject: what stands around the brace).
Result<void> checkPlaceholders(std::string_view text);

/// Each once, in the order of the text. Of a text that passes the check.
std::vector<Placeholder> placeholdersIn(std::string_view text);

/// Values are put in as they are: braces in them mean nothing. Of a text that passes the check.
FilledText fill(std::string_view text, const PlaceholderValues& values);

/// What still stands as {name} in a text that somebody went on writing: it blocks the sending.
std::vector<Placeholder> unfilledIn(std::string_view draft);

}  // namespace resodesk
