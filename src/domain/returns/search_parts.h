// SPDX-License-Identifier: GPL-3.0-or-later
// How a search is cut into parts, and which values its words know. For search.cpp and search_suggestions.cpp.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/returns/search.h"

namespace resodesk {

struct SearchPart {
    std::size_t from = 0, to = 0;  ///< its bytes
    std::string typed;             ///< all of it
    bool isNot = false;
    bool hasWord = false;          ///< letters and a colon stand before the value
    bool isQuoted = false;
    std::string word;              ///< in small letters
    std::string value;             ///< without its quotes
};

/// Quotes count at the start of a value, so that 5" is five inches; one that is not closed ends with the text. Control characters
/// are blanks.
std::vector<SearchPart> searchParts(std::string_view text);

/// The codes a value of reason, country, state, account, tag or is stands for: the code itself or its words, else those that begin so.
std::vector<std::string> codesMeant(SearchWord word, std::string_view value, const SearchNames& names);

/// Codes and words a `word:` knows.
SearchNames namesOf(SearchWord word, const SearchNames& names);

/// Capital letters of ASCII made small, and - for _.
std::string plainly(std::string_view text);

}  // namespace resodesk
