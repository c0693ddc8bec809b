// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/evidence_sheet.h"

#include "domain/returns/rules.h"
#include "support/builders.h"
#include "support/catch.h"
#include "text/speaking.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

/// A refund that was lost, looked for, and settled by a person.
documents::Evidence settledByHand() {
    documents::Evidence e;
    RefundPlan plan = fullRefund(aReturn());
    plan.reason = "returned";
    plan.note = "Dear Anna";
    e.action.id = {12};
    e.action.command = refund(aReturn(), plan, {}).value();
    e.action.key = "3c2a8a52-0000-4000-8000-000000000000";
    e.action.fingerprint = e.action.command.fingerprint();
    e.action.state = ActionState::abandoned;
    e.action.attempts = 1;
    e.action.createdAt = morning;
    e.action.sentAt = morning + seconds(30);
    e.account.name = "shop";
    e.account.remoteId = "SELLER-7";
    e.account.url = "https://market.example";
    e.entries = {{morning, "confirmed", "amount=24.90 EUR\nfingerprint=x\nkey=y\n"},
                 {morning + seconds(30), "will_send", "attempt=1\n"},
                 {morning + seconds(31), "unclear", "bytes=512/0\ncurl=52\nrefusal=outcomeUnknown\nstatus=0\n"},
                 {morning + seconds(91), "read", "seen=absent\n"},
                 {morning + std::chrono::hours(25), "person_abandoned", "proof=person\n"}};
    e.settledBecause = "the page shows no refund";
    e.madeAt = morning + std::chrono::hours(26);
    return e;
}

bool has(const std::string& sheet, const std::string& words) {
    INFO(sheet);
    return sheet.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("the evidence names what was sent, what came back, what reads showed and who settled it why") {
    const Speaking speaking("en");
    const std::string sheet = evidenceSheet(settledByHand());
    for (const char* words : {"Evidence for action 12", "https://market.example", "SELLER-7", "R-1", "O-R-1", "3c2a8a52-0000-4000-8000-000000000000", "\xe2\x82\xac\xc2\xa0" "24.90",
                              "2026-11-21 08:00:30 UTC  being sent: attempt 1", "sent, no clear answer: no answer, connection failed (curl 52), 512 bytes sent, 0 received",
                              "looked for it at the marketplace: it is not there", "given up by you: by you", "the page shows no refund"})
        CHECK(has(sheet, words));
    CHECK(has(sheet, settledByHand().action.fingerprint));
}

TEST_CASE("the evidence says it in Italian too, with the same ids") {
    const Speaking speaking("it");
    const std::string sheet = evidenceSheet(settledByHand());
    CHECK(has(sheet, "non c'è"));
    CHECK(has(sheet, "3c2a8a52-0000-4000-8000-000000000000"));
    CHECK_FALSE(has(sheet, "What was sent"));
}

TEST_CASE("the evidence holds no name, no note and no text") {
    const Speaking speaking("en");
    documents::Evidence refunded = settledByHand(), written = settledByHand();
    written.action.command = contact(aReturn().key().object(), {"O-R-1"}, "Anna Kowalska", "Dear Anna, your parcel").value();
    for (const documents::Evidence& e : {refunded, written}) {
        CHECK_FALSE(has(evidenceSheet(e), "Anna"));
        CHECK_FALSE(has(evidenceSheet(e), "parcel"));
        CHECK_FALSE(has(evidenceSheet(e), "Macinacaff"));
    }
}
