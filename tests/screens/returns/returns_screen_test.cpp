// SPDX-License-Identifier: GPL-3.0-or-later

#include "screens/returns/returns_screen.h"

#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;
using screens::ReturnsScreen;

namespace {

ReturnRow row(const std::string& id, std::int64_t cents = 2490) {
    ReturnRow r;
    r.key = {{1}, {id}};
    r.amount = euros(cents);
    return r;
}

ReturnFilter containing(const std::string& text) {
    ReturnFilter filter;
    filter.text = text;
    return filter;
}

app::ListTotal total(std::int64_t count, std::int64_t cents) {
    app::ListTotal total;
    total.count = count;
    total.amounts.add(euros(cents));
    return total;
}

Sums sumOf(std::int64_t cents) {
    Sums sums;
    sums.add(euros(cents));
    return sums;
}

}  // namespace

TEST_CASE("another view or filter reads the list anew and drops the selection, the same one does neither") {
    ReturnsScreen screen;
    screen.select({row("R-1")});
    CHECK(!screen.showView(View::all));
    CHECK(!screen.setFilter({}));
    CHECK(screen.selectedCount() == 1);
    CHECK(screen.showView(View::newOnes));
    CHECK(screen.query().view == View::newOnes);
    CHECK(!screen.hasSelection());
    screen.select({row("R-1")});
    CHECK(screen.setFilter(containing("caffè")));
    CHECK(screen.query().filter.text == "caffè");
    CHECK(!screen.hasSelection());
    CHECK(!screen.setFilter(containing("caffè")));
}

TEST_CASE("a filter that comes again while the selection is kept has it again") {
    ReturnsScreen screen;
    screen.setFilter(containing("bo"));
    screen.select({row("R-1"), row("R-2"), row("R-3")});
    screen.keepSelection(true);
    CHECK(screen.setFilter(containing("boQ")));
    CHECK(!screen.hasSelection());
    screen.select({});  // as the list does when it is filled anew
    CHECK(screen.setFilter(containing("bo")));
    CHECK(screen.selectedCount() == 3);
    screen.keepSelection(false);
    screen.setFilter(containing("boQ"));
    screen.setFilter(containing("bo"));
    CHECK(!screen.hasSelection());

    screen.selectAll();
    screen.keepSelection(true);
    screen.setFilter(containing("boQ"));
    CHECK(!screen.isAllSelected());
    screen.setFilter(containing("bo"));
    CHECK(screen.isAllSelected());
}

TEST_CASE("a click on a column sorts by it, the second turns the order around, the selection stays") {
    ReturnsScreen screen;
    screen.select({row("R-1")});
    CHECK(screen.sortBy(SortBy::amount));
    CHECK(screen.query().sortBy == SortBy::amount);
    CHECK(!screen.query().descending);
    CHECK(screen.sortBy(SortBy::amount));
    CHECK(screen.query().descending);
    CHECK(screen.sortBy(SortBy::amount));
    CHECK(!screen.query().descending);
    CHECK(screen.sortBy(SortBy::buyer));
    CHECK(!screen.query().descending);
    CHECK(!screen.setSort(SortBy::buyer, false));
    CHECK(screen.selectedCount() == 1);
}

TEST_CASE("only the latest question's answer counts") {
    ReturnsScreen screen;
    const auto first = screen.nextQuestion(), second = screen.nextQuestion();
    CHECK(!screen.isLatest(first));
    CHECK(screen.isLatest(second));
}

TEST_CASE("some rows selected: these are chosen, counted and added up") {
    ReturnsScreen screen;
    screen.setTotal(total(500, 1'000'000));
    screen.select({row("R-1", 1000), row("R-2", 250)});
    CHECK(screen.isSelected({{1}, {"R-2"}}));
    CHECK(!screen.isSelected({{1}, {"R-3"}}));
    CHECK(!screen.isSelected({{2}, {"R-2"}}));  // another account's
    CHECK(screen.choice() == ReturnChoice{false, {}, {{{1}, {"R-1"}}, {{1}, {"R-2"}}}});
    CHECK(!screen.single());
    CHECK(screen.status().selected == 2);
    CHECK(screen.status().count == 500);
    CHECK(screen.status().amounts == sumOf(1250));
    screen.select({row("R-2", 250)});
    CHECK(screen.single() == ReturnKey{{1}, {"R-2"}});
}

TEST_CASE("all that match selected: the filter is chosen, not the rows that are loaded") {
    ReturnsScreen screen;
    screen.showView(View::newOnes);
    screen.setFilter(containing("caffè"));
    screen.setTotal(total(123'456, 9'900));
    screen.select({row("R-1")});
    screen.selectAll();
    CHECK(screen.isAllSelected());
    CHECK(screen.selectedCount() == 123'456);
    CHECK(screen.isSelected({{1}, {"R-not-loaded"}}));
    CHECK(screen.choice() == ReturnChoice{true, screen.query(), {}});
    CHECK(!screen.single());
    CHECK(screen.status().isAll);
    CHECK(screen.status().amounts == sumOf(9'900));
    screen.select({row("R-1")});
    CHECK(!screen.isAllSelected());
    CHECK(screen.choice().query == ReturnQuery{});
}

TEST_CASE("all of an empty list is no selection") {
    ReturnsScreen screen;
    screen.selectAll();
    CHECK(!screen.hasSelection());
    CHECK(screen.selectedCount() == 0);
}

TEST_CASE("nothing selected: the status shows the whole list, in each currency") {
    ReturnsScreen screen;
    app::ListTotal both = total(2, 1000);
    both.amounts.add({400, Currency::parse("GBP").value()});
    screen.setTotal(both);
    CHECK(screen.status().selected == 0);
    CHECK(screen.status().amounts.perCurrency().size() == 2);
    CHECK(screen.choice() == ReturnChoice{});
}

TEST_CASE("a button is allowed as the return's detail says, refund also as a cancellation") {
    app::ReturnDetail detail;
    detail.offers = {{Operation::authorize, Error(Failure::alreadyClosed, "test")},
                     {Operation::contact, std::nullopt},
                     {Operation::cancel, std::nullopt}};
    CHECK(ReturnsScreen::refusal(Operation::authorize, detail)->failure() == Failure::alreadyClosed);
    CHECK(!ReturnsScreen::refusal(Operation::contact, detail));
    CHECK(!ReturnsScreen::refusal(Operation::refund, detail));
    CHECK(ReturnsScreen::refusal(Operation::close, detail)->failure() == Failure::notOfferedNow);
}

TEST_CASE("until a list is counted its count is not known, one that is loaded whole needs no counting") {
    ReturnsScreen screen;
    screen.setTotal(total(500, 100'000));
    screen.startCounting();
    CHECK(screen.status().isCounting);
    screen.selectAll();
    CHECK(screen.hasSelection());  // what it is, is counted when it is prepared
    screen.setTotal(total(0, 0));
    CHECK(!screen.status().isCounting);
    CHECK(!screen.hasSelection());
    screen.startCounting();
    screen.setTotalOf({row("R-1", 1'000), row("R-2", 250)});
    CHECK(!screen.isCounting());
    CHECK(screen.total().count == 2);
    CHECK(screen.total().amounts == sumOf(1'250));
}
