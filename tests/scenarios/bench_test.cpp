// SPDX-License-Identifier: GPL-3.0-or-later
// The bench: from a code to the return, from what was found to what is paid.

#include "base/paths.h"
#include "domain/returns/rules.h"
#include "support/catch.h"
#include "support/desktop.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

struct BenchOf : Desktop {
    using Desktop::Desktop;

    app::Scanned scan(const std::string& code) {
        return get<app::Scanned>([&](auto done) { bench().scan(code, done); });
    }
    app::BenchSheet sheet(const ReturnKey& key) {
        return get<app::BenchSheet>([&](auto done) { bench().sheet(key, done); });
    }
    Result<app::Confirmed> inspect(const ReturnKey& key, const app::Inspection& inspection) {
        return get<Result<app::Confirmed>>([&](auto done) { bench().inspect(key, inspection, milliseconds(0), done); });
    }
    /// Every piece in this condition, refunded as the table of grades proposes.
    app::Inspection graded(const ReturnKey& key, Condition condition) {
        const app::ReturnDetail seen = detail(key);
        app::Inspection inspection;
        inspection.nonce = sheet(key).nonce;
        for (const ReturnLine& line : seen.fact.lines) inspection.findings.push_back({line.line, line.quantity, condition, false, "", {}, Cause::packaging});
        inspection.refund.emplace();
        inspection.refund->isFull = false;
        inspection.refund->plan = proposeRefund(seen.fact, inspection.findings, sheet(key).policy);
        inspection.refund->plan.reason = "returned";
        return inspection;
    }
    std::vector<UnidentifiedParcel> unidentified() {
        return get<std::vector<UnidentifiedParcel>>([&](auto done) { bench().unidentified(done); });
    }
};

const std::string jpeg = "\xff\xd8\xff\xe0 a picture \xff\xd9";

}  // namespace

TEST_CASE("what was found and what it pays are one decision") {
    BenchOf desk;
    const ReturnKey key = desk.keys(View::toInspect).at(0);
    const app::Inspection inspection = desk.graded(key, Condition::used);
    const Money sum = totalOf(inspection.refund->plan, desk.detail(key).fact.price.currency);
    CHECK(desk.inspect(key, inspection).value().count == 1);
    desk.settleOutbox();
    CHECK(desk.detail(key).marks.findings.at(0).cause == Cause::packaging);
    CHECK(desk.detail(key).fact.refunded() == sum);
    CHECK(desk.detail(key).row.state == ShownState::refunded);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("when the refund is refused nothing is noted, and pressing twice pays once") {
    BenchOf desk;
    const ReturnKey key = desk.keys(View::toInspect).at(0);
    app::Inspection wrong = desk.graded(key, Condition::asNew);
    wrong.refund->plan.lines[0].amount.minor += 1'000'000;
    CHECK(desk.inspect(key, wrong).error().failure() == Failure::aboveRefundable);
    wrong = desk.graded(key, Condition::asNew);
    wrong.refund->plan.reason = "no such reason";
    CHECK(desk.inspect(key, wrong).error().failure() == Failure::unknownReason);
    CHECK(desk.detail(key).marks.findings.empty());
    const app::Inspection right = desk.graded(key, Condition::asNew);
    CHECK(desk.inspect(key, right));
    CHECK_FALSE(desk.inspect(key, right));
    desk.settleOutbox();
    CHECK(desk.actions().size() == 1);
    CHECK(desk.detail(key).marks.findings.size() == desk.detail(key).fact.lines.size());
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a refund that is under way already is not decided again at the bench") {
    BenchOf desk;
    const ReturnKey key = desk.keys(View::toInspect).at(0);
    const app::Inspection inspection = desk.graded(key, Condition::asNew);
    app::RefundDecision full;
    full.plan.reason = "returned";
    desk.confirm(desk.prepare(Operation::refund, {key}), full, std::chrono::minutes(1)).value();
    CHECK(desk.inspect(key, inspection).error().failure() == Failure::liveAction);
    CHECK(desk.detail(key).marks.findings.empty());
    desk.settleOutbox();
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a code opens its return: RMA, order, tracking number or id, as scanners give them, offline too") {
    BenchOf desk;
    const ReturnKey key = desk.keys(View::toInspect).at(0);
    const Return fact = desk.detail(key).fact;
    desk.unplug();
    for (const std::string& code : {fact.rma, fact.order.value, fact.tracking, fact.id.value, "]C1" + fact.rma, " " + fact.tracking + "\r\n"}) {
        INFO(code);
        REQUIRE_FALSE(code.empty());
        const auto scanned = desk.scan(code);
        CHECK(std::find(scanned.returns.begin(), scanned.returns.end(), key) != scanned.returns.end());
    }
    std::string lower = fact.rma;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    CHECK(desk.scan(lower).returns == std::vector{key});
    for (const char* none : {"no-such-code", "\"", "*", "", "id:R", "a OR b", "NEAR"}) CHECK(desk.scan(none).returns.empty());
}

TEST_CASE("an own RMA number opens its return before the marketplace shows it") {
    BenchOf desk;
    const ReturnKey key = desk.keys(View::newOnes).at(0);
    desk.unplug();
    app::AuthorizeDecision own;
    own.rma = RmaMode::own;
    own.ownNumber = "BENCH-77";
    desk.confirm(desk.prepare(Operation::authorize, {key}), own).value();
    CHECK(desk.scan("bench-77").returns == std::vector{key});
}

TEST_CASE("a sheet that was put aside is there after the program died, and goes when the parcel is noted") {
    BenchOf desk;
    const ReturnKey key = desk.keys(View::toInspect).at(0);
    const Fields typed = Fields().set("note", "graffiato\nsul fondo").set("line.0.id", "L1");
    CHECK(desk.get<Result<void>>([&](auto done) { desk.bench().park(key, typed, done); }));
    desk.crashAndRestart();
    CHECK(desk.sheet(key).parked == typed);
    app::Inspection inspection = desk.graded(key, Condition::opened);
    inspection.refund.reset();
    CHECK(desk.inspect(key, inspection));
    CHECK_FALSE(desk.sheet(key).parked);
}

TEST_CASE("a parcel that matches nothing is kept with its photo, and matched later it is received since it came") {
    BenchOf desk;
    const auto photo = desk.get<Result<Photo>>([&](auto done) { desk.bench().keepPhoto(jpeg, "box.jpg", done); }).value();
    CHECK(readFile(desk.workspace() / "photos" / (photo.sha256 + ".jpg")) == jpeg);
    UnidentifiedParcel parcel;
    parcel.code = "XX-1";
    parcel.photos = {photo};
    const auto id = desk.get<Result<std::int64_t>>([&](auto done) { desk.bench().keepUnidentified(parcel, done); }).value();
    const TimePoint came = desk.clock.now();
    desk.crashAndRestart();
    REQUIRE(desk.unidentified().size() == 1);
    CHECK(desk.unidentified()[0].photos == std::vector{photo});
    desk.advance(std::chrono::hours(3));
    const ReturnKey key = desk.keys(View::waitingForBuyer).at(0);
    CHECK(desk.get<Result<void>>([&](auto done) { desk.bench().match(id, key, done); }));
    CHECK(desk.unidentified().empty());
    CHECK(desk.detail(key).marks.receivedAt == came);
    CHECK(desk.detail(key).marks.photos == std::vector{photo});
    CHECK_FALSE(desk.get<Result<void>>([&](auto done) { desk.bench().putAway(id, done); }));
}

TEST_CASE("what is no photo is refused, and one that was changed on the disk is not shown for it") {
    BenchOf desk;
    CHECK(desk.get<Result<Photo>>([&](auto done) { desk.bench().keepPhoto("%PDF-1.4", "a.pdf", done); }).error().failure() == Failure::badPhoto);
    const std::string large = jpeg + std::string(26 * 1024 * 1024, 'x');
    CHECK(desk.get<Result<Photo>>([&](auto done) { desk.bench().keepPhoto(large, "a.jpg", done); }).error().failure() == Failure::photoTooLarge);
    const auto photo = desk.get<Result<Photo>>([&](auto done) { desk.bench().keepPhoto(jpeg, "a.jpg", done); }).value();
    const auto bytes = [&] { return desk.get<Result<std::string>>([&](auto done) { desk.bench().photoBytes(photo, done); }); };
    const auto file = [&] { return desk.get<Result<std::filesystem::path>>([&](auto done) { desk.bench().photoFile(photo, done); }); };
    CHECK(bytes().value() == jpeg);
    CHECK(readFile(file().value()) == jpeg);
    writeFilePrivately(desk.workspace() / "photos" / (photo.sha256 + ".jpg"), jpeg + "x");
    CHECK(bytes().error().failure() == Failure::unreadableFile);
    CHECK(file().error().failure() == Failure::unreadableFile);
}

TEST_CASE("the unidentified parcels are counted while they wait") {
    BenchOf desk;
    CHECK(desk.counts().unidentified == 0);
    std::vector<std::int64_t> kept;
    for (const char* code : {"XX-1", "XX-2"}) {
        UnidentifiedParcel parcel;
        parcel.code = code;
        kept.push_back(desk.get<Result<std::int64_t>>([&](auto done) { desk.bench().keepUnidentified(parcel, done); }).value());
    }
    CHECK(desk.counts().unidentified == 2);
    desk.crashAndRestart();
    CHECK(desk.counts().unidentified == 2);
    CHECK(desk.get<Result<void>>([&](auto done) { desk.bench().match(kept[0], desk.keys(View::waitingForBuyer).at(0), done); }));
    CHECK(desk.counts().unidentified == 1);
    CHECK(desk.get<Result<void>>([&](auto done) { desk.bench().putAway(kept[1], done); }));
    CHECK(desk.counts().unidentified == 0);
}

TEST_CASE("a table of grades from a file sets nothing by itself, and its codes must be the marketplace's") {
    BenchOf desk;
    const auto read = [&](const std::string& csv) { return desk.get<Result<GradePolicy>>([&](auto done) { desk.bench().readPolicy(csv, done); }); };
    const auto now = [&] { return desk.get<GradePolicy>([&](auto done) { desk.bench().policy(done); }); };
    const GradePolicy mine = {{Condition::used, "wrong_size", 60, false, "diminished_value"}};
    CHECK(read(desk.bench().policyCsv(mine)).value() == mine);
    CHECK(now() == usualGrades());
    CHECK(read(desk.bench().policyCsv({{Condition::used, "", 60, false, "no_such_reason"}})).error().failure() == Failure::badCell);
    const auto file = desk.folder() / "grades.csv";
    writeFilePrivately(file, desk.bench().policyCsv(mine));
    const auto readFrom = [&](const auto& path) { return desk.get<Result<GradePolicy>>([&](auto done) { desk.bench().readPolicyFile(path, done); }); };
    CHECK(readFrom(file).value() == mine);
    CHECK(readFrom(desk.folder()).error().failure() == Failure::unreadableFile);
    CHECK(readFrom(desk.folder() / "none.csv").error().failure() == Failure::unreadableFile);
}

TEST_CASE("the usual table is the program's again, and a table without rules is refused") {
    BenchOf desk;
    const auto set = [&](const GradePolicy& policy) { return desk.get<Result<void>>([&](auto done) { desk.bench().setPolicy(policy, done); }); };
    CHECK(set({{Condition::used, "", 0, false, ""}}));
    CHECK(set({}).error().failure() == Failure::noGrades);
    CHECK(desk.core().ledger->bench().policy().size() == 1);
    CHECK(set(usualGrades()));
    CHECK(desk.core().ledger->bench().policy().empty());
    CHECK(desk.get<GradePolicy>([&](auto done) { desk.bench().policy(done); }) == usualGrades());
}

TEST_CASE("the seller's table of grades is kept as a whole or refused as a whole") {
    BenchOf desk;
    const ReturnKey key = desk.keys(View::toInspect).at(0);
    const auto set = [&](const GradePolicy& policy) { return desk.get<Result<void>>([&](auto done) { desk.bench().setPolicy(policy, done); }); };
    const GradePolicy mine = {{Condition::used, "", 60, false, "diminished_value"}, {Condition::asNew, "", 100, true, ""}};
    CHECK(set(mine));
    GradePolicy wrong = mine;
    wrong.push_back({Condition::opened, "", 150, false, ""});
    CHECK(set(wrong).error().failure() == Failure::badNumber);
    desk.crashAndRestart();
    CHECK(desk.sheet(key).policy == mine);
}
