// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/mail/order_ids.h"

#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::channels::mail;

namespace {

std::string orders(const std::string& subject, const std::string& text = {}, const std::vector<OrderPattern>& patterns = {amazonOrder}) {
    MimeMessage mail;
    mail.subject = subject;
    mail.text = text;
    std::string joined;
    for (const OrderId& id : orderIdsIn(mail, patterns)) joined += (joined.empty() ? "" : " ") + id.value;
    return joined;
}

}  // namespace

TEST_CASE("an order's id is found wherever people write it") {
    for (const char* text : {"402-1234567-7654321", "(Ordine: 402-1234567-7654321)", "order #402-1234567-7654321.", "402\u20111234567\u20137654321",
                             "https://example.com/orders/402-1234567-7654321?x=1", "402-1234567-7654321 - help", "402-1234567-7654321-"}) {
        INFO(text);
        CHECK(orders(text) == "402-1234567-7654321");
        CHECK(orders("", text) == "402-1234567-7654321");
    }
}

TEST_CASE("a longer number is no order's id") {
    for (const char* text : {"1402-1234567-7654321", "402-1234567-76543210", "402-1234567-7654321-8", "9-402-1234567-7654321", "402-123456-7654321", "402 1234567 7654321",
                             "x402-1234567-7654321", "402-1234567-7654321è", "٤٠٢-1234567-7654321", "", "402-1234567-765432"}) {
        INFO(text);
        CHECK(orders(text).empty());
    }
}

TEST_CASE("orders are told once each, the subject's first, and not without end") {
    CHECK(orders("402-1234567-0000002", "402-1234567-0000001 402-1234567-0000002") == "402-1234567-0000002 402-1234567-0000001");
    std::string many;
    for (int i = 0; i < 50; ++i) many += "402-1234567-00000" + std::to_string(10 + i) + "\n";
    MimeMessage mail;
    mail.text = many;
    CHECK(orderIdsIn(mail, {amazonOrder}).size() == 20);
}

TEST_CASE("other marketplaces' orders are found by the pattern the seller gives") {
    const std::vector<OrderPattern> patterns{amazonOrder, orderPattern("C#######@").value(), orderPattern("PO-##########").value()};
    CHECK(orders("C1234567A, PO-0123456789 and 402-1234567-7654321, not C1234567a", "", patterns) == "C1234567A PO-0123456789 402-1234567-7654321");
    CHECK(orderPattern("#####").error().failure() == Failure::badText);
    CHECK(orderPattern("######\n").error().failure() == Failure::badText);
    CHECK(orderPattern(std::string(61, '#')).error().failure() == Failure::badText);
}

TEST_CASE("only Amazon's own relay domains are its relays") {
    for (const char* address : {"abc123@marketplace.amazon.it", "a+b@MARKETPLACE.amazon.co.uk", "a@marketplace.amazon.com.be"}) CHECK(isAmazonRelay(address));
    for (const char* address : {"a@marketplace.amazon.it.evil.example", "a@xmarketplace.amazon.it", "a@amazon.it", "marketplace.amazon.it@evil.example", "@marketplace.amazon.it",
                                "a@b@marketplace.amazon.it", "a@marketplace.amazon.", "a@marketplace.amazon.xyz", "a@marketplace.am\u0430zon.it", "a@marketplace-amazon.it", ""}) {
        INFO(address);
        CHECK_FALSE(isAmazonRelay(address));
    }
}
