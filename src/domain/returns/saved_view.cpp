// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/saved_view.h"

#include <algorithm>

#include "base/utf8.h"
#include "domain/rules/rule_fields.h"

namespace resodesk {

namespace {

constexpr std::size_t longestViewName = 60;
constexpr int widest = 4'000;

std::optional<ShownColumn> columnFrom(const std::string& text) {
    const std::size_t blank = text.find(' ');
    if (blank == 0 || blank == std::string::npos) return std::nullopt;
    const auto width = wholeNumber(text.substr(blank + 1));
    if (!width || *width < 0 || *width > widest) return std::nullopt;
    return ShownColumn{text.substr(0, blank), static_cast<int>(*width)};
}

/// As the ledger's index compares: the letters of ASCII in any case.
bool isSameName(std::string_view a, std::string_view b) {
    const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return small(x) == small(y); });
}

}  // namespace

Fields toFields(const SavedView& view) {
    Fields fields;
    fields.set("view", std::string(toText(view.base))).setIfAny("search", view.search).setIfAny("reason", view.reason);
    if (view.inPolicy) fields.set("in_policy", *view.inPolicy ? "yes" : "no");
    fields.set("sort", std::string(toText(view.sortBy)));
    if (view.descending) fields.set("descending", "yes");
    std::vector<std::string> columns;
    for (const ShownColumn& column : view.columns) columns.push_back(column.name + " " + std::to_string(column.width));
    return fields.setIfAny("columns", joined(columns));
}

Result<SavedView> savedViewFrom(const Fields& fields) {
    const Error unknown(Failure::notUnderstood, "a saved view");
    SavedView view;
    const auto base = fromText<View>(fields.get("view"));
    const auto sort = fromText<SortBy>(fields.get("sort"));
    if (!base || !sort) return unknown;
    view.base = *base;
    view.sortBy = *sort;
    view.descending = fields.get("descending") == "yes";
    view.search = fields.get("search");
    view.reason = fields.get("reason");
    if (const auto inPolicy = fields.find("in_policy")) {
        if (*inPolicy != "yes" && *inPolicy != "no") return unknown;
        view.inPolicy = *inPolicy == "yes";
    }
    for (const std::string& text : split(fields.get("columns"))) {
        const auto column = columnFrom(text);
        if (!column) return unknown;
        view.columns.push_back(*column);
    }
    return view;
}

Result<void> checkViewName(const std::string& name) {
    const bool hasControls = std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; });
    const bool isBlank = name.find_first_not_of(' ') == std::string::npos;
    const auto characters = std::count_if(name.begin(), name.end(), [](char c) { return (c & 0xc0) != 0x80; });
    if (!isUtf8(name)) return Error(Failure::badText, "view");
    if (hasControls || isBlank || name.front() == ' ' || name.back() == ' ' || characters > static_cast<std::ptrdiff_t>(longestViewName))
        return Error(Failure::badName, "view", isBlank ? std::string{} : name);
    for (const auto& [view, code] : nameTable(View{}))
        if (isSameName(name, code)) return Error(Failure::nameTaken, "view", name);
    return {};
}

const SavedView* viewNamed(const std::vector<SavedView>& views, std::string_view name) {
    const auto found = std::find_if(views.begin(), views.end(), [&](const SavedView& view) { return isSameName(view.name, name); });
    return found == views.end() ? nullptr : &*found;
}

Result<ReturnQuery> queryOf(const SavedView& view, const SearchNames& names) {
    auto filter = parseSearch(view.search, names);
    if (!filter) return filter.error();
    filter->inPolicy = view.inPolicy;
    filter->reason = view.reason;
    return ReturnQuery{view.base, std::move(*filter), view.sortBy, view.descending};
}

}  // namespace resodesk
