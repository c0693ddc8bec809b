// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rules/rule_runner.h"

#include <map>

#include "app/desk_core.h"
#include "app/reasons.h"
#include "app/returns/bulk_minter.h"
#include "base/fault_points.h"
#include "base/log.h"
#include "store/facts/past_requests.h"
#include "store/transaction.h"

namespace resodesk::app {

namespace {

constexpr std::size_t requestsPerCommit = 50;  // as bulks are minted

Decision decisionOf(const RuleSet& set, const Ruling& ruling, AccountId account) {
    if (!ruling.rule) return AuthorizeDecision{};
    const Rule& rule = set.rules[*ruling.rule];
    if (ruling.move == RuleMove::refund) {
        RefundDecision refund;
        refund.plan.reason = rule.refundReason;
        refund.plan.note = rule.note;
        refund.plan.keepItem = true;
        refund.thenClose = true;
        refund.closeReason = "keep_item";
        return refund;
    }
    AuthorizeDecision authorize;
    authorize.rma = rule.rma;
    authorize.label = rule.label;
    authorize.note = rule.note;
    if (!rule.address.empty()) authorize.address[account] = rule.address;
    return authorize;
}

}  // namespace

bool RuleRunner::acts(AccountId account) {
    const auto known = core_.ledger->accounts().find(account);
    if (!known || known->state != AccountState::active || !store::PullStore(*core_.facts).completeAt(account)) return false;
    const auto settings = core_.ledger->settings().of(account);
    return !settings || settings->ours.autoAuthorize == AutoAuthorize::off;
}

void RuleRunner::load() {
    isLoaded_ = true;
    auto& rules = core_.ledger->rules();
    by_ = rules.current();
    judged_.clear();
    set_ = {};
    if (by_.mode == RuleMode::off) return;
    if (const auto saved = rules.version(by_.version)) set_ = saved->set;
    for (ReturnKey& key : rules.judgedBy(by_)) judged_.insert(std::move(key));
    wasAbsence_ = set_.isAbsence(core_.now());
}

void RuleRunner::restart() {
    isLoaded_ = false;
    queue_.clear();
    judgeByItself();
}

void RuleRunner::judgeByItself() {
    if (core_.setup.syncsByItself && core_.setup.sends) judgeOpen(core_.setup.renewsUndo, {});
}

void RuleRunner::judgeOpen(bool mayRefund, std::function<void(int)> done) {
    if (!isLoaded_ || mayRefund != mayRefund_) load();
    mayRefund_ = mayRefund;
    if (done) waiting_.push_back(std::move(done));
    if (by_.mode == RuleMode::off || core_.refusal()) return step();
    core_.read(false, [this](store::Database& facts) {
        auto keys = store::ReturnReader(facts).keys({.view = View::newOnes}, core_.now());
        core_.setup.executors.desk.post([this, keys = std::move(keys)] {
            if (!core_.ledger) return;
            std::map<AccountId, bool> acting;
            for (const ReturnKey& key : keys) {
                if (!acting.contains(key.account)) acting[key.account] = acts(key.account);
                if (acting[key.account] && judged_.insert(key).second) queue_.push_back(key);
            }
            if (!isStepping_) step();
        });
    });
}

void RuleRunner::step() {
    isStepping_ = false;
    if (!core_.ledger) return;
    if (queue_.empty() || core_.refusal()) {
        for (auto& done : std::exchange(waiting_, {})) done(count_);
        count_ = 0;
        return;
    }
    std::vector<ReturnKey> some;
    for (; !queue_.empty() && some.size() < requestsPerCommit; queue_.pop_front()) some.push_back(queue_.front());
    try {
        store::Transaction transaction(core_.ledger->database(), "rules.judge");
        for (const ReturnKey& key : some) judgeOne(key);
        transaction.commit();
    } catch (const std::exception& e) {
        if (!store::isDiskFull(e)) throw;
        core_.takeDiskFull();
        isLoaded_ = false;  // they are looked at again when there is space
        queue_.clear();
    }
    isStepping_ = true;
    core_.decided();
    core_.setup.executors.desk.post([this] { step(); });
}

void RuleRunner::judgeOne(const ReturnKey& key) {
    const auto past = store::requestWithPast(*core_.facts, key);
    if (!past || past->fact.state != ReturnState::requested || !isPossible(past->fact.possible, Operation::authorize)) return;
    for (const LiveAction& action : store::actionsOf(core_.ledger->database(), key.object()))
        if (action.kind != ActionKind::message) return;  // the seller has decided
    store::KeptRuling kept;
    kept.by = by_;
    kept.at = core_.now();
    kept.subject = subjectOf(past->fact, past->orderedAt, past->earlier, kept.at);
    kept.ruling = judge(set_, kept.subject);
    if (kept.ruling.move == RuleMove::refund && !mayRefund_ && by_.mode == RuleMode::on) return;
    ++count_;
    if (kept.ruling.move == RuleMove::tagOnly && kept.ruling.tags.empty()) return;
    if (by_.mode == RuleMode::on) {
        core_.ledger->rules().tag(key, kept.ruling.tags, kept.at);
        if (kept.ruling.move == RuleMove::authorize || kept.ruling.move == RuleMove::refund) {
            const Decision decision = decisionOf(set_, kept.ruling, key.account);
            const auto* refund = std::get_if<RefundDecision>(&decision);
            const std::string nonce = "rules:" + std::to_string(by_.version) + ":" + std::to_string(key.account.value) + ":" + key.id.value;
            store::Attempt attempt(core_.ledger->database());
            auto minted = Result<ActionId>(ActionId{});
            if (const auto known = refund ? checkReason(core_, key.account, ReasonList::refunding, refund->plan.reason) : Result<void>(); !known)
                minted = known.error();
            else
                minted = mint(core_, key, decision, {nonce, {}, core_.openUndo(core_.holdFor(kindOf(decision), true)), {}});
            if (minted) {
                kept.action = *minted;
                attempt.keep();
            } else {
                kept.refusal = minted.error();
            }
        }
    }
    core_.ledger->rules().keep(kept);
    crashPoint("rules.one_judged");
}

std::optional<TimePoint> RuleRunner::nextDue() const {
    if (by_.mode == RuleMode::off || !core_.setup.syncsByItself || !set_.absentFrom || core_.now() >= *set_.absentFrom) return std::nullopt;
    return set_.absentFrom;
}

void RuleRunner::tick() {
    if (!isLoaded_ || by_.mode == RuleMode::off) return;
    const bool isAbsence = set_.isAbsence(core_.now());
    if (isAbsence == std::exchange(wasAbsence_, isAbsence) || !isAbsence) return;
    restart();
}

}  // namespace resodesk::app
