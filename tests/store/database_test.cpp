// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/database.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/paths.h"
#include "store/query.h"
#include "support/catch.h"
#include "support/temp_folder.h"

using namespace resodesk;
using namespace resodesk::store;

namespace {

constexpr Migration one[] = {{1, "one", "CREATE TABLE a(x INTEGER) STRICT;"}};
constexpr Migration two[] = {{1, "one", "CREATE TABLE a(x INTEGER) STRICT;"}, {2, "two", "ALTER TABLE a ADD COLUMN y TEXT;"}};
constexpr Migration broken[] = {{1, "one", "CREATE TABLE a(x INTEGER) STRICT;"},
                                {2, "broken", "ALTER TABLE a ADD COLUMN y TEXT; SELECT nothing FROM nowhere;"}};

Database::Options writing() {
    Database::Options options;
    options.access = Database::Access::readWrite;
    return options;
}

int versionOf(Database& database) { return database.handle().execAndGet("PRAGMA user_version").getInt(); }

}  // namespace

TEST_CASE("pending migrations run in order, once") {
    test::TempFolder folder;
    {
        Database database(folder.path() / "a.db", writing());
        database.migrate(one, 7);
        CHECK(versionOf(database) == 1);
    }
    Database database(folder.path() / "a.db", writing());
    database.migrate(two, 7);
    database.migrate(two, 7);
    CHECK(versionOf(database) == 2);
    database.handle().exec("INSERT INTO a(x, y) VALUES(1, 'z')");
}

TEST_CASE("a migration that fails leaves the old schema") {
    test::TempFolder folder;
    Database database(folder.path() / "a.db", writing());
    database.migrate(one, 7);
    CHECK_THROWS(database.migrate(broken, 7));
    CHECK(versionOf(database) == 1);
    CHECK_THROWS(database.handle().exec("SELECT y FROM a"));
}

TEST_CASE("a database of a newer program is refused and left untouched") {
    test::TempFolder folder;
    Database database(folder.path() / "a.db", writing());
    database.migrate(two, 7);
    CHECK_THROWS_AS(database.migrate(one, 7), NewerSchema);
    CHECK(versionOf(database) == 2);
}

TEST_CASE("a newer database whose journal is another than ours keeps every byte") {
    test::TempFolder folder;
    const auto file = folder.path() / "a.db";
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE a(x); PRAGMA user_version=2");
    const std::string before = readFile(file);
    Database::Options options = writing();
    options.newest = 1;
    CHECK_THROWS_AS(Database(file, options), NewerSchema);
    CHECK(readFile(file) == before);
}

TEST_CASE("a reading connection cannot write") {
    test::TempFolder folder;
    Database writer(folder.path() / "a.db", writing());
    writer.migrate(one, 7);
    Database reader(folder.path() / "a.db", Database::Options{});
    CHECK_THROWS(reader.handle().exec("INSERT INTO a VALUES(1)"));
}

TEST_CASE("an interrupted query stops, and a resumed connection answers again") {
    test::TempFolder folder;
    Database database(folder.path() / "a.db", writing());
    database.interrupt();
    const char* endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c WHERE x < 5000000) SELECT COUNT(*) FROM c";
    CHECK_THROWS(Query(database, endless).step());
    database.resume();
    Query q(database, "SELECT 1");
    CHECK(q.step());
}

TEST_CASE("a transaction that is left without commit undoes everything") {
    test::TempFolder folder;
    Database database(folder.path() / "a.db", writing());
    database.migrate(one, 7);
    {
        Transaction transaction(database, "test");
        database.handle().exec("INSERT INTO a VALUES(1)");
    }
    Query q(database, "SELECT COUNT(*) FROM a");
    q.step();
    CHECK(q.integer() == 0);
}

TEST_CASE("a query that nobody waits for any more ends, the next one does not") {
    test::TempFolder folder;
    Database database(folder.path() / "a.db", writing());
    const std::string endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n";
    std::atomic<bool> isDropped = true;
    database.heed(&isDropped);
    bool ended = false;
    try {
        Query(database, endless).step();
    } catch (const std::exception& e) {
        ended = wasInterrupted(e);
    }
    CHECK(ended);
    database.heed(nullptr);
    Query next(database, "SELECT 7");
    CHECK(next.step());
    CHECK(next.integer() == 7);
    CHECK(!wasInterrupted(std::runtime_error("another")));
}
