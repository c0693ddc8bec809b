// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/workspace.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/paths.h"
#include "store/ledger/ledger.h"
#include "support/builders.h"
#include "support/catch.h"
#include "support/temp_folder.h"

using namespace resodesk;
using namespace resodesk::store;

TEST_CASE("a workspace is held by one at a time, and the refused one learns the pid") {
    test::TempFolder folder;
    {
        const auto held = Workspace::hold(folder.path() / "w").value();
        const auto refused = Workspace::hold(folder.path() / "w");
        CHECK(refused.error().failure() == Failure::busy);
        CHECK(refused.error().subject() == std::to_string(::getpid()));
    }
    CHECK(Workspace::hold(folder.path() / "w"));
}

TEST_CASE("a workspace and its files are the seller's alone, whatever the umask") {
    test::TempFolder folder;
    const mode_t before = ::umask(0);
    {
        const auto workspace = Workspace::hold(folder.path() / "w").value();
        const auto ledger = Ledger::open(workspace, test::morning).value();
        CHECK(test::modeOf(folder.path() / "w") == 0700);
        for (const char* name : {"ledger.db", "ledger.db-wal", "ledger.db-shm", "workspace.lock"})
            CHECK(test::modeOf(folder.path() / "w" / name) == 0600);
    }
    ::umask(before);
}

TEST_CASE("each opening of the ledger is a new epoch") {
    test::TempFolder folder;
    const auto workspace = Workspace::hold(folder.path() / "w").value();
    std::int64_t first = 0;
    {
        first = Ledger::open(workspace, test::morning).value()->epoch();
    }
    CHECK(Ledger::open(workspace, test::morning).value()->epoch() == first + 1);
}

TEST_CASE("a file that is no ledger is named damaged and left as it is") {
    test::TempFolder folder;
    const auto workspace = Workspace::hold(folder.path() / "w").value();
    const std::string garbage(8192, 'x');
    writeFilePrivately(workspace.ledgerFile(), garbage);
    CHECK(Ledger::open(workspace, test::morning).error().failure() == Failure::damagedWorkspace);
    CHECK(readFile(workspace.ledgerFile()) == garbage);
}
