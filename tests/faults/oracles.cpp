// SPDX-License-Identifier: GPL-3.0-or-later

#include "faults/oracles.h"

#include <map>
#include <set>
#include <sstream>

#include "base/ids.h"
#include "domain/outbox/states.h"
#include "store/ledger/journal.h"
#include "store/query.h"

namespace resodesk::faults {

namespace {

struct Row {
    std::int64_t id = 0;
    std::string key, state, proof, kind, target;
    std::set<std::string> lines;
};

class Checking {
 public:
    Checking(Tally& tally, const Checked& checked, const Truth& truth)
        : tally_(tally), checked_(checked), truth_(truth), ledger_(checked.workspace / "ledger.db", {}) {}

    void run() {
        readActions();
        checkEffects();
        checkStates();
        for (const std::string& promise : checked_.promises) checkPromise(promise);
        checkFile();
        for (const std::string& line : truth_.overpaid) tally_.doubled(at("O3: paid above its price: " + line));
        if (checked_.isAtRest) checkBulks();
    }

 private:
    std::string at(const std::string& what) const { return checked_.where + ": " + what; }
    static std::string named(const Row& a) { return "action " + std::to_string(a.id) + " " + a.kind + " of " + a.target + " is " + a.state; }
    template <class... Values>
    bool isThere(const std::string& sql, Values&&... values) {
        store::Query q(ledger_, sql);
        return q.bind(std::forward<Values>(values)...).step();
    }

    void readActions() {
        store::Query q(ledger_, "SELECT id, key, state, COALESCE(proof, ''), kind, target FROM action");
        while (q.step()) {
            Row row;
            row.id = q.integer();
            row.key = q.text();
            row.state = q.text();
            row.proof = q.text();
            row.kind = q.text();
            row.target = q.text();
            byKey_[row.key] = row;
        }
        store::Query lines(ledger_, "SELECT a.key, m.line FROM money_line m JOIN action a ON a.id = m.action");
        while (lines.step()) {
            const std::string key = lines.text();
            byKey_[key].lines.insert(lines.text());
        }
    }

    /// O1: an action acts at most once, and nothing acts that no action stands for.
    void checkEffects() {
        std::map<std::string, int> timesOfLine;
        for (const sim::Effect& effect : truth_.effects) {
            if (effect.by != "seller" || effect.key.empty()) continue;  // without a key: by hand on the market's page
            acted_[effect.key].insert(effect.line);
            const std::string what = effect.kind + " of " + effect.target + " " + effect.line;
            if (++timesOfLine[effect.key + " " + effect.line] == 2) tally_.doubled(at("O1: twice with one key: " + what));
            if (!byKey_.contains(effect.key)) tally_.doubled(at("O1: with a key that no action has: " + what));
        }
    }

    /// O4: what is confirmed is there, what ended without effect is not. O8: nothing is under way for ever.
    void checkStates() {
        for (const auto& [key, a] : byKey_) {
            const auto found = acted_.find(key);
            const bool acted = found != acted_.end();
            if (a.state == "CONFIRMED" && a.proof != "person") {
                if (!acted) tally_.other(at("O4: " + named(a) + " without an effect"));
                if (acted && !a.lines.empty() && found->second != a.lines) tally_.other(at("O4: " + named(a) + " in part"));
            }
            const bool hasNone = a.state == "FAILED" || a.state == "CANCELLED" || a.state == "NOT_NEEDED";
            if (hasNone && acted) tally_.other(at("O4: " + named(a) + " but the market did it"));
            const auto state = fromText<ActionState>(a.state);
            const bool isOver = state && (isTerminal(*state) || *state == ActionState::needsPerson);
            if (checked_.isAtRest && !isOver) tally_.other(at("O8: " + named(a)));
        }
    }

    /// O2.
    void checkPromise(const std::string& promise) {
        std::istringstream words(promise);
        std::string what, id, rest;
        words >> what >> id >> std::ws;
        std::getline(words, rest);
        bool isKept = true;
        if (what == "action") isKept = isThere("SELECT 1 FROM action WHERE id=?", id);
        if (what == "cancelled") isKept = isThere("SELECT 1 FROM action WHERE id=? AND state='CANCELLED'", id);
        if (what == "settled") isKept = isThere("SELECT 1 FROM action WHERE id=? AND state='ABANDONED'", id);
        if (what == "bulk") isKept = isThere("SELECT 1 FROM bulk WHERE id=?", id);
        if (what == "label") isKept = isThere("SELECT 1 FROM label_file WHERE sha256=?", id);
        if (what == "note") isKept = isThere("SELECT 1 FROM note WHERE target=? AND text=?", id, rest);
        if (what == "unidentified") isKept = isThere("SELECT 1 FROM unidentified WHERE id=? AND note=?", id, rest);
        if (what == "address") isKept = isThere("SELECT 1 FROM address WHERE instr(ours, ?) > 0", id + " " + rest);
        if (what == "account") isKept = isThere("SELECT 1 FROM account WHERE name=?", id);
        if (!isKept) tally_.lost(at("O2: " + promise));
    }

    void checkBulks() {
        store::Query q(ledger_, "SELECT b.id FROM bulk b WHERE b.is_minted = 0 OR b.count <> (SELECT COUNT(*) FROM bulk_row r"
                                " WHERE r.bulk = b.id AND (r.action IS NOT NULL OR r.refusal IS NOT NULL))");
        while (q.step()) tally_.lost(at("O2: bulk " + std::to_string(q.integer()) + " is not whole"));
    }

    /// O6.
    void checkFile() {
        store::Query whole(ledger_, "PRAGMA integrity_check");
        whole.step();
        if (const std::string found = whole.text(); found != "ok") tally_.other(at("O6: " + found));
        if (isThere("PRAGMA foreign_key_check")) tally_.other(at("O6: a foreign key leads nowhere"));
        if (const auto broken = store::Journal(ledger_, 0).firstBroken())
            tally_.other(at("O6: the journal's seal is broken at " + std::to_string(*broken)));
    }

    Tally& tally_;
    const Checked& checked_;
    const Truth& truth_;
    store::Database ledger_;
    std::map<std::string, Row> byKey_;
    std::map<std::string, std::set<std::string>> acted_;  ///< by key: the lines
};

}  // namespace

Truth truthOf(sim::Market& market) {
    Truth truth{market.store().effects(0), {}};
    for (const sim::Object& order : market.store().all("order")) {
        const sim::Json& left = order.hidden.at("left");
        for (const auto& [line, cents] : left.at("lines").items())
            if (cents.get<std::int64_t>() < 0) truth.overpaid.push_back(order.id + " " + line);
        if (left.at("shipping").get<std::int64_t>() < 0) truth.overpaid.push_back(order.id + " shipping");
    }
    return truth;
}

std::set<std::string> actedKeys(const std::vector<sim::Effect>& effects) {
    std::set<std::string> keys;
    for (const sim::Effect& effect : effects) keys.insert(effect.key);
    return keys;
}

std::map<std::string, sim::Guard> guardsOf(std::uint64_t mode) {
    using sim::Guard;
    switch (mode % modes) {
        case 1: return {{"authorize", Guard::guarded}, {"close", Guard::guarded}, {"refund", Guard::guarded}, {"cancel", Guard::guarded}, {"replace", Guard::guarded}};
        case 2: return {{"authorize", Guard::guarded}, {"close", Guard::guarded}, {"refund", Guard::keyless}, {"cancel", Guard::keyless}, {"message", Guard::keyless}, {"no_answer", Guard::guarded}, {"replace", Guard::keyless}};
        case 3: return {{"authorize", Guard::guarded}, {"close", Guard::byHand}, {"refund", Guard::keyed}, {"cancel", Guard::byHand}, {"message", Guard::keyless}, {"no_answer", Guard::keyless}, {"replace", Guard::keyless}};
        default: return {};
    }
}

const char* nameOfMode(std::uint64_t mode) {
    static constexpr const char* names[modes] = {"keyed", "guarded", "keyless", "mixed"};
    return names[mode % modes];
}

std::string tokenDocument(const std::string& access, const std::string& refresh) {
    return R"({"token":")" + access + R"(","refresh_token":")" + refresh + R"("})";
}

std::string freshTokens(sim::Market& market) {
    const std::string access = "at-" + newUuid(), refresh = "rt-" + newUuid();
    const TimePoint end = market.now() + std::chrono::hours(1);
    market.store().setMeta("token:" + access, std::to_string(toMillis(end)) + "/" + market.store().meta("token_generation"));
    market.store().setMeta("refresh", refresh);
    return tokenDocument(access, refresh);
}

void check(Tally& tally, const Checked& checked, const Truth& truth) { Checking(tally, checked, truth).run(); }

}  // namespace resodesk::faults
