// SPDX-License-Identifier: GPL-3.0-or-later
// The seller's saved views, in the seller's order. Within the caller's transaction.

#pragma once

#include <vector>

#include "domain/returns/saved_view.h"
#include "store/database.h"

namespace resodesk::store {

class ViewStore {
 public:
    explicit ViewStore(Database& database) : database_(database) {}
    std::vector<SavedView> all();
    /// Adds it at the end, or changes the one with its id. nameTaken, whatever the case; notFound.
    Result<SavedViewId> save(const SavedView& view, TimePoint now);
    /// False when there is none.
    bool remove(SavedViewId id);
    /// Moves it so many places down (or up); false when it cannot go further.
    bool move(SavedViewId id, int places);

 private:
    Database& database_;
};

}  // namespace resodesk::store
