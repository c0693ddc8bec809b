// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/parcels/parcels_desk.h"

#include "app/outbox/explained.h"
#include "app/reasons.h"
#include "app/returns/daily_limit.h"
#include "app/timeline.h"
#include "app/typed_id.h"
#include "app/worth.h"
#include "domain/parcels/rules.h"
#include "domain/returns/rules.h"

namespace resodesk::app {

namespace {
constexpr int mostRows = 10'000;
}

void ParcelsDesk::list(bool onlyOpen, const std::string& text, std::function<void(std::vector<ParcelRow>)> done) {
    core_.read(false, [onlyOpen, text, done = std::move(done)](store::Database& facts) {
        done(store::ParcelStore(facts).list(onlyOpen, text, mostRows));
    });
}

void ParcelsDesk::find(const std::string& id, std::function<void(std::vector<ParcelKey>)> done) {
    core_.setup.executors.desk.post([this, id, done = std::move(done)] {
        done(keysTyped(core_, id, [&](const std::string& plain) { return store::ParcelStore(*core_.facts).withId({plain}); }));
    });
}

void ParcelsDesk::detail(const ParcelKey& key, std::function<void(Result<ParcelDetail>)> done) {
    core_.setup.executors.desk.post([this, key, done = std::move(done)] {
        const auto fact = store::ParcelStore(*core_.facts).find(key);
        if (!fact) return done(Error(Failure::notFound, "parcel", key.id.value));
        ParcelDetail detail;
        detail.fact = *fact;
        const auto live = store::actionsOf(core_.ledger->database(), key.object());
        for (auto it = live.rbegin(); it != live.rend(); ++it)
            if (auto action = core_.ledger->outbox().find(it->id)) detail.actions.push_back(std::move(*action));
        RefundPlan full = fullRefund(*fact);
        full.reason.assign(1, '-');  // which one is chosen in the sheet
        const auto refunding = resodesk::refund(*fact, full, live);
        const auto replacing = resodesk::replace(*fact, {}, live);
        const auto closing = resodesk::close(*fact, {"-", {}}, live);
        detail.offers = {{Operation::refund, refunding ? std::optional<Error>{} : refunding.error()},
                         {Operation::replace, replacing ? std::optional<Error>{} : replacing.error()},
                         {Operation::close, closing ? std::optional<Error>{} : closing.error()},
                         {Operation::contact, {}}};
        for (Offer& offer : detail.offers)
            if (offer.refusal) offer.refusal = explained(core_, *offer.refusal);
        if (const auto why = core_.refusal())
            for (auto& offer : detail.offers) offer.refusal = why;
        if (const auto account = core_.ledger->accounts().find(key.account)) detail.accountName = account->name;
        store::ReasonStore reasons(*core_.facts);
        detail.closeReasons = reasons.of(key.account, ReasonList::parcelClosing);
        detail.refundReasons = reasons.of(key.account, ReasonList::refunding);
        detail.draft = core_.ledger->desk().draft(key.object()).value_or(std::string{});
        Timeline timeline(core_, key.account, fact->order);
        timeline.addOrder();
        timeline.addReturns();
        timeline.addReplacements(*fact);
        timeline.addMessages();
        timeline.addActions(detail.actions);
        timeline.addOtherOrders(fact->buyer);
        detail.timeline = timeline.sorted();
        done(detail);
    });
}

void ParcelsDesk::confirm(const ParcelKey& key, ActionKind kind, const ListedReason& reason, Rule rule, const std::string& nonce,
                          std::optional<milliseconds> hold, std::function<void(Result<Confirmed>)> done) {
    core_.change(done, [this, key, kind, reason, rule, nonce, hold, done] {
        const auto fact = store::ParcelStore(*core_.facts).find(key);
        if (!fact) return done(Error(Failure::notFound, "parcel", key.id.value));
        if (!reason.code.empty())
            if (auto listed = checkReason(core_, key.account, reason.list, reason.code); !listed) return done(listed.error());
        const auto command = rule(*fact, store::actionsOf(core_.ledger->database(), key.object()));
        if (!command) return done(explained(core_, command.error()));
        store::NewAction wish;
        wish.command = withWorth(core_, *command);
        wish.nonce = nonce;
        wish.notBefore = core_.openUndo(hold.value_or(core_.holdFor(kind, false)));
        store::Transaction transaction(core_.ledger->database(), "parcel.decide");
        const auto added = core_.ledger->outbox().add(wish, core_.now());
        if (!added) return done(explained(core_, added.error()));
        if (kind == ActionKind::message) core_.ledger->desk().saveDraft(key.object(), {}, core_.now());
        transaction.commit();
        Confirmed confirmed;
        confirmed.actions.push_back(*added);
        confirmed.count = 1;
        done(confirmed);
        core_.decided();
    });
}

void ParcelsDesk::refund(const ParcelKey& key, const RefundPlan& plan, const std::string& nonce, std::optional<milliseconds> hold,
                         std::function<void(Result<Confirmed>)> done) {
    const auto rule = [this, plan](const LostParcel& fact, const std::vector<LiveAction>& live) -> Result<Command> {
        RefundPlan paid = plan;
        if (plan.lines.empty() && !plan.shipping) {
            paid = fullRefund(fact);
            paid.reason = plan.reason;
            paid.note = plan.note;
        }
        const auto command = resodesk::refund(fact, paid, live);
        if (command && !plan.isBeyondLimit)
            if (auto within = DailyLimit(core_).check(fact.account, command->total()); !within) return within.error();
        return command;
    };
    confirm(key, ActionKind::refundParcel, {ReasonList::refunding, plan.reason}, rule, nonce, hold, std::move(done));
}

void ParcelsDesk::replace(const ParcelKey& key, const std::string& note, const std::string& nonce, std::optional<milliseconds> hold,
                          std::function<void(Result<Confirmed>)> done) {
    const auto rule = [note](const LostParcel& fact, const std::vector<LiveAction>& live) { return resodesk::replace(fact, note, live); };
    confirm(key, ActionKind::replaceParcel, {}, rule, nonce, hold, std::move(done));
}

void ParcelsDesk::close(const ParcelKey& key, const Closing& how, const std::string& nonce, std::optional<milliseconds> hold,
                        std::function<void(Result<Confirmed>)> done) {
    const auto rule = [how](const LostParcel& fact, const std::vector<LiveAction>& live) { return resodesk::close(fact, how, live); };
    confirm(key, ActionKind::closeParcel, {ReasonList::parcelClosing, how.reason}, rule, nonce, hold, std::move(done));
}

void ParcelsDesk::contact(const ParcelKey& key, const std::string& text, const std::string& nonce, std::optional<milliseconds> hold,
                          std::function<void(Result<Confirmed>)> done) {
    const auto rule = [key, text](const LostParcel& fact, const std::vector<LiveAction>&) {
        return resodesk::contact(key.object(), fact.order, fact.buyerName, text);
    };
    confirm(key, ActionKind::message, {}, rule, nonce, hold, std::move(done));
}

void ParcelsDesk::saveDraft(const ParcelKey& key, const std::string& text) {
    core_.change([] {}, [this, key, text] {
        store::Transaction transaction(core_.ledger->database(), "parcel.draft");
        core_.ledger->desk().saveDraft(key.object(), text, core_.now());
        transaction.commit();
    });
}

}  // namespace resodesk::app
