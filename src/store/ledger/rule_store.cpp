// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/rule_store.h"

#include "domain/rules/rule_fields.h"
#include "store/ledger/touched.h"
#include "store/query.h"

namespace resodesk::store {

namespace {

const std::string rulingColumns = "SELECT version, mode, rule, is_absence, move, tags, subject, at, bulk, failure, failure_words FROM ruling";
const std::string setColumns = "SELECT version, rules, saved_at, replayed_at FROM rule_set";

KeptRuling readRuling(Query& q) {
    KeptRuling kept;
    kept.by.version = q.integer();
    kept.by.mode = q.known<RuleMode>();
    if (const std::int64_t rule = q.integer(); rule >= 0) kept.ruling.rule = static_cast<std::size_t>(rule);
    kept.ruling.isAbsence = q.flag();
    kept.ruling.move = q.known<RuleMove>();
    kept.ruling.tags = split(q.text());
    kept.subject = asWritten(ruleSubjectFrom(q.fields()));
    kept.at = q.time();
    kept.bulk = {q.integer()};
    const std::string failure = q.text(), words = q.text();
    if (!failure.empty()) kept.refusal = Error(asWritten(failureFrom(failure)), {}, words);
    return kept;
}

SavedRules readSet(Query& q) {
    SavedRules saved;
    saved.version = q.integer();
    saved.set = asWritten(ruleSetFrom(q.fields()));
    saved.savedAt = q.time();
    saved.replayedAt = q.maybeTime();
    return saved;
}

}  // namespace

std::int64_t RuleStore::save(const RuleSet& set, TimePoint now) {
    Query(database_, "INSERT INTO rule_set(rules, saved_at) VALUES(?,?)").bind(toFields(set).text(), now).run();
    return database_.handle().getLastInsertRowid();
}

SavedRules RuleStore::saved() {
    Query q(database_, setColumns + " ORDER BY version DESC LIMIT 1");
    return q.step() ? readSet(q) : SavedRules{};
}

std::optional<SavedRules> RuleStore::version(std::int64_t version) {
    Query q(database_, setColumns + " WHERE version=?");
    if (!q.bind(version).step()) return std::nullopt;
    return readSet(q);
}

void RuleStore::noteReplay(std::int64_t version, TimePoint now) {
    Query(database_, "UPDATE rule_set SET replayed_at=? WHERE version=?").bind(now, version).run();
}

void RuleStore::switchTo(const RuleSwitch& to, TimePoint now) {
    Query(database_, "INSERT INTO rule_switch(version, mode, at) VALUES(?,?,?)").bind(to.version, to.mode, now).run();
}

RuleSwitch RuleStore::current() {
    Query q(database_, "SELECT version, mode FROM rule_switch ORDER BY n DESC LIMIT 1");
    if (!q.step()) return {};
    RuleSwitch current;
    current.version = q.integer();
    current.mode = q.known<RuleMode>();
    return current;
}

bool RuleStore::keep(const KeptRuling& kept) {
    const ReturnKey& key = kept.subject.key;
    Query(database_, "INSERT OR IGNORE INTO ruling(account, return_id, version, mode, rule, is_absence, move, tags, subject, at, bulk, failure,"
                     " failure_words) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)")
        .bind(key.account, key.id, kept.by.version, kept.by.mode, kept.ruling.rule ? static_cast<std::int64_t>(*kept.ruling.rule) : -1,
              kept.ruling.isAbsence, kept.ruling.move, joined(kept.ruling.tags), toFields(kept.subject).text(), kept.at, kept.bulk,
              kept.refusal ? std::string(toText(kept.refusal->failure())) : std::string{}, kept.refusal ? kept.refusal->subject() : std::string{})
        .run();
    if (database_.handle().getChanges() == 0) return false;
    touch(database_, key.object());
    return true;
}

std::optional<KeptRuling> RuleStore::rulingOf(const ReturnKey& key) {
    Query q(database_, rulingColumns + " WHERE account=? AND return_id=? ORDER BY at DESC, version DESC LIMIT 1");
    if (!q.bind(key.account, key.id).step()) return std::nullopt;
    KeptRuling kept = readRuling(q);
    Query refused(database_, "SELECT refusal, refusal_words FROM bulk_row WHERE bulk=? AND account=? AND target=? AND refusal IS NOT NULL");
    if (kept.bulk && refused.bind(kept.bulk, key.account, key.id).step()) {
        const Failure failure = asWritten(failureFrom(refused.text()));
        kept.refusal = Error(failure, {}, refused.text());
    }
    Query became(database_, "SELECT a.state FROM bulk_row b JOIN action a ON a.id = b.action WHERE b.bulk=? AND b.account=? AND b.target=?");
    if (kept.bulk && became.bind(kept.bulk, key.account, key.id).step()) kept.state = became.known<ActionState>();
    return kept;
}

std::vector<BulkId> RuleStore::waiting() {
    Query q(database_, "SELECT DISTINCT r.bulk FROM ruling r JOIN bulk k ON k.id = r.bulk WHERE k.is_minted = 0 OR EXISTS"
                       " (SELECT 1 FROM action a WHERE a.bulk = r.bulk AND a.state = 'WAITING')");
    std::vector<BulkId> bulks;
    while (q.step()) bulks.push_back({q.integer()});
    return bulks;
}

std::vector<ReturnKey> RuleStore::judgedBy(const RuleSwitch& by) {
    Query q(database_, "SELECT account, return_id FROM ruling WHERE version=? AND mode=?");
    q.bind(by.version, by.mode);
    std::vector<ReturnKey> keys;
    while (q.step()) {
        const AccountId account{q.integer()};
        keys.push_back({account, {q.text()}});
    }
    return keys;
}

void RuleStore::eachRuling(const std::function<void(const KeptRuling&)>& take) {
    Query q(database_, rulingColumns + " ORDER BY at, version");
    while (q.step()) take(readRuling(q));
}

}  // namespace resodesk::store
