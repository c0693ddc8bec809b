// SPDX-License-Identifier: GPL-3.0-or-later
// Tells of the texts of a return what the full text index would. For beginnings of one or two letters, of which the index has half of all
// returns to gather before the first comes out, reading the first rows of a list and testing them is faster.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace resodesk::store {

class WordTest {
 public:
    /// None where one of the words is nothing to the index.
    static std::optional<WordTest> of(Database& facts, const std::string& text);

    /// Each word is in one of the texts: its parts ("A-12" has two) one after the other, the last at least by its beginning.
    bool holdsFor(const std::vector<std::string_view>& texts);
    /// One of the words ends with a beginning that is short.
    bool hasShort() const;
    /// For FTS5: what it finds at once of these words; empty where that is nothing.
    std::string narrowed() const;

 private:
    using Parts = std::vector<std::string>;
    class Tokenizer;
    WordTest(std::shared_ptr<Tokenizer> tokenizer, std::vector<Parts> words) : tokenizer_(std::move(tokenizer)), words_(std::move(words)) {}
    bool isIn(const Parts& word) const;

    std::shared_ptr<Tokenizer> tokenizer_;
    std::vector<Parts> words_;
    Parts text_;  ///< the one that is looked at, its first `length_` parts
    std::size_t length_ = 0;
};

}  // namespace resodesk::store
