// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/view_store.h"

#include "support/catch.h"
#include "support/temp_ledger.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

SavedView named(const std::string& name, const std::string& search = "country:IT") {
    SavedView view;
    view.name = name;
    view.search = search;
    view.columns = {{"buyer", 120}};
    return view;
}

std::vector<std::string> namesIn(store::Ledger& ledger) {
    std::vector<std::string> names;
    for (const SavedView& view : ledger.views().all()) names.push_back(view.name);
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("saved views are kept in the seller's order, each as it was saved") {
    TempLedger t;
    const auto save = [&](const SavedView& view) { return t.write([&] { return t.ledger->views().save(view, morning); }); };
    const auto first = save(named("A")).value(), second = save(named("B", "is:noted")).value();
    CHECK(save(named("C")));
    t.reopen();
    CHECK(namesIn(*t.ledger) == Names{"A", "B", "C"});
    SavedView b = named("B", "is:noted");
    b.id = second;
    CHECK(t.ledger->views().all()[1] == b);
    const auto move = [&](SavedViewId id, int places) { return t.write([&] { return t.ledger->views().move(id, places); }); };
    CHECK(move(first, 1));
    CHECK(namesIn(*t.ledger) == Names{"B", "A", "C"});
    CHECK(move(first, 99));
    CHECK(namesIn(*t.ledger) == Names{"B", "C", "A"});
    CHECK(move(first, -2));
    CHECK(namesIn(*t.ledger) == Names{"A", "B", "C"});
    CHECK_FALSE(move(first, -1));
    CHECK_FALSE(move({77}, 1));
    b.name = "b";
    b.search = "is:new";
    CHECK(save(b).value() == second);
    CHECK(t.ledger->views().all()[1] == b);
    CHECK(t.write([&] { return t.ledger->views().remove(second); }));
    CHECK_FALSE(t.write([&] { return t.ledger->views().remove(second); }));
    CHECK(namesIn(*t.ledger) == Names{"A", "C"});
    CHECK(save(b).error().failure() == Failure::notFound);
}

TEST_CASE("two views never have the same name, whatever its case") {
    TempLedger t;
    const auto save = [&](const SavedView& view) { return t.write([&] { return t.ledger->views().save(view, morning); }); };
    const SavedViewId id = save(named("Germania")).value();
    CHECK(save(named("germania")).error().failure() == Failure::nameTaken);
    SavedView other = named("Italia");
    other.id = save(other).value();
    other.name = "GERMANIA";
    CHECK(save(other).error().failure() == Failure::nameTaken);
    SavedView same = named("GERMANIA");
    same.id = id;
    CHECK(save(same));
    CHECK(namesIn(*t.ledger) == Names{"GERMANIA", "Italia"});
}
