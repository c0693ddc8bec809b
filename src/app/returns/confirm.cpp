// SPDX-License-Identifier: GPL-3.0-or-later
// The seller's yes: one return at once, many frozen and then minted step by step. Many refunds are counted again before.

#include <map>
#include <tuple>

#include "app/desk_core.h"
#include "app/reasons.h"
#include "app/returns/bulk_minter.h"
#include "app/returns/daily_limit.h"
#include "app/returns/look.h"
#include "base/fault_points.h"

namespace resodesk::app {

namespace {

Result<void> checkReasons(DeskCore& core, const Prepared& prepared, const Decision& decision) {
    const auto check = [&](ReasonList list, const std::string& code) -> Result<void> {
        for (const Prepared::Section& section : prepared.sections)
            if (auto listed = checkReason(core, section.account, list, code); !listed) return listed;
        return {};
    };
    if (const auto* close = std::get_if<CloseDecision>(&decision)) return check(ReasonList::closing, close->closing.reason);
    const auto* refund = std::get_if<RefundDecision>(&decision);
    if (!refund) return {};
    if (auto known = check(ReasonList::refunding, refund->plan.reason); !known) return known;
    return refund->plan.withheldReason.empty() ? Result<void>() : check(ReasonList::withholding, refund->plan.withheldReason);
}

/// One file is for one buyer, unless the seller said so.
Result<void> checkLabels(DeskCore& core, const Prepared& prepared, const AuthorizeDecision& decision) {
    if (decision.label != LabelMode::own || decision.isLabelShared || prepared.keys.size() < 2) return {};
    std::map<std::string, std::tuple<AccountId, std::string, std::string>> buyers;
    store::ReturnReader reader(*core.facts);
    for (const ReturnKey& key : prepared.keys) {
        const auto own = decision.ownLabels.find(key);
        if (!decision.ownLabels.empty() && own == decision.ownLabels.end()) continue;  // refused alone
        const OwnLabel& label = own == decision.ownLabels.end() ? decision.ownLabel : own->second;
        const auto fact = reader.find(key);
        if (!fact) continue;
        const std::tuple buyer(fact->account, fact->buyer.value, fact->buyer.value.empty() ? fact->buyerName : std::string{});
        const auto [first, isNew] = buyers.emplace(label.sha256, buyer);
        if (!isNew && first->second != buyer) return Error(Failure::sharedLabel, "several buyers", label.fileName);
    }
    return {};
}

}  // namespace

struct ReturnsDesk::Recounting {
    Confirming asked;
    std::size_t next = 0;
    Declared now;
    bool isSame = true;  ///< each pays what the sheet said of it
    std::map<AccountId, Sums> ofAccount;
};

void ReturnsDesk::confirm(const Prepared& prepared, const Decision& decision, std::optional<milliseconds> hold,
                          std::function<void(Result<Confirmed>)> done) {
    core_.change(done, [this, asked = Confirming{prepared, decision, hold, done}] {
        const bool isBulk = asked.prepared.keys.size() > 1;
        if (asked.prepared.keys.empty()) return asked.done(Confirmed{});
        const auto* refund = std::get_if<RefundDecision>(&asked.decision);
        if (refund && isBulk && !refund->isFull) return asked.done(Error(Failure::unknownChoice, "lines are for one return"));
        if (const auto* a = std::get_if<AuthorizeDecision>(&asked.decision); a && isBulk && !a->ownNumber.empty())
            return asked.done(Error(Failure::badRma, "one number for many returns", a->ownNumber));
        if (const auto* a = std::get_if<AuthorizeDecision>(&asked.decision))
            if (auto labels = checkLabels(core_, asked.prepared, *a); !labels) return asked.done(labels.error());
        if (auto known = checkReasons(core_, asked.prepared, asked.decision); !known) return asked.done(known.error());
        if (!isBulk) return confirmOne(asked);
        if (!refund) return freeze(asked);
        recount(std::make_shared<Recounting>(Recounting{asked, 0, {}, true, {}}));
    });
}

void ReturnsDesk::confirmOne(const Confirming& asked) {
    const Prepared& prepared = asked.prepared;
    const TimePoint notBefore = core_.openUndo(asked.hold.value_or(core_.holdFor(kindOf(asked.decision), false)));
    store::Transaction transaction(core_.ledger->database(), "decision.confirm");
    DailyLimit limit(core_);
    const auto minted = mint(core_, prepared.keys.front(), asked.decision, {prepared.nonce, {}, notBefore, prepared.worth.front(), textFor(asked.decision, prepared.keys.front())}, limit);
    if (!minted) return asked.done(minted.error());
    if (const auto* refund = std::get_if<RefundDecision>(&asked.decision); refund && refund->declared) {
        Declared now{1, {}};
        now.sums.add(core_.ledger->outbox().find(*minted)->command.total());
        if (now != *refund->declared) return asked.done(setChanged(*refund->declared, now));
    }
    Confirmed confirmed;
    confirmed.actions.push_back(*minted);
    for (const ActionId dependent : core_.ledger->outbox().waitingFor(*minted)) confirmed.actions.push_back(dependent);
    confirmed.count = 1;
    transaction.commit();
    asked.done(confirmed);
    core_.decided();
}

/// One slice. The facts are written by another thread, so what changes after its slice is refused when it is minted, alone.
void ReturnsDesk::recount(std::shared_ptr<Recounting> work) {
    const Prepared& prepared = work->asked.prepared;
    store::ReturnReader reader(*core_.facts);
    const std::size_t end = std::min(prepared.keys.size(), work->next + keysPerSlice);
    for (; work->next < end; ++work->next) {
        const auto fact = reader.find(prepared.keys[work->next]);
        const Result<Money> worth = fact ? look(core_, *fact, Operation::refund) : Error(Failure::unknownReturn, "recount");
        work->isSame = work->isSame && worth && *worth == prepared.worth[work->next];
        if (!worth) continue;
        ++work->now.count;
        work->now.sums.add(*worth);
        work->ofAccount[fact->account].add(*worth);
    }
    if (work->next < prepared.keys.size()) return core_.change(work->asked.done, [this, work] { recount(work); });
    const bool isSecondClick = core_.ledger->bulks().withNonce(prepared.nonce).has_value();
    if (isSecondClick) return freeze(work->asked);
    const auto& decision = std::get<RefundDecision>(work->asked.decision);
    const Declared seen = decision.declared.value_or(Declared{static_cast<std::int64_t>(prepared.keys.size()), prepared.amounts});
    if (!work->isSame || work->now != seen) return work->asked.done(setChanged(seen, work->now));
    // All of it or nothing; each is held against the limit again when it is minted.
    DailyLimit limit(core_);
    for (const auto& [account, sums] : work->ofAccount)
        for (const Money& sum : sums.perCurrency())
            if (const auto within = limit.check(account, sum); !within && !decision.plan.isBeyondLimit) return work->asked.done(within.error());
    freeze(work->asked);
}

void ReturnsDesk::freeze(const Confirming& asked) {
    const Prepared& prepared = asked.prepared;
    const ActionKind kind = kindOf(asked.decision);
    const TimePoint notBefore = core_.openUndo(asked.hold.value_or(core_.holdFor(kind, true)));
    std::vector<store::BulkRow> rows(prepared.keys.size());
    const std::vector<ReturnKey> keys =
        isMutant("bulk_ids_reevaluated") ? store::ReturnReader(*core_.facts).keys({.view = View::newOnes}, core_.now()) : prepared.keys;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].target = keys[i].object();
        rows[i].worth = prepared.worth[i];
        rows[i].choice.setIfAny("text", textFor(asked.decision, keys[i]));
    }
    store::Transaction transaction(core_.ledger->database(), "bulk.freeze");
    const BulkId id = core_.ledger->bulks().freeze({{}, prepared.nonce, kind, toFields(asked.decision), notBefore, 0}, rows, core_.now());
    transaction.commit();
    core_.minter->start(id, [done = asked.done](const Confirmed& confirmed) { done(confirmed); });
}

}  // namespace resodesk::app
