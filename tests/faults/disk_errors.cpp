// SPDX-License-Identifier: GPL-3.0-or-later

#include <sqlite3.h>

#include <algorithm>
#include <stdexcept>

#include "faults/disk_campaign.h"

namespace resodesk::faults {

namespace {

struct Kind {
    DiskCall call;
    int code;
    bool isDone;
    const char* name;
};

// Long enough for the first attempts; what fails for ever is tried again every second.
constexpr auto whileItFails = std::chrono::minutes(4);

constexpr Kind kinds[] = {
    {DiskCall::write, SQLITE_IOERR_WRITE, false, "write"},
    {DiskCall::write, SQLITE_FULL, false, "full"},
    {DiskCall::sync, SQLITE_IOERR_FSYNC, false, "sync"},
    {DiskCall::sync, SQLITE_IOERR_FSYNC, true, "sync, and it is on disk"},
    {DiskCall::truncate, SQLITE_IOERR_TRUNCATE, false, "truncate"},
    {DiskCall::read, SQLITE_IOERR_READ, false, "read"},
    {DiskCall::open, SQLITE_CANTOPEN, false, "open"},
    {DiskCall::remove, SQLITE_IOERR_DELETE, false, "remove"},
    {DiskCall::shm, SQLITE_IOERR_SHMMAP, false, "shm"},
};

void refundOne(Stage& stage) {
    stage.acknowledged.add(stage.desk.confirm(stage.desk.prepare(Operation::refund, stage.desk.keys(View::toInspect, 1)), fully()));
    stage.desk.settle();
}

void authorizeFive(Stage& stage) {
    stage.acknowledged.add(stage.desk.confirm(stage.desk.prepare(Operation::authorize, stage.desk.keys(View::newOnes, 5)), app::AuthorizeDecision{}));
    stage.desk.settle();
}

/// libcurl itself sends a keyed write again when a kept-alive connection breaks under it, hence twice.
void loseAnswer(Stage& stage) {
    stage.desk.market->addFault(R"({"do":"act_then_drop","method":"POST","times":2})");
    refundOne(stage);
}

void failOnce(Stage& stage, const Scenario& scenario, const DiskFault& fault, const std::string& what, Tally& tally) {
    stage.rewind();
    scenario.prepare(stage);
    stage.disk.arm(fault);
    if (stage.survives(scenario)) {
        stage.disk.disarm();
        stage.desk.settleOutbox();
        checkSettled(stage.desk, what + ", no restart", tally);
    }
    stage.die();
    if (fault.isForEver) {  // still failing at the first start
        try {
            stage.desk.start();
        } catch (const std::exception&) {
        }
        stage.die();
    }
    stage.disk.disarm();
    stage.desk.start();
    stage.desk.settleOutbox();
    checkAll(stage.desk, stage.acknowledged, what, tally);
}

}  // namespace

app::RefundDecision fully() {
    app::RefundDecision decision;
    decision.plan.reason = "returned";
    return decision;
}

const Scenario scenarios[scenarioCount] = {
    {"a refund", true, [](Stage&) {}, refundOne},
    {"five authorized", false, [](Stage&) {}, authorizeFive},
    {"unknown is settled", true, loseAnswer, [](Stage& stage) { stage.desk.settleOutbox(whileItFails); }},
};

Stage::Stage(sim::Guard guard) : desk({.returns = 160, .requested = 10, .guards = {{"refund", guard}}, .remembers = true}) {
    disk.watch(desk.workspace());
    desk.keep();
}

void Stage::rewind() {
    disk.stop();
    desk.crash();
    disk.goOn();
    disk.disarm();
    disk.forget();
    acknowledged = {};
    desk.rewind();
}

bool Stage::survives(const Scenario& scenario) {
    try {
        scenario.act(*this);
        desk.settleOutbox(whileItFails);
        return true;
    } catch (const std::exception&) {
        return false;
    }
}

void Stage::die() {
    disk.stop();
    desk.crash();
    disk.goOn();
}

namespace {

using Calls = std::array<long, diskCallNames.size()>;

/// How many calls of each kind the scenario makes when nothing fails.
Calls callsOf(Stage& stage, const Scenario& scenario) {
    stage.rewind();
    scenario.prepare(stage);
    stage.disk.disarm();
    scenario.act(stage);
    if (stage.desk.actions().empty()) throw std::logic_error("the scenario did nothing");
    Calls calls{};
    for (std::size_t i = 0; i < calls.size(); ++i) calls[i] = stage.disk.calls(static_cast<DiskCall>(i));
    return calls;
}

/// At most `most` indexes of each kind, evenly spread.
void failEach(Stage& stage, const Scenario& scenario, const std::string& name, long most, Tally& tally) {
    const Calls calls = callsOf(stage, scenario);
    for (const Kind& kind : kinds) {
        const long count = calls[static_cast<std::size_t>(kind.call)];
        const long stride = std::max(1L, (count + most - 1) / most);
        for (const bool isForEver : {false, true})
            for (long n = 1; n <= count; n += stride) {
                const std::string what = name + ", " + kind.name + " " + std::to_string(n) + (isForEver ? " and on" : "");
                try {
                    failOnce(stage, scenario, {kind.call, n, kind.code, isForEver, kind.isDone}, what, tally);
                } catch (const std::exception& e) {
                    tally.other(what + ": " + e.what());
                }
                tally.ran("D03 " + name + ", " + kind.name);
            }
    }
}

}  // namespace

void failCalls(Tally& tally, bool isLong) {
    constexpr long all = 1'000'000;
    for (const sim::Guard guard : {sim::Guard::keyed, sim::Guard::keyless}) {
        Stage stage(guard);
        const bool isKeyed = guard == sim::Guard::keyed;
        for (const Scenario& scenario : scenarios)
            if (isKeyed || scenario.pays)
                failEach(stage, scenario, scenario.name + std::string(isKeyed ? "" : " without a key"), isLong ? all : isKeyed ? 30 : 10, tally);
    }
}

}  // namespace resodesk::faults
