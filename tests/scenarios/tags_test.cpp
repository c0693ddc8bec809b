// SPDX-License-Identifier: GPL-3.0-or-later
// Tags by hand: one return or all that match, found and counted like everything else.

#include "domain/returns/search.h"
#include "support/catch.h"
#include "support/desktop.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

using Tags = std::vector<std::string>;

Result<std::size_t> change(Desktop& desk, const std::vector<ReturnKey>& keys, const app::TagChange& wanted) {
    auto changed = desk.get<Result<std::size_t>>([&](auto done) { desk.tags().change(keys, wanted, done); });
    desk.settle();
    return changed;
}

std::int64_t found(Desktop& desk, const std::string& search) {
    ReturnQuery query;
    query.view = View::all;
    query.filter = parseSearch(search, {}).value();
    return desk.get<app::ListTotal>([&](auto done) { desk.returns().total(query, done); }).count;
}

}  // namespace

TEST_CASE("tags are hung on all that match and taken off again, in steps that are kept") {
    Desktop desk({.returns = 700, .requested = 30});
    ReturnChoice choice;
    choice.isAll = true;
    choice.query.view = View::all;
    const auto look = [&] { return desk.get<app::TagChoice>([&](auto done) { desk.tags().look(choice, done); }); };
    const auto all = look();
    CHECK(all.keys.size() == 700);
    CHECK(all.tags.empty());
    CHECK(change(desk, all.keys, {{"season", "to check"}, {}}).value() == 700);
    CHECK(found(desk, "tag:season -is:closed") + found(desk, "tag:season is:closed") == 700);
    CHECK(change(desk, {all.keys[0], all.keys[1]}, {{"urgent"}, {"Season"}}).value() == 2);
    CHECK(change(desk, {all.keys[0]}, {{"urgent"}, {}}).value() == 0);
    CHECK(found(desk, "tag:season") == 698);
    CHECK(look().tags == std::vector<TagCount>{{"season", 698}, {"to check", 700}, {"urgent", 2}});
    CHECK(desk.detail(all.keys[0]).tags == Tags{"to check", "urgent"});
    desk.crashAndRestart();
    desk.settle();
    CHECK(found(desk, "tag:urgent,season") == 700);
    CHECK(found(desk, "is:tagged") == 700);
    CHECK(desk.get<Result<std::int64_t>>([&](auto done) { desk.tags().rename("season", "urgent", done); }).value() == 698);
    desk.settle();
    CHECK(found(desk, "tag:urgent") == 700);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a bad tag changes nothing and is named") {
    Desktop desk;
    const auto keys = desk.keys(View::all, 2);
    const auto bad = change(desk, keys, {{"fine", "a,b"}, {}});
    REQUIRE_FALSE(bad);
    CHECK(bad.error().failure() == Failure::badTag);
    CHECK(bad.error().subject() == "a,b");
    CHECK(found(desk, "is:tagged") == 0);
    CHECK(desk.get<Result<std::int64_t>>([&](auto done) { desk.tags().rename("none", "x", done); }).error().failure() == Failure::notFound);
}
