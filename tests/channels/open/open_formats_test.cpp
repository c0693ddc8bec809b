// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/open/open_formats.h"

#include "channels/json_border.h"
#include "channels/open/documents.h"
#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::channels;
using namespace resodesk::channels::open;
using namespace resodesk::test;
using Json = nlohmann::json;

namespace {

constexpr AccountId shop{3};

struct Change {
    const char *pointer, *value;  ///< "remove" takes it out
};

/// Each change alone makes the mapping refuse the document.
template <class Map>
void checkRefused(const Json& document, std::initializer_list<Change> table, Map map) {
    CHECK_NOTHROW(map(document));
    for (const Change& change : table) {
        INFO(change.pointer << " = " << change.value);
        CHECK_THROWS_AS(map(with(document, change.pointer, change.value)), NotAsPromised);
    }
}

/// Each change alone is taken as it is.
template <class Map>
void checkTaken(const Json& document, std::initializer_list<Change> table, Map map) {
    for (const Change& change : table) {
        INFO(change.pointer << " = " << change.value);
        CHECK_NOTHROW(map(with(document, change.pointer, change.value)));
    }
}

Return asReturn(const Json& json) {
    return returnFrom(json, shop);
}
LostParcel asParcel(const Json& json) {
    return parcelFrom(json, shop);
}
Order asOrder(const Json& json) {
    return orderFrom(json, shop);
}
Message asMessage(const Json& json) {
    return messageFrom(json, shop);
}

}  // namespace

TEST_CASE("a return is read field by field") {
    const Return r = asReturn(returnDocument());
    CHECK(r.account == shop);
    CHECK(r.id.value == "R-1");
    CHECK(r.order.value == "O-1");
    CHECK(r.buyer.value == "B-1");
    CHECK(r.buyerName == "Anna Kowalska");
    CHECK(r.country == "IT");
    CHECK(r.language == "it");
    CHECK(r.state == ReturnState::inTransit);
    CHECK(r.ground == Ground::defect);
    CHECK(r.reason == "defective");
    CHECK(r.comment == "Non si accende");
    CHECK(r.inPolicy);
    CHECK(r.shipped);
    REQUIRE(r.lines.size() == 1);
    CHECK((r.lines[0] == ReturnLine{{"L1"}, "SKU-1", "Macinacaffè", 2, euros(4980), euros(2490), "kitchen"}));
    CHECK(r.price == euros(4980));
    CHECK(r.shippingRefundable == euros(490));
    CHECK(r.extraRefundable == euros(2000));
    CHECK(r.requestedAt == morning - std::chrono::hours(24));
    CHECK(r.changedAt == morning);
    CHECK((r.deadline == morning + std::chrono::hours(47)));
    CHECK(r.revision == "7");
    CHECK(r.rma == "RMA-1");
    CHECK(r.authorizedBy == Actor::marketplace);
    CHECK(r.tracking == "T-1");
    CHECK((r.firstScanAt == morning - std::chrono::hours(1)));
    CHECK(!r.arrivedAt);
    REQUIRE(r.refunds.size() == 1);
    CHECK((r.refunds[0] == Refund{{"F-1"}, euros(2490), Actor::seller, morning - std::chrono::minutes(30), "k-1"}));
    CHECK(r.lastMessageBy == Actor::buyer);
    CHECK(isPossible(r.possible, Operation::refund));
    CHECK(!isPossible(r.possible, Operation::authorize));
    CHECK(whyNot(r.possible, Operation::authorize) == "already_in_transit");
    CHECK(r.closedBy == Actor::nobody);
}

TEST_CASE("every state of a return and of a case has its name") {
    for (const auto& [state, name] : nameTable(ReturnState{}))
        CHECK(asReturn(with(returnDocument(), "/state", '"' + std::string(name) + '"')).state == state);
    for (const auto& [state, name] : nameTable(ParcelState{}))
        CHECK(asParcel(with(caseDocument(), "/state", '"' + std::string(name) + '"')).state == state);
}

TEST_CASE("a return that is not as promised is refused") {
    checkRefused(returnDocument(),
                 {{"/id", "remove"},
                  {"/id", "7"},
                  {"/id", "\"\""},
                  {"/id", "null"},
                  {"/id", "\"a\\nb\""},
                  {"/order_id", "remove"},
                  {"/buyer", "remove"},
                  {"/buyer", "\"Anna\""},
                  {"/buyer", "[]"},
                  {"/buyer/id", "remove"},
                  {"/buyer/name", "7"},
                  {"/state", "remove"},
                  {"/state", "\"teleported\""},
                  {"/state", "1"},
                  {"/in_policy", "remove"},
                  {"/in_policy", "\"yes\""},
                  {"/in_policy", "1"},
                  {"/shipped", "remove"},
                  {"/revision", "remove"},
                  {"/revision", "7"},
                  {"/price", "remove"},
                  {"/price", "\"49.80\""},
                  {"/price", "49.8"},
                  {"/price/amount", "4980"},
                  {"/price/amount", "\"49,80\""},
                  {"/price/amount", "\"49.805\""},
                  {"/price/amount", "\"-49.80\""},
                  {"/price/currency", "\"euro\""},
                  {"/price/currency", "remove"},
                  {"/lines", "{}"},
                  {"/lines", "\"L1\""},
                  {"/lines/0", "\"L1\""},
                  {"/lines/0/line_id", "remove"},
                  {"/lines/0/quantity", "remove"},
                  {"/lines/0/quantity", "\"2\""},
                  {"/lines/0/quantity", "1.5"},
                  {"/lines/0/quantity", "-1"},
                  {"/lines/0/quantity", "4294967298"},
                  {"/lines/0/refundable", "remove"},
                  {"/lines/0/price", "null"},
                  {"/refundable", "remove"},
                  {"/refundable/shipping", "remove"},
                  {"/refundable/extra", "\"20.00\""},
                  {"/requested_at", "remove"},
                  {"/requested_at", "\"yesterday\""},
                  {"/requested_at", "1700000000"},
                  {"/changed_at", "remove"},
                  {"/answer_by", "\"soon\""},
                  {"/answer_by", "5"},
                  {"/parcel/first_scan_at", "\"never\""},
                  {"/refunds", "{}"},
                  {"/refunds/0/id", "remove"},
                  {"/refunds/0/total", "remove"},
                  {"/refunds/0/at", "remove"},
                  {"/rma", "7"},
                  {"/comment", "[]"}},
                 asReturn);
}

TEST_CASE("amounts of two currencies in one object are refused") {
    for (const char* pointer :
         {"/lines/0/price/currency", "/lines/0/refundable/currency", "/refundable/shipping/currency",
          "/refundable/extra/currency", "/refunds/0/total/currency", "/price/currency"}) {
        INFO(pointer);
        CHECK_THROWS_AS(asReturn(with(returnDocument(), pointer, "\"USD\"")), NotAsPromised);
    }
    CHECK_THROWS_AS(asParcel(with(caseDocument(), "/price/currency", "\"USD\"")), NotAsPromised);
}

TEST_CASE("what a return may leave out, and words a later version may add, are taken") {
    checkTaken(returnDocument(),
               {{"/buyer/name", "remove"},
                {"/buyer/language", "null"},
                {"/comment", "remove"},
                {"/policy_note", "remove"},
                {"/answer_by", "remove"},
                {"/answer_by", "null"},
                {"/rma", "null"},
                {"/parcel", "remove"},
                {"/parcel", "null"},
                {"/refunds", "remove"},
                {"/lines", "[]"},
                {"/refundable/extra", "remove"},
                {"/closed", "null"},
                {"/something_new", "{\"a\":[1,2.5,null]}"}},
               asReturn);
    const Return r =
        asReturn(with(with(with(with(returnDocument(), "/ground", "\"bored\""), "/authorized_by", "\"robot\""),
                           "/last_message_by", "\"robot\""),
                      "/possible", R"(["refund","teleport",7])"));
    CHECK(r.ground == Ground::other);
    CHECK(r.authorizedBy == Actor::nobody);
    CHECK(r.lastMessageBy == Actor::nobody);
    CHECK(isPossible(r.possible, Operation::refund));
    CHECK(r.possible.size() == 2);  // and the one that is not possible
    CHECK(asReturn(with(returnDocument(), "/refundable/extra", "remove")).extraRefundable == euros(0));
}

TEST_CASE("who closed a return and why is read") {
    const Return r = asReturn(with(returnDocument(), "/closed", R"({"by":"buyer","reason":"changed_mind"})"));
    CHECK(r.closedBy == Actor::buyer);
    CHECK(r.closeReason == "changed_mind");
}

TEST_CASE("a lost-parcel case is read, and refused when it is not as promised") {
    const LostParcel p = asParcel(caseDocument());
    CHECK(p.id.value == "C-1");
    CHECK(p.state == ParcelState::open);
    CHECK(p.courier == "DHL");
    CHECK(p.tracking == "T-9");
    CHECK(p.lastScan == "In delivery");
    CHECK(p.shippingRefundable == euros(490));
    checkRefused(caseDocument(),
                 {{"/id", "remove"},
                  {"/order_id", "7"},
                  {"/state", "\"lost\""},
                  {"/opened_at", "remove"},
                  {"/price", "remove"},
                  {"/refundable", "[]"},
                  {"/shipment/courier", "7"}},
                 asParcel);
    checkTaken(caseDocument(), {{"/shipment", "remove"}, {"/shipment", "null"}, {"/comment", "remove"}}, asParcel);
}

TEST_CASE("an order is read, and refused when it is not as promised") {
    const Order order = asOrder(orderDocument());
    CHECK(order.lines.size() == 1);
    CHECK(order.lines[0].price == euros(2490));
    CHECK(order.shipments.size() == 1);
    CHECK(!order.shipments[0].deliveredAt);
    CHECK(!order.cancelled);
    CHECK(asOrder(with(orderDocument(), "/cancelled", "true")).cancelled);
    checkRefused(orderDocument(),
                 {{"/id", "remove"},
                  {"/ordered_at", "remove"},
                  {"/changed_at", "7"},
                  {"/shipping_price", "remove"},
                  {"/lines/0/quantity", "0.5"},
                  {"/lines/0/quantity", "99999999999"},
                  {"/lines/0/price/amount", "24.90"},
                  {"/shipments/0/shipped_at", "remove"},
                  {"/cancelled", "\"no\""},
                  {"/buyer", "remove"}},
                 asOrder);
}

TEST_CASE("a message is read, and refused when it is not as promised") {
    const Message message = asMessage(messageDocument());
    CHECK(message.from == Actor::seller);
    CHECK(message.about == "R-1");
    CHECK(message.key == "key-1");
    checkRefused(messageDocument(),
                 {{"/id", "remove"},
                  {"/order_id", "remove"},
                  {"/from", "\"robot\""},
                  {"/from", "remove"},
                  {"/text", "remove"},
                  {"/text", "7"},
                  {"/at", "\"\""}},
                 asMessage);
}

TEST_CASE("a conversation is read, and refused when it is not as promised") {
    const auto asConversation = [](const Json& json) { return conversationFrom(json, shop); };
    const Conversation c = asConversation(conversationDocument());
    CHECK(c.topic == Topic::returned);
    CHECK(c.language == "de");
    CHECK(c.awaitsAnswer);
    CHECK(c.answerBy.has_value());
    CHECK(c.survey == Survey::didNotHelp);
    CHECK(c.noAnswerKey == "key-0");
    CHECK(asConversation(with(conversationDocument(), "/order_id", "remove")).order.empty());
    CHECK(asConversation(with(conversationDocument(), "/topic", "\"weather\"")).topic == Topic::order);
    CHECK(asConversation(with(conversationDocument(), "/survey", "remove")).survey == Survey::none);
    CHECK_FALSE(asConversation(with(conversationDocument(), "/awaits_answer", "false")).answerBy);
    checkRefused(conversationDocument(),
                 {{"/id", "remove"},
                  {"/order_id", "7"},
                  {"/buyer", "remove"},
                  {"/opened_at", "remove"},
                  {"/last_message_at", "\"soon\""},
                  {"/last_message_by", "\"robot\""},
                  {"/last_message_by", "remove"},
                  {"/awaits_answer", "\"yes\""},
                  {"/awaits_answer", "remove"},
                  {"/answer_by", "7"},
                  {"/survey/asked", "\"yes\""},
                  {"/no_answer_needed/at", "remove"},
                  {"/revision", "remove"},
                  {"/changed_at", "remove"}},
                 asConversation);
}

TEST_CASE("a whole conversation has its own messages alone") {
    Json whole = conversationDocument();
    whole["messages"] = Json::array({with(messageDocument(), "/conversation_id", "\"CON-1\"")});
    CHECK(wholeConversationFrom(whole, shop).messages.at(0).conversation.value == "CON-1");
    CHECK_THROWS_AS(wholeConversationFrom(conversationDocument(), shop), NotAsPromised);
    whole["messages"] = Json::array({messageDocument()});
    CHECK_THROWS_AS(wholeConversationFrom(whole, shop), NotAsPromised);
}

TEST_CASE("a message before an order has no order, but a conversation") {
    const Json before = with(with(messageDocument(), "/conversation_id", "\"CON-1\""), "/order_id", "remove");
    CHECK(asMessage(before).order.empty());
    CHECK(asMessage(before).conversation.value == "CON-1");
    CHECK_THROWS_AS(asMessage(with(before, "/conversation_id", "\"\"")), NotAsPromised);
}

TEST_CASE("a return address is read, and refused when it is not as promised") {
    const ReturnAddress address = addressFrom(addressDocument());
    CHECK(address.label == "Magazzino");
    CHECK(address.isDefault);
    CHECK(address.revision == "2");
    CHECK(addressFrom(with(addressDocument(), "/label", "remove")).label == "Bologna");
    checkRefused(addressDocument(),
                 {{"/id", "remove"},
                  {"/name", "remove"},
                  {"/street", "7"},
                  {"/postcode", "40128"},
                  {"/city", "null"},
                  {"/country", "remove"},
                  {"/default", "1"},
                  {"/revision", "remove"}},
                 addressFrom);
}

TEST_CASE("the settings are read, and refused when a choice is unknown that we would overwrite") {
    const ReturnSettings settings = settingsFrom(settingsDocument());
    CHECK(settings.autoAuthorize == AutoAuthorize::inPolicy);
    CHECK(settings.rma == RmaMode::own);
    CHECK(settings.rmaPattern == "RMA-{year}-{n:5}");
    CHECK(settings.label == LabelMode::none);
    CHECK(settings.address.value == "A-1");
    CHECK(settings.absentFrom.has_value());
    CHECK(settings.mailsCarryLinks);
    checkRefused(settingsDocument(),
                 {{"/auto_authorize", "remove"},
                  {"/auto_authorize", "\"maybe\""},
                  {"/auto_authorize", "true"},
                  {"/absence/until", "remove"},
                  {"/absence/from", "\"winter\""},
                  {"/mails_carry_links", "\"yes\""},
                  {"/revision", "remove"}},
                 settingsFrom);
}

TEST_CASE("reasons are a list of codes with words by language") {
    const auto reasons =
        reasonsFrom(Json::parse(R"([{"code":"defective","words":{"en":"Defective","it":"Difettoso","x":7}}])"));
    REQUIRE(reasons.size() == 1);
    CHECK(reasons[0].words.at("it") == "Difettoso");
    CHECK(!reasons[0].words.contains("x"));
    for (const char* bad :
         {"{}", "\"x\"", "[7]", R"([{"words":{}}])", R"([{"code":"a"}])", R"([{"code":7,"words":{}}])",
          R"([{"code":"a","words":"b"}])", R"([{"code":"a","words":["b"]}])"}) {
        INFO(bad);
        CHECK_THROWS_AS(reasonsFrom(Json::parse(bad)), NotAsPromised);
    }
}

TEST_CASE("a page holds the list it is asked for, and only a list") {
    CHECK(pageFrom(Json{{"returns", {returnDocument()}}}, Stream::returns, shop).returns.size() == 1);
    CHECK(pageFrom(Json{{"orders", {orderDocument()}}}, Stream::orders, shop).orders.size() == 1);
    CHECK(pageFrom(Json{{"messages", {messageDocument()}}}, Stream::messages, shop).messages.size() == 1);
    CHECK(pageFrom(Json{{"cases", {caseDocument()}}}, Stream::parcels, shop).parcels.size() == 1);
    CHECK(pageFrom(Json{{"conversations", {conversationDocument()}}}, Stream::conversations, shop).conversations.size() == 1);
    CHECK(pageFrom(Json::parse(R"({"returns":[]})"), Stream::returns, shop).isEmpty());
    for (const char* bad : {"[]", "{}", "7", R"({"returns":null})", R"({"returns":{}})", R"({"returns":"none"})",
                            R"({"returns":[null]})", R"({"orders":[]})"}) {
        INFO(bad);
        CHECK_THROWS_AS(pageFrom(Json::parse(bad), Stream::returns, shop), NotAsPromised);
    }
}
