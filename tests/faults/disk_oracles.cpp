// SPDX-License-Identifier: GPL-3.0-or-later

#include "faults/disk_oracles.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace resodesk::faults {

namespace {

std::vector<sim::Effect> sellersEffects(test::Desktop& desk) {
    auto effects = desk.shop().effects();
    std::erase_if(effects, [](const sim::Effect& e) { return e.by != "seller"; });
    return effects;
}

std::string say(const Action& action) {
    return " action " + std::to_string(action.id.value) + " (" + std::string(toText(action.command.kind)) + ") is " +
           std::string(toText(action.state));
}

void checkAcknowledged(test::Desktop& desk, const std::vector<Action>& actions, const Acknowledged& acknowledged, const std::string& what,
                       Tally& tally) {
    std::set<std::int64_t> ids;
    std::map<std::int64_t, int> ofBulk;
    for (const Action& action : actions) {
        ids.insert(action.id.value);
        ++ofBulk[action.bulk.value];
    }
    for (const ActionId id : acknowledged.actions)
        if (!ids.contains(id.value)) tally.lost(what + ": action " + std::to_string(id.value) + " was acknowledged and is not there");
    for (const BulkId id : acknowledged.bulks) {
        const BulkProgress progress = desk.core().ledger->bulks().progress(id);
        if (progress.total == 0 || ofBulk[id.value] + progress.refused != progress.total)
            tally.lost(what + ": of the bulk's " + std::to_string(progress.total) + " there are " + std::to_string(ofBulk[id.value]));
    }
}

/// What the marketplace shows of it, and what we show.
void checkFact(test::Desktop& desk, const Action& action, const std::string& what, Tally& tally) {
    if (action.command.target.kind != ObjectKind::returnRequest) return;
    const ReturnKey key{action.command.target.account, {action.command.target.id}};
    const auto document = nlohmann::json::parse(desk.shop().document("return", key.id.value));
    const Return fact = desk.detail(key).fact;
    if (toText(fact.state) != document["state"].get<std::string>())
        tally.other(what + ":" + say(action) + ", its return is " + std::string(toText(fact.state)) + " here and " +
                    document["state"].get<std::string>() + " there");
}

std::string answerOf(store::Database& database, const char* sql) {
    SQLite::Statement q(database.handle(), sql);
    return q.executeStep() ? q.getColumn(0).getString() : "ok";
}

}  // namespace

void Acknowledged::add(const Result<app::Confirmed>& confirmed) {
    if (!confirmed) return;
    actions.insert(actions.end(), confirmed->actions.begin(), confirmed->actions.end());
    if (confirmed->bulk) bulks.push_back(confirmed->bulk);
}

void checkEffects(test::Desktop& desk, const std::string& what, Tally& tally) {
    std::map<std::string, int> times;
    for (const sim::Effect& e : sellersEffects(desk)) {
        if (++times["key " + e.key + " " + e.line] == 2) tally.doubled(what + ": the key of " + e.kind + " " + e.target + " acted twice");
        if (++times[e.kind + " " + e.target + " " + e.line + " " + e.text] == 2) tally.doubled(what + ": " + e.kind + " " + e.target + " " + e.line + " happened twice");
    }
}

void checkSettled(test::Desktop& desk, const std::string& what, Tally& tally) {
    for (const Action& action : desk.actions())
        if (isLive(action.state) && action.state != ActionState::needsPerson && action.why != WaitReason::ask)
            tally.other(what + ":" + say(action) + " for ever");
}

void checkFiles(test::Desktop& desk, const std::string& what, Tally& tally) {
    store::Database& ledger = desk.core().ledger->database();
    for (const char* sql : {"PRAGMA integrity_check", "PRAGMA foreign_key_check"})
        if (const std::string answer = answerOf(ledger, sql); answer != "ok") tally.other(what + ": " + sql + ": " + answer);
    if (const auto broken = desk.core().ledger->journal().firstBroken())
        tally.other(what + ": the journal's chain breaks at " + std::to_string(*broken));
    if (const std::string answer = answerOf(*desk.core().facts, "PRAGMA quick_check"); answer != "ok") tally.other(what + ": facts.db: " + answer);
}

void checkAll(test::Desktop& desk, const Acknowledged& acknowledged, const std::string& what, Tally& tally) {
    checkEffects(desk, what, tally);
    checkSettled(desk, what, tally);
    checkFiles(desk, what, tally);
    const auto actions = desk.actions();
    checkAcknowledged(desk, actions, acknowledged, what, tally);
    std::map<std::string, Money> acted;
    for (const sim::Effect& e : sellersEffects(desk)) {
        Money& sum = acted.try_emplace(e.key, Money{}).first->second;
        if (const auto currency = Currency::parse(e.currency); currency && !e.amount.empty()) {
            sum.currency = *currency;
            sum.minor += parsePlainAmount(e.amount, *currency).value().minor;
        }
    }
    if (!desk.sync()) tally.other(what + ": the last sync failed");
    for (const Action& action : actions) {
        const auto effect = acted.find(action.key);
        const bool isDone = effect != acted.end();
        if (action.state == ActionState::confirmed && !isDone) tally.other(what + ":" + say(action) + " without effect");
        if (isTerminal(action.state) && action.state != ActionState::confirmed && action.state != ActionState::abandoned && isDone)
            tally.other(what + ":" + say(action) + " and the marketplace did it");
        if (isDone && paysMoney(action.command.kind) && effect->second != action.command.total())
            tally.doubled(what + ":" + say(action) + " and paid another sum");
        checkFact(desk, action, what, tally);
        acted.erase(action.key);
    }
    if (!acted.empty()) tally.lost(what + ": the marketplace did something under a key the ledger does not have");
}

}  // namespace resodesk::faults
