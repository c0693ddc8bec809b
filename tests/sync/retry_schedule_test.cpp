// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/retry_schedule.h"

#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::sync;
using test::morning;

TEST_CASE("the pause before another attempt doubles from 2 s to a quarter of an hour") {
    const std::vector<std::pair<int, int>> table{{1, 2},    {2, 4},     {3, 8},          {4, 16},  {5, 32},
                                                 {6, 64},   {7, 128},   {8, 256},        {9, 512}, {10, 900},
                                                 {11, 900}, {100, 900}, {1'000'000, 900}};
    for (const auto& [attempts, pause] : table) {
        INFO(attempts);
        CHECK(nextAttempt(morning, attempts) == morning + seconds(pause));
    }
    CHECK(nextAttempt(morning, 0) == morning + seconds(2));
    CHECK(nextAttempt(morning, -5) == morning + seconds(2));
}

TEST_CASE("the pause before another look doubles from 2 s to ten minutes") {
    const std::vector<std::pair<int, int>> table{{0, 2},   {1, 4},   {2, 8},          {7, 256},
                                                 {8, 512}, {9, 600}, {1'000'000, 600}};
    for (const auto& [reads, pause] : table) {
        INFO(reads);
        CHECK(nextRead(morning, reads) == morning + seconds(pause));
    }
}
