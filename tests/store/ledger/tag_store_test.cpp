// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/tag_store.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include "support/catch.h"
#include "support/temp_facts.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

using Tags = std::vector<std::string>;

ReturnKey tagged(int n) { return {{1}, {"R-" + std::to_string(n)}}; }

bool hang(TempLedger& t, int n, const std::string& tag) {
    return t.write([&] { return t.ledger->tags().add(tagged(n), tag, morning); });
}

}  // namespace

TEST_CASE("tags are kept once, in the spelling they were first given") {
    TempLedger t;
    CHECK(hang(t, 1, "Urgent"));
    CHECK_FALSE(hang(t, 1, "urgent"));
    CHECK(hang(t, 2, "URGENT"));
    CHECK(hang(t, 2, "late"));
    t.reopen();
    CHECK(t.ledger->tags().of(tagged(2)) == Tags{"late", "Urgent"});
    CHECK(t.ledger->tags().all() == std::vector<TagCount>{{"late", 1}, {"Urgent", 2}});
    CHECK(t.write([&] { return t.ledger->tags().remove(tagged(2), "URGENT"); }));
    CHECK_FALSE(t.write([&] { return t.ledger->tags().remove(tagged(2), "urgent"); }));
    CHECK(t.ledger->tags().of(tagged(2)) == Tags{"late"});
}

TEST_CASE("a tag is renamed everywhere, and where both were there is one") {
    TempLedger t;
    hang(t, 1, "a");
    hang(t, 2, "a");
    hang(t, 2, "b");
    hang(t, 3, "b");
    const auto rename = [&](const std::string& from, const std::string& to) { return t.write([&] { return t.ledger->tags().rename(from, to); }); };
    CHECK(rename("A", "B") == 2);
    CHECK(t.ledger->tags().all() == std::vector<TagCount>{{"B", 3}});
    CHECK(rename("b", "b") == 3);
    CHECK(t.ledger->tags().all() == std::vector<TagCount>{{"b", 3}});
    CHECK(rename("nothing", "x") == 0);
    CHECK(t.write([&] { return t.ledger->tags().removeEverywhere("B"); }) == 3);
    CHECK(t.ledger->tags().all().empty());
}

TEST_CASE("what is shown of a return has its tags, also when its facts are read anew") {
    TempFacts t;
    hang(t, 1, "late");
    t.put({aReturn("R-1"), aReturn("R-2")});
    const auto tagsOf = [&](int n) { return t.reader.row(tagged(n)).value().tags; };
    CHECK(tagsOf(1) == Tags{"late"});
    CHECK(tagsOf(2).empty());
    hang(t, 2, "urgent");
    {
        store::Transaction transaction(*t.facts, "test");
        CHECK(t.writer.reshow(tagged(2)));
        transaction.commit();
    }
    CHECK(tagsOf(2) == Tags{"urgent"});
    store::Transaction transaction(*t.facts, "test");
    t.writer.forget({1});
    t.writer.flushCounts();
    transaction.commit();
    CHECK(t.facts->handle().execAndGet("SELECT COUNT(*) FROM return_tag").getInt() == 0);
}
