// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/outbox_store.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include "domain/parcels/rules.h"
#include "domain/returns/rules.h"
#include "support/catch.h"
#include "support/temp_ledger.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

struct Outbox : TempLedger {
    store::OutboxStore& store() { return ledger->outbox(); }
    Result<ActionId> add(const Command& command, TimePoint notBefore = morning, ActionId after = {}) {
        store::NewAction wish;
        wish.command = command;
        wish.nonce = newUuid();
        wish.notBefore = notBefore;
        wish.after = after;
        wish.why = after ? WaitReason::after : WaitReason::undo;
        return write([&] { return store().add(wish, morning); });
    }
    void claim(ActionId id) {
        write([&] { store().claim(*store().find(id), morning); });
    }
    bool record(ActionId id, ActionEvent event, std::string_view proof = "answer") {
        store::EventNews news;
        news.proof = proof;
        return write([&] { return store().record(id, event, news, morning); });
    }
    ActionState state(ActionId id) { return store().find(id)->state; }
    std::vector<std::int64_t> due(TimePoint now = morning) {
        std::vector<std::int64_t> ids;
        for (const Action& a : store().due({account}, now, 100)) ids.push_back(a.id.value);
        return ids;
    }
    void rejects(const std::string& sql) { CHECK_THROWS_AS(ledger->database().handle().exec(sql), SQLite::Exception); }
};

Command refundOf(const std::string& id, std::int64_t cents = 1000) {
    RefundPlan plan;
    plan.reason = "returned";
    plan.lines = {{{"L1"}, 1, euros(cents)}};
    return refund(aReturn(id), plan, {}).value();
}

Command authorizationOf(const std::string& id) { return authorize(aReturn(id), withMarketplaceRma(), {}).value(); }

}  // namespace

TEST_CASE("what follows another action has a time of its own once that one is accepted") {
    Outbox outbox;
    const TimePoint later = morning + std::chrono::hours(1);  // the calendar was set back after the seller decided
    const ActionId refund = outbox.add(refundOf("R-1")).value();
    outbox.add(close(aReturn("R-1"), {"keep_item", ""}, {}).value(), later, refund).value();
    CHECK(outbox.store().nextDue(morning) == morning);
    outbox.claim(refund);
    CHECK_FALSE(outbox.store().nextDue(morning));
    CHECK(outbox.record(refund, ActionEvent::accepted));
    CHECK(outbox.record(refund, ActionEvent::seenDone, "read"));
    CHECK(outbox.store().nextDue(morning) == later);
    CHECK(outbox.due(later).size() == 1);
}

TEST_CASE("an action whose row was changed by nobody's hand is damage, not an action") {
    for (const char* damage : {"state='SENDINK'", "kind='refunt'", "request='amount 10'", "seen='x'", "target_kind='retorn'"}) {
        INFO(damage);
        Outbox outbox;
        const ActionId id = outbox.add(refundOf("R-1")).value();
        SQLite::Database& raw = outbox.ledger->database().handle();
        std::string unguarded = "PRAGMA ignore_check_constraints=ON;";
        {
            SQLite::Statement triggers(raw, "SELECT name FROM sqlite_master WHERE type='trigger'");
            while (triggers.executeStep()) unguarded += "DROP TRIGGER " + triggers.getColumn(0).getString() + ";";
        }
        raw.exec(unguarded);
        raw.exec(std::string("UPDATE action SET ") + damage);
        CHECK_THROWS_AS(outbox.store().find(id), SQLite::Exception);
    }
}

TEST_CASE("an action comes back from disk as it was confirmed") {
    Outbox outbox;
    const Command command = refundOf("R-1");
    const ActionId id = outbox.add(command).value();
    outbox.reopen();
    const Action action = outbox.store().find(id).value();
    CHECK(action.command == command);
    CHECK(action.fingerprint == command.fingerprint());
    CHECK(action.state == ActionState::waiting);
}

TEST_CASE("the same click twice is one action") {
    Outbox outbox;
    store::NewAction wish;
    wish.command = authorizationOf("R-1");
    wish.nonce = "click";
    const auto first = outbox.write([&] { return outbox.store().add(wish, morning); });
    CHECK(outbox.write([&] { return outbox.store().add(wish, morning); }) == first);
}

TEST_CASE("a second refund of a line is refused while the first is alive, and names it") {
    Outbox outbox;
    const ActionId first = outbox.add(refundOf("R-1")).value();
    const auto second = outbox.add(refundOf("R-1", 200));
    CHECK(second.error() == Error(Failure::lineBusy, "money is reserved", std::to_string(first.value)));
    outbox.claim(first);
    CHECK(outbox.record(first, ActionEvent::unclear));
    CHECK(outbox.add(refundOf("R-1", 200)).has_error());
    outbox.rejects("UPDATE money_line SET is_reserved=0");
}

TEST_CASE("money that failed is free again, money that was paid is spent") {
    Outbox outbox;
    const ActionId failed = outbox.add(refundOf("R-1")).value();
    outbox.claim(failed);
    outbox.record(failed, ActionEvent::refused);
    const ActionId paid = outbox.add(refundOf("R-1")).value();
    outbox.claim(paid);
    outbox.record(paid, ActionEvent::accepted);
    outbox.record(paid, ActionEvent::seenDone, "read");
    CHECK(outbox.state(paid) == ActionState::confirmed);
    CHECK(outbox.ledger->database().handle().execAndGet("SELECT group_concat(is_spent) FROM money_line").getString() == "0,1");
}

TEST_CASE("goods are refunded or sent again, whatever the line is worth, and the database itself refuses the other") {
    LostParcel parcel;
    parcel.account = {1};
    parcel.id = {"C-1"};
    parcel.order = {"O-R-1"};
    parcel.lines = aReturn("R-1").lines;
    parcel.price = parcel.lines.front().price;
    parcel.shippingRefundable = euros(0);
    parcel.revision = "1";
    parcel.possible = {{Operation::replace, true, {}}};
    const Command again = replace(parcel, {}, {}).value();
    for (const auto& [first, second] : {std::pair(again, refundOf("R-1")), std::pair(refundOf("R-1"), again)}) {
        INFO(toText(first.kind));
        Outbox outbox;
        const ActionId done = outbox.add(first).value();
        CHECK(outbox.add(second).error().failure() == Failure::lineBusy);
        outbox.claim(done);
        outbox.record(done, ActionEvent::accepted);
        outbox.record(done, ActionEvent::seenDone, "read");
        CHECK(outbox.add(second).error() == Error(Failure::lineBusy, "refunded or replaced", std::to_string(done.value)));
        Command elsewhere = second;
        elsewhere.order = {"O-2"};
        const ActionId other = outbox.add(elsewhere).value();
        outbox.rejects("INSERT INTO money_line(action, position, account, order_id, line, quantity, amount, currency) VALUES(" +
                       std::to_string(other.value) + ", 9, 1, 'O-R-1', 'L1', 1, 1, 'EUR')");
    }
}

TEST_CASE("the database itself refuses what must never happen") {
    Outbox outbox;
    const ActionId id = outbox.add(refundOf("R-1")).value();
    outbox.rejects("DELETE FROM action");
    outbox.rejects("UPDATE action SET amount=1");
    outbox.rejects("UPDATE action SET key='other'");
    outbox.rejects("UPDATE action SET request='reason=x\n'");
    outbox.rejects("UPDATE action SET state='CONFIRMED'");
    outbox.rejects("UPDATE action SET state='UNKNOWN', may_have_acted=1");
    outbox.rejects("INSERT OR REPLACE INTO action SELECT * FROM action");
    outbox.rejects("DELETE FROM money_line");
    outbox.rejects("UPDATE money_line SET amount=1");
    outbox.rejects("DELETE FROM journal");
    outbox.rejects("UPDATE journal SET detail=''");
    outbox.claim(id);
    outbox.rejects("UPDATE action SET state='UNKNOWN'");
    outbox.record(id, ActionEvent::unclear);
    for (const char* state : {"WAITING", "CANCELLED", "NOT_NEEDED", "ABANDONED", "FAILED", "CONFIRMED"})
        outbox.rejects("UPDATE action SET state='" + std::string(state) + "'");
    outbox.rejects("UPDATE action SET may_have_acted=0");
    outbox.rejects("UPDATE action SET state='CONFIRMED', proof='answer'");
    CHECK(outbox.state(id) == ActionState::unknown);
}

TEST_CASE("an action under way holds its lane, an accepted one frees it") {
    Outbox outbox;
    Command other = refundOf("R-1");
    other.money[0].line = "L2";
    const ActionId first = outbox.add(refundOf("R-1")).value();
    const ActionId second = outbox.add(other).value();
    const ActionId elsewhere = outbox.add(refundOf("R-2")).value();
    CHECK(outbox.due() == std::vector{first.value, elsewhere.value});
    outbox.claim(first);
    CHECK(outbox.due() == std::vector{elsewhere.value});
    outbox.rejects("UPDATE action SET state='SENDING', epoch=(SELECT epoch FROM workspace) WHERE id=" + std::to_string(second.value));
    outbox.record(first, ActionEvent::accepted);
    CHECK(outbox.due() == std::vector{second.value, elsewhere.value});
}

TEST_CASE("a message for later lets those behind it pass until its time, and never leaves beside one of its lane") {
    Outbox outbox;
    const ObjectKey about{outbox.account, ObjectKind::conversation, "CON-1"};
    const auto message = [&](const std::string& text, WaitReason why, TimePoint notBefore, ActionId after = {}) {
        store::NewAction wish;
        wish.command = contact(about, {"ORD-1"}, "Anna", text).value();
        wish.nonce = newUuid();
        wish.why = why;
        wish.notBefore = notBefore;
        wish.after = after;
        return outbox.write([&] { return outbox.store().add(wish, morning); }).value();
    };
    const TimePoint noon = morning + std::chrono::hours(4);
    const ActionId paid = outbox.add(refundOf("R-1"), noon).value();
    const ActionId tied = message("Rimborsato", WaitReason::after, morning, paid);
    const ActionId later = message("Domani", WaitReason::later, noon);
    const ActionId now = message("Subito", WaitReason::undo, morning);
    CHECK(outbox.due() == std::vector{now.value});
    CHECK(outbox.store().nextDue(morning) == morning);
    CHECK(outbox.store().isSettled(later, morning));
    CHECK_FALSE(outbox.store().isSettled(later, noon));
    CHECK(outbox.due(noon) == std::vector{paid.value, later.value});
    outbox.claim(now);
    CHECK(outbox.due(noon) == std::vector{paid.value});
    outbox.record(now, ActionEvent::acceptedAsFinal);
    outbox.claim(paid);
    outbox.record(paid, ActionEvent::accepted);
    CHECK(outbox.due(noon) == std::vector{later.value});
    outbox.record(paid, ActionEvent::seenDone, "read");
    CHECK(outbox.due(noon) == std::vector{tied.value});
    CHECK(outbox.state(later) == ActionState::waiting);
}

TEST_CASE("an action that waits for another leaves when that is accepted") {
    Outbox outbox;
    const ActionId paid = outbox.add(refundOf("R-1")).value();
    const ActionId closing = outbox.add(close(aReturn("R-1"), {"keep_item", ""}, {}).value(), morning, paid).value();
    CHECK(outbox.due() == std::vector{paid.value});
    outbox.claim(paid);
    outbox.record(paid, ActionEvent::accepted);
    CHECK(outbox.due() == std::vector{closing.value});
}

TEST_CASE("nothing leaves before its undo window has passed") {
    Outbox outbox;
    outbox.add(authorizationOf("R-1"), morning + seconds(10)).value();
    CHECK(outbox.due(morning + seconds(9)).empty());
    CHECK(outbox.due(morning + seconds(10)).size() == 1);
    CHECK(outbox.store().nextDue(morning) == morning + seconds(10));
}

TEST_CASE("what was sending when the program died is unknown afterwards") {
    Outbox outbox;
    const ActionId id = outbox.add(refundOf("R-1")).value();
    outbox.claim(id);
    outbox.reopen();
    CHECK(outbox.write([&] { return outbox.store().recoverSending(morning + seconds(60), morning); }) == 1);
    const Action action = outbox.store().find(id).value();
    CHECK(action.state == ActionState::unknown);
    CHECK(action.mayHaveActed);
    CHECK(outbox.store().toRead({outbox.account}, morning, 10).size() == 1);
}

TEST_CASE("a process whose epoch has passed can commit nothing") {
    Outbox outbox;
    const ActionId waiting = outbox.add(authorizationOf("R-2")).value(), sent = outbox.add(authorizationOf("R-3")).value();
    outbox.claim(sent);
    outbox.ledger->database().handle().exec("UPDATE workspace SET epoch=epoch+1");
    CHECK_THROWS_AS(outbox.add(refundOf("R-1")), SQLite::Exception);
    CHECK_THROWS_AS(outbox.claim(waiting), SQLite::Exception);
    CHECK_THROWS_AS(outbox.record(sent, ActionEvent::acceptedAsFinal), SQLite::Exception);
    CHECK_THROWS_AS(outbox.write([&] { store::withdraw(*outbox.ledger, waiting, morning); }), SQLite::Exception);
    CHECK_THROWS_AS(outbox.write([&] { outbox.store().approve(waiting, morning); }), SQLite::Exception);
    CHECK(outbox.state(waiting) == ActionState::waiting);
    CHECK(outbox.state(sent) == ActionState::sending);
}

TEST_CASE("the nearest deadline leaves first") {
    Outbox outbox;
    Command late = authorizationOf("R-1"), soon = authorizationOf("R-2"), never = authorizationOf("R-3");
    late.deadline = morning + std::chrono::hours(40);
    soon.deadline = morning + std::chrono::hours(1);
    never.deadline.reset();
    outbox.add(never).value();
    outbox.add(late).value();
    outbox.add(soon).value();
    CHECK(outbox.due() == std::vector<std::int64_t>{3, 2, 1});
}

TEST_CASE("only the accounts that are ready are looked at") {
    Outbox outbox;
    outbox.add(authorizationOf("R-1")).value();
    CHECK(outbox.store().due({}, morning, 10).empty());
    CHECK(outbox.store().due({{9}}, morning, 10).empty());
    CHECK(outbox.due().size() == 1);
}

TEST_CASE("the journal is sealed: a changed entry is found") {
    Outbox outbox;
    const ActionId id = outbox.add(refundOf("R-1")).value();
    outbox.claim(id);
    outbox.record(id, ActionEvent::accepted);
    CHECK_FALSE(outbox.ledger->journal().firstBroken());
    outbox.ledger->database().handle().exec("DROP TRIGGER journal_is_frozen");
    outbox.ledger->database().handle().exec("UPDATE journal SET detail='amount=99.00 EUR\n' WHERE seq=2");
    CHECK(outbox.ledger->journal().firstBroken() == 2);
}
