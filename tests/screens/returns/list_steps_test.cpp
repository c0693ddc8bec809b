// SPDX-License-Identifier: GPL-3.0-or-later
// The steps that turn the list on the screen into the one that was read.

#include <random>

#include "domain/returns/list.h"
#include "screens/list_steps.h"
#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;
using screens::ListSteps;
using screens::stepsBetween;

namespace {

using Rows = std::vector<ReturnRow>;

ReturnRow row(int id, int version = 0) {
    ReturnRow r;
    r.key = {{1}, {"R-" + std::to_string(id)}};
    r.quantity = version;
    return r;
}

Rows rows(int count) {
    Rows list;
    for (int i = 0; i < count; ++i) list.push_back(row(i));
    return list;
}

/// As a list control carries them out.
Rows applied(Rows list, const ListSteps& steps, const Rows& after) {
    for (const std::size_t place : steps.removed) list.erase(list.begin() + static_cast<std::ptrdiff_t>(place));
    for (const std::size_t place : steps.inserted)
        list.insert(list.begin() + static_cast<std::ptrdiff_t>(place), after[place]);
    for (const std::size_t place : steps.changed) list[place] = after[place];
    return list;
}

}  // namespace

TEST_CASE("the same list needs no step") {
    const ListSteps steps = stepsBetween(rows(50), rows(50));
    CHECK(!steps.isReset);
    CHECK(steps.removed.empty());
    CHECK(steps.inserted.empty());
    CHECK(steps.changed.empty());
}

TEST_CASE("a row that left its view is taken out, the others stay where they are") {
    Rows after = rows(50);
    after.erase(after.begin() + 7);
    const ListSteps steps = stepsBetween(rows(50), after);
    CHECK(steps.removed == std::vector<std::size_t>{7});
    CHECK(steps.inserted.empty());
    CHECK(steps.changed.empty());
}

TEST_CASE("a row that changed in its place is changed there") {
    Rows after = rows(50);
    after[7].quantity = 9;
    const ListSteps steps = stepsBetween(rows(50), after);
    CHECK(steps.changed == std::vector<std::size_t>{7});
    CHECK(steps.removed.empty());
}

TEST_CASE("a row that moves far, up or down, is one step out and one in") {
    Rows down = rows(5'000), up = rows(5'000);
    std::rotate(down.begin(), down.begin() + 1, down.end());
    std::rotate(up.begin(), up.end() - 1, up.end());
    for (const Rows& after : {down, up}) {
        const ListSteps steps = stepsBetween(rows(5'000), after);
        CHECK(!steps.isReset);
        CHECK(steps.removed.size() == 1);
        CHECK(steps.inserted.size() == 1);
        CHECK(applied(rows(5'000), steps, after) == after);
    }
}

TEST_CASE("a quite different list is read anew rather than stepped to") {
    CHECK(stepsBetween(rows(100), {}).isReset);
    CHECK(stepsBetween({}, rows(100)).isReset);
    Rows turned = rows(100);
    std::reverse(turned.begin(), turned.end());
    CHECK(stepsBetween(rows(100), turned).isReset);
    CHECK(!stepsBetween({}, rows(60)).isReset);
    CHECK(!stepsBetween(rows(60), {}).isReset);
}

TEST_CASE("whatever happened, the steps lead from the old list to the new one") {
    std::mt19937 random(7);
    const auto below = [&](std::size_t most) { return static_cast<std::size_t>(random() % most); };
    for (int round = 0; round < 2'000; ++round) {
        const Rows before = rows(static_cast<int>(below(40)));
        Rows after = before;
        for (std::size_t change = below(12); change > 0; --change) {
            if (after.empty() || below(4) == 0) {
                after.insert(after.begin() + static_cast<std::ptrdiff_t>(below(after.size() + 1)),
                             row(1'000 + round * 20 + static_cast<int>(change)));
                continue;
            }
            const auto at = after.begin() + static_cast<std::ptrdiff_t>(below(after.size()));
            if (below(3) == 0) {
                after.erase(at);
            } else if (below(2) == 0) {
                at->quantity = round + 1;
            } else {
                std::iter_swap(at, after.begin() + static_cast<std::ptrdiff_t>(below(after.size())));
            }
        }
        const ListSteps steps = stepsBetween(before, after);
        INFO(round);
        REQUIRE(!steps.isReset);
        REQUIRE(applied(before, steps, after) == after);
    }
}
