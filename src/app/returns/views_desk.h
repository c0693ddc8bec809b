// SPDX-License-Identifier: GPL-3.0-or-later
// The seller's saved views of the returns. Callbacks: any thread.

#pragma once

#include <functional>
#include <vector>

#include "base/error.h"
#include "domain/returns/saved_view.h"

namespace resodesk::app {

class DeskCore;

class ViewsDesk {
 public:
    explicit ViewsDesk(DeskCore& core) : core_(core) {}
    /// In the seller's order.
    void list(std::function<void(std::vector<SavedView>)> done);
    /// Adds it, or changes the one with its id. badName, nameTaken, notFound.
    void save(const SavedView& view, std::function<void(Result<SavedViewId>)> done);
    void remove(SavedViewId id, std::function<void(Result<void>)> done);
    /// So many places down; negative: up.
    void move(SavedViewId id, int places, std::function<void(Result<void>)> done);
    /// How many returns each question lists; counted by the reader, one after the other.
    void counts(const std::vector<ReturnQuery>& queries, std::function<void(std::vector<std::int64_t>)> done);

 private:
    DeskCore& core_;
};

}  // namespace resodesk::app
