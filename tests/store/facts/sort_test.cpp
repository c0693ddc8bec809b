// SPDX-License-Identifier: GPL-3.0-or-later
// In which order lists stand: names as people expect, every column, with and without its index.

#include <algorithm>
#include <cstdlib>

#include "store/facts/collation.h"
#include "support/catch.h"
#include "support/temp_facts.h"
#include "support/temp_folder.h"

using namespace resodesk;
using namespace resodesk::test;
using Ids = std::vector<std::string>;

namespace {

/// Italian as the C library's sources describe it, made for this test: no machine has to have it.
class ItalianLocale {
 public:
    ItalianLocale() {
        const std::string made = (folder_.path() / "it_IT.UTF-8").string();
        REQUIRE(std::system(("localedef -i it_IT -f UTF-8 " + made).c_str()) == 0);
        ::setenv("LOCPATH", folder_.path().c_str(), 1);
    }
    ~ItalianLocale() {
        ::unsetenv("LOCPATH");
        ::unsetenv("LC_ALL");
        if (const char* before = before_.empty() ? nullptr : before_.c_str()) ::setenv("LC_ALL", before, 1);
    }
    void speak() const { ::setenv("LC_ALL", "it_IT.UTF-8", 1); }

 private:
    TempFolder folder_;
    std::string before_ = std::getenv("LC_ALL") ? std::getenv("LC_ALL") : "";
};

std::vector<Return> namedBuyers(const std::vector<std::string>& names) {
    std::vector<Return> returns;
    for (const std::string& name : names) {
        Return r = aReturn("R-" + name);
        r.buyerName = name;
        returns.push_back(r);
    }
    return returns;
}

ReturnQuery byBuyer() {
    ReturnQuery query;
    query.sortBy = SortBy::buyer;
    return query;
}

const std::vector<std::string> people{"Zoë", "anna", "Łukasz", "Ánna B", "Bruno", "élodie", "Anna A", "Öztürk"};
const Ids asTheyExpect{"R-anna", "R-Anna A", "R-Ánna B", "R-Bruno", "R-élodie", "R-Łukasz", "R-Öztürk", "R-Zoë"};

}  // namespace

TEST_CASE("names sort by letters first, then by accents, then by case") {
    const ItalianLocale italian;
    const store::Collation collation("it_IT.UTF-8");
    const std::vector<std::string> sorted{"anna", "Anna", "ánna", "annab", "Bruno", "Łukasz", "Maria", "Zoë"};
    for (std::size_t i = 1; i < sorted.size(); ++i) CHECK(collation.keyOf(sorted[i - 1]) < collation.keyOf(sorted[i]));
    CHECK(collation.keyOf("Anna") == collation.keyOf("Anna"));
    CHECK(collation.keyOf(std::string(4'000, 'x')).size() <= 64);
    CHECK(collation.keyOf("a\0b") < collation.keyOf("b"));
}

TEST_CASE("a language that is not installed sorts by code point, and is told apart") {
    const store::Collation none("xx_XX.UTF-8"), plain("C");
    CHECK(none.name() == plain.name());
    CHECK(none.keyOf("Zoë") < none.keyOf("anna"));
}

TEST_CASE("buyers stand in the order of the user's language, also those read under another one") {
    const ItalianLocale italian;
    TempFacts t;
    ::setenv("LC_ALL", "C", 1);
    store::ReturnWriter before(*t.facts, t.view);
    {
        store::Transaction transaction(*t.facts, "test");
        (void)before.keySome(10);
        before.put(namedBuyers(people));
        before.flushCounts();
        transaction.commit();
    }
    CHECK(t.ids(byBuyer()) != asTheyExpect);

    italian.speak();
    store::ReturnWriter now(*t.facts, t.view);
    {
        store::Transaction transaction(*t.facts, "test");
        CHECK(now.keySome(3));  // whose they are
        now.put(namedBuyers({"Carla"}));
        while (now.keySome(3)) {}
        transaction.commit();
    }
    Ids expected = asTheyExpect;
    expected.insert(expected.begin() + 4, "R-Carla");
    CHECK(t.ids(byBuyer()) == expected);
    std::reverse(expected.begin(), expected.end());
    ReturnQuery backwards = byBuyer();
    backwards.descending = true;
    CHECK(t.ids(backwards) == expected);
}

TEST_CASE("nothing is keyed anew while the language stays") {
    TempFacts t;
    t.prepareSorting();
    t.put(namedBuyers(people));
    store::Transaction transaction(*t.facts, "test");
    CHECK_FALSE(t.writer.keySome(1'000));
}

TEST_CASE("what is read into an empty list is keyed once") {
    TempFacts t;
    t.put(namedBuyers(people));
    store::Transaction transaction(*t.facts, "test");
    CHECK_FALSE(t.writer.keySome(1'000));
}

TEST_CASE("every column sorts the same with its index as without, whatever is filtered") {
    TempFacts t;
    std::vector<Return> many;
    for (int i = 0; i < 120; ++i) {
        Return r = aReturn("R-" + std::to_string(i));
        r.order = {"O-" + std::to_string((i * 37) % 120)};
        r.buyerName = people[static_cast<std::size_t>(i) % people.size()];
        r.price = euros(100 * (i % 11));
        r.country = i % 3 ? "IT" : "DE";
        r.inPolicy = i % 5 != 0;
        r.reason = i % 2 ? "defective" : "no_longer_needed";
        many.push_back(r);
    }
    t.put(many);
    std::vector<ReturnQuery> queries;
    for (const auto& [sortBy, name] : nameTable(SortBy{}))
        for (const bool descending : {false, true})
            for (const char* reason : {"", "defective"}) {
                ReturnQuery query;
                query.sortBy = sortBy;
                query.descending = descending;
                query.filter.reason = reason;
                queries.push_back(query);
            }
    std::vector<Ids> before;
    for (const ReturnQuery& query : queries) before.push_back(t.ids(query));
    t.prepareSorting();
    for (std::size_t i = 0; i < queries.size(); ++i) {
        INFO(toText(queries[i].sortBy));
        CHECK(t.ids(queries[i]) == before[i]);
        const auto last = t.reader.lastPage(queries[i], 7, morning);
        REQUIRE(last.size() == 7);
        CHECK(last.back().key.id.value == before[i].back());
    }
}

TEST_CASE("what words find stands newest first, page by page, but in the views of few rows the most urgent comes first") {
    TempFacts t;
    std::vector<Return> many;
    Ids newestFirst, urgentFirst;
    for (int i = 0; i < 30; ++i) {
        Return r = aReturn("R-" + std::to_string(i));
        r.buyerName = "Anna";
        r.deadline = morning + std::chrono::hours(48 + (i * 7) % 30);
        many.push_back(r);
        newestFirst.insert(newestFirst.begin(), r.id.value);
    }
    t.put(many);
    t.index();
    std::sort(many.begin(), many.end(), [](const Return& a, const Return& b) { return a.deadline < b.deadline; });
    for (const Return& r : many) urgentFirst.push_back(r.id.value);
    ReturnQuery query;
    query.filter.text = "ann";
    for (const View view : {View::all, View::newOnes}) {
        query.view = view;
        Ids paged;
        std::optional<RowPlace> place;
        for (auto page = t.reader.page(query, place, 7, morning); !page.empty(); page = t.reader.page(query, place, 7, morning)) {
            for (const ReturnRow& row : page) paged.push_back(row.key.id.value);
            place = page.back().place;
        }
        CHECK(isNewestFirst(query) == (view == View::all));
        CHECK(paged == (view == View::all ? newestFirst : urgentFirst));
    }
}

TEST_CASE("short words find the same by reading the list and by the index: of common ones the first rows, of rare ones every row") {
    TempFacts t;
    std::vector<Return> many;
    const int count = 4'600;
    for (int i = 0; i < count; ++i) {
        Return r = aReturn("R-" + std::to_string(i));
        r.buyerName = i == 3 ? "Xaver Ängström" : i % 3 == 0 ? "Ève Ötzi" : "Bob";
        r.deadline = morning + std::chrono::hours(48) + std::chrono::minutes((i * 7) % count);
        many.push_back(r);
    }
    t.put(many);
    t.index();
    const auto found = [&](View view, const std::string& words, int limit) {
        ReturnQuery query;
        query.view = view;
        query.filter.text = words;
        Ids ids;
        for (const ReturnRow& row : t.reader.page(query, {}, limit, morning)) ids.push_back(row.key.id.value);
        return ids;
    };
    for (const View view : {View::all, View::newOnes}) {
        CHECK(found(view, "x", 10) == Ids{"R-3"});  // beyond what is read of the whole list
        CHECK(found(view, "an xa", 10) == Ids{"R-3"});
        CHECK(found(view, "xa é", 10).empty());
        CHECK(found(view, "e", 2'000).size() == (count + 2) / 3 - 1);
        CHECK(found(view, "\"", 10).empty());
    }
    CHECK(found(View::all, "e ö", 2) == Ids{"R-4599", "R-4596"});
    Ids urgent = found(View::newOnes, "E", 3);
    std::sort(many.begin(), many.end(), [](const Return& a, const Return& b) { return a.deadline < b.deadline; });
    Ids expected;
    for (const Return& r : many)
        if (r.buyerName == "Ève Ötzi" && expected.size() < 3) expected.push_back(r.id.value);
    CHECK(urgent == expected);
}
