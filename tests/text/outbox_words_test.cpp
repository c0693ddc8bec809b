// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/outbox/first_action.h"
#include "support/builders.h"
#include "support/catch.h"
#include "text/evidence_words.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/speaking.h"
#include "text/words.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

Action aRefund(ActionState state, std::optional<WaitReason> why = {}) {
    Action action;
    action.id = {12};
    action.command.kind = ActionKind::refund;
    action.command.money = {{"L1", 1, euros(2490)}};
    action.state = state;
    action.why = why;
    action.createdAt = morning;
    action.notBefore = morning;
    return action;
}

bool has(const wxString& sentence, const char* words) {
    INFO(text::typed(sentence));
    return text::typed(sentence).find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("the refusal of a second refund names the first: number, amount, date and state") {
    const InRome rome;
    const Error refusal(Failure::liveAction, "", toSubject(firstActionOf(aRefund(ActionState::unknown))));
    {
        const Speaking speaking("en");
        for (const char* words : {"no. 12", "24.90", "21 Nov 2026, 09:00", "sent, no answer yet"}) CHECK(has(text::sentence(refusal), words));
    }
    const Speaking speaking("it");
    for (const char* words : {"n. 12", "24,90", "21 nov 2026, 09:00", "ancora nessuna risposta"}) CHECK(has(text::sentence(refusal), words));
}

TEST_CASE("an unknown outcome names who is asked and forbids a second refund") {
    const Speaking speaking("en");
    CHECK(has(text::standing(aRefund(ActionState::unknown), morning, "Bottega"), "checking with Bottega. Do not refund again; ResoDesk blocks it."));
    CHECK(has(text::standing(aRefund(ActionState::unknown), morning), "checking with the marketplace. Do not refund again"));
    Action message = aRefund(ActionState::unknown);
    message.command = {};
    message.command.kind = ActionKind::message;
    CHECK_FALSE(has(text::standing(message, morning, "Bottega"), "refund"));
}

TEST_CASE("the next try is a time, or what it depends on") {
    const InRome rome;
    const Speaking speaking("en");
    Action paused = aRefund(ActionState::waiting, WaitReason::pause);
    paused.notBefore = morning + std::chrono::minutes(5);
    CHECK(has(text::nextTry(paused, morning), "09:05"));
    paused.refusal = Failure::offline;
    CHECK(has(text::nextTry(paused, morning), "when a connection is there"));
    CHECK(has(text::nextTry(aRefund(ActionState::waiting, WaitReason::ask), morning), "your yes"));
    CHECK(has(text::nextTry(aRefund(ActionState::waiting, WaitReason::undo), morning), "its turn"));
    CHECK(text::nextTry(aRefund(ActionState::confirmed), morning).empty());
}

TEST_CASE("a journal entry that is not understood is shown as it stands") {
    const Speaking speaking("en");
    CHECK(has(text::detailWords("seen=absent\n"), "it is not there"));
    CHECK(has(text::detailWords("colour=blue\n"), "colour=blue"));
    CHECK(has(text::detailWords("no fields"), "no fields"));
}
