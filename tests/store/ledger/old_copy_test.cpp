// SPDX-License-Identifier: GPL-3.0-or-later
// Old copies of a ledger: how they are noticed, and what becomes of the actions in them.

#include "store/ledger/old_copy.h"

#include "base/paths.h"
#include "store/ledger/backup.h"
#include "store/query.h"
#include "support/catch.h"
#include "support/temp_ledger.h"

using namespace resodesk;
using namespace resodesk::store;
using namespace resodesk::test;

namespace {

namespace fs = std::filesystem;

/// A ledger that is remembered, and copies of its files.
struct Remembered : TempLedger {
    Remembered() { reopen(); }
    void reopen() {
        ledger.reset();
        ledger = Ledger::open(workspace, morning, folder.path() / "state").value();
    }
    ActionId add(const std::string& target) {
        return write([&] {
            NewAction wish;
            wish.command.kind = ActionKind::authorize;
            wish.command.target = {account, ObjectKind::returnRequest, target};
            wish.command.order = {"O-" + target};
            wish.command.baseline = "r1";
            wish.nonce = newUuid();
            wish.why = WaitReason::turn;
            wish.notBefore = morning;
            return ledger->outbox().add(wish, morning).value();
        });
    }
    /// As a file manager copies it: all files, while it is open.
    void copyTo(const std::string& name) {
        fs::create_directory(folder.path() / name);
        for (const char* file : {"ledger.db", "ledger.db-wal"})
            if (fs::exists(workspace.folder() / file)) fs::copy_file(workspace.folder() / file, folder.path() / name / file);
    }
    /// The program is killed and the files become those of the copy.
    void putBack(const std::string& name) {
        ledger.reset();
        for (const char* end : {"", "-wal", "-shm"}) fs::remove(workspace.ledgerFile().string() + end);
        for (const auto& entry : fs::directory_iterator(folder.path() / name)) fs::copy_file(entry.path(), workspace.folder() / entry.path().filename());
    }
    ActionState stateOf(ActionId id) { return ledger->outbox().find(id)->state; }
};

}  // namespace

TEST_CASE("an older copy of the ledger is noticed and what waits in it is in doubt") {
    Remembered desk;
    const ActionId id = desk.add("R-1");
    desk.copyTo("copy");
    desk.write([&] { desk.ledger->outbox().claim(*desk.ledger->outbox().find(id), morning); });
    desk.putBack("copy");
    desk.reopen();
    CHECK(desk.ledger->stopped() == Failure::olderCopy);
    CHECK(desk.stateOf(id) == ActionState::unknown);
    const Action action = *desk.ledger->outbox().find(id);
    CHECK(action.mayHaveActed);
    CHECK(action.sentAt == action.createdAt);
}

TEST_CASE("a copy that is only one opening old is noticed") {
    Remembered desk;
    desk.add("R-1");
    desk.ledger.reset();
    desk.copyTo("copy");
    desk.reopen();
    desk.putBack("copy");
    desk.reopen();
    CHECK(desk.ledger->stopped() == Failure::olderCopy);
}

TEST_CASE("a lost or cut -wal is noticed") {
    for (const std::uintmax_t kept : {0, 1}) {
        Remembered desk;
        const ActionId first = desk.add("R-1");
        desk.ledger->database().checkpoint();
        desk.add("R-2");
        desk.add("R-3");
        desk.copyTo("copy");
        const fs::path wal = desk.folder.path() / "copy" / "ledger.db-wal";
        if (kept == 0)
            fs::remove(wal);
        else
            fs::resize_file(wal, fs::file_size(wal) - 4'096);
        desk.putBack("copy");
        desk.reopen();
        CHECK(desk.ledger->stopped() == Failure::olderCopy);
        CHECK(desk.stateOf(first) == ActionState::unknown);
    }
}

TEST_CASE("a copy that went on by itself is noticed although it has more entries") {
    Remembered desk;
    desk.copyTo("copy");
    desk.add("R-1");
    desk.ledger.reset();
    fs::rename(desk.folder.path() / "state", desk.folder.path() / "here");
    desk.putBack("copy");
    desk.reopen();  // on another computer
    desk.add("R-2");
    desk.add("R-3");
    desk.ledger.reset();
    fs::remove_all(desk.folder.path() / "state");
    fs::rename(desk.folder.path() / "here", desk.folder.path() / "state");
    desk.reopen();
    CHECK(desk.ledger->stopped() == Failure::olderCopy);
}

TEST_CASE("a ledger that only goes on is not taken for an old copy") {
    Remembered desk;
    const ActionId id = desk.add("R-1");
    for (int i = 0; i < 3; ++i) desk.reopen();
    desk.copyTo("copy");  // killed: the same files with their -wal
    desk.putBack("copy");
    desk.reopen();
    CHECK_FALSE(desk.ledger->stopped());
    CHECK(desk.stateOf(id) == ActionState::waiting);
    fs::remove_all(desk.folder.path() / "state");  // the memory is lost, not the ledger
    desk.reopen();
    CHECK_FALSE(desk.ledger->stopped());
}

TEST_CASE("a memory that is behind the ledger or damaged is no old copy") {
    Remembered desk;
    const fs::path memory = desk.folder.path() / "state" / desk.ledger->workspaceId();
    const std::string before = readFile(memory);
    desk.add("R-1");
    desk.ledger.reset();
    writeFilePrivately(memory, before);
    desk.reopen();
    CHECK_FALSE(desk.ledger->stopped());
    desk.ledger.reset();
    std::string broken = readFile(memory);
    broken[0] = '9';
    writeFilePrivately(memory, broken);
    desk.reopen();
    CHECK_FALSE(desk.ledger->stopped());
}

TEST_CASE("a start that is cut off does not make an old copy look new") {
    Remembered desk;
    const ActionId id = desk.add("R-1");
    desk.copyTo("copy");
    desk.reopen();
    desk.reopen();
    desk.putBack("copy");
    for (int i = 0; i < 4; ++i) desk.reopen();
    CHECK(desk.ledger->stopped() == Failure::olderCopy);
    CHECK(desk.stateOf(id) == ActionState::unknown);
}

TEST_CASE("while the seller has not looked the ledger itself refuses to send, afterwards not") {
    Remembered desk;
    const ActionId id = desk.add("R-1");
    desk.copyTo("copy");
    desk.add("R-2");
    desk.putBack("copy");
    desk.reopen();
    const ActionId later = desk.add("R-3");
    CHECK_THROWS(desk.write([&] { desk.ledger->outbox().claim(*desk.ledger->outbox().find(id), morning); }));
    CHECK_THROWS(desk.write([&] { desk.ledger->outbox().claim(*desk.ledger->outbox().find(later), morning); }));
    desk.write([&] { resumeSending(desk.ledger->database(), desk.ledger->journal(), morning); });
    CHECK_FALSE(desk.ledger->stopped());
    desk.write([&] { desk.ledger->outbox().claim(*desk.ledger->outbox().find(id), morning); });
    CHECK(desk.stateOf(id) == ActionState::sending);
    CHECK_FALSE(desk.ledger->journal().firstBroken());
}

TEST_CASE("what waits in a ledger that is no old copy cannot be put in doubt") {
    Remembered desk;
    const ActionId id = desk.add("R-1");
    CHECK_THROWS(desk.write([&] { desk.ledger->outbox().record(id, ActionEvent::foundInOldCopy, {}, morning); }));
}

TEST_CASE("rows of a bulk that are no action yet in an old copy never become one") {
    Remembered desk;
    desk.copyTo("copy0");
    const BulkId bulk = desk.write([&] {
        BulkRow row;
        row.target = {desk.account, ObjectKind::returnRequest, "R-9"};
        row.worth = {1, Currency::parse("EUR").value()};
        Bulk wish;
        wish.nonce = "n";
        wish.count = 1;
        return desk.ledger->bulks().freeze(wish, {row}, morning);
    });
    desk.copyTo("copy");
    desk.reopen();
    desk.putBack("copy");
    desk.reopen();
    CHECK(desk.ledger->stopped() == Failure::olderCopy);
    CHECK(desk.ledger->bulks().unfinished().empty());
    CHECK(desk.ledger->bulks().unminted(bulk, ObjectKind::returnRequest, 10).empty());
}

TEST_CASE("a ledger that is missing beside its backups or facts is lost, not new") {
    Remembered desk;
    desk.add("R-1");
    fs::path named;
    SECTION("with a backup") { named = makeBackup(desk.workspace.folder(), morning).file; }
    SECTION("with facts alone") { writeFilePrivately(desk.workspace.factsFile(), ""); }
    desk.ledger.reset();
    for (const char* end : {"", "-wal", "-shm"}) fs::remove(desk.workspace.ledgerFile().string() + end);
    const auto opened = Ledger::open(desk.workspace, morning, desk.folder.path() / "state");
    REQUIRE_FALSE(opened);
    CHECK(opened.error().failure() == Failure::damagedWorkspace);
    CHECK(opened.error().subject() == named.string());
    CHECK_FALSE(fs::exists(desk.workspace.ledgerFile()));
}
