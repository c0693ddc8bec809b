// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/open/open_requests.h"

#include <nlohmann/json.hpp>

#include "domain/accounts/account_fields.h"
#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::channels::open;
using namespace resodesk::test;
using Json = nlohmann::json;

namespace {

Action of(ActionKind kind, const std::string& target = "R-1") {
    Action action;
    action.command.kind = kind;
    action.command.target = {{1}, ObjectKind::returnRequest, target};
    action.command.order = {"O/1"};
    return action;
}

Json bodyOf(const Action& action) {
    return Json::parse(writeOf(action).body);
}

}  // namespace

TEST_CASE("an itemised refund names each line, the extras and what is withheld as text amounts") {
    Action refund = of(ActionKind::refund);
    refund.command.request.set("reason", "returned")
        .set("withheld.reason", "used")
        .set("note", "Grazie")
        .set("keep_item", "yes");
    refund.command.money = {{"L1", 2, euros(2490)},
                            {"shipping", 0, euros(490)},
                            {"return_shipping", 0, euros(5)},
                            {"goodwill", 0, euros(100)},
                            {"withheld", 0, euros(-300)}};
    CHECK(writeOf(refund).method == "POST");
    CHECK(writeOf(refund).path == "/v1/returns/R-1/refunds");
    CHECK(writeOf(refund).needsRevision);
    CHECK(bodyOf(refund) == Json::parse(R"({"reason":"returned","note":"Grazie","keep_item":true,
        "lines":[{"line_id":"L1","quantity":2,"amount":{"amount":"24.90","currency":"EUR"}}],
        "shipping":{"amount":"4.90","currency":"EUR"},"return_shipping":{"amount":"0.05","currency":"EUR"},
        "goodwill":{"amount":"1.00","currency":"EUR"},"withheld":{"amount":{"amount":"3.00","currency":"EUR"},"reason":"used"}})"));
}

TEST_CASE("the same action gives the same bytes, another amount does not") {
    Action refund = of(ActionKind::refund);
    refund.command.request.set("reason", "returned");
    refund.command.money = {{"L1", 1, euros(2490)}};
    Action other = refund;
    CHECK(writeOf(refund).body == writeOf(other).body);
    other.command.money[0].amount.minor = 2491;
    CHECK(writeOf(refund).body != writeOf(other).body);
}

TEST_CASE("ids cannot leave their place in the path") {
    for (const std::string id : {"../../sim/clock", "a/b", "a?x=1", "a#b", "a b", "caffè"}) {
        INFO(id);
        const std::string path = writeOf(of(ActionKind::close, id)).path;
        CHECK(path.starts_with("/v1/returns/"));
        CHECK(path.ends_with("/close"));
        CHECK(std::count(path.begin(), path.end(), '/') == 4);
        CHECK(path.find_first_of("?# ") == std::string::npos);
    }
    CHECK(writeOf(of(ActionKind::message)).path == "/v1/orders/O%2F1/messages");
}

TEST_CASE("a message goes to the order, one about a case to the case") {
    Action message = of(ActionKind::message);
    message.command.request.set("text", "Buongiorno \"Anna\"\n");
    CHECK(bodyOf(message) == Json{{"text", "Buongiorno \"Anna\"\n"}, {"about", "R-1"}});
    CHECK(!writeOf(message).needsRevision);
    message.command.target = {{1}, ObjectKind::parcel, "C-1"};
    CHECK(writeOf(message).path == "/v1/cases/C-1/messages");
    CHECK(bodyOf(message) == Json{{"text", "Buongiorno \"Anna\"\n"}});
}

TEST_CASE("a reply goes to its conversation, and no answer needed names the revision that the seller saw") {
    Action message = of(ActionKind::message);
    message.command.target = {{1}, ObjectKind::conversation, "CON/1"};
    message.command.request.set("text", "Ecco");
    CHECK(writeOf(message).path == "/v1/conversations/CON%2F1/messages");
    CHECK(bodyOf(message) == Json{{"text", "Ecco"}});
    CHECK(!writeOf(message).needsRevision);
    Action settling = of(ActionKind::noAnswerNeeded);
    settling.command.target = {{1}, ObjectKind::conversation, "CON-1"};
    CHECK(writeOf(settling).path == "/v1/conversations/CON-1/no-answer-needed");
    CHECK(writeOf(settling).body.empty());
    CHECK(writeOf(settling).needsRevision);
}

TEST_CASE("a new address is posted, a known one is put, and its id stays out of the body") {
    Action save = of(ActionKind::saveAddress);
    ReturnAddress address = anAddress();
    address.id = {};
    save.command.request = toFields(address);
    CHECK(writeOf(save).method == "POST");
    CHECK(writeOf(save).path == "/v1/return-addresses");
    save.command.request = toFields(anAddress());
    CHECK(writeOf(save).method == "PUT");
    CHECK(writeOf(save).path == "/v1/return-addresses/A-1");
    CHECK(!bodyOf(save).contains("id"));
    CHECK(bodyOf(save)["default"] == true);
}
