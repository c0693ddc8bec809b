// SPDX-License-Identifier: GPL-3.0-or-later
// A list of returns that the seller has given a name: what it asks, how it is sorted, which columns it shows.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/fields.h"
#include "domain/returns/search.h"

namespace resodesk {

using SavedViewId = RowId<struct SavedViewTag>;

struct ShownColumn {
    std::string name;
    int width = 0;  ///< independent of the screen's density
    bool operator==(const ShownColumn&) const = default;
};

struct SavedView {
    SavedViewId id;  ///< none: not saved yet
    std::string name;
    View base = View::all;
    std::string search;  ///< as it was typed: "due within a day" is another question tomorrow
    std::optional<bool> inPolicy;
    std::string reason;
    SortBy sortBy = SortBy::timeLeft;
    bool descending = false;
    std::vector<ShownColumn> columns;  ///< those that are shown, in their order; empty: as they are elsewhere
    bool operator==(const SavedView&) const = default;
};

/// Without id and name. The reverse is notUnderstood for what this version does not know.
Fields toFields(const SavedView& view);
Result<SavedView> savedViewFrom(const Fields& fields);

/// badName unless it is one line of 1 to 60 characters; nameTaken by a built-in view, which `--view` means by it.
Result<void> checkViewName(const std::string& name);

/// The one of this name, whatever its case: no two differ in that alone. Null: none.
const SavedView* viewNamed(const std::vector<SavedView>& views, std::string_view name);

/// What is listed. The search may have become one that is not understood: an account that went, another language.
Result<ReturnQuery> queryOf(const SavedView& view, const SearchNames& names);

}  // namespace resodesk
