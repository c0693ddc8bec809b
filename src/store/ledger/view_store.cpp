// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/view_store.h"

#include <algorithm>

#include "store/query.h"

namespace resodesk::store {

std::vector<SavedView> ViewStore::all() {
    Query q(database_, "SELECT id, name, asks FROM saved_view ORDER BY position, id");
    std::vector<SavedView> views;
    while (q.step()) {
        const SavedViewId id{q.integer()};
        std::string name = q.text();
        SavedView view = asWritten(savedViewFrom(q.fields()));
        view.id = id;
        view.name = std::move(name);
        views.push_back(std::move(view));
    }
    return views;
}

Result<SavedViewId> ViewStore::save(const SavedView& view, TimePoint now) {
    const std::string asks = toFields(view).text();
    Query taken(database_, "SELECT 1 FROM saved_view WHERE name=? AND id IS NOT ?");
    if (taken.bind(view.name, view.id).step()) return Error(Failure::nameTaken, "view", view.name);
    if (view.id) {
        const int changed = Query(database_, "UPDATE saved_view SET name=?, asks=?, at=? WHERE id=?").bind(view.name, asks, now, view.id).run();
        if (changed == 0) return Error(Failure::notFound, "view");
        return view.id;
    }
    Query(database_, "INSERT INTO saved_view(position, name, asks, at) VALUES((SELECT COALESCE(MAX(position), 0) + 1 FROM saved_view),?,?,?)")
        .bind(view.name, asks, now)
        .run();
    return SavedViewId{database_.handle().getLastInsertRowid()};
}

bool ViewStore::remove(SavedViewId id) { return Query(database_, "DELETE FROM saved_view WHERE id=?").bind(id).run() > 0; }

bool ViewStore::move(SavedViewId id, int places) {
    std::vector<SavedView> views = all();
    const auto at = std::find_if(views.begin(), views.end(), [&](const SavedView& view) { return view.id == id; });
    if (at == views.end()) return false;
    const auto from = at - views.begin();
    const auto to = std::clamp<std::ptrdiff_t>(from + places, 0, static_cast<std::ptrdiff_t>(views.size()) - 1);
    if (from == to) return false;
    if (from < to)
        std::rotate(views.begin() + from, views.begin() + from + 1, views.begin() + to + 1);
    else
        std::rotate(views.begin() + to, views.begin() + from, views.begin() + from + 1);
    for (std::size_t i = 0; i < views.size(); ++i)
        Query(database_, "UPDATE saved_view SET position=? WHERE id=?").bind(static_cast<std::int64_t>(i + 1), views[i].id).run();
    return true;
}

}  // namespace resodesk::store
