// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/facts/fact_store.h"

#include "base/paths.h"
#include "support/catch.h"
#include "support/temp_facts.h"

using namespace resodesk;
using namespace resodesk::test;

TEST_CASE("an order comes back with lines, shipments and refunds") {
    TempFacts t;
    Order o;
    o.account = t.account;
    o.id = {"O-1"};
    o.buyer = {"B-1"};
    o.buyerName = "Anna";
    o.orderedAt = morning;
    o.changedAt = morning;
    o.shippingPrice = euros(490);
    o.lines = {{{"L1"}, "SKU-1", "Macinacaffè", 1, euros(2490)}};
    o.shipments = {{"BRT", "0901", morning, std::nullopt}, {"GLS", "77", morning, morning}};
    o.refunds = {{{"F-1"}, euros(100), Actor::marketplace, morning, ""}};
    store::OrderStore orders(*t.facts);
    orders.put({o});
    CHECK(orders.find(t.account, o.id) == o);
    CHECK(orders.ofBuyer(t.account, {"B-1"}, {"O-2"}, 10).size() == 1);
    CHECK(orders.ofBuyer(t.account, {"B-1"}, o.id, 10).empty());
}

TEST_CASE("messages of an order are read oldest first") {
    TempFacts t;
    Message late{t.account, "M-2", {"O-1"}, "R-1", Actor::seller, "Buongiorno", morning + seconds(5), "k", {}};
    Message early{t.account, "M-1", {"O-1"}, "", Actor::buyer, "Aiuto", morning, "", {}};
    store::ConversationWriter(*t.facts, t.view).put({late, early});
    CHECK(store::ConversationReader(*t.facts).messagesOfOrder(t.account, {"O-1"}) == std::vector{early, late});
}

TEST_CASE("a lost parcel comes back and stands in the open list until it is closed") {
    TempFacts t;
    LostParcel p;
    p.account = t.account;
    p.id = {"P-1"};
    p.order = {"O-1"};
    p.buyerName = "Anna";
    p.reason = "not_received";
    p.price = euros(2490);
    p.shippingRefundable = euros(490);
    p.lines = aReturn().lines;
    p.openedAt = p.changedAt = morning;
    p.deadline = morning + std::chrono::hours(48);
    p.revision = "1";
    store::ParcelStore parcels(*t.facts);
    parcels.put({p}, t.view);
    CHECK(parcels.find(p.key()) == p);
    CHECK(parcels.list(true, "anna", 10).size() == 1);
    CHECK(parcels.list(true, "nobody", 10).empty());
    p.state = ParcelState::closed;
    p.revision = "2";
    parcels.put({p}, t.view);
    CHECK(parcels.list(true, "", 10).empty());
    CHECK(parcels.list(false, "", 10).size() == 1);
}

TEST_CASE("a pull is complete when every stream has been read to its end") {
    TempFacts t;
    store::PullStore pulls(*t.facts);
    CHECK_FALSE(pulls.completeAt(t.account));
    for (const auto& [stream, name] : nameTable(Stream{})) pulls.save(t.account, stream, {"", "42", morning});
    CHECK(pulls.completeAt(t.account) == morning);
    CHECK(pulls.of(t.account, Stream::orders).changes == "42");
}

TEST_CASE("damaged facts are thrown away, the ledger is not touched") {
    TempLedger t;
    {
        auto facts = store::openFactsForWriting(t.workspace);
    }
    std::filesystem::remove(t.workspace.factsFile().string() + "-wal");
    writeFilePrivately(t.workspace.factsFile(), std::string(8192, 'x'));
    auto facts = store::openFactsForWriting(t.workspace);
    CHECK(store::PullStore(*facts).meta("shown_seq") == 0);
    CHECK(t.ledger->accounts().all().size() == 1);
}
