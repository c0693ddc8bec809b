// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold when the files of the workspace are old, damaged, not ours to write, or the disk is full.

#include <fstream>

#include "app/backups.h"
#include "base/paths.h"
#include "store/query.h"
#include "scenarios/refunds.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

namespace fs = std::filesystem;

void copyAll(const fs::path& from, const fs::path& to) {
    fs::create_directories(to);
    for (const auto& entry : fs::directory_iterator(from))
        if (entry.is_regular_file()) fs::copy_file(entry.path(), to / entry.path().filename(), fs::copy_options::overwrite_existing);
}

/// The files of the workspace become those of the copy, while the program is not running.
void putBack(const fs::path& copy, const fs::path& workspace) {
    for (const char* name : {"ledger.db", "ledger.db-wal", "ledger.db-shm"}) fs::remove(workspace / name);
    for (const char* name : {"ledger.db", "ledger.db-wal"})
        if (fs::exists(copy / name)) fs::copy_file(copy / name, workspace / name);
}

/// From now on each entry of the journal needs more pages than there are.
void fillDisk(Desktop& desk) {
    store::Database& ledger = desk.core().ledger->database();
    store::Query(ledger, "CREATE TEMP TRIGGER filling AFTER INSERT ON journal BEGIN"
                         " INSERT INTO label_file VALUES(hex(randomblob(32)), 't', 'n', zeroblob(1000000), 0); END")
        .run();
    store::Query pages(ledger, "PRAGMA page_count");
    pages.step();
    store::Query(ledger, "PRAGMA max_page_count=" + std::to_string(pages.integer())).step();
}

void emptyDisk(Desktop& desk) {
    store::Query(desk.core().ledger->database(), "DROP TRIGGER temp.filling").run();
    store::Query(desk.core().ledger->database(), "PRAGMA max_page_count=1000000").step();
}

app::OutboxSummary summaryOf(Desktop& desk) {
    return desk.get<app::OutboxSummary>([&](auto done) { desk.outbox().summary(done); });
}

}  // namespace

TEST_CASE("an old copy of the workspace never pays again what the newer one has paid") {
    Desktop desk({.remembers = true});
    const ReturnKey key = received(desk);
    const auto prepared = desk.prepare(Operation::refund, {key});
    const auto paid = desk.confirm(prepared, fully(), std::chrono::seconds(30)).value();
    const fs::path copy = desk.folder() / "copy";
    copyAll(desk.workspace(), copy);
    desk.advance(std::chrono::seconds(31));
    desk.settleOutbox();
    CHECK(desk.effects("refund") == 1);
    desk.crash();
    putBack(copy, desk.workspace());
    desk.start();
    CHECK(summaryOf(desk).stopped == Error(Failure::olderCopy));
    CHECK(desk.action(paid.actions[0]).state == ActionState::confirmed);  // a read has found it
    desk.settleOutbox();
    CHECK(desk.effects("refund") == 1);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("what an old copy has not sent leaves only after the seller has looked, and once") {
    Desktop desk({.remembers = true});
    const auto fresh = desk.keys(View::newOnes, 3);
    const auto decided = desk.confirm(desk.prepare(Operation::authorize, fresh), app::AuthorizeDecision{}, std::chrono::hours(1)).value();
    desk.settle();
    const fs::path copy = desk.folder() / "copy";
    copyAll(desk.workspace(), copy);
    desk.crashAndRestart();
    desk.crash();
    putBack(copy, desk.workspace());
    desk.start();
    CHECK(summaryOf(desk).stopped == Error(Failure::olderCopy));
    desk.advance(std::chrono::hours(2));
    CHECK(desk.effects("authorize") == 0);
    CHECK(desk.actions(ActionState::unknown).size() == 3);
    desk.get<Result<void>>([&](auto done) { desk.outbox().resume(done); }).value();
    CHECK_FALSE(summaryOf(desk).stopped);
    desk.settleOutbox();
    CHECK(desk.effects("authorize") == 3);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a decision right after a restore waits, too, and leaves when the seller has looked") {
    Desktop desk({.remembers = true});
    const auto fresh = desk.keys(View::newOnes, 2);
    const fs::path copy = desk.folder() / "copy";
    copyAll(desk.workspace(), copy);
    desk.crashAndRestart();
    desk.crash();
    putBack(copy, desk.workspace());
    desk.start();
    const auto made = desk.decide(Operation::authorize, {fresh[0]}, app::AuthorizeDecision{}).value();
    CHECK(desk.action(made.actions[0]).state == ActionState::waiting);
    CHECK(desk.effects("authorize") == 0);
    desk.get<Result<void>>([&](auto done) { desk.outbox().resume(done); }).value();
    desk.settleOutbox();
    CHECK(desk.effects("authorize") == 1);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a damaged ledger is found at start: nothing is sent, nothing changed, and the backup is named") {
    Desktop desk({.remembers = true});
    const auto fresh = desk.keys(View::newOnes, 30);
    desk.confirm(desk.prepare(Operation::authorize, fresh), app::AuthorizeDecision{}, std::chrono::hours(1)).value();
    desk.settle();
    const app::Backup backup = app::makeBackup(desk.workspace(), desk.clock.now()).value();
    desk.crash();
    std::fstream file(desk.workspace() / "ledger.db", std::ios::in | std::ios::out | std::ios::binary);
    // The later half: what the tables are called stands in the first pages and stays whole.
    const auto size = static_cast<std::streamoff>(fs::file_size(desk.workspace() / "ledger.db"));
    for (std::streamoff at = size / 8'192 * 4'096; at < size; at += 4'096) {
        file.seekp(at);
        file.write("damaged here", 12);
    }
    desk.start();
    const auto summary = summaryOf(desk);
    REQUIRE(summary.stopped);
    CHECK(summary.stopped->failure() == Failure::damagedWorkspace);
    CHECK(summary.stopped->subject() == backup.file.string());
    CHECK(summary.isReadOnly);
    CHECK(desk.prepare(Operation::authorize, {desk.keys(View::newOnes, 1)}).keys.empty());
    const auto again = desk.get<Result<ActionId>>([&](auto done) { desk.outbox().tryAgain(ActionId{1}, done); });
    CHECK(again.error().failure() == Failure::damagedWorkspace);
    const auto goneOn = desk.get<Result<void>>([&](auto done) { desk.outbox().bulks().goOn(BulkId{1}, done); });
    CHECK(goneOn.error().failure() == Failure::damagedWorkspace);
    CHECK(desk.effects("authorize") == 0);
}

TEST_CASE("a running desk makes a backup at start and every half hour in which something was decided") {
    Desktop desk({.remembers = true});
    CHECK(app::backups(desk.workspace()).size() == 1);
    desk.advance(std::chrono::minutes(40));
    const std::size_t atFirst = app::backups(desk.workspace()).size();
    desk.decide(Operation::authorize, desk.keys(View::newOnes, 1), app::AuthorizeDecision{}).value();
    desk.advance(std::chrono::minutes(31));
    const auto now = app::backups(desk.workspace());
    CHECK(now.size() == atFirst + 1);
    for (const app::Backup& backup : now) CHECK(backup.isSound);
    desk.advance(std::chrono::minutes(31));
    desk.advance(std::chrono::minutes(31));
    CHECK(app::backups(desk.workspace()).size() <= now.size() + 1);
}

TEST_CASE("backups that a wrong clock dated into the future do not stop those of today") {
    Desktop desk({.remembers = true});
    const auto toTheFuture = std::chrono::hours(24 * 365 * 70);
    desk.crash();
    desk.clock.setCalendar(toTheFuture);
    desk.start();
    desk.settle();
    REQUIRE(app::backups(desk.workspace()).front().at > morning + toTheFuture / 2);
    SECTION("at the next start") {
        desk.crash();
        desk.clock.setCalendar(-toTheFuture);
        desk.start();
        desk.settle();
    }
    SECTION("in a desk that stays open") {
        desk.clock.setCalendar(-toTheFuture);
        desk.decide(Operation::authorize, desk.keys(View::newOnes, 1), app::AuthorizeDecision{}).value();
        desk.advance(std::chrono::minutes(1));
    }
    CHECK(app::backups(desk.workspace()).front().at < morning + toTheFuture / 2);
}

TEST_CASE("facts that are damaged are fetched again and the outbox is as it was") {
    Desktop desk({.remembers = true});
    const auto fresh = desk.keys(View::newOnes, 2);
    const auto made = desk.confirm(desk.prepare(Operation::authorize, {fresh[0]}), app::AuthorizeDecision{}, std::chrono::hours(1)).value();
    desk.settle();
    desk.crash();
    for (const char* end : {"-wal", "-shm"}) fs::remove(desk.workspace() / (std::string("facts.db") + end));
    writeFilePrivately(desk.workspace() / "facts.db", std::string(50'000, 'x'));
    desk.start();
    CHECK(desk.keys(View::all).empty());
    CHECK(desk.action(made.actions[0]).state == ActionState::waiting);
    desk.sync().value();
    CHECK(desk.keys(View::all).size() == 160);
    desk.advance(std::chrono::hours(2));
    desk.settleOutbox();
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a disk that is full refuses a decision with the reason, and takes it when there is space again") {
    Desktop desk({.remembers = true});
    const auto fresh = desk.keys(View::newOnes, 2);
    fillDisk(desk);
    const auto refused = desk.confirm(desk.prepare(Operation::authorize, {fresh[0]}), app::AuthorizeDecision{});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().failure() == Failure::diskFull);
    CHECK(summaryOf(desk).stopped == Error(Failure::diskFull));
    CHECK(desk.actions().empty());
    emptyDisk(desk);
    CHECK(desk.confirm(desk.prepare(Operation::authorize, {fresh[0]}), app::AuthorizeDecision{}).has_error());  // not looked again yet
    desk.advance(std::chrono::seconds(11));
    CHECK_FALSE(summaryOf(desk).stopped);
    desk.decide(Operation::authorize, {fresh[0]}, app::AuthorizeDecision{}).value();
    CHECK(desk.effects("authorize") == 1);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a disk that fills up between a request and its answer loses neither the answer nor the money") {
    Desktop desk({.remembers = true});
    const auto fresh = desk.keys(View::newOnes, 2);
    desk.market->addFault(R"({"do":"delay","method":"POST","ms":1000,"times":2})");
    const auto both = desk.confirm(desk.prepare(Operation::authorize, fresh), app::AuthorizeDecision{}).value();
    REQUIRE(both.count == 2);
    REQUIRE(desk.actions(ActionState::sending).size() == 2);
    fillDisk(desk);
    desk.settle();
    CHECK(desk.effects("authorize") == 2);
    CHECK(desk.actions(ActionState::sending).size() == 2);
    CHECK(summaryOf(desk).stopped == Error(Failure::diskFull));
    emptyDisk(desk);
    desk.advance(std::chrono::seconds(11));
    CHECK(desk.actions(ActionState::confirmed).size() == 2);
    CHECK(desk.effects("authorize") == 2);
    CHECK(desk.disagreement() == "");
}
