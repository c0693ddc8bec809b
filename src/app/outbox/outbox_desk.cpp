// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/outbox/outbox_desk.h"

#include <algorithm>

#include "app/desk_core.h"

namespace resodesk::app {

namespace {

constexpr int everything = 1'000'000;

store::OutboxQuery queryOf(const OutboxFilter& filter) {
    store::OutboxQuery query;
    query.onlyOpen = filter.onlyOpen;
    query.state = filter.state;
    query.account = filter.account;
    query.bulk = filter.bulk;
    query.limit = filter.limit;
    return query;
}

}  // namespace

void OutboxDesk::list(const OutboxFilter& filter, std::function<void(std::vector<Action>)> done) {
    core_.setup.executors.desk.post([this, filter, done = std::move(done)] {
        done(core_.ledger->outbox().list(queryOf(filter)));
    });
}

void OutboxDesk::page(ActionId id, std::function<void(std::string)> done) {
    core_.setup.executors.desk.post([this, id, done = std::move(done)] {
        const auto action = core_.ledger->outbox().find(id);
        channels::Channel* channel = action ? core_.channelOf(action->command.target.account) : nullptr;
        done(channel ? channel->pageOf(action->command) : std::string{});
    });
}

void OutboxDesk::show(ActionId id, std::function<void(Result<ActionDetail>)> done) {
    core_.setup.executors.desk.post([this, id, done = std::move(done)] {
        const auto action = core_.ledger->outbox().find(id);
        if (!action) return done(Error(Failure::notFound, "action", std::to_string(id.value)));
        ActionDetail detail{*action, {}};
        for (const store::JournalEntry& e : core_.ledger->journal().of(id))
            detail.entries.push_back({e.at, e.event, e.detail});
        done(detail);
    });
}

void OutboxDesk::summary(std::function<void(OutboxSummary)> done) {
    core_.setup.executors.desk.post([this, done = std::move(done)] {
        const store::OutboxCounts counts = core_.ledger->outbox().counts();
        const store::StaleMoney stale = core_.ledger->outboxList().staleMoney();
        OutboxSummary summary{counts.open, counts.unknown, counts.needsPerson, counts.asking, counts.waiting, stale.count, stale.amounts, {}, {}};
        for (const store::StoppedBulk& bulk : core_.ledger->outboxList().stopped())
            if (!bulk.isBySeller && !summary.stoppedBulk) summary.stoppedBulk = StoppedBulk{bulk.id, bulk.kind, bulk.left, bulk.unknown, bulk.failed};
        for (const store::HeldDecision& held : core_.ledger->outboxList().held(core_.now()))
            summary.held.push_back({held.count, held.kind, held.bulk, held.newest, held.leavesAt, held.buyer});
        summary.stopped = core_.stopped();
        summary.isReadOnly = core_.refusal().has_value();
        done(summary);
    });
}

void OutboxDesk::cancel(ActionId id, std::function<void(Result<void>)> done) {
    core_.change(done, [this, id, done] {
        const auto action = core_.ledger->outbox().find(id);
        if (!action) return done(Error(Failure::notFound, "action", std::to_string(id.value)));
        if (action->state != ActionState::waiting)
            return done(Error(Failure::tooLateToCancel, "cancel", std::string(toText(action->state))));
        store::Transaction transaction(core_.ledger->database(), "outbox.cancel");
        store::withdraw(*core_.ledger, id, core_.now());
        transaction.commit();
        done({});
        core_.decided();
    });
}

void OutboxDesk::approve(const std::vector<ActionId>& ids, std::function<void(Result<void>)> done) {
    core_.change(done, [this, ids, done] {
        store::Transaction transaction(core_.ledger->database(), "outbox.approve");
        for (const ActionId id : ids) {
            const auto action = core_.ledger->outbox().find(id);
            if (!action) return done(Error(Failure::notFound, "action", std::to_string(id.value)));
            if (action->state != ActionState::waiting)
                return done(Error(Failure::tooLateToCancel, "approve", std::string(toText(action->state))));
            if (paysMoney(action->command.kind) && action->refusal == Failure::changed) return done(Error(Failure::changed, "approve"));  // it would only ask again
            core_.ledger->outbox().approve(id, core_.now());
        }
        transaction.commit();
        done({});
        core_.decided();
    });
}

void OutboxDesk::settle(ActionId id, bool happened, const std::string& reason, std::function<void(Result<void>)> done) {
    core_.change(done, [this, id, happened, reason, done] {
        const auto action = core_.ledger->outbox().find(id);
        if (!action) return done(Error(Failure::notFound, "action", std::to_string(id.value)));
        if (reason.find_first_not_of(" \n\t") == std::string::npos) return done(Error(Failure::emptyText, "settle"));
        if (action->state != ActionState::needsPerson) return done(Error(Failure::notOfferedNow, "settle", std::string(toText(action->state))));
        store::EventNews news;
        news.proof = "person";
        const TimePoint now = core_.now();  // one time for both: the evidence finds the reason by it
        store::Transaction transaction(core_.ledger->database(), "outbox.settle");
        core_.ledger->outbox().record(id, happened ? ActionEvent::personConfirmed : ActionEvent::personAbandoned, news, now);
        core_.ledger->desk().addNote(action->command.target, reason, now);
        if (!happened)  // what waited for it goes back to the seller
            for (const ActionId dependent : core_.ledger->outbox().waitingFor(id)) store::withdraw(*core_.ledger, dependent, now, Failure::precedingFailed);
        transaction.commit();
        done({});
        core_.decided();
    });
}

void OutboxDesk::sendNow(std::function<void()> done) {
    core_.change(done, [this, done] {
        store::Transaction transaction(core_.ledger->database(), "outbox.send_now");
        core_.ledger->outbox().endUndo(core_.now());
        transaction.commit();
        done();
        core_.decided();
    });
}

void OutboxDesk::resume(std::function<void(Result<void>)> done) {
    core_.change(done, [this, done] {
        core_.resumeSending();
        done({});
    });
}

struct OutboxDesk::Waiting {
    std::vector<ActionId> ids;
    std::vector<BulkId> bulks;
    std::function<void(std::vector<Action>)> done;
    bool isDone = false;
};

void OutboxDesk::lookAgain(std::shared_ptr<Waiting> waiting) {
    if (waiting->isDone || !core_.ledger) return;
    store::OutboxStore& outbox = core_.ledger->outbox();
    for (const BulkId bulk : waiting->bulks)
        if (!outbox.isSettled(bulk, core_.now()) || !core_.ledger->bulks().isMinted(bulk)) return;
    if (!std::all_of(waiting->ids.begin(), waiting->ids.end(), [&](ActionId id) { return outbox.isSettled(id, core_.now()); })) return;
    std::vector<Action> actions;
    for (const BulkId bulk : waiting->bulks) {
        store::OutboxQuery query;
        query.bulk = bulk;
        query.limit = everything;
        const std::vector<Action> made = outbox.list(query);
        actions.insert(actions.end(), made.rbegin(), made.rend());
    }
    for (const ActionId id : waiting->ids)
        if (const auto action = outbox.find(id)) actions.push_back(*action);
    waiting->isDone = true;
    waiting->done(actions);
}

void OutboxDesk::whenSettled(const std::vector<ActionId>& ids, BulkId bulk,
                             std::function<void(std::vector<Action>)> done) {
    auto waiting = std::make_shared<Waiting>(Waiting{ids, {}, std::move(done), false});
    if (bulk) waiting->bulks.push_back(bulk);
    follow(waiting);
}

void OutboxDesk::whenAllSettled(std::function<void(std::vector<Action>)> done) {
    core_.setup.executors.desk.post([this, done = std::move(done)] {
        auto waiting = std::make_shared<Waiting>(Waiting{{}, core_.ledger->bulks().unfinished(), done, false});
        store::OutboxQuery query;
        query.onlyOpen = true;
        query.limit = everything;
        const auto isOfThese = [&](BulkId bulk) { return std::find(waiting->bulks.begin(), waiting->bulks.end(), bulk) != waiting->bulks.end(); };
        for (const Action& action : core_.ledger->outbox().list(query))
            if (isLive(action.state) && !isOfThese(action.bulk)) waiting->ids.push_back(action.id);
        follow(waiting);
    });
}

void OutboxDesk::follow(std::shared_ptr<Waiting> waiting) {
    core_.onChanges([this, waiting](const Changes& changes) {
        if (changes.outbox && !waiting->isDone)
            core_.setup.executors.desk.post([this, waiting] { lookAgain(waiting); });
    });
    core_.setup.executors.desk.post([this, waiting] { lookAgain(waiting); });
}

}  // namespace resodesk::app
