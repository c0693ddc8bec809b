// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rules/rules_desk.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/desk_core.h"
#include "app/outbox/bulks_desk.h"
#include "app/rules/rule_runner.h"
#include "store/facts/past_requests.h"
#include "store/transaction.h"

namespace resodesk::app {

namespace {

constexpr int longestReplay = 3660;  // days

KnownNames namesKnown(DeskCore& core) {
    KnownNames known;
    store::ReasonStore reasons(*core.facts);
    for (const Account& account : core.ledger->accounts().all()) {
        if (account.state == AccountState::removed) continue;
        known.accounts.push_back(account.id);
        for (const ReasonWords& reason : reasons.of(account.id, ReasonList::returning)) known.reasons.push_back(reason.code);
        for (const ReasonWords& reason : reasons.of(account.id, ReasonList::refunding)) known.refundReasons.push_back(reason.code);
        for (const store::SavedAddress& address : core.ledger->addresses().of(account.id)) known.addresses.push_back(address.ours);
    }
    return known;
}

/// There are accounts, and all of them were read to their end: else a replay would not show what it is there for.
bool isAllRead(DeskCore& core) {
    const auto accounts = core.ledger->accounts().all();
    return !accounts.empty() && std::all_of(accounts.begin(), accounts.end(), [&](const Account& account) {
        return store::PullStore(*core.facts).completeAt(account.id).has_value();
    });
}

/// What the ledger knows of requests of the past.
struct KeptRulings {
    std::map<ReturnKey, store::KeptRuling> bySameRules;
    std::set<ReturnKey> acted;  ///< by any rules: no person decided these
};

/// Rules that only watched left the decision to people; their rulings are judged again all the same.
KeptRulings keptRulings(store::LedgerView& ledger, const RuleSet& set) {
    KeptRulings kept;
    std::map<std::int64_t, bool> isSame;
    store::RuleStore rules(ledger.database());
    rules.eachRuling([&](const store::KeptRuling& ruling) {
        if (ruling.bulk) kept.acted.insert(ruling.subject.key);
        if (!isSame.contains(ruling.by.version)) {
            const auto saved = rules.version(ruling.by.version);
            isSame[ruling.by.version] = saved && saved->set == set;
        }
        if (isSame[ruling.by.version]) kept.bySameRules.insert_or_assign(ruling.subject.key, ruling);
    });
    return kept;
}

PastRequest pastOf(const store::RequestWithPast& request, const KeptRulings& kept) {
    PastRequest past;
    past.order = request.fact.order;
    past.buyer = request.fact.buyerName;
    const ReturnKey key = request.fact.key();
    past.people = kept.acted.contains(key) ? PersonMove::elsewhere : personMove(request.fact);
    if (const auto found = kept.bySameRules.find(key); found != kept.bySameRules.end()) {
        past.subject = found->second.subject;
        past.recorded = found->second.ruling;
    } else {
        past.subject = subjectOf(request.fact, request.orderedAt, request.earlier, request.fact.requestedAt);
    }
    return past;
}

}  // namespace

RuleBook RulesDesk::bookNow() {
    RuleBook book;
    const auto saved = core_.ledger->rules().saved();
    const auto current = core_.ledger->rules().current();
    book.version = saved.version;
    book.saved = saved.set;
    book.replayedAt = saved.replayedAt;
    book.mode = current.mode;
    book.judging = current.mode == RuleMode::off ? 0 : current.version;
    book.doubts = doubtsOf(saved.set, namesKnown(core_));
    for (const Account& account : core_.ledger->accounts().all()) {
        if (account.state == AccountState::removed) continue;
        const auto settings = core_.ledger->settings().of(account.id);
        if (settings && settings->ours.autoAuthorize != AutoAuthorize::off) book.accountsBeside.push_back(account.name);
        for (const store::SavedAddress& address : core_.ledger->addresses().of(account.id))
            if (std::find(book.addresses.begin(), book.addresses.end(), address.ours.label) == book.addresses.end())
                book.addresses.push_back(address.ours.label);
    }
    return book;
}

void RulesDesk::book(std::function<void(RuleBook)> done) {
    core_.setup.executors.desk.post([this, done = std::move(done)] {
        if (core_.ledger) done(bookNow());
    });
}

void RulesDesk::save(const RuleSet& set, std::function<void(Result<RuleBook>)> done) {
    core_.change(done, [this, set, done] {
        if (const auto checked = resodesk::check(set); !checked) return done(checked.error());
        auto& rules = core_.ledger->rules();
        if (const auto saved = rules.saved(); saved.version == 0 || saved.set != set) {
            store::Transaction transaction(core_.ledger->database(), "rules.save");
            rules.save(set, core_.now());
            transaction.commit();
        }
        done(bookNow());
    });
}

void RulesDesk::setMode(RuleMode mode, std::function<void(Result<RuleBook>)> done) {
    core_.change(done, [this, mode, done] {
        auto& rules = core_.ledger->rules();
        const auto saved = rules.saved();
        if (saved.version == 0) return done(Error(Failure::noRules, "mode"));
        if (mode == RuleMode::on && !saved.replayedAt) return done(Error(Failure::notReplayed, "mode"));
        const store::RuleSwitch to{saved.version, mode};
        int takenBack = 0;
        if (rules.current() != to) {
            store::Transaction transaction(core_.ledger->database(), "rules.mode");
            if (mode != RuleMode::on)
                for (const BulkId bulk : rules.waiting()) takenBack += withdrawBulk(core_, bulk);
            rules.switchTo(to, core_.now());
            transaction.commit();
        }
        core_.rules->restart();
        core_.decided();
        RuleBook book = bookNow();
        book.takenBack = takenBack;
        done(book);
    });
}

void RulesDesk::replay(const RuleSet& set, int days, std::function<void(Result<Replay>)> done) {
    if (const auto checked = resodesk::check(set); !checked) return done(checked.error());
    if (days < 1 || days > longestReplay) return done(Error(Failure::badNumber, "days", std::to_string(days)));
    core_.setup.executors.worker.post([this, set, days, done = std::move(done)] {
        Replay replay(set);
        const auto facts = store::openFactsForReading(core_.workspace, 0);
        store::LedgerView ledger(core_.workspace.ledgerFile());
        const KeptRulings kept = keptRulings(ledger, set);
        store::eachRequestSince(*facts, core_.now() - std::chrono::hours(24 * days), [&](const store::RequestWithPast& request) { replay.add(pastOf(request, kept)); });
        core_.setup.executors.desk.post([this, replay = std::move(replay), days, done] {
            if (!core_.ledger) return done(Error(Failure::stopped, "replay"));
            auto& rules = core_.ledger->rules();
            const auto saved = rules.saved();
            if (days >= replayDays && saved.version != 0 && saved.set == replay.set() && isAllRead(core_) && !core_.refusal()) {
                store::Transaction transaction(core_.ledger->database(), "rules.replayed");
                rules.noteReplay(saved.version, core_.now());
                transaction.commit();
            }
            done(replay);
        });
    });
}

std::optional<RuleWhy> whyOf(DeskCore& core, const ReturnKey& key) {
    auto& rules = core.ledger->rules();
    RuleWhy why;
    if (const auto kept = rules.rulingOf(key)) {
        const auto saved = rules.version(kept->by.version);
        why.set = saved ? saved->set : RuleSet{};
        why.ruling = judge(why.set, kept->subject);
        why.mode = kept->by.mode;
        why.version = kept->by.version;
        why.isKept = true;
        why.at = kept->at;
        why.refusal = kept->refusal;
        why.state = kept->state;
        return why;
    }
    const auto current = rules.current();
    const auto saved = current.mode == RuleMode::off ? std::optional<store::SavedRules>{} : rules.version(current.version);
    const auto past = store::requestWithPast(*core.facts, key);
    if (!saved || !past || past->fact.state != ReturnState::requested) return std::nullopt;
    why.set = saved->set;
    why.mode = current.mode;
    why.version = current.version;
    why.at = core.now();
    why.ruling = judge(why.set, subjectOf(past->fact, past->orderedAt, past->earlier, why.at));
    return why;
}

void RulesDesk::why(const ReturnKey& key, std::function<void(std::optional<RuleWhy>)> done) {
    core_.setup.executors.desk.post([this, key, done = std::move(done)] {
        if (core_.ledger) done(whyOf(core_, key));
    });
}

void RulesDesk::judgeOpen(std::function<void(Result<int>)> done) {
    core_.change(done, [this, done] { core_.rules->judgeOpen(true, [done](int count) { done(count); }); });
}

}  // namespace resodesk::app
