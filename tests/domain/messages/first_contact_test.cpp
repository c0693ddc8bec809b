// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/messages/first_contact.h"

#include "support/catch.h"

using namespace resodesk;

namespace {

Return request(const std::string& reason) {
    Return r;
    r.reason = reason;
    return r;
}

}  // namespace

TEST_CASE("domain: a first message fits the reason of the request") {
    CHECK(firstMessageFor(request("defective")) == TemplateMoment::helpNotWorking);
    CHECK(firstMessageFor(request("AMZ-PG-BAD-DESC")) == std::nullopt);
    CHECK(firstMessageFor(request("Not-As-Described")) == TemplateMoment::helpNotAsExpected);
    CHECK(firstMessageFor(request("NOT_COMPATIBLE")) == TemplateMoment::helpHardToUse);
    CHECK(firstMessageFor(request("no_longer_needed")) == std::nullopt);
}

TEST_CASE("domain: once a request is answered, or written about, nobody writes first") {
    Return answered = request("defective");
    answered.state = ReturnState::authorized;
    CHECK_FALSE(firstMessageFor(answered));
    Return written = request("defective");
    written.lastMessageBy = Actor::seller;
    CHECK_FALSE(firstMessageFor(written));
    written.lastMessageBy = Actor::buyer;
    CHECK(firstMessageFor(written));
}

TEST_CASE("domain: a return is avoided when its buyer took it back and nothing was paid") {
    FirstContacts counts;
    Return open = request("defective"), avoided = open, paid = open, refused = open;
    avoided.state = paid.state = refused.state = ReturnState::closed;
    avoided.closedBy = paid.closedBy = Actor::buyer;
    refused.closedBy = Actor::seller;
    paid.refunds.push_back({});
    for (const Return& fact : {open, avoided, paid, refused}) count(counts, fact);
    CHECK(counts == FirstContacts{4, 1, 1});
}
