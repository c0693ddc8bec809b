// SPDX-License-Identifier: GPL-3.0-or-later
// What a start finds: files that are damaged, missing, old, protected, or of a newer program.

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <fstream>
#include <functional>
#include <random>

#include "base/paths.h"
#include "faults/disk_campaign.h"
#include "store/ledger/backup.h"

namespace resodesk::faults {

namespace fs = std::filesystem;

namespace {

/// A ledger with everything in it: done, waiting, unknown, in three kinds.
struct Lived : Stage {
    Lived() {
        const auto fresh = desk.keys(View::newOnes, 4);
        const auto arrived = desk.keys(View::toInspect, 3);
        decide(Operation::refund, {arrived[0]}, fully());
        decide(Operation::authorize, {fresh[0], fresh[1]}, app::AuthorizeDecision{});
        desk.settleOutbox();
        // One is carried out and nobody knows, one is not.
        desk.market->addFault(R"({"do":"act_then_drop","method":"POST","times":2})");
        decide(Operation::refund, {arrived[1]}, fully());
        desk.market->addFault(R"({"do":"error_before","method":"POST","status":500})");
        decide(Operation::contact, {fresh[2]}, app::ContactDecision{"Grazie, controlliamo."});
        acknowledged.add(desk.confirm(desk.prepare(Operation::authorize, {fresh[3]}), app::AuthorizeDecision{}, seconds(30)));
        acknowledged.add(desk.confirm(desk.prepare(Operation::refund, {arrived[2]}), fully(), seconds(30)));
        desk.keep();
        kept = acknowledged;
    }
    void decide(Operation operation, std::vector<ReturnKey> keys, const app::Decision& decision) {
        acknowledged.add(desk.confirm(desk.prepare(operation, std::move(keys)), decision));
        desk.settle();
    }
    /// As it was, not started.
    void windBack() {
        die();
        disk.disarm();
        disk.forget();
        desk.windBack();
        acknowledged = kept;
    }
    fs::path ledger() const { return desk.workspace() / "ledger.db"; }

    Acknowledged kept;
};

void put(const fs::path& file, std::string_view bytes) { std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes; }

/// Starts and settles. False when the desk says that it cannot, ends, or can only be looked at.
bool starts(Stage& stage) {
    try {
        stage.desk.start();
        stage.desk.settleOutbox(std::chrono::hours(3));
        return !stage.desk.core().refusal();
    } catch (const std::exception&) {
        return false;
    }
}

void damage(Lived& lived, const char* kind, const std::string& what, const std::function<void(std::string&)>& change, bool mustBeFound, Tally& tally) {
    lived.windBack();
    std::string bytes = readFile(lived.ledger());
    change(bytes);
    put(lived.ledger(), bytes);
    const auto before = lived.desk.market->effects().size();
    const bool isTaken = starts(lived);
    checkEffects(lived.desk, what, tally);
    if (mustBeFound && isTaken) tally.other(what + ": not found at the start");
    if (mustBeFound && lived.desk.market->effects().size() != before) tally.other(what + ": something was sent before a person saw it");
    tally.ran(std::string(kind) + (isTaken ? ", taken" : ", refused"));
}

void patchHeader(Lived& lived, Tally& tally) {
    const auto zero = [](std::size_t at, std::size_t count) {
        return [at, count](std::string& bytes) { bytes.replace(at, count, std::string(count, '\0')); };
    };
    damage(lived, "D09", "D09 the header is gone", zero(0, 100), true, tally);
    damage(lived, "D09", "D09 the free list is miscounted", [](std::string& bytes) { bytes[39] = static_cast<char>(bytes[39] + 5); }, true, tally);
    const std::size_t page = 4096;
    for (std::size_t at = page; at < page * 40; at += page)
        damage(lived, "D09", "D09 page " + std::to_string(at / page + 1) + " is empty", zero(at, page), false, tally);
    damage(lived, "D09", "D09 half the file is gone", [](std::string& bytes) { bytes.resize(bytes.size() / 2); }, true, tally);
}

void flipBytes(Lived& lived, int files, Tally& tally) {
    for (int n = 0; n < files; ++n) {
        std::mt19937_64 random(static_cast<std::uint64_t>(n));
        damage(lived, "D10", "D10 file " + std::to_string(n), [&](std::string& bytes) {
            for (auto left = 1 + random() % 100; left > 0; --left) bytes[random() % bytes.size()] = static_cast<char>(random());
        }, false, tally);
    }
}

/// A backup of a running desk holds what was acknowledged a moment ago, in the -wal or not.
void backUp(Lived& lived, Tally& tally) {
    lived.windBack();
    lived.desk.start();
    lived.acknowledged.add(lived.desk.confirm(lived.desk.prepare(Operation::contact, lived.desk.keys(View::toInspect, 1)),
                                              app::ContactDecision{"Grazie, arrivato."}, seconds(30)));
    const store::BackupFile backup = store::makeBackup(lived.desk.workspace(), lived.desk.clock.now());
    {
        store::Database copy(backup.file, {});
        if (copy.handle().execAndGet("SELECT COUNT(*) FROM action").getInt64() != static_cast<std::int64_t>(lived.desk.actions().size()))
            tally.lost("a backup does not hold what was just acknowledged");
    }
    lived.desk.settleOutbox();
    checkAll(lived.desk, lived.acknowledged, "a backup was made", tally);
    tally.ran("a backup");
}

/// All that waited is sent; then the workspace is as it was before.
void sendAll(Lived& lived) {
    lived.windBack();
    lived.desk.start();
    lived.desk.settleOutbox();
}

/// On a ledger that has forgotten something: nothing is sent until the seller says so.
void goOn(Lived& lived, const std::string& what, Tally& tally) {
    const auto before = lived.desk.market->effects().size();
    starts(lived);
    if (!lived.desk.isRunning()) return tally.lost(what + ": not opened");
    if (lived.desk.market->effects().size() != before) tally.other(what + ": something was sent before a person saw it");
    (void)lived.desk.get<Result<void>>([&](auto done) { lived.desk.outbox().resume(done); });
    lived.desk.settleOutbox();
}

void restoreOld(Lived& lived, Tally& tally) {
    lived.windBack();
    const std::string old = readFile(lived.ledger());
    sendAll(lived);
    lived.desk.crash();
    put(lived.ledger(), old);
    goOn(lived, "D12 an old copy was put back", tally);
    checkAll(lived.desk, lived.acknowledged, "D12 an old copy was put back", tally);
    tally.ran("D12");
}

/// The newest backup takes a damaged ledger's place. What was decided since is there again when the journal can still be read.
void restoreDamaged(Lived& lived, Tally& tally) {
    constexpr std::size_t page = 4096;
    for (std::size_t number = 0; number < 40; number += number == 0 ? 1 : 3) {
        const std::string what = number == 0 ? "D09 taken back, the free list was miscounted" : "D09 taken back, page " + std::to_string(number + 1) + " was empty";
        lived.windBack();
        const store::BackupFile backup = store::makeBackup(lived.desk.workspace(), lived.desk.clock.now());
        lived.desk.start();
        lived.decide(Operation::refund, lived.desk.keys(View::toInspect, 1), fully());
        lived.desk.settleOutbox(std::chrono::minutes(5));
        lived.die();
        {
            store::Database whole(lived.ledger(), {.access = store::Database::Access::readWrite, .isDurable = true});
            whole.checkpoint();
        }
        std::string bytes = readFile(lived.ledger());
        if (number == 0)
            bytes[39] = static_cast<char>(bytes[39] + 5);
        else if (number * page < bytes.size())
            bytes.replace(number * page, page, std::string(page, '\0'));
        put(lived.ledger(), bytes);
        const auto restored = [&]() -> Result<store::Restored> {
            const auto workspace = store::Workspace::hold(lived.desk.workspace());
            if (!workspace) return workspace.error();
            return store::restoreBackup(*workspace, backup.file, lived.desk.clock.now());
        }();
        if (!restored) {
            tally.lost(what + ": " + restored.error().detail());
            continue;
        }
        goOn(lived, what, tally);
        number == 0 ? checkAll(lived.desk, lived.acknowledged, what, tally) : checkEffects(lived.desk, what, tally);
        tally.ran(restored->takenOver > 0 ? "D09 taken back, with what was decided since" : "D09 taken back");
    }
}

void loseWal(Lived& lived, Tally& tally) {
    for (const double kept : {0.0, 0.3, 0.7}) {
        sendAll(lived);
        lived.die();
        const fs::path wal = lived.ledger().string() + "-wal";
        if (kept == 0.0)
            fs::remove(wal);
        else
            fs::resize_file(wal, static_cast<std::uintmax_t>(static_cast<double>(fs::file_size(wal)) * kept));
        goOn(lived, "D11 a part of the -wal is gone", tally);
        checkAll(lived.desk, lived.acknowledged, "D11 of the -wal there is " + std::to_string(static_cast<int>(kept * 100)) + " %", tally);
        tally.ran("D11");
    }
}

void damageFacts(Lived& lived, Tally& tally) {
    for (const char* garbage : {"", "no database at all, but some text that is longer than a header of one hundred bytes would be, by a few bytes"}) {
        lived.windBack();
        const auto listed = lived.desk.market->effects().size();
        put(lived.desk.workspace() / "facts.db", garbage);
        const std::string what = "D14 facts.db is damaged";
        if (!starts(lived)) tally.other(what + ": not rebuilt");
        if (lived.desk.isRunning()) {
            if (lived.desk.market->effects().size() < listed) tally.other(what + ": the marketplace forgot");
            checkAll(lived.desk, lived.acknowledged, what, tally);
            if (lived.desk.keys(View::all).size() != 160) tally.other(what + ": not all returns are back");
        }
        tally.ran("D14");
    }
}

void openNewer(Lived& lived, Tally& tally) {
    lived.windBack();
    std::string bytes = readFile(lived.ledger());
    bytes[62] = 0x7f;  // PRAGMA user_version, big endian at 60
    put(lived.ledger(), bytes);
    {
        const auto workspace = store::Workspace::hold(lived.desk.workspace()).value();
        const auto opened = store::Ledger::open(workspace, lived.desk.clock.now());
        if (opened || opened.error().failure() != Failure::newerWorkspace) tally.other("D15 a newer ledger is not refused as such");
    }
    if (readFile(lived.ledger()) != bytes) tally.other("D15 a newer ledger was changed");
    const auto before = lived.desk.market->effects().size();
    starts(lived);
    if (lived.desk.market->effects().size() != before) tally.other("D15 something was sent");
    if (readFile(lived.ledger()) != bytes) tally.other("D15 a newer ledger was changed by a start");
    tally.ran("D15");
}

void openProtected(Lived& lived, Tally& tally) {
    lived.windBack();
    const std::string bytes = readFile(lived.ledger());
    const auto before = lived.desk.market->effects().size();
    lived.disk.protect(true);
    if (starts(lived)) {
        try {
            lived.acknowledged.add(lived.desk.confirm(lived.desk.prepare(Operation::authorize, lived.desk.keys(View::newOnes, 1)), app::AuthorizeDecision{}));
        } catch (const std::exception&) {
        }
    }
    lived.die();
    if (lived.desk.market->effects().size() != before) tally.other("D06 something was sent from a read-only workspace");
    if (readFile(lived.ledger()) != bytes) tally.other("D06 a read-only ledger was changed");
    lived.disk.protect(false);
    if (!starts(lived)) tally.other("D06 the workspace cannot be opened afterwards");
    checkAll(lived.desk, lived.acknowledged, "D06 the workspace was read-only", tally);
    tally.ran("D06");
}

/// D05: the disk is full from the moment the marketplace has acted, before that is written down.
void fillDisk(Stage& stage, Tally& tally) {
    stage.rewind();
    stage.desk.market->addFault(R"({"do":"delay","method":"POST","path":"/refunds","ms":400})");  // it has acted, and the answer is not here yet
    stage.acknowledged.add(stage.desk.confirm(stage.desk.prepare(Operation::refund, stage.desk.keys(View::toInspect, 1)), fully()));
    while (stage.desk.market->effects().empty())
        if (!stage.desk.runOne() && stage.desk.isIdle()) return tally.other("D05 nothing was sent");
    stage.disk.arm({DiskCall::write, 1, SQLITE_FULL, true, false});
    if (stage.survives({"", true, nullptr, [](Stage& s) { s.desk.settle(); }}) && !stage.disk.hasFired()) tally.other("D05 nothing was written");
    stage.die();
    stage.disk.disarm();
    stage.desk.start();
    stage.desk.settleOutbox();
    checkAll(stage.desk, stage.acknowledged, "D05 disk full after sending", tally);
    const Action paid = stage.desk.action(stage.acknowledged.actions.at(0));
    if (paid.state != ActionState::confirmed || !paid.mayHaveActed) tally.other("D05 the refund was not unknown at the restart and found by a read");
    tally.ran("D05");
}

}  // namespace

void damageFiles(Tally& tally, bool isLong) {
    {
        Stage stage;
        fillDisk(stage, tally);
    }
    Lived lived;
    const auto part = [&](const char* name, const std::function<void()>& work) {
        try {
            work();
        } catch (const std::exception& e) {
            lived.disk.protect(false);
            tally.other(std::string(name) + ": " + e.what());
        }
    };
    part("D06", [&] { openProtected(lived, tally); });
    part("D09", [&] { patchHeader(lived, tally); });
    part("D10", [&] { flipBytes(lived, isLong ? 10'000 : 100, tally); });
    part("D11", [&] { loseWal(lived, tally); });
    part("a backup", [&] { backUp(lived, tally); });
    part("D09 taken back", [&] { restoreDamaged(lived, tally); });
    part("D12", [&] { restoreOld(lived, tally); });
    part("D14", [&] { damageFacts(lived, tally); });
    part("D15", [&] { openNewer(lived, tally); });
}

}  // namespace resodesk::faults
