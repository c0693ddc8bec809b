// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/saved_view.h"

#include "support/catch.h"

using namespace resodesk;

TEST_CASE("a saved view comes back from its fields as it was") {
    SavedView view;
    CHECK(savedViewFrom(toFields(view)).value() == view);
    view.base = View::toRefund;
    view.search = "country:IT \"due = 3\"\nx";
    view.inPolicy = false;
    view.reason = "defective";
    view.sortBy = SortBy::amount;
    view.descending = true;
    view.columns = {{"amount", 90}, {"buyer", 0}};
    CHECK(savedViewFrom(Fields::parse(toFields(view).text()).value()).value() == view);
}

TEST_CASE("fields that this version does not know are no view") {
    const Fields good = toFields(SavedView{});
    CHECK(savedViewFrom(Fields()).error().failure() == Failure::notUnderstood);
    for (const auto& [key, value] : {std::pair{"view", "everything"}, {"sort", "colour"}, {"in_policy", "perhaps"}, {"columns", "amount"}, {"columns", "amount wide"},
                                     {"columns", "amount -1"}, {"columns", "amount 99999"}, {"columns", " 5"}}) {
        Fields bad = good;
        bad.set(key, value);
        INFO(key << "=" << value);
        CHECK(savedViewFrom(bad).error().failure() == Failure::notUnderstood);
    }
}

TEST_CASE("the name of a view is one line of a few words") {
    for (const char* name : {"Germania", "da fare oggi", "È urgente!", "50 % \"off\""}) CHECK(checkViewName(name));
    for (const char* name : {"", " ", " a", "a ", "a\nb", "a\x1b[31m"}) CHECK(checkViewName(name).error().failure() == Failure::badName);
    CHECK(checkViewName("a\xff").error().failure() == Failure::badText);
    std::string longest;
    for (int i = 0; i < 60; ++i) longest += "è";
    CHECK(checkViewName(longest));
    CHECK(checkViewName(longest + "è").error().failure() == Failure::badName);
}

TEST_CASE("a view cannot have the name of a built-in one, whatever its case") {
    for (const char* name : {"new", "New", "ALL", "due_today", "closed"}) CHECK(checkViewName(name).error() == Error(Failure::nameTaken, "view", name));
    for (const char* name : {"news", "due today", "al"}) CHECK(checkViewName(name));
}

TEST_CASE("a view is found by its name, whatever its case") {
    std::vector<SavedView> views(2);
    views[0].name = "Vendite";
    views[1].name = "\xc3\x88 urgente";
    CHECK(viewNamed(views, "vENDITE") == &views[0]);
    CHECK(viewNamed(views, "\xc3\x88 URGENTE") == &views[1]);
    CHECK(viewNamed(views, "Vendit") == nullptr);
    CHECK(viewNamed(views, "") == nullptr);
}

TEST_CASE("a saved view asks what its search means now, or says which part means nothing any more") {
    SavedView view;
    view.base = View::newOnes;
    view.search = "account:Rossi due:<24h";
    view.reason = "defective";
    view.sortBy = SortBy::buyer;
    const SearchNames names{{SearchWord::account, "3", "Rossi"}};
    const auto query = queryOf(view, names).value();
    CHECK(query.view == View::newOnes);
    CHECK(query.sortBy == SortBy::buyer);
    CHECK(query.filter.reason == "defective");
    CHECK(query.filter.terms == parseSearch(view.search, names).value().terms);
    CHECK(queryOf(view, {}).error() == Error(Failure::unknownSearchValue, "search", "account:Rossi"));
}
