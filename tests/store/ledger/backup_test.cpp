// SPDX-License-Identifier: GPL-3.0-or-later
// Backups of the ledger and taking one back.

#include "store/ledger/backup.h"

#include <sys/stat.h>

#include <algorithm>

#include "base/paths.h"
#include "domain/returns/rules.h"
#include "store/query.h"
#include "support/catch.h"
#include "support/temp_ledger.h"

using namespace resodesk;
using namespace resodesk::store;
using namespace resodesk::test;

namespace {

namespace fs = std::filesystem;
using std::chrono::hours;
using std::chrono::minutes;

ActionId add(TempLedger& desk, const std::string& target) {
    return desk.write([&] {
        NewAction wish;
        wish.command.kind = ActionKind::authorize;
        wish.command.target = {desk.account, ObjectKind::returnRequest, target};
        wish.command.order = {"O-" + target};
        wish.command.baseline = "r1";
        wish.nonce = newUuid();
        wish.why = WaitReason::turn;
        wish.notBefore = morning;
        return desk.ledger->outbox().add(wish, morning).value();
    });
}

/// One bit of every 512th byte.
void damage(const fs::path& file, std::size_t from = 100) {
    std::string bytes = readFile(file);
    for (std::size_t i = from; i < bytes.size(); i += 512) bytes[i] = static_cast<char>(bytes[i] ^ 0x20);
    writeFilePrivately(file, bytes);
}

}  // namespace

TEST_CASE("a backup is a sound ledger of that moment, private, and the only file it leaves") {
    TempLedger desk;
    add(desk, "R-1");
    const BackupFile backup = makeBackup(desk.workspace.folder(), morning);
    CHECK(verifyBackup(backup.file));
    CHECK(modeOf(backup.file) == 0600);
    CHECK(modeOf(backup.file.parent_path()) == 0700);
    CHECK(std::distance(fs::directory_iterator(backup.file.parent_path()), {}) == 1);
    CHECK(backupsIn(desk.workspace.folder()).size() == 1);
    CHECK(backupsIn(desk.workspace.folder())[0].at == std::chrono::floor<seconds>(morning));
}

TEST_CASE("the ledger is written while a backup copies it, and the backup holds its first moment") {
    TempLedger desk;
    desk.write([&] { desk.ledger->desk().saveLabel(std::string(6 << 20, 'x'), "application/pdf", "label", morning); });
    add(desk, "R-1");
    BackupRun run(desk.workspace.folder(), morning);
    int steps = 1;
    while (run.step()) {
        add(desk, "R-later-" + std::to_string(steps));
        ++steps;
    }
    const BackupFile backup = run.finish();
    CHECK(steps > 1);
    Database copy(backup.file, Database::Options{});
    Query q(copy, "SELECT COUNT(*) FROM action");
    q.step();
    CHECK(q.integer() == 1);
}

TEST_CASE("a backup that is cut off leaves nothing, and what a killed program left is removed") {
    TempLedger desk;
    {
        BackupRun run(desk.workspace.folder(), morning);
        run.step();
    }
    CHECK(fs::is_empty(backupFolder(desk.workspace.folder())));
    writeFilePrivately(backupFolder(desk.workspace.folder()) / "ledger-20200101T000000Z.db.part", "x");
    makeBackup(desk.workspace.folder(), morning);
    CHECK(std::distance(fs::directory_iterator(backupFolder(desk.workspace.folder())), {}) == 1);
}

TEST_CASE("a damaged ledger gives no backup and pushes no good one out") {
    TempLedger desk;
    for (int i = 0; i < 300; ++i) add(desk, "R-" + std::to_string(i));
    makeBackup(desk.workspace.folder(), morning);
    desk.ledger.reset();
    damage(desk.workspace.ledgerFile(), 20'000);
    CHECK_THROWS(makeBackup(desk.workspace.folder(), morning + hours(1)));
    CHECK(backupsIn(desk.workspace.folder()).size() == 1);
    CHECK(verifyBackup(backupsIn(desk.workspace.folder())[0].file));
}

TEST_CASE("of the backups the newest of 24 hours and of 14 days are kept") {
    std::vector<BackupFile> all;
    for (int i = 0; i < 40 * 48; ++i) all.push_back({"b" + std::to_string(i), morning - i * minutes(30), 0});
    const auto old = outdated(all);
    const auto isKept = [&](int i) {
        return std::none_of(old.begin(), old.end(), [&](const BackupFile& b) { return b.file == "b" + std::to_string(i); });
    };
    CHECK(isKept(0));
    CHECK(all.size() - old.size() <= 24 + 14);
    CHECK(all.size() - old.size() >= 24 + 12);
    CHECK_FALSE(isKept(40 * 48 - 1));
    CHECK(outdated({all[0], all[1]}).size() <= 1);
}

TEST_CASE("the newest backup is the one whose ledger went furthest, whatever the clock said, and it is kept") {
    TempLedger desk;
    const TimePoint wrong = morning + hours(24 * 365 * 70);
    for (int i = 0; i < 26; ++i) makeBackup(desk.workspace.folder(), wrong + hours(24 * i));
    desk.reopen();
    add(desk, "R-1");
    const BackupFile right = makeBackup(desk.workspace.folder(), morning);
    const fs::path unreadable = backupFolder(desk.workspace.folder()) / "ledger-29990101T000000Z.db";
    writeFilePrivately(unreadable, "x");
    REQUIRE(fs::exists(right.file));
    CHECK(backupsIn(desk.workspace.folder()).front().file == right.file);
    CHECK(backupsIn(desk.workspace.folder()).back().file == unreadable);
    CHECK(damaged(desk.workspace.folder(), "test").subject() == right.file.string());
}

TEST_CASE("what is decided after a restore goes into the newest backup") {
    TempLedger desk;
    const BackupFile first = makeBackup(desk.workspace.folder(), morning);
    for (int i = 0; i < 5; ++i) desk.reopen();
    makeBackup(desk.workspace.folder(), morning + hours(1));
    desk.ledger.reset();
    writeFilePrivately(desk.workspace.ledgerFile(), "no database");
    CHECK(restoreBackup(desk.workspace, first.file, morning + hours(2)));
    desk.reopen();
    const BackupFile last = makeBackup(desk.workspace.folder(), morning + hours(3));
    CHECK(backupsIn(desk.workspace.folder()).front().file == last.file);
}

TEST_CASE("a backup that is taken back sends nothing until the seller has looked, and what was there stays beside it") {
    TempLedger desk;
    const ActionId waiting = add(desk, "R-1");
    const BackupFile backup = makeBackup(desk.workspace.folder(), morning);
    const ActionId later = add(desk, "R-2");
    desk.ledger.reset();
    const auto [kept, takenOver] = restoreBackup(desk.workspace, backup.file, morning + hours(1)).value();
    desk.reopen();
    CHECK(desk.ledger->stopped() == Failure::restoredBackup);
    CHECK(desk.ledger->outbox().find(waiting)->state == ActionState::unknown);
    CHECK(takenOver == 1);
    CHECK(desk.ledger->outbox().find(later)->state == ActionState::unknown);
    CHECK_FALSE(desk.ledger->journal().firstBroken());
    Database before(kept, Database::Options{});
    Query q(before, "SELECT COUNT(*) FROM action WHERE state='WAITING'");
    q.step();
    CHECK(q.integer() == 2);
    CHECK(modeOf(kept) == 0600);
    CHECK(verifyBackup(backup.file));
}

namespace {

/// A ledger that is remembered outside of its folder; "waits" was decided before the backup, "later" after it.
struct TakenBack : TempLedger {
    fs::path memory = folder.path() / "state";
    ActionId waits, held, later;
    BackupFile backup;

    TakenBack() {
        open();
        waits = add(*this, "R-1");
        held = add(*this, "R-2");
        write([&] { ledger->outbox().hold(waits, WaitReason::undo, morning + minutes(10), std::nullopt, morning); });
        backup = makeBackup(workspace.folder(), morning);
        write([&] { ledger->outbox().renewUndo(waits, morning + minutes(20)); });
        later = add(*this, "R-3");
        write([&] {
            ledger->outbox().claim(*ledger->outbox().find(held), morning);
            EventNews nothingSent;
            nothingSent.why = WaitReason::pause;
            nothingSent.notBefore = morning + minutes(1);
            ledger->outbox().record(held, ActionEvent::held, nothingSent, morning);
        });
    }
    void open() {
        ledger.reset();
        ledger = Ledger::open(workspace, morning, memory).value();
    }
    void takeBack(const fs::path& remembered) {
        ledger.reset();
        CHECK(restoreBackup(workspace, backup.file, morning + minutes(1), remembered));
        open();
        CHECK(ledger->stopped() == Failure::restoredBackup);
    }
    Action action(ActionId id) { return *ledger->outbox().find(id); }
};

}  // namespace

TEST_CASE("what the replaced ledger knows as unsent waits on after a restore as long as it was to, and can be taken back") {
    TakenBack desk;
    desk.takeBack(desk.memory);
    CHECK(desk.action(desk.waits).state == ActionState::waiting);
    CHECK(desk.action(desk.waits).why == WaitReason::undo);
    CHECK(desk.action(desk.waits).notBefore == morning + minutes(20));
    CHECK(desk.action(desk.later).state == ActionState::waiting);
    CHECK(desk.action(desk.held).state == ActionState::unknown);  // it was tried
    CHECK_THROWS(desk.write([&] { desk.ledger->outbox().claim(desk.action(desk.later), morning); }));
    CHECK(desk.write([&] { return withdraw(*desk.ledger, desk.waits, morning); }));
    CHECK_FALSE(desk.write([&] { return withdraw(*desk.ledger, desk.held, morning); }));
    CHECK(desk.action(desk.waits).state == ActionState::cancelled);
    CHECK_FALSE(desk.ledger->journal().firstBroken());
    desk.open();
    CHECK(desk.action(desk.later).state == ActionState::waiting);
}

TEST_CASE("what waits is in doubt after a restore when the replaced ledger may not be the last word") {
    TakenBack desk;
    const auto isInDoubt = [&] { return desk.action(desk.waits).state == ActionState::unknown && desk.action(desk.waits).sentAt; };
    SECTION("it is an older copy than this computer saw") {
        desk.ledger->database().checkpoint();
        desk.ledger.reset();
        const std::string old = readFile(desk.workspace.ledgerFile());
        desk.open();
        desk.write([&] { desk.ledger->outbox().claim(desk.action(desk.waits), morning); });
        desk.ledger.reset();
        for (const char* end : {"-wal", "-shm"}) fs::remove(desk.workspace.ledgerFile().string() + end);
        writeFilePrivately(desk.workspace.ledgerFile(), old);
        desk.takeBack(desk.memory);
        CHECK(isInDoubt());
    }
    SECTION("this computer never saw it") {
        desk.takeBack(desk.folder.path() / "another computer");
        CHECK(isInDoubt());
    }
    SECTION("it was not read to its end") {
        desk.ledger->database().handle().exec("DROP TRIGGER journal_is_frozen");
        desk.ledger->database().handle().exec("UPDATE journal SET detail='x=y\n' WHERE seq=(SELECT MAX(seq) FROM journal)");
        desk.takeBack(desk.memory);
        CHECK(isInDoubt());
    }
    SECTION("its row says unsent and its journal says tried") {
        desk.write([&] { desk.ledger->journal().add(desk.waits, toText(ActionEvent::claimed), Fields().set("attempt", "1"), morning); });
        desk.takeBack(desk.memory);
        CHECK(isInDoubt());
        CHECK(desk.action(desk.later).state == ActionState::waiting);
    }
    SECTION("a check of it fails") {
        desk.ledger.reset();
        std::string bytes = readFile(desk.workspace.ledgerFile());
        bytes.replace(36, 4, std::string("\0\0\0\x07", 4));
        writeFilePrivately(desk.workspace.ledgerFile(), bytes);
        desk.takeBack(desk.memory);
        CHECK(isInDoubt());
    }
}

TEST_CASE("a damaged ledger is replaced by its backup, and what was decided since is taken over") {
    TempLedger desk;
    const ActionId waiting = add(desk, "R-1");
    desk.write([&] { desk.ledger->bench().setPolicy({{Condition::asNew, "", 100, false, ""}, {Condition::used, "", 90, false, "worn"}}); });
    const BackupFile backup = makeBackup(desk.workspace.folder(), morning);
    const GradePolicy grades = {{Condition::used, "", 70, false, "worn"}};
    const ActionId later = desk.write([&] {
        NewAction wish;
        RefundPlan plan = fullRefund(aReturn("R-2"));
        plan.reason = "returned";
        wish.command = refund(aReturn("R-2"), plan, {}).value();
        wish.nonce = "click";
        wish.why = WaitReason::turn;
        wish.notBefore = morning;
        return desk.ledger->outbox().add(wish, morning).value();
    });
    desk.write([&] {
        desk.ledger->outbox().claim(*desk.ledger->outbox().find(waiting), morning);
        EventNews news;
        news.proof = "answer";
        desk.ledger->outbox().record(waiting, ActionEvent::acceptedAsFinal, news, morning);
        desk.ledger->desk().addNote({desk.account, ObjectKind::returnRequest, "R-2"}, "box was open", morning);
        desk.ledger->bench().setPolicy(grades);
        SavedView view;
        view.name = "Germania";
        CHECK(desk.ledger->views().save(view, morning));
        desk.ledger->templates().save({{"own-1"}, "Reso", "Ciao", {}, {}, {{"it", "Ciao {buyer}"}}}, morning);
        CHECK(desk.ledger->reports().keep(desk.account, {"returns.tsv", "Order ID\n", morning}));
        SavedAddress address;
        address.account = desk.account;
        address.ours.label = "Modena";
        address.ours.street = "Via Emilia 1";
        const std::int64_t row = desk.ledger->addresses().save(address, morning);
        desk.ledger->countryRules().set(desk.account, "DE", row, morning);
        desk.ledger->desk().setPreference("undo_seconds", "30");
        ReturnFile file;
        file.name = "letter.pdf";
        file.sha256 = std::string(64, 'a');
        file.size = 3;
        file.at = morning;
        CHECK(desk.ledger->files().add({desk.account, {"R-2"}}, file) > 0);
    });
    const std::string key = desk.ledger->outbox().find(later)->key;
    desk.ledger.reset();
    std::string bytes = readFile(desk.workspace.ledgerFile());
    bytes.replace(36, 4, std::string("\0\0\0\x07", 4));  // the count of free pages: opens, and only a check finds it
    writeFilePrivately(desk.workspace.ledgerFile(), bytes);

    CHECK(restoreBackup(desk.workspace, backup.file, morning + hours(1))->takenOver == 2);
    desk.reopen();
    OutboxStore& outbox = desk.ledger->outbox();
    CHECK(outbox.find(waiting)->state == ActionState::confirmed);
    CHECK(outbox.find(later)->state == ActionState::unknown);
    CHECK(outbox.find(later)->key == key);
    CHECK(desk.ledger->desk().notes({desk.account, ObjectKind::returnRequest, "R-2"}).size() == 1);
    CHECK(desk.ledger->bench().policy() == grades);
    CHECK(desk.ledger->views().all().size() == 1);
    CHECK(desk.ledger->templates().all().size() == 1);
    CHECK(desk.ledger->addresses().of(desk.account).back().ours.label == "Modena");
    CHECK(desk.ledger->countryRules().of(desk.account).size() == 1);
    CHECK(desk.ledger->desk().preference("undo_seconds") == "30");
    CHECK(desk.ledger->files().of({desk.account, {"R-2"}}).size() == 1);
    CHECK(desk.ledger->reports().all(desk.account) == std::vector{BroughtReport{"returns.tsv", "Order ID\n", morning}});
    CHECK_FALSE(desk.ledger->journal().firstBroken());
    NewAction again;
    again.command = outbox.find(later)->command;
    again.nonce = "another click";
    CHECK(desk.write([&] { return outbox.add(again, morning); }).error().failure() == Failure::lineBusy);
    CHECK_THROWS_AS(desk.ledger->database().handle().exec("DELETE FROM action"), SQLite::Exception);
}

TEST_CASE("nothing is taken over from a ledger of another history, or that tells something else than it sealed") {
    const auto takenOver = [](const std::string& change) {
        TempLedger desk;
        add(desk, "R-1");
        const BackupFile backup = makeBackup(desk.workspace.folder(), morning);
        add(desk, "R-2");
        SQLite::Database& raw = desk.ledger->database().handle();
        std::vector<std::string> triggers;
        {
            Query q(desk.ledger->database(), "SELECT name FROM sqlite_master WHERE type='trigger'");
            while (q.step()) triggers.push_back(q.text());
        }
        for (const std::string& trigger : triggers) raw.exec("DROP TRIGGER " + trigger);
        raw.exec(change);
        desk.ledger.reset();
        const int actions = restoreBackup(desk.workspace, backup.file, morning + hours(1))->takenOver;
        desk.reopen();
        CHECK(desk.ledger->outbox().list({}).size() == 1 + static_cast<std::size_t>(actions));
        CHECK_FALSE(desk.ledger->journal().firstBroken());
        return actions;
    };
    CHECK(takenOver("SELECT 1") == 1);
    CHECK(takenOver("UPDATE workspace SET id='another'") == 0);
    CHECK(takenOver("UPDATE journal SET hash=CASE substr(hash, 1, 1) WHEN '0' THEN '1' ELSE '0' END || substr(hash, 2) WHERE seq=1") == 0);
    CHECK(takenOver("UPDATE journal SET detail='x=y\n' WHERE seq=(SELECT MAX(seq) FROM journal)") == 0);
    CHECK(takenOver("UPDATE action SET target='R-9' WHERE target='R-2'") == 0);
    CHECK(takenOver("UPDATE action SET key='another' WHERE target='R-2'") == 0);
}

TEST_CASE("a backup replaces a ledger that is no database") {
    TempLedger desk;
    add(desk, "R-1");
    const BackupFile backup = makeBackup(desk.workspace.folder(), morning);
    desk.ledger.reset();
    writeFilePrivately(desk.workspace.ledgerFile(), std::string(8'192, 'x'));
    const auto opened = Ledger::open(desk.workspace, morning);
    REQUIRE_FALSE(opened);
    CHECK(opened.error() == Error(Failure::damagedWorkspace, opened.error().detail(), backup.file.string()));
    CHECK(restoreBackup(desk.workspace, backup.file, morning));
    desk.reopen();
    CHECK(desk.ledger->stopped() == Failure::restoredBackup);
}

TEST_CASE("what is no backup, is damaged or newer is refused and the ledger left as it is") {
    TempLedger desk;
    for (int i = 0; i < 300; ++i) add(desk, "R-" + std::to_string(i));
    const BackupFile backup = makeBackup(desk.workspace.folder(), morning);
    desk.ledger.reset();
    const std::string ledger = readFile(desk.workspace.ledgerFile());
    const fs::path other = desk.folder.path() / "other.db";
    const auto refused = [&] { return restoreBackup(desk.workspace, other, morning).error().failure(); };
    CHECK(refused() == Failure::badBackup);
    writeFilePrivately(other, "not a database at all");
    CHECK(refused() == Failure::badBackup);
    writeFilePrivately(other, readFile(backup.file));
    damage(other, 20'000);
    CHECK(refused() == Failure::badBackup);
    writeFilePrivately(other, readFile(backup.file));
    { SQLite::Database(other.string(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version=9999"); }
    CHECK(refused() == Failure::newerWorkspace);
    CHECK(readFile(desk.workspace.ledgerFile()) == ledger);
}
