// SPDX-License-Identifier: GPL-3.0-or-later
// A database file with any bytes of it changed: opened and read to the end it is an error, a Result or readable, never a
// crash. What is refused is left as it is, and what the journal's seals still cover is what was written.
// First byte: which file; then four bytes each: a place (of three) and the byte that stands there.

#include <SQLiteCpp/Exception.h>

#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "base/paths.h"
#include "domain/returns/rules.h"
#include "must.h"
#include "store/facts/facts.h"
#include "store/facts/fact_store.h"
#include "store/facts/return_reader.h"
#include "store/facts/return_writer.h"
#include "support/temp_ledger.h"

using namespace resodesk;
using faults::must;
using test::morning;

namespace {

namespace fs = std::filesystem;

constexpr AccountId account{1};

ActionId add(test::TempLedger& t, const Command& command) {
    store::NewAction wish;
    wish.command = command;
    wish.nonce = newUuid();
    wish.notBefore = morning;
    return t.write([&] { return t.ledger->outbox().add(wish, morning).value(); });
}

/// A ledger with one action on its way, one confirmed and one waiting, and the small things of a desk.
void fill(test::TempLedger& t) {
    RefundPlan plan = fullRefund(test::aReturn("R-1"));
    plan.reason = "returned";
    const ActionId paid = add(t, refund(test::aReturn("R-1"), plan, {}).value());
    const ActionId done = add(t, authorize(test::aReturn("R-2"), test::withMarketplaceRma(), {}).value());
    add(t, close(test::aReturn("R-3"), {"no_answer", {}}, {}).value());
    t.write([&] {
        store::OutboxStore& outbox = t.ledger->outbox();
        for (const ActionId id : {paid, done}) outbox.claim(*outbox.find(id), morning);
        store::EventNews news;
        news.proof = "answer";
        outbox.record(done, ActionEvent::acceptedAsFinal, news, morning);
        t.ledger->addresses().save({0, t.account, test::anAddress(), {}, PushState::toPush, false}, morning);
        t.ledger->desk().addNote({t.account, ObjectKind::returnRequest, "R-1"}, "box was open", morning);
        t.ledger->bench().receive({t.account, {"R-1"}}, morning);
    });
}

/// Both files as a program leaves them, and a workspace to open their damaged copies in.
struct Template {
    Template() {
        if (fs::exists("/dev/shm")) ::setenv("TMPDIR", "/dev/shm", 1);  // thousands of them a minute
        test::TempLedger made;
        fill(made);
        for (const ActionId id : {ActionId{1}, ActionId{2}, ActionId{3}})
            for (const store::JournalEntry& entry : made.ledger->journal().of(id)) entries[entry.seq] = entry.event + ' ' + entry.detail;
        {
            const auto facts = store::openFactsForWriting(made.workspace);
            store::LedgerView view(made.workspace.ledgerFile());
            store::Transaction transaction(*facts, "test");
            store::ReturnWriter writer(*facts, view);
            for (int i = 1; i < 40; ++i) writer.put({test::aReturn("R-" + std::to_string(i))});
            writer.indexSome(1000);
            writer.flushCounts();
            transaction.commit();
        }
        made.ledger.reset();
        ledgerBytes = readFile(made.workspace.ledgerFile());
        factsBytes = readFile(made.workspace.factsFile());
        folder.emplace();
        workspace.emplace(store::Workspace::hold(folder->path() / "w").value());
    }
    std::string ledgerBytes, factsBytes;
    std::map<std::int64_t, std::string> entries;  ///< by their numbers: a damaged index may show those of another action
    std::optional<test::TempFolder> folder;
    std::optional<store::Workspace> workspace;
};

void write(const fs::path& file, const std::string& bytes) {
    for (const char* end : {"-wal", "-shm", "-journal"}) fs::remove(file.string() + end);
    std::ofstream(file, std::ios::binary | std::ios::trunc).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

template <class Look>
void tryTo(Look look) {
    try {
        look();
    } catch (const SQLite::Exception&) {  // broken surroundings: the program ends with a sentence
    } catch (const std::exception& e) {
        std::fprintf(stderr, "%s\n", e.what());
        must(false, "a damaged file is told as such");
    }
}

void readLedger(store::Ledger& ledger, const std::map<std::int64_t, std::string>& written) {
    tryTo([&] {
        for (const Action& action : ledger.outbox().list({})) {
            (void)ledger.outbox().find(action.id);
            (void)action.command.total();
            (void)action.command.lane();
        }
    });
    tryTo([&] { (void)ledger.outbox().due({account}, morning + std::chrono::hours(48), 100); });
    tryTo([&] { (void)ledger.outbox().toRead({account}, morning + std::chrono::hours(48), 100); });
    tryTo([&] { (void)ledger.outbox().counts(), (void)ledger.outbox().nextDue(TimePoint{}); });
    tryTo([&] { (void)ledger.accounts().all(), (void)ledger.addresses().of(account), (void)ledger.settings().of(account); });
    tryTo([&] { (void)ledger.bench().of({account, {"R-1"}}), (void)ledger.desk().notes({account, ObjectKind::returnRequest, "R-1"}); });
    tryTo([&] {
        if (ledger.journal().firstBroken()) return;
        for (const store::JournalEntry& entry : ledger.journal().of(ActionId{1})) {
            const auto known = written.find(entry.seq);
            must(known == written.end() || known->second == entry.event + ' ' + entry.detail, "what the seals cover is what was written");
        }
    });
    tryTo([&] {
        store::Transaction transaction(ledger.database(), "test");
        (void)ledger.outbox().recoverSending(morning, morning);
        transaction.commit();
    });
}

void openLedger(const Template& good, const std::string& bytes) {
    const fs::path file = good.workspace->ledgerFile();
    write(file, bytes);
    tryTo([&] {
        const auto ledger = store::Ledger::open(*good.workspace, morning);
        if (ledger) return readLedger(**ledger, good.entries);
        must(ledger.error().failure() == Failure::damagedWorkspace || ledger.error().failure() == Failure::newerWorkspace, "the failure is named");
        // A damaged head may say that the journal is another than WAL: that alone is set right before the damage shows.
        const bool isWal = ledger.error().failure() == Failure::newerWorkspace || bytes[18] == 2;
        must(!isWal || readFile(file) == bytes, "what is refused is left as it is");
    });
}

void openFacts(const Template& good, const std::string& bytes) {
    write(good.workspace->factsFile(), bytes);
    std::unique_ptr<store::Database> facts;
    tryTo([&] { facts = store::openFactsForWriting(*good.workspace); });
    if (!facts) return;
    const auto look = store::openFactsForReading(*good.workspace, 1 << 20);
    store::ReturnReader reader(*look);
    for (const char* words : {"", "anna"}) {
        ReturnQuery query;
        query.filter.text = words;
        tryTo([&] { (void)reader.page(query, {}, 100, morning), (void)reader.total(query, morning), (void)reader.keys(query, morning); });
    }
    tryTo([&] { (void)reader.counts(morning, morning); });
    for (int i = 1; i < 5; ++i)
        tryTo([&] { (void)reader.find({account, {"R-" + std::to_string(i)}}), (void)reader.row({account, {"R-" + std::to_string(i)}}); });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const Template good;
    if (size < 5) return 0;
    const bool isLedger = bytes[0] % 2 == 0;
    std::string damaged = isLedger ? good.ledgerBytes : good.factsBytes;
    for (std::size_t at = 1; at + 3 < size; at += 4) {
        const std::size_t place = (bytes[at] << 16 | bytes[at + 1] << 8 | bytes[at + 2]) % damaged.size();
        damaged[place] = static_cast<char>(bytes[at + 3]);
    }
    if (bytes[0] / 2 % 8 == 7) damaged.resize(damaged.size() * (bytes[1] + 1) / 257);
    isLedger ? openLedger(good, damaged) : openFacts(good, damaged);
    return 0;
}
