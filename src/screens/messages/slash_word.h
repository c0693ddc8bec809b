// SPDX-License-Identifier: GPL-3.0-or-later
// A template that is looked for while a message is written: "/ref" asks for those whose name or folder has such a word.

#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace resodesk::screens {

struct SlashWord {
    std::size_t begin = 0, end = 0;  ///< bytes of the text, with the slash
    std::string typed;               ///< behind it; may be empty
};

/// The one the caret stands behind, with letters, digits and single blanks: it begins a line or follows a blank, so that "1/2" and links are none.
/// `caret`: bytes.
std::optional<SlashWord> slashWordAt(const std::string& text, std::size_t caret);

struct Insertion {
    std::string text;
    std::size_t caret = 0;  ///< behind what was put in
};

/// The message with `filled` in the place of the word. Several templates in one message stand apart.
Insertion putIn(const std::string& text, const SlashWord& word, const std::string& filled);

}  // namespace resodesk::screens
