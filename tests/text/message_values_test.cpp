// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/message_values.h"

#include "support/catch.h"

using namespace resodesk;

namespace {

Money of(std::int64_t minor, const char* currency) { return {minor, Currency::parse(currency).value()}; }

}  // namespace

TEST_CASE("money stands in a message as its language writes it, whatever the interface speaks") {
    CHECK(text::moneyIn("it", of(2490, "EUR")) == "24,90\xc2\xa0€");
    CHECK(text::moneyIn("de", of(123456789, "EUR")) == "1.234.567,89\xc2\xa0€");
    CHECK(text::moneyIn("fr", of(123456, "EUR")) == "1\xc2\xa0" "234,56\xc2\xa0€");
    CHECK(text::moneyIn("en", of(123456, "GBP")) == "£1,234.56");
    CHECK(text::moneyIn("en", of(990, "CHF")) == "CHF\xc2\xa0" "9.90");
    CHECK(text::moneyIn("es", of(100000, "JPY")) == "100.000\xc2\xa0¥");
    CHECK(text::moneyIn("it", of(5, "EUR")) == "0,05\xc2\xa0€");
}

TEST_CASE("days stand in a message as its language writes them") {
    const TimePoint noon = fromSeconds(1'795'255'200);  // 21 November 2026
    CHECK(text::dayIn("it", noon) == "21/11/2026");
    CHECK(text::dayIn("de", noon) == "21.11.2026");
    CHECK(text::dayIn("en", noon) == "21 November 2026");
}

TEST_CASE("what a return and its order say goes into a template, what they do not say is missing") {
    Return fact;
    fact.buyerName = "Anna Bianchi";
    fact.order = {"404-1"};
    fact.price = of(2490, "EUR");
    ReturnLine line;
    line.title = "Moka";
    line.price = line.refundable = of(2490, "EUR");
    fact.lines = {line};
    fact.shippingRefundable = fact.extraRefundable = of(0, "EUR");
    PlaceholderValues values = text::messageValues(fact, std::nullopt, "Bottega", "it");
    CHECK(values.at(Placeholder::buyer) == "Anna Bianchi");
    CHECK(values.at(Placeholder::shop) == "Bottega");
    CHECK(values.at(Placeholder::item) == "Moka");
    CHECK(values.at(Placeholder::amount) == "24,90\xc2\xa0€");
    CHECK_FALSE(values.contains(Placeholder::rma));
    CHECK_FALSE(values.contains(Placeholder::tracking));

    fact.refunds = {Refund{{"R"}, of(1000, "EUR"), Actor::seller, {}, {}}};
    Order order;
    order.shipments = {Shipment{"GLS", "OLD", {}, {}}, Shipment{"BRT", "NEW", {}, fromSeconds(1'795'255'200)}};
    values = text::messageValues(fact, order, "Bottega", "it");
    CHECK(values.at(Placeholder::amount) == "10,00\xc2\xa0€");
    CHECK(values.at(Placeholder::courier) == "BRT");
    CHECK(values.at(Placeholder::tracking) == "NEW");
    CHECK(values.at(Placeholder::deliveredDay) == "21/11/2026");
}

TEST_CASE("what a conversation and its order say goes into a template: before an order, the buyer and the shop") {
    Conversation fact;
    fact.buyerName = "Anna Bianchi";
    CHECK(text::messageValues(fact, std::nullopt, std::nullopt, "Bottega", "it") == PlaceholderValues{{Placeholder::buyer, "Anna Bianchi"}, {Placeholder::shop, "Bottega"}});
    fact.order = {"404-1"};
    Order order;
    order.lines = {{{"L1"}, "MUG", "Moka", 1, of(2490, "EUR")}};
    order.shipments = {{"DHL", "JD0001", fromSeconds(1'795'000'000), fromSeconds(1'795'255'200)}};
    const PlaceholderValues values = text::messageValues(fact, std::nullopt, order, "Bottega", "de");
    CHECK(values.at(Placeholder::order) == "404-1");
    CHECK(values.at(Placeholder::item) == "Moka");
    CHECK(values.at(Placeholder::tracking) == "JD0001");
    CHECK(values.at(Placeholder::deliveredDay) == "21.11.2026");
    CHECK_FALSE(values.contains(Placeholder::lastScan));
}
