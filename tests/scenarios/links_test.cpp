// SPDX-License-Identifier: GPL-3.0-or-later
// What a link means here.

#include "support/catch.h"
#include "support/desktop.h"

using namespace resodesk;
using namespace resodesk::test;

TEST_CASE("a link finds its return by the account's name or number, and nothing else") {
    Desktop desk;
    const ReturnKey key = desk.keys(View::newOnes, 1).at(0);
    const auto links = desk.get<std::vector<std::string>>([&](auto done) { desk.links().of({key}, done); });
    REQUIRE(links.size() == 1);
    const auto find = [&](const ReturnLink& link) { return desk.get<Result<ReturnKey>>([&](auto done) { desk.links().find(link, done); }); };
    ReturnLink link = parseLink(links.front()).value();
    CHECK(find(link).value() == key);
    link.account = std::to_string(key.account.value);
    CHECK(find(link).value() == key);
    for (const char* account : {"nobody", "99", "1x", "-1", ""}) {
        link.account = account;
        CHECK(find(link).error().failure() == Failure::unknownAccount);
    }
    CHECK(find({std::to_string(key.account.value), {"no such return"}}).error().failure() == Failure::unknownReturn);
    CHECK(desk.disagreement() == "");
}
