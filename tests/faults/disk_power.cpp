// SPDX-License-Identifier: GPL-3.0-or-later

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include "faults/disk_campaign.h"

namespace resodesk::faults {

namespace {

namespace fs = std::filesystem;

constexpr long longestScenario = 1'000;  // changes of the disk; each ends by itself before that

/// Before anything recovers: what the marketplace was asked for is not called waiting, and is there.
void checkWrittenAhead(Stage& stage, const std::string& what, Tally& tally) {
    const test::TempFolder copy;  // reading it would recover it
    for (const char* name : {"ledger.db", "ledger.db-wal"})
        if (fs::exists(stage.desk.workspace() / name)) fs::copy_file(stage.desk.workspace() / name, copy.path() / name);
    SQLite::Database ledger((copy.path() / "ledger.db").string(), SQLite::OPEN_READWRITE);
    SQLite::Statement q(ledger, "SELECT state FROM action WHERE key=?");
    for (const sim::Effect& effect : stage.desk.market->effects()) {
        if (effect.by != "seller") continue;
        q.reset();
        q.bind(1, effect.key);
        if (!q.executeStep())
            tally.lost(what + ": the marketplace did " + effect.kind + " and the ledger does not know it");
        else if (q.getColumn(0).getString() == "WAITING")
            tally.other(what + ": the marketplace did " + effect.kind + " and the ledger says it waits");
    }
}

/// False when the scenario was over before the power went.
bool cutOnce(Stage& stage, const Scenario& scenario, long nth, std::uint64_t seed, bool isLying, const std::string& what, Tally& tally) {
    stage.rewind();
    scenario.prepare(stage);
    if (seed % 2) stage.desk.core().ledger->database().handle().exec("PRAGMA wal_autocheckpoint=8");  // the power goes in a checkpoint, too
    stage.disk.lie(isLying);
    stage.disk.armPowerLoss(nth);
    stage.survives(scenario);
    const bool hasGone = stage.disk.hasFired();
    stage.die();
    stage.disk.lie(false);
    stage.disk.losePower(seed);
    stage.disk.disarm();
    if (!isLying) checkWrittenAhead(stage, what, tally);
    stage.desk.start();
    stage.desk.settleOutbox();
    if (isLying) {  // such a disk may lose what it acknowledged; it may not make it happen twice
        checkEffects(stage.desk, what, tally);
        checkFiles(stage.desk, what, tally);
    } else {
        checkAll(stage.desk, stage.acknowledged, what, tally);
    }
    return hasGone;
}

}  // namespace

void cutPower(Tally& tally, bool isLong) {
    Stage stage;
    const std::uint64_t images = isLong ? 40 : 2;
    for (const Scenario& scenario : scenarios)
        for (const bool isLying : {false, true})
            for (std::uint64_t seed = isLying ? 2 : 1; seed <= images; seed += isLying ? 2 : 1)
                for (long nth = 1; nth < longestScenario; nth += isLong ? 1 : 3) {
                    const std::string what = std::string(scenario.name) + ", the power goes at change " + std::to_string(nth) + " (" +
                                             std::to_string(seed) + (isLying ? ", the disk lies)" : ")");
                    tally.ran(std::string(isLying ? "D20 " : "D01 ") + scenario.name);
                    try {
                        if (!cutOnce(stage, scenario, nth, seed + 1'000 * static_cast<std::uint64_t>(nth), isLying, what, tally)) break;
                    } catch (const std::exception& e) {
                        tally.other(what + ": " + e.what());
                    }
                }
}

}  // namespace resodesk::faults
