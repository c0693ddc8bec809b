// SPDX-License-Identifier: GPL-3.0-or-later
// The letters of HTML: one tag with its attributes, entities, where a script ends. Forgives as a browser does.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace resodesk::channels::mail {

struct HtmlTag {
    std::string name;  ///< lower case
    bool isEnd = false;
    std::size_t end = 0;  ///< the byte behind it; the end of the text when it is never closed
    std::vector<std::pair<std::string, std::string>> attributes;

    /// Of the first attribute of this name, entities replaced; empty when there is none.
    std::string value(std::string_view attribute) const;
};

/// The tag whose "<" stands at `at`.
HtmlTag readTag(std::string_view html, std::size_t at);
/// Behind the end tag of `name`, or the end of the text.
std::size_t endOfRawText(std::string_view html, std::size_t at, std::string_view name);
/// Named and numbered characters as UTF-8; what is none stays as written.
std::string withoutEntities(std::string_view text);

}  // namespace resodesk::channels::mail
