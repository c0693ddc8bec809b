// SPDX-License-Identifier: GPL-3.0-or-later
// Rules for new requests: watched first, replayed, switched on, explained.

#include "support/catch.h"
#include "support/desktop.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

using std::chrono::hours;

struct RulesOf : Desktop {
    using Desktop::Desktop;

    Result<app::RuleBook> save(const RuleSet& set) {
        return get<Result<app::RuleBook>>([&](auto done) { rules().save(set, done); });
    }
    Result<app::RuleBook> mode(RuleMode mode) {
        const auto book = get<Result<app::RuleBook>>([&](auto done) { rules().setMode(mode, done); });
        settle();
        return book;
    }
    Replay replay(const RuleSet& set, int days = app::replayDays) {
        return get<Result<Replay>>([&](auto done) { rules().replay(set, days, done); }).value();
    }
    int judge() { return get<Result<int>>([&](auto done) { rules().judgeOpen(done); }).value(); }
    std::optional<app::RuleWhy> why(const ReturnKey& key) {
        return get<std::optional<app::RuleWhy>>([&](auto done) { rules().why(key, done); });
    }
    /// Saves, replays and switches on.
    void use(const RuleSet& set) {
        REQUIRE(save(set));
        replay(set);
        REQUIRE(mode(RuleMode::on));
    }
    std::size_t actionsOf(ActionKind kind) {
        std::size_t count = 0;
        for (const Action& action : actions()) count += action.command.kind == kind;
        return count;
    }
};

Rule authorizing(const std::string& name = "routine") {
    Rule rule;
    rule.name = name;
    rule.when.inPolicy = true;
    rule.rma = RmaMode::own;
    return rule;
}

Rule refunding(std::int64_t most) {
    Rule rule;
    rule.name = "not worth it";
    rule.move = RuleMove::refund;
    rule.when.amount.most = euros(most);
    rule.refundReason = "keep_item";
    return rule;
}

Rule holding(std::int64_t least) {
    Rule rule;
    rule.name = "dear";
    rule.move = RuleMove::review;
    rule.when.amount.least = euros(least);
    rule.tags = {"dear"};
    return rule;
}

const RuleSet usual{{holding(6000), refunding(1500), authorizing()}, {}, {}};

}  // namespace

TEST_CASE("rules act only after a replay of just these rules") {
    RulesOf desk;
    CHECK(desk.mode(RuleMode::on).error().failure() == Failure::noRules);
    REQUIRE(desk.save(usual));
    CHECK(desk.mode(RuleMode::on).error().failure() == Failure::notReplayed);
    desk.replay(usual, 30);  // too short a time
    CHECK(desk.mode(RuleMode::on).error().failure() == Failure::notReplayed);
    RuleSet other = usual;
    other.rules.pop_back();
    desk.replay(other);
    CHECK(desk.mode(RuleMode::on).error().failure() == Failure::notReplayed);
    desk.replay(usual);
    CHECK(desk.mode(RuleMode::on).value().mode == RuleMode::on);
    REQUIRE(desk.save(other));
    CHECK(desk.mode(RuleMode::on).error().failure() == Failure::notReplayed);
    const auto book = desk.get<app::RuleBook>([&](auto done) { desk.rules().book(done); });
    CHECK(book.mode == RuleMode::on);
    CHECK(book.judging == 1);
    CHECK(book.version == 2);
}

TEST_CASE("in shadow mode it is noted what the rules would do, and nothing is done") {
    RulesOf desk;
    REQUIRE(desk.save(usual));
    REQUIRE(desk.mode(RuleMode::shadow));
    CHECK(desk.judge() == 30);
    CHECK(desk.judge() == 0);
    CHECK(desk.actions().empty());
    const auto key = desk.keys(View::newOnes).front();
    const auto why = desk.why(key);
    REQUIRE(why);
    CHECK(why->isKept);
    CHECK(why->mode == RuleMode::shadow);
    CHECK(desk.detail(key).tags.empty());
    const Replay replay = desk.replay(usual);
    CHECK(replay.recorded() > 0);
    CHECK(replay.recordedOtherwise() == 0);
}

TEST_CASE("rules authorize with own RMA numbers, refund what is not worth it, and hold the rest, each once") {
    RulesOf desk({.isWindow = true});
    const Replay before = desk.replay(usual);
    desk.use(usual);
    const auto open = desk.keys(View::newOnes);
    CHECK(desk.judge() == 30);
    std::size_t authorized = 0, refunded = 0, held = 0, left = 0;
    for (const ReturnKey& key : open) {
        const auto why = desk.why(key);
        REQUIRE(why);
        CHECK(why->mode == RuleMode::on);
        authorized += why->ruling.move == RuleMove::authorize;
        refunded += why->ruling.move == RuleMove::refund;
        held += why->ruling.move == RuleMove::review;
        left += why->ruling.move == RuleMove::tagOnly;
        CHECK((desk.detail(key).tags == std::vector<std::string>{"dear"}) == (why->ruling.move == RuleMove::review));
    }
    CHECK(authorized > 0);
    CHECK(refunded > 0);
    CHECK(held > 0);
    CHECK(authorized + refunded + held + left == 30);
    desk.settleOutbox();
    CHECK(desk.actionsOf(ActionKind::authorize) == authorized);
    CHECK(desk.effects("authorize") == static_cast<int>(authorized));
    CHECK(desk.keys(View::newOnes).size() == held + left);
    CHECK(desk.judge() == 0);
    CHECK(desk.disagreement() == "");
    // What was decided is what the replay says of it now, to the last one; people decided none of it.
    const Replay after = desk.replay(usual);
    CHECK(after.recorded() == authorized + refunded + held);
    CHECK(after.recordedOtherwise() == 0);
    CHECK(after.same() == before.same());
    CHECK(after.differences().size() == before.differences().size());
}

TEST_CASE("a crash among the rules' decisions neither loses nor doubles one") {
    RulesOf desk({.isWindow = true});
    desk.use(usual);
    desk.rules().judgeOpen([](const Result<int>&) {});
    for (int i = 0; i < 4; ++i) desk.runOne();
    desk.crashAndRestart();
    desk.judge();
    const auto kept = desk.actions().size();
    desk.crashAndRestart();
    desk.judge();
    CHECK(desk.actions().size() == kept);
    desk.settleOutbox();
    CHECK(desk.disagreement() == "");
}

TEST_CASE("without a window rules authorize and pay nothing: that waits for who can see and undo it") {
    RulesOf agent({.isReading = true});
    agent.use(usual);
    agent.settle();
    CHECK(agent.actionsOf(ActionKind::authorize) > 0);
    CHECK(agent.actionsOf(ActionKind::refund) == 0);
    agent.settleOutbox();
    CHECK(agent.disagreement() == "");
    agent.judge();  // somebody asks for it
    CHECK(agent.actionsOf(ActionKind::refund) > 0);
    agent.settleOutbox();
    CHECK(agent.disagreement() == "");
}

TEST_CASE("a request that comes in later is judged after the next reading") {
    RulesOf desk({.requested = 0, .isWindow = true, .isReading = true});
    desk.use({{authorizing()}, {}, {}});
    CHECK(desk.actions().empty());
    for (int i = 0; i < 8; ++i) desk.market->happen("request", "");
    CHECK(desk.sync());
    CHECK(desk.actionsOf(ActionKind::authorize) > 0);
    desk.settleOutbox();
    CHECK(desk.disagreement() == "");
}

TEST_CASE("where the marketplace authorizes by itself no rule acts") {
    RulesOf desk;
    auto settings = desk.get<Result<app::SettingsEntry>>([&](auto done) { desk.settings().settings(desk.account, done); }).value().ours;
    settings.autoAuthorize = AutoAuthorize::inPolicy;
    REQUIRE(desk.get<Result<app::SettingsEntry>>([&](auto done) { desk.settings().saveSettings(desk.account, settings, done); }));
    desk.settleOutbox();
    desk.use(usual);
    CHECK(desk.judge() == 0);
    CHECK(desk.get<app::RuleBook>([&](auto done) { desk.rules().book(done); }).accountsBeside.size() == 1);
}

TEST_CASE("what the seller has decided, or took back, no rule decides again") {
    RulesOf desk;
    const auto open = desk.keys(View::newOnes);
    REQUIRE(desk.decide(Operation::close, {open[0]}, app::CloseDecision{{"out_of_policy", {}}}));
    desk.use({{authorizing()}, {}, {}});
    desk.judge();
    CHECK_FALSE(desk.why(open[0]));
    const auto decided = desk.actions(ActionState::waiting);
    REQUIRE_FALSE(decided.empty());
    const auto taken = decided.front();
    CHECK(desk.get<Result<void>>([&](auto done) { desk.outbox().cancel(taken.id, done); }));
    desk.judge();
    desk.crashAndRestart();
    desk.judge();
    desk.settleOutbox();
    CHECK(desk.effects("authorize", taken.command.target.id) == 0);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("rules pay nothing where somebody has refunded a part already") {
    RulesOf desk;
    const ReturnKey key = desk.keys(View::newOnes).front();
    app::RefundDecision cent;
    cent.isFull = false;
    const ReturnLine line = desk.detail(key).fact.lines.front();
    cent.plan.lines = {{line.line, 1, {1, line.refundable.currency}}};
    cent.plan.reason = "goodwill";
    cent.plan.keepItem = true;
    REQUIRE(desk.decide(Operation::refund, {key}, cent));
    desk.settleOutbox();
    REQUIRE(desk.sync());
    REQUIRE(desk.detail(key).fact.refunds.size() == 1);
    desk.use({{refunding(100'000)}, {}, {}});
    desk.judge();
    desk.settleOutbox();
    CHECK(desk.detail(key).fact.refunds.size() == 1);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("switching the rules off takes back what they decided and has not left, and says how much") {
    RulesOf desk;
    desk.use({{refunding(3000), authorizing()}, {}, {}});
    desk.judge();
    const auto decided = desk.actions(ActionState::waiting).size();
    REQUIRE(decided > 0);
    const ReturnKey key{desk.account, {desk.actions(ActionState::waiting).front().command.target.id}};
    const auto book = desk.mode(RuleMode::off).value();
    CHECK(static_cast<std::size_t>(book.takenBack) >= decided);
    CHECK(desk.actions(ActionState::waiting).empty());
    CHECK(desk.why(key)->state == ActionState::cancelled);
    desk.settleOutbox();
    CHECK(desk.effects("refund") == 0);
    CHECK(desk.effects("authorize") == 0);
    CHECK(desk.keys(View::newOnes).size() == 30);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a decision that cannot be carried out leaves the request to the seller and says why") {
    RulesOf desk;
    Rule rule = authorizing();
    rule.address = "No such place";
    desk.use({{rule}, {}, {}});
    desk.judge();
    CHECK(desk.actions().empty());
    const auto key = desk.keys(View::newOnes).front();
    const auto why = desk.why(key);
    REQUIRE(why);
    REQUIRE(why->refusal);
    CHECK(why->refusal->failure() == Failure::unknownAddress);
}

TEST_CASE("an absence authorizes what no rule decides, begins and ends by itself") {
    RulesOf desk({.isWindow = true, .isReading = true});
    RuleSet set{{holding(6000)}, desk.clock.now() + hours(2), desk.clock.now() + hours(30)};
    desk.use(set);
    CHECK(desk.actions().empty());
    desk.advance(hours(2));
    while (desk.runOne()) {}
    desk.settle();
    const auto authorized = desk.actionsOf(ActionKind::authorize);
    CHECK(authorized > 0);
    desk.settleOutbox();
    for (const ReturnKey& key : desk.keys(View::newOnes)) CHECK(desk.detail(key).fact.price.minor >= 6000);
    desk.advance(hours(40));
    for (int i = 0; i < 8; ++i) desk.market->happen("request", "");
    CHECK(desk.sync());
    CHECK(desk.actionsOf(ActionKind::authorize) == authorized);
    CHECK(desk.disagreement() == "");
}
