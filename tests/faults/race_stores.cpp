// SPDX-License-Identifier: GPL-3.0-or-later
// What the ledger refuses when everything above it is wrong: a lock that did not hold, two senders, a second wish.

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>

#include <functional>

#include "domain/returns/rules.h"
#include "faults/race_campaign.h"
#include "support/temp_ledger.h"

namespace resodesk::faults {

using test::morning;

namespace {

struct Store : test::TempLedger {
    store::OutboxStore& outbox() { return ledger->outbox(); }
    Result<ActionId> wish(const Command& command, const std::string& nonce = newUuid()) {
        store::NewAction wish;
        wish.command = command;
        wish.nonce = nonce;
        wish.notBefore = morning;
        return write([&] { return outbox().add(wish, morning); });
    }
    void send(ActionId id) {
        write([&] { outbox().claim(*outbox().find(id), morning); });
    }
    void isUnclear(ActionId id) {
        write([&] { outbox().record(id, ActionEvent::unclear, {}, morning); });
    }
    std::int64_t entries() { return ledger->database().handle().execAndGet("SELECT COUNT(*) FROM journal").getInt64(); }
};

Command authorization(const std::string& id) { return authorize(test::aReturn(id), test::withMarketplaceRma(), {}).value(); }

Command refundOf(const Return& r) {
    RefundPlan plan;
    plan.reason = "returned";
    plan.lines = {{{"L1"}, 1, test::euros(1000)}};
    return refund(r, plan, {}).value();
}

bool isRefused(const std::function<void()>& work) {
    try {
        work();
        return false;
    } catch (const std::exception&) {
        return true;
    }
}

/// C04: the lock was defeated and a second process opened the workspace.
void defeatLock(Tally& tally) {
    Store first;
    const ActionId waiting = first.wish(authorization("R-1")).value();
    const ActionId sent = first.wish(authorization("R-2")).value();
    first.send(sent);
    first.isUnclear(sent);
    const auto second = store::Ledger::open(first.workspace, morning).value();
    const std::int64_t before = first.entries();
    const std::pair<const char*, std::function<void()>> works[] = {
        {"a decision", [&] { first.wish(authorization("R-3")).value(); }},
        {"a claim", [&] { first.send(waiting); }},
        {"a claim of what is unknown", [&] { first.send(sent); }},
        {"a result", [&] { first.write([&] { first.outbox().record(sent, ActionEvent::seenDone, {}, morning); }); }},
        {"a cancel", [&] { first.write([&] { store::withdraw(*first.ledger, waiting, morning); }); }},
        {"a hold", [&] { first.write([&] { first.outbox().hold(waiting, WaitReason::ask, morning, std::nullopt, morning); }); }},
        {"a yes", [&] { first.write([&] { first.outbox().approve(waiting, morning); }); }},
        {"a read", [&] { first.write([&] { first.outbox().noteRead(sent, "absent", morning, morning); }); }},
    };
    for (const auto& [name, work] : works) {
        if (!isRefused(work)) tally.other(std::string("C04 the older process committed ") + name);
        tally.ran("C04");
    }
    if (first.entries() != before) tally.other("C04 the older process wrote into the journal");
    store::Transaction transaction(second->database(), "test");
    second->outbox().claim(*second->outbox().find(waiting), morning);
    transaction.commit();
}

/// Two senders of one epoch saw the same action waiting: the second claim is refused by the file, not by memory.
void claimTwice(Tally& tally) {
    Store one;
    one.wish(authorization("R-1")).value();
    store::Database::Options options;
    options.access = store::Database::Access::readWrite;
    options.isDurable = true;
    store::Database connection(one.workspace.ledgerFile(), options);
    store::Journal journal(connection, one.ledger->epoch());
    store::OutboxStore other(connection, journal, one.ledger->epoch());
    const Action seen = other.due({one.account}, morning, 1).at(0);
    one.send(seen.id);
    const bool refused = isRefused([&] {
        store::Transaction transaction(connection, "test");
        other.claim(seen, morning);
        transaction.commit();
    });
    if (!refused) tally.doubled("C16 two senders claimed one action");
    tally.ran("C16 two senders");
}

void confirmTwice(Tally& tally) {
    Store store;
    const auto command = contact(test::aReturn().key().object(), {"O-1"}, "Anna", "Grazie").value();
    const auto first = store.wish(command, "click"), second = store.wish(command, "click");
    if (first.value() != second.value()) tally.doubled("C01 one click made two actions");
    tally.ran("C01 one nonce");
}

/// R6: what is unknown counts as spent, also through another return of the same order.
void spendUnknown(Tally& tally) {
    Store store;
    const ActionId first = store.wish(refundOf(test::aReturn())).value();
    store.send(first);
    store.isUnclear(first);
    Return again = test::aReturn("R-9");
    again.order = test::aReturn().order;
    try {
        const auto second = store.wish(refundOf(again));
        if (second) tally.doubled("R6 a line was refunded twice");
        if (!second && (second.error().failure() != Failure::lineBusy || second.error().subject() != std::to_string(first.value)))
            tally.other("R6 the refusal does not name the first refund");
    } catch (const std::exception& e) {
        tally.other(std::string("R6 only the last guard held: ") + e.what());
    }
    tally.ran("R6 unknown is spent");
}

/// R4: what is unknown holds its lane.
void blockLane(Tally& tally) {
    Store store;
    const auto say = [&](const char* text) { return store.wish(contact(test::aReturn().key().object(), {"O-1"}, "Anna", text).value()).value(); };
    const ActionId first = say("uno");
    say("due");
    store.send(first);
    if (!store.outbox().due({store.account}, morning, 9).empty()) tally.other("R4 the lane is free while one is sent");
    store.isUnclear(first);
    if (!store.outbox().due({store.account}, morning, 9).empty()) tally.other("R4 the lane is free while one is unknown");
    tally.ran("R4 unknown holds the lane");
}

}  // namespace

void raceStores(Tally& tally) {
    defeatLock(tally);
    claimTwice(tally);
    confirmTwice(tally);
    spendUnknown(tally);
    blockLane(tally);
}

}  // namespace resodesk::faults
