// SPDX-License-Identifier: GPL-3.0-or-later
// One return with everything around it: the timeline of its order, and what can be done now.

#include <algorithm>

#include "app/desk_core.h"
#include "app/outbox/explained.h"
#include "app/papers/label_source.h"
#include "app/returns/returns_desk.h"
#include "app/timeline.h"
#include "domain/returns/rules.h"

namespace resodesk::app {

namespace {

std::vector<Offer> offersFor(const Return& fact, const std::vector<LiveAction>& live) {
    const auto offer = [](Operation operation, const Result<Command>& command) {
        return Offer{operation, command ? std::optional<Error>{} : command.error()};
    };
    Authorization usual;
    usual.address.street = "-";
    usual.address.isDefault = true;
    RefundPlan full = fullRefund(fact);
    full.reason = "-";
    return {offer(Operation::authorize, authorize(fact, usual, live)), offer(Operation::close, close(fact, {"-", {}}, live)),
            offer(fact.shipped ? Operation::refund : Operation::cancel, refund(fact, full, live)),
            offer(Operation::contact, contact(fact.key().object(), fact.order, fact.buyerName, "-"))};
}

constexpr int mostOfBuyer = 100;

std::vector<RelatedReturn> relatedTo(store::ReturnReader& reader, const Return& fact) {
    std::vector<RelatedReturn> related;
    for (const ReturnKey& key : reader.ofOrder(fact.account, fact.order))
        if (const auto row = key == fact.key() ? std::nullopt : reader.row(key)) related.insert(related.begin(), {*row, true});
    for (ReturnRow& row : reader.ofBuyer(fact.account, fact.buyer, mostOfBuyer))
        if (row.order != fact.order) related.push_back({std::move(row), false});
    return related;
}

}  // namespace

void ReturnsDesk::detail(const ReturnKey& key, std::function<void(Result<ReturnDetail>)> done) {
    core_.setup.executors.desk.post([this, key, done = std::move(done)] {
        store::ReturnReader reader(*core_.facts);
        const auto fact = reader.find(key);
        if (!fact) return done(Error(Failure::unknownReturn, "detail", key.id.value));
        ReturnDetail detail;
        detail.fact = *fact;
        detail.row = reader.row(key).value_or(ReturnRow{});
        detail.marks = core_.ledger->bench().of(key);
        detail.order = store::OrderStore(*core_.facts).find(key.account, fact->order);
        const auto live = store::actionsOf(core_.ledger->database(), key.object());
        detail.offers = offersFor(*fact, live);
        for (Offer& offer : detail.offers)
            if (offer.refusal) offer.refusal = explained(core_, *offer.refusal);
        if (const auto why = core_.refusal())
            for (Offer& offer : detail.offers) offer.refusal = why;
        if (const auto account = core_.ledger->accounts().find(key.account)) detail.accountName = account->name;
        for (auto it = live.rbegin(); it != live.rend(); ++it)
            if (auto action = core_.ledger->outbox().find(it->id)) detail.actions.push_back(std::move(*action));
        detail.draft = core_.ledger->desk().draft(key.object()).value_or(std::string{});
        const LabelSource label = labelSourceOf(core_, *fact);
        detail.label = label.origin;
        detail.labelName = label.file.fileName;
        const bool hasLabel = label.origin != LabelOrigin::none && label.origin != LabelOrigin::elsewhere;
        detail.files = (hasLabel ? 1 : 0) + detail.marks.photos.size() + static_cast<std::size_t>(core_.ledger->files().count(key));
        detail.rules = whyOf(core_, key);
        detail.tags = core_.ledger->tags().of(key);
        detail.related = relatedTo(reader, *fact);
        Timeline timeline(core_, key.account, fact->order);
        timeline.addOrder();
        timeline.addReturns();
        timeline.addMessages();
        timeline.addBench(key, detail.marks);
        timeline.addActions(detail.actions);
        timeline.addNotes(key.object());
        timeline.addSnoozes(key);
        timeline.addOtherOrders(fact->buyer);
        detail.timeline = timeline.sorted();
        done(detail);
    });
}

}  // namespace resodesk::app
