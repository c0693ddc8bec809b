// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/outbox/outbox_list_desk.h"

#include <limits>

#include "app/desk_core.h"
#include "documents/evidence_sheet.h"
#include "documents/outbox_csv.h"

namespace resodesk::app {

namespace {

constexpr int rowsPerSlice = 500;  // some 10 ms: sending takes turns with a long list

std::vector<Action> actionsOf(store::Ledger& ledger, const std::vector<ActionId>& ids) {
    std::vector<Action> actions;
    for (const ActionId id : ids)
        if (auto action = ledger.outbox().find(id)) actions.push_back(std::move(*action));
    return actions;
}

std::string nameOf(store::Ledger& ledger, AccountId id) {
    const auto account = ledger.accounts().find(id);
    return account ? account->name : std::string{};
}

}  // namespace

void OutboxListDesk::page(const OutboxQuestion& question, int limit, std::function<void(OutboxPage)> done) {
    core_.setup.executors.desk.post([this, question, limit, done = std::move(done)] {
        store::OutboxList& list = core_.ledger->outboxList();
        OutboxPage page;
        page.actions = actionsOf(*core_.ledger, list.ids(question, 0, limit));
        const bool isWhole = page.actions.size() < static_cast<std::size_t>(limit);
        page.total = isWhole ? static_cast<int>(page.actions.size()) : list.count(question);
        for (const Action& action : page.actions)
            if (const AccountId account = action.command.target.account; !page.accounts.contains(account))
                page.accounts[account] = nameOf(*core_.ledger, account);
        for (const store::StoppedBulk& bulk : list.stopped()) page.stopped.push_back(bulk.id);
        done(page);
    });
}

struct OutboxListDesk::Writing {
    std::vector<ActionId> ids;
    std::size_t next = 0;
    documents::OutboxCsv csv;
    std::function<void(std::string)> done;
};

void OutboxListDesk::csv(const OutboxQuestion& question, std::function<void(std::string)> done) {
    core_.setup.executors.desk.post([this, question, done = std::move(done)] {
        auto work = std::make_shared<Writing>();
        work->ids = core_.ledger->outboxList().ids(question, 0, std::numeric_limits<int>::max());
        work->done = done;
        writeSome(work);
    });
}

void OutboxListDesk::writeSome(std::shared_ptr<Writing> work) {
    if (!core_.ledger) return;
    const std::size_t end = std::min(work->ids.size(), work->next + rowsPerSlice);
    for (; work->next < end; ++work->next)
        if (const auto action = core_.ledger->outbox().find(work->ids[work->next]))
            work->csv.add(*action, nameOf(*core_.ledger, action->command.target.account));
    if (work->next == work->ids.size()) return work->done(work->csv.take());
    core_.setup.executors.desk.post([this, work] { writeSome(work); });
}

void OutboxListDesk::money(AccountId account, TimePoint since, std::function<void(std::vector<MoneyOfDay>)> done) {
    core_.setup.executors.desk.post([this, account, since, done = std::move(done)] { done(core_.ledger->outboxList().money(account, since)); });
}

void OutboxListDesk::stale(std::function<void(std::vector<Action>)> done) {
    core_.setup.executors.desk.post([this, done = std::move(done)] { done(actionsOf(*core_.ledger, core_.ledger->outboxList().stale())); });
}

void OutboxListDesk::evidence(ActionId id, std::function<void(Result<std::string>)> done) {
    core_.setup.executors.desk.post([this, id, done = std::move(done)] {
        const auto action = core_.ledger->outbox().find(id);
        if (!action) return done(Error(Failure::notFound, "action", std::to_string(id.value)));
        documents::Evidence evidence;
        evidence.action = *action;
        evidence.account = core_.ledger->accounts().find(action->command.target.account).value_or(Account{});
        evidence.madeAt = core_.now();
        std::optional<TimePoint> settledAt;
        for (const store::JournalEntry& e : core_.ledger->journal().of(id)) {
            const auto event = fromText<ActionEvent>(e.event);
            if (event == ActionEvent::personConfirmed || event == ActionEvent::personAbandoned) settledAt = e.at;
            evidence.entries.push_back({e.at, e.event, e.detail});
        }
        for (const store::Note& note : core_.ledger->desk().notes(action->command.target))
            if (note.at == settledAt) evidence.settledBecause = note.text;  // written in one transaction, at one time
        done(documents::evidenceSheet(evidence));
    });
}

}  // namespace resodesk::app
