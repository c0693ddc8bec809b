// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/rate_budget.h"

#include "support/builders.h"
#include "support/catch.h"
#include "support/manual_clock.h"

using namespace resodesk;
using namespace resodesk::net;
using namespace resodesk::test;

namespace {

Headers asks(const std::string& retryAfter) {
    return {{"retry-after", retryAfter}};
}

}  // namespace

TEST_CASE("Retry-After is seconds or a date, never longer than a quarter of an hour") {
    // `morning` is Saturday, 21 November 2026, 08:00 UTC.
    const std::vector<std::pair<std::string, std::optional<milliseconds>>> table{
        {"0", seconds(0)},
        {"30", seconds(30)},
        {"900", seconds(900)},
        {"901", seconds(900)},
        {"99999999999999999999", seconds(900)},
        {"Sat, 21 Nov 2026 08:01:30 GMT", seconds(90)},
        {"Saturday, 21-Nov-26 08:01:30 GMT", seconds(90)},
        {"Sat, 21 Nov 2026 07:00:00 GMT", seconds(0)},
        {"Mon, 21 Dec 2026 08:00:00 GMT", seconds(900)},
        {"Sat, 21 Nov 4052 08:00:00 GMT", seconds(900)},
        {"", std::nullopt},
        {"soon", std::nullopt},
        {"-5", std::nullopt},
        {"1.5", std::nullopt},
        {"30 s", std::nullopt},
    };
    for (const auto& [text, pause] : table) {
        INFO(text);
        CHECK((retryAfter(asks(text), morning) == pause));
    }
    CHECK(!retryAfter({}, morning));
}

TEST_CASE("an operation pauses as long as the marketplace asked, and only that one") {
    ManualClock clock(morning);
    RateBudget budget;
    CHECK(budget.readyAt("write", clock.now()) == clock.now());
    budget.learn("write", 429, asks("30"), clock.now());
    CHECK(budget.readyAt("write", clock.now()) == morning + seconds(30));
    CHECK(budget.readyAt("read", clock.now()) == clock.now());
    clock.advance(seconds(29));
    CHECK(budget.readyAt("write", clock.now()) == morning + seconds(30));
    clock.advance(seconds(2));
    CHECK(budget.readyAt("write", clock.now()) == clock.now());
}

TEST_CASE("a 429 that names no time pauses two seconds") {
    RateBudget budget;
    budget.learn("write", 429, {}, morning);
    CHECK(budget.readyAt("write", morning) == morning + seconds(2));
}

TEST_CASE("a shorter pause that comes later does not cut a longer one") {
    RateBudget budget;
    budget.learn("write", 429, asks("60"), morning);
    budget.learn("write", 429, asks("1"), morning + seconds(1));
    CHECK(budget.readyAt("write", morning) == morning + seconds(60));
}

TEST_CASE("a budget that the marketplace says is used up pauses until it is filled again") {
    for (const char* value : {R"("default";r=0;t=7)", R"("default"; r=0; t=7)", R"("default";t=7;r=0)",
                              R"("hour";r=100;t=3000, "second";r=0;t=7)"}) {
        INFO(value);
        RateBudget budget;
        budget.learn("write", 200, {{"ratelimit", value}}, morning);
        CHECK(budget.readyAt("write", morning) == morning + seconds(7));
    }
}

TEST_CASE("a budget that is not used up, or cannot be read, does not pause") {
    for (const char* value :
         {R"("default";r=1;t=7)", R"("default";r=0)", R"("default")", "r=0", ";r=;t=", R"("default";r=0;t=-7)"}) {
        INFO(value);
        RateBudget budget;
        budget.learn("write", 200, {{"ratelimit", value}}, morning);
        CHECK(budget.readyAt("write", morning) == morning);
    }
}

TEST_CASE("no budget pauses longer than a quarter of an hour") {
    RateBudget budget;
    budget.learn("write", 200, {{"ratelimit", R"("day";r=0;t=86400)"}}, morning);
    CHECK(budget.readyAt("write", morning) == morning + std::chrono::minutes(15));
}

TEST_CASE("an earlier pause is not shortened by a budget that fills sooner") {
    RateBudget budget;
    budget.learn("write", 429, asks("60"), morning);
    budget.learn("write", 200, {{"ratelimit", R"("default";r=0;t=1)"}}, morning);
    CHECK(budget.readyAt("write", morning) == morning + seconds(60));
}
