// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a link: what is taken names an account and a return in plain text and is written as a link that means the same; what is
// refused is shown without a control character.

#include <algorithm>

#include "base/utf8.h"
#include "domain/returns/return_link.h"
#include "must.h"

using namespace resodesk;
using faults::must;

namespace {

bool isPlain(const std::string& text) {
    return isUtf8(text) && std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text = faults::textOf(bytes, size);
    const auto link = parseLink(text);
    if (!link) {
        must(isPlain(link.error().subject()), "what is refused can be shown");
        return 0;
    }
    must(isPlain(link->account) && !link->account.empty(), "an account is named in plain text");
    must(isPlain(link->id.value) && !link->id.empty(), "a return is named in plain text");
    const std::string again = toLink(*link);
    must(again.find_first_of(" \"'\\<>?#@") == std::string::npos && again.starts_with("resodesk://"), "a link needs no quotes anywhere");
    if (again.size() <= 2'000) must(parseLink(again) == link, "a link that is written means the same");
    return 0;
}
