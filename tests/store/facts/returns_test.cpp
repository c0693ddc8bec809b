// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/rules.h"
#include "store/facts/list_sql.h"
#include "support/catch.h"
#include "support/temp_facts.h"

using namespace resodesk;
using namespace resodesk::test;
using Ids = std::vector<std::string>;

namespace {

Return dueIn(const std::string& id, std::chrono::minutes left) {
    Return r = aReturn(id);
    r.deadline = morning + left;
    return r;
}

ReturnQuery view(View view) {
    ReturnQuery query;
    query.view = view;
    return query;
}

}  // namespace

TEST_CASE("a return comes back from the facts as the marketplace said it") {
    TempFacts t;
    Return r = aReturn();
    r.comment = "si spegne\ndopo un minuto";
    r.lines.push_back({{"L2"}, "SKU-2", "Filtro", 2, euros(500), euros(0)});
    r.refunds = {{{"F-1"}, euros(500), Actor::seller, morning, "k"}};
    r.firstScanAt = morning;
    r.possible.push_back({Operation::cancel, false, "shipped"});
    t.put({r});
    CHECK(t.reader.find(r.key()) == r);
    CHECK(t.reader.withId({"R-1"}).empty());  // no pull of that account is known
}

TEST_CASE("the same revision again changes nothing") {
    TempFacts t;
    CHECK(t.put({aReturn()}).size() == 1);
    CHECK(t.put({aReturn()}).empty());
    Return newer = aReturn();
    newer.revision = "2";
    newer.state = ReturnState::authorized;
    CHECK(t.put({newer}).size() == 1);
    CHECK(t.reader.counts(morning, morning).all == 1);
}

TEST_CASE("each view holds what its name says, and its count agrees") {
    TempFacts t;
    Return transit = aReturn("R-transit"), received = aReturn("R-received"), closed = aReturn("R-closed"), waiting = aReturn("R-waiting");
    transit.state = ReturnState::inTransit;
    received.state = ReturnState::received;
    closed.state = ReturnState::closed;
    waiting.state = ReturnState::authorized;
    const auto midnight = store::nextMidnight(morning);
    const auto toMidnight = std::chrono::duration_cast<std::chrono::minutes>(midnight - morning);
    t.put({dueIn("R-overdue", std::chrono::minutes(-4)), dueIn("R-today", std::chrono::minutes(30)),
           dueIn("R-later", toMidnight + std::chrono::hours(2)), transit, received, closed, waiting});
    CHECK(t.ids(view(View::newOnes)) == Ids{"R-overdue", "R-today", "R-later"});
    CHECK(t.ids(view(View::overdue)) == Ids{"R-overdue"});
    CHECK(t.ids(view(View::dueToday)) == Ids{"R-today"});
    CHECK(t.ids(view(View::toInspect)) == Ids{"R-received"});
    CHECK(t.ids(view(View::closed)) == Ids{"R-closed"});
    CHECK(t.ids(view(View::waitingForBuyer)) == Ids{"R-waiting"});
    CHECK(t.ids(view(View::all)).size() == 7);
    const ViewCounts counts = t.reader.counts(morning, midnight);
    for (const auto& [v, name] : nameTable(View{}))
        CHECK(counts.of(v) == static_cast<std::int64_t>(t.ids(view(v)).size()));
}

TEST_CASE("an action of the seller moves the return between views, and a cancelled one back") {
    TempFacts t;
    t.put({aReturn()});
    store::NewAction wish;
    wish.command = authorize(aReturn(), withMarketplaceRma(), {}).value();
    wish.nonce = "click";
    const ActionId id = t.write([&] { return t.ledger->outbox().add(wish, morning).value(); });
    const auto reshow = [&] {
        store::Transaction transaction(*t.facts, "test");
        CHECK(t.writer.reshow(aReturn().key()));
        t.writer.flushCounts();
        transaction.commit();
    };
    reshow();
    CHECK(t.ids(view(View::newOnes)).empty());
    CHECK(t.reader.counts(morning, morning).newOnes == 0);
    t.write([&] { t.ledger->outbox().record(id, ActionEvent::withdrawn, {}, morning); });
    reshow();
    CHECK(t.ids(view(View::newOnes)) == Ids{"R-1"});
    CHECK(t.reader.counts(morning, morning).newOnes == 1);
}

TEST_CASE("pages follow each other without a gap or a double, in every order") {
    TempFacts t;
    std::vector<Return> many;
    for (int i = 0; i < 57; ++i) {
        Return r = dueIn("R-" + std::to_string(i), std::chrono::minutes(i % 7));
        r.price = euros(100 * (i % 5));
        r.buyerName = "Buyer " + std::to_string(i % 3);
        many.push_back(r);
    }
    t.put(many);
    for (const auto& [sortBy, name] : nameTable(SortBy{}))
        for (bool descending : {false, true}) {
            ReturnQuery query;
            query.sortBy = sortBy;
            query.descending = descending;
            Ids paged;
            std::optional<RowPlace> place;
            for (auto page = t.reader.page(query, place, 10, morning); !page.empty(); page = t.reader.page(query, place, 10, morning)) {
                for (const ReturnRow& row : page) paged.push_back(row.key.id.value);
                place = page.back().place;
            }
            CHECK(paged.size() == 57);
            CHECK(paged == t.ids(query));
            const auto last = t.reader.lastPage(query, 10, morning);
            CHECK(last.back().key.id.value == paged.back());
            CHECK(last.size() == 10);
        }
}

TEST_CASE("search finds the beginnings of words in order, buyer, item, SKU, RMA and tracking, without accents") {
    TempFacts t;
    Return r = aReturn();
    r.buyerName = "José Müller";
    r.rma = "RMA-2026-00412";
    r.tracking = "BRT0901";
    t.put({r, aReturn("R-2")});
    t.index();
    const auto found = [&](const std::string& text) {
        ReturnQuery query;
        query.filter.text = text;
        return t.ids(query);
    };
    for (const char* text : {"jose", "muller jos", "RMA-2026-00412", "brt09", "O-R-1", "\"jos"}) CHECK(found(text) == Ids{"R-1"});
    CHECK(found("macinacaffe").size() == 2);
    CHECK(found("josé xyz").empty());
    CHECK(found("* OR NOT (").empty());
    r.revision = "2";
    r.tracking = "GLS77";
    t.put({r});
    CHECK(found("brt09").empty());
    CHECK(found("gls77") == Ids{"R-1"});
    r.revision = "3";
    r.order = {"NEW-77"};
    t.put({r});
    CHECK(found("O-R-1").empty());
    CHECK(found("new-77") == Ids{"R-1"});
    r.revision = "4";
    r.buyerName = "Ada";
    t.put({r});
    CHECK(found("new-77") == Ids{"R-1"});
    CHECK(t.reader.withCode("O-R-1").empty());
}

TEST_CASE("a filter keeps what it says") {
    TempFacts t;
    Return yen = aReturn("R-yen"), out = aReturn("R-out");
    yen.price = {30, Currency::parse("JPY").value()};
    out.inPolicy = false;
    out.reason = "changed_mind";
    out.price = euros(9900);
    t.put({aReturn(), yen, out});
    ReturnQuery query;
    query.filter.maxAmount = "24.90";
    CHECK(t.ids(query) == Ids{"R-1"});
    query.filter.maxAmount = "30";
    CHECK(t.ids(query) == Ids{"R-1", "R-yen"});
    query.filter = {};
    query.filter.inPolicy = false;
    CHECK(t.ids(query) == Ids{"R-out"});
    query.filter = {};
    query.filter.reason = "changed_mind";
    CHECK(t.ids(query) == Ids{"R-out"});
    query.filter = {};
    query.filter.account = {2};
    CHECK(t.ids(query).empty());
    query.filter = {};
    query.filter.dueBefore = morning;
    CHECK(t.ids(query).empty());
    CHECK(t.reader.total(ReturnQuery{}, morning).amounts.perCurrency() == std::vector{euros(12390), yen.price});
    CHECK(t.reader.keys(ReturnQuery{}, morning).size() == 3);
}
