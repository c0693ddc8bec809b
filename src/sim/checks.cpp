// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/checks.h"

#include <algorithm>

namespace resodesk::sim {

namespace {

std::size_t charactersIn(const std::string& utf8) {
    return std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; });
}

bool isCapital(char c) {
    return c >= 'A' && c <= 'Z';
}

}  // namespace

Problem notFound(const std::string& what) {
    return {404, "not-found", what + " is not here", {}};
}
Problem invalid(const std::string& field, const std::string& why) {
    return {422, "invalid", why, field};
}
Problem notPossible(const std::string& why) {
    return {422, "not-possible", why, {}};
}

std::optional<Problem> checkText(const Json& wish, const std::string& field, std::size_t most) {
    const auto found = wish.find(field);
    if (found == wish.end()) return std::nullopt;
    if (!found->is_string()) return invalid(field, "is not text");
    if (charactersIn(found->get_ref<const std::string&>()) > most)
        return invalid(field, "at most " + std::to_string(most) + " characters");
    return std::nullopt;
}

std::optional<Problem> checkAddress(const Json& address, const std::string& prefix) {
    if (!address.is_object())
        return invalid(prefix.empty() ? "address" : prefix.substr(0, prefix.size() - 1), "is missing");
    const auto placed = [&](Problem problem) {
        problem.field = prefix + problem.field;
        return problem;
    };
    for (const char* field : {"id", "label", "name", "street", "postcode", "city", "country", "phone"})
        if (auto problem = checkText(address, field, longestField)) return placed(*problem);
    for (const char* field : {"name", "street", "postcode", "city"})
        if (address.value(field, "").empty()) return placed(invalid(field, "is missing"));
    const std::string country = address.value("country", "");
    if (country.size() != 2 || !std::all_of(country.begin(), country.end(), isCapital))
        return placed(invalid("country", "two capital letters: IT"));
    return std::nullopt;
}

bool isRma(const std::string& number) {
    return !number.empty() && number.size() <= 40 && std::all_of(number.begin(), number.end(), [](unsigned char c) {
        return std::isalnum(c) || c == '-' || c == '_' || c == '/' || c == '.';
    });
}

}  // namespace resodesk::sim
