// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed above the list of returns: plain words and `word:value` parts.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "domain/returns/list.h"

namespace resodesk {

/// A value a `word:` knows, with the words people read for it: {reason, "defective", "Difettoso"}, {account, "1", "Rossi"}.
struct SearchName {
    SearchWord word = SearchWord::reason;
    std::string code;
    std::string words;
    bool operator==(const SearchName&) const = default;
};
using SearchNames = std::vector<SearchName>;

/// Parts are separated by blanks; values with blanks stand in quotes; a leading - negates any part. Values out of lists: several with
/// commas, each a code, its words, or the beginning of either.
/// Signs without a letter or a digit beside other words find nothing and are passed over.
/// The error's subject is the part that is not understood, as it was typed: unknownSearchWord, unknownSearchValue, badSearchAmount,
/// badSearchAge, badSearchText; or badText, textTooLong.
Result<ReturnFilter> parseSearch(std::string_view text, const SearchNames& names);

/// While it is typed: a part whose value has not been begun, such as "amount:", says nothing yet and is passed over.
Result<ReturnFilter> parseUnfinishedSearch(std::string_view text, const SearchNames& names);

/// What may have been meant by a part that was refused, whole: "state:authorized". Empty: no idea.
std::string meantBy(const std::string& part, const SearchNames& names);

struct SearchSuggestion {
    std::string part;   ///< what would stand there: "state:authorized", "state:"
    std::string words;  ///< what it means, where names tell
    bool operator==(const SearchSuggestion&) const = default;
};
struct SearchSuggestions {
    std::size_t from = 0, to = 0;  ///< bytes of the text that the part takes the place of
    std::vector<SearchSuggestion> list;
    bool operator==(const SearchSuggestions&) const = default;
};
/// For the part the caret (in bytes) stands at the end of. Nothing where the part is complete.
SearchSuggestions suggestionsFor(std::string_view text, std::size_t caret, const SearchNames& names);

/// The text with `part` in its place, ready for the next one; the caret belongs behind it.
struct SearchText {
    std::string text;
    std::size_t caret = 0;
};
SearchText acceptSuggestion(std::string_view text, const SearchSuggestions& suggestions, std::size_t which);

}  // namespace resodesk
