// SPDX-License-Identifier: GPL-3.0-or-later
// From what the seller chose to the action that is kept: one return, one rule.

#include "app/desk_core.h"
#include "app/outbox/explained.h"
#include "app/overloaded.h"
#include "app/returns/bulk_minter.h"
#include "app/returns/daily_limit.h"
#include "app/worth.h"
#include "app/settings/settings_desk.h"
#include "base/utf8.h"
#include "domain/returns/rules.h"

namespace resodesk::app {

namespace {

/// The label that was chosen: by the buyer's country, or for the account.
std::optional<std::string> labelChosen(const Return& fact, const AuthorizeDecision& decision) {
    if (const auto rules = decision.byCountry.find(fact.account); rules != decision.byCountry.end())
        if (const auto rule = rules->second.find(fact.country); rule != rules->second.end()) return rule->second;
    const auto chosen = decision.address.find(fact.account);
    return chosen == decision.address.end() ? std::nullopt : std::optional(chosen->second);
}

Result<ReturnAddress> addressFor(DeskCore& core, const Return& fact, const AuthorizeDecision& decision) {
    const AccountId account = fact.account;
    if (const auto label = labelChosen(fact, decision)) {
        const auto saved = core.ledger->addresses().named(account, *label);
        if (!saved) return Error(Failure::unknownAddress, "authorize", *label);
        return saved->ours;
    }
    for (const store::SavedAddress& saved : core.ledger->addresses().of(account))
        if (saved.ours.isDefault) return saved.ours;
    return Error(Failure::unknownAddress, "no default address");
}

int yearOf(TimePoint now) {
    return static_cast<int>(std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(now)).year());
}

/// The number is taken only when everything else is right: a refused return uses none up.
Result<std::string> takeRma(DeskCore& core, const ReturnKey& key, const AuthorizeDecision& decision) {
    const TimePoint now = core.now();
    if (!decision.ownNumber.empty()) {
        if (store::ReturnReader(*core.facts).hasRma(decision.ownNumber))
            return Error(Failure::rmaTaken, "another return has it", decision.ownNumber);
        if (auto taken = core.ledger->rmaNumbers().take(decision.ownNumber, key, now); !taken) return taken.error();
        return decision.ownNumber;
    }
    std::string text = decision.rmaPattern;
    if (text.empty()) text = core.ledger->desk().preference("rma_pattern").value_or(usualRmaPattern);
    const auto pattern = RmaPattern::parse(text);
    if (!pattern) return pattern.error();
    for (;;) {
        auto number = core.ledger->rmaNumbers().takeNext(*pattern, yearOf(now), key, now);
        if (!number || !store::ReturnReader(*core.facts).hasRma(*number)) return number;
    }
}

class Minting {
 public:
    Minting(DeskCore& core, const ReturnKey& key, const Leaving& leaving, DailyLimit& limit)
        : core_(core), key_(key), leaving_(leaving), limit_(limit) {}

    Result<ActionId> run(const Decision& decision) {
        const auto fact = store::ReturnReader(*core_.facts).find(key_);
        if (!fact) return Error(Failure::unknownReturn, "mint", key_.id.value);
        const auto live = store::actionsOf(core_.ledger->database(), key_.object());
        const bool isMessage = std::holds_alternative<ContactDecision>(decision);
        const auto told = contact(key_.object(), fact->order, fact->buyerName, leaving_.text);
        const bool tells = !isMessage && !leaving_.text.empty();
        if (tells && !told) return told.error();  // before anything is kept: one without the other is not what was decided
        if (tells && !isUtf8(leaving_.text)) return Error(Failure::badText, "a message");
        const auto done = decide(*fact, decision, live);
        if (!done || !tells) return done;
        const auto kept = add(told, *done, ":message");
        return kept ? done : kept;
    }

 private:
    Result<ActionId> decide(const Return& fact, const Decision& decision, const std::vector<LiveAction>& live) {
        return std::visit(
            Overloaded{[&](const AuthorizeDecision& d) { return authorizeOne(fact, d, live); },
                       [&](const CloseDecision& d) { return add(close(fact, d.closing, live), {}); },
                       [&](const RefundDecision& d) { return refundOne(fact, d, live); },
                       [&](const ContactDecision& d) {
                           core_.ledger->desk().saveDraft(key_.object(), {}, core_.now());
                           auto message = contact(key_.object(), fact.order, fact.buyerName, leaving_.text.empty() ? d.text : leaving_.text);
                           if (message) message->seen.set("state", std::string(toText(fact.state)));  // it may make the return unnecessary
                           return add(message, {});
                       }},
            decision);
    }

    Result<ActionId> add(const Result<Command>& command, ActionId after, const char* suffix = "") {
        if (!command) return command.error();
        store::NewAction wish;
        wish.command = withWorth(core_, *command);
        wish.nonce = leaving_.nonce + suffix;
        wish.bulk = leaving_.bulk;
        wish.notBefore = leaving_.notBefore;
        wish.after = after;
        wish.why = after ? WaitReason::after : WaitReason::undo;
        return core_.ledger->outbox().add(wish, core_.now());
    }

    Result<ActionId> authorizeOne(const Return& fact, const AuthorizeDecision& d, const std::vector<LiveAction>& live) {
        const auto address = addressFor(core_, fact, d);
        if (!address) return address.error();
        Authorization how{d.rma, d.rma == RmaMode::own ? "-" : "", *address, d.label, d.ownLabel, d.note};
        if (const auto account = core_.ledger->accounts().find(key_.account)) how.unpaid = account->terms.labels;
        if (!d.ownLabels.empty()) {
            const auto own = d.ownLabels.find(key_);
            if (own == d.ownLabels.end()) return Error(Failure::ownLabelMissing, "authorize", key_.id.value);
            how.ownLabel = own->second;
        }
        if (auto possible = authorize(fact, how, live); !possible) return possible.error();
        if (d.rma == RmaMode::own) {
            const auto number = takeRma(core_, key_, d);
            if (!number) return number.error();
            how.ownRma = *number;
        }
        return add(authorize(fact, how, live), {});
    }

    Result<ActionId> refundOne(const Return& fact, const RefundDecision& d, const std::vector<LiveAction>& live) {
        RefundPlan plan = d.isFull ? fullRefund(fact) : d.plan;
        plan.reason = d.plan.reason;
        plan.note = d.plan.note;
        plan.keepItem = d.plan.keepItem || d.thenClose;
        if (d.isFull && leaving_.worth && totalOf(plan, fact.price.currency) != *leaving_.worth)
            return Error(Failure::changed, "another sum than the sheet said", key_.id.value);
        const bool closes = d.thenClose && fact.shipped;
        // What the buyer has sent, or was told to send, is not theirs to keep any more.
        if (closes && fact.state != ReturnState::requested) return Error(Failure::notWaitingForAnswer, "keep the item", key_.id.value);
        const auto closing = close(fact, {d.closeReason, {}}, live);
        if (closes && !closing) return closing.error();
        const auto command = refund(fact, plan, live, core_.ledger->bench().of(key_).findings);
        if (command && !d.plan.isBeyondLimit)
            if (auto within = limit_.check(key_.account, command->total()); !within) return within.error();
        const auto paid = add(command, {});
        if (paid) limit_.count(key_.account, command->total());
        if (!paid || !closes) return paid;
        const auto closed = add(closing, *paid, ":close");
        return closed ? paid : closed;
    }

    DeskCore& core_;
    const ReturnKey& key_;
    const Leaving& leaving_;
    DailyLimit& limit_;
};

}  // namespace

Result<ActionId> mint(DeskCore& core, const ReturnKey& key, const Decision& decision, const Leaving& leaving, DailyLimit& limit) {
    const auto minted = Minting(core, key, leaving, limit).run(decision);
    return minted ? minted : explained(core, minted.error());
}

}  // namespace resodesk::app
