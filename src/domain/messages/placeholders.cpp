// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/messages/placeholders.h"

#include <algorithm>
#include <array>
#include <optional>

namespace resodesk {

namespace {

constexpr std::size_t shownAround = 12;  // bytes on both sides of a brace that stands alone

/// A piece of plain text, or a place.
struct Part {
    std::string_view text;  ///< with its braces, for a place
    std::optional<Placeholder> place;
};

/// Cut between characters.
std::string around(std::string_view text, std::size_t at) {
    std::size_t from = at > shownAround ? at - shownAround : 0, to = std::min(at + shownAround, text.size());
    const auto isInside = [&](std::size_t i) { return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80; };
    while (from > 0 && isInside(from)) --from;
    while (isInside(to)) ++to;
    std::string shown(text.substr(from, to - from));
    std::replace(shown.begin(), shown.end(), '\n', ' ');
    return shown;
}

/// Takes the next part off `rest`, which is the end of `whole`.
Result<Part> next(std::string_view whole, std::string_view& rest) {
    const auto take = [&](std::size_t size) {
        const std::string_view taken = rest.substr(0, size);
        rest.remove_prefix(size);
        return taken;
    };
    const std::size_t brace = std::min(rest.find_first_of("{}"), rest.size());
    if (brace > 0) return Part{take(brace), {}};
    if (rest.starts_with("{{") || rest.starts_with("}}")) return Part{take(2).substr(1), {}};
    const std::size_t end = rest.find_first_of("{}\n", 1);
    if (rest.front() == '}' || end == std::string_view::npos || rest[end] != '}')
        return Error(Failure::badBraces, "template", around(whole, whole.size() - rest.size()));
    const auto place = fromText<Placeholder>(rest.substr(1, end - 1));
    if (!place) return Error(Failure::unknownPlaceholder, "template", std::string(rest.substr(0, end + 1)));
    return Part{take(end + 1), place};
}

void addOnce(std::vector<Placeholder>& list, Placeholder place) {
    if (std::find(list.begin(), list.end(), place) == list.end()) list.push_back(place);
}

}  // namespace

NameTable<Placeholder> nameTable(Placeholder) {
    static constexpr std::array<std::pair<Placeholder, std::string_view>, 20> names{{
        {Placeholder::buyer, "buyer"},
        {Placeholder::shop, "shop"},
        {Placeholder::order, "order"},
        {Placeholder::item, "item"},
        {Placeholder::amount, "amount"},
        {Placeholder::rma, "rma"},
        {Placeholder::returnAddress, "returnAddress"},
        {Placeholder::reason, "reason"},
        {Placeholder::withheld, "withheld"},
        {Placeholder::returnCost, "returnCost"},
        {Placeholder::itemPrice, "itemPrice"},
        {Placeholder::credit, "credit"},
        {Placeholder::labelPrice, "labelPrice"},
        {Placeholder::courier, "courier"},
        {Placeholder::tracking, "tracking"},
        {Placeholder::lastScan, "lastScan"},
        {Placeholder::expectedDay, "expectedDay"},
        {Placeholder::deliveredDay, "deliveredDay"},
        {Placeholder::claim, "claim"},
        {Placeholder::deadline, "deadline"},
    }};
    return names;
}

std::string written(Placeholder placeholder) { return "{" + std::string(toText(placeholder)) + "}"; }

Result<void> checkPlaceholders(std::string_view text) {
    for (std::string_view rest = text; !rest.empty();)
        if (const auto part = next(text, rest); !part) return part.error();
    return {};
}

std::vector<Placeholder> placeholdersIn(std::string_view text) { return fill(text, {}).missing; }

FilledText fill(std::string_view text, const PlaceholderValues& values) {
    FilledText filled;
    for (std::string_view rest = text; !rest.empty();) {
        const auto part = next(text, rest);
        if (!part) {
            filled.text += rest;
            break;
        }
        const auto value = part->place ? values.find(*part->place) : values.end();
        const bool isKnown = value != values.end() && !value->second.empty();
        filled.text += isKnown ? std::string_view(value->second) : part->text;
        if (part->place && !isKnown) addOnce(filled.missing, *part->place);
    }
    return filled;
}

std::vector<Placeholder> unfilledIn(std::string_view draft) {
    std::vector<std::pair<std::size_t, Placeholder>> found;
    for (const auto& [place, name] : nameTable(Placeholder{}))
        if (const std::size_t at = draft.find(written(place)); at != std::string_view::npos) found.emplace_back(at, place);
    std::sort(found.begin(), found.end());
    std::vector<Placeholder> places;
    for (const auto& [at, place] : found) places.push_back(place);
    return places;
}

}  // namespace resodesk
