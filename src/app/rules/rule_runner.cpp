// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rules/rule_runner.h"

#include <map>

#include "app/desk_core.h"
#include "app/reasons.h"
#include "app/returns/bulk_minter.h"
#include "base/fault_points.h"
#include "base/ids.h"
#include "store/facts/past_requests.h"
#include "store/transaction.h"

namespace resodesk::app {

namespace {

constexpr std::size_t requestsPerStep = 50;    // as bulks are minted
constexpr std::size_t rulingsPerCommit = 1'000;

/// What a rule, or the absence, decides for all of these.
Decision decisionOf(const RuleSet& set, const std::vector<store::KeptRuling*>& rulings) {
    const Ruling& ruling = rulings.front()->ruling;
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
    if (!rule.address.empty())
        for (const store::KeptRuling* one : rulings) authorize.address[one->subject.key.account] = rule.address;
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
    queue_.clear();  // what is not kept yet is judged anew
    kept_.clear();
    set_ = {};
    if (by_.mode == RuleMode::off) return;
    if (const auto saved = rules.version(by_.version)) set_ = saved->set;
    for (ReturnKey& key : rules.judgedBy(by_)) judged_.insert(std::move(key));
    wasAbsence_ = set_.isAbsence(core_.now());
}

void RuleRunner::restart() {
    load();
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
    if (core_.refusal()) queue_.clear();
    for (std::size_t some = 0; some < requestsPerStep && !queue_.empty(); ++some, queue_.pop_front())
        if (auto kept = judgeOne(queue_.front())) kept_.push_back(std::move(*kept));
    if (kept_.size() >= rulingsPerCommit || queue_.empty()) keepJudged();
    if (queue_.empty()) return finish();
    isStepping_ = true;
    core_.setup.executors.desk.post([this] { step(); });
}

void RuleRunner::finish() {
    if (minting_ > 0 || !queue_.empty()) return;
    for (auto& done : std::exchange(waiting_, {})) done(count_);
    count_ = 0;
}

/// Rulings and what they decide are kept together, each rule's as one decision for many, which goes on after a crash.
void RuleRunner::keepJudged() {
    std::vector<store::KeptRuling> kept = std::exchange(kept_, {});
    if (kept.empty()) return;
    std::vector<BulkId> bulks;
    try {
        store::Transaction transaction(core_.ledger->database(), "rules.judge");
        std::map<std::optional<std::size_t>, std::vector<store::KeptRuling*>> byRule;
        for (store::KeptRuling& one : kept) {
            if (by_.mode == RuleMode::on)
                for (const std::string& tag : one.ruling.tags) core_.ledger->tags().add(one.subject.key, tag, one.at);
            const bool acts = one.ruling.move == RuleMove::authorize || one.ruling.move == RuleMove::refund;
            if (by_.mode == RuleMode::on && acts && !one.refusal) byRule[one.ruling.rule].push_back(&one);
        }
        for (const auto& [rule, rulings] : byRule) {
            const Decision decision = decisionOf(set_, rulings);
            const ActionKind kind = kindOf(decision);
            std::vector<store::BulkRow> rows;
            for (const store::KeptRuling* ruling : rulings) {
                store::BulkRow row;
                row.target = ruling->subject.key.object();
                row.worth = kind == ActionKind::authorize ? ruling->subject.amount : ruling->subject.pays;  // of a refund another sum is refused
                rows.push_back(std::move(row));
            }
            const store::Bulk bulk{{}, newUuid(), kind, toFields(decision), core_.openUndo(core_.holdFor(kind, true)), 0};
            bulks.push_back(core_.ledger->bulks().freeze(bulk, rows, core_.now()));
            for (store::KeptRuling* ruling : rulings) ruling->bulk = bulks.back();
        }
        for (const store::KeptRuling& one : kept) core_.ledger->rules().keep(one);
        transaction.commit();
    } catch (const std::exception& e) {
        if (!store::isDiskFull(e)) throw;
        core_.takeDiskFull();
        isLoaded_ = false;  // they are looked at again when there is space
        return;
    }
    crashPoint("rules.kept");
    minting_ += static_cast<int>(bulks.size());
    core_.decided();
    for (const BulkId bulk : bulks)
        core_.minter->start(bulk, [this](const Confirmed&) {
            --minting_;
            finish();
        });
}

std::optional<store::KeptRuling> RuleRunner::judgeOne(const ReturnKey& key) {
    const auto past = store::requestWithPast(*core_.facts, key);
    if (!past || past->fact.state != ReturnState::requested || !past->fact.refunds.empty() || !isPossible(past->fact.possible, Operation::authorize)) return std::nullopt;
    for (const LiveAction& action : store::actionsOf(core_.ledger->database(), key.object()))
        if (action.kind != ActionKind::message) return std::nullopt;  // the seller has decided
    store::KeptRuling kept;
    kept.by = by_;
    kept.at = core_.now();
    kept.subject = subjectOf(past->fact, past->orderedAt, past->earlier, kept.at);
    kept.ruling = judge(set_, kept.subject);
    const bool pays = kept.ruling.move == RuleMove::refund;
    if (pays && !mayRefund_ && by_.mode == RuleMode::on) return std::nullopt;
    ++count_;
    if (kept.ruling.move == RuleMove::tagOnly && kept.ruling.tags.empty()) return std::nullopt;
    if (pays && by_.mode == RuleMode::on)
        if (const auto known = checkReason(core_, key.account, ReasonList::refunding, set_.rules[*kept.ruling.rule].refundReason); !known)
            kept.refusal = known.error();
    return kept;
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
