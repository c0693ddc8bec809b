// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/outbox/bulks_desk.h"

#include "app/desk_core.h"
#include "app/returns/bulk_minter.h"
#include "base/ids.h"
#include "sync/bulk_brake.h"

namespace resodesk::app {

namespace {

constexpr int everyBulk = 1'000'000;

std::vector<BulkFailure> failuresOf(DeskCore& core, BulkId id) {
    const auto bulk = core.ledger->bulks().find(id);
    std::vector<BulkFailure> failures;
    const auto add = [&](const store::BulkRow& row, const auto& fact) {
        failures.push_back({row.target, fact ? fact->order : OrderId{}, fact ? fact->buyerName : std::string{}, row.worth,
                            Error(row.refusal.value_or(Failure::refused), {}, row.refusalWords), row.action});
    };
    for (const store::BulkRow& row : core.ledger->bulks().failures(id, bulk ? bulk->about() : ObjectKind::returnRequest)) {
        if (row.target.kind == ObjectKind::conversation)
            add(row, store::ConversationReader(*core.facts).find({row.target.account, {row.target.id}}));
        else
            add(row, store::ReturnReader(*core.facts).find({row.target.account, {row.target.id}}));
    }
    return failures;
}

}  // namespace

void BulksDesk::list(std::function<void(std::vector<BulkProgress>)> done) {
    core_.setup.executors.desk.post([this, done = std::move(done)] {
        std::vector<BulkProgress> bulks;
        for (const BulkId id : core_.ledger->bulks().notPutAway()) bulks.push_back(core_.ledger->bulks().progress(id));
        done(std::move(bulks));
    });
}

void BulksDesk::progress(BulkId id, std::function<void(BulkProgress)> done) {
    core_.setup.executors.desk.post([this, id, done = std::move(done)] { done(core_.ledger->bulks().progress(id)); });
}

void BulksDesk::failures(BulkId id, std::function<void(std::vector<BulkFailure>)> done) {
    core_.setup.executors.desk.post([this, id, done = std::move(done)] { done(failuresOf(core_, id)); });
}

void BulksDesk::pause(BulkId id, std::function<void(Result<void>)> done) {
    core_.change(done, [this, id, done] {
        const BulkProgress progress = core_.ledger->bulks().progress(id);
        const bool canWait = progress.waiting > 0 || progress.minted < progress.total;
        if (!canWait || progress.pause != BulkPause::none) return done(Error(Failure::notFound, "bulk that is sent", std::to_string(id.value)));
        store::Transaction transaction(core_.ledger->database(), "bulk.pause");
        core_.ledger->bulks().pause(id, BulkPause::bySeller);
        core_.ledger->journal().add({}, "bulk_paused", Fields().set("bulk", std::to_string(id.value)), core_.now());
        transaction.commit();
        done({});
        core_.decided();
    });
}

void BulksDesk::goOn(BulkId id, std::function<void(Result<void>)> done) {
    core_.change(done, [this, id, done] {
        if (core_.ledger->bulks().progress(id).pause == BulkPause::none) return done(Error(Failure::notFound, "stopped bulk", std::to_string(id.value)));
        store::Transaction transaction(core_.ledger->database(), "bulk.go_on");
        sync::letBulkGoOn(*core_.ledger, id, core_.now());
        transaction.commit();
        done({});
        core_.decided();
    });
}

int withdrawBulk(DeskCore& core, BulkId bulk) {
    store::OutboxQuery query;
    query.bulk = bulk;
    query.state = ActionState::waiting;
    query.limit = everyBulk;
    int count = 0;
    for (const Action& action : core.ledger->outbox().list(query)) count += store::withdraw(*core.ledger, action.id, core.now());
    count += core.ledger->bulks().giveUpUnminted(bulk);
    core.ledger->bulks().pause(bulk, BulkPause::none);  // nothing is left that could wait for the seller
    return count;
}

void BulksDesk::takeBack(BulkId id, std::function<void(int)> done) {
    core_.change(done, [this, id, done] {
        store::Transaction transaction(core_.ledger->database(), "outbox.undo_bulk");
        const int count = withdrawBulk(core_, id);
        transaction.commit();
        done(count);
        core_.decided();
    });
}

void BulksDesk::tryAgain(BulkId id, const Declared& declared, std::optional<milliseconds> hold, std::function<void(Result<Confirmed>)> done) {
    core_.change(done, [this, id, declared, hold, done] {
        const auto bulk = core_.ledger->bulks().find(id);
        if (!bulk) return done(Error(Failure::notFound, "bulk", std::to_string(id.value)));
        std::vector<store::BulkRow> rows;
        Declared now;
        for (const store::BulkRow& failed : core_.ledger->bulks().failures(id, bulk->about())) {
            store::BulkRow row;
            row.target = failed.target;
            row.worth = failed.worth;
            row.choice = failed.choice;
            rows.push_back(row);
            ++now.count;
            now.sums.add(failed.worth);
        }
        if (rows.empty()) return done(Error(Failure::notFound, "what failed", std::to_string(id.value)));
        if (now != declared) return done(setChanged(declared, now));
        store::Bulk anew = *bulk;
        anew.nonce = newUuid();
        anew.notBefore = core_.openUndo(hold.value_or(core_.holdFor(bulk->kind, true)));
        store::Transaction transaction(core_.ledger->database(), "bulk.try_again");
        const BulkId made = core_.ledger->bulks().freeze(anew, rows, core_.now());
        core_.ledger->bulks().putAway(id, core_.now());
        transaction.commit();
        core_.minter->start(made, [done](const Confirmed& confirmed) { done(confirmed); });
    });
}

void BulksDesk::putAway(BulkId id, std::function<void(Result<void>)> done) {
    core_.change(done, [this, id, done] {
        store::Transaction transaction(core_.ledger->database(), "bulk.put_away");
        core_.ledger->bulks().putAway(id, core_.now());
        transaction.commit();
        done({});
    });
}

}  // namespace resodesk::app
