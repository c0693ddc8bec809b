// SPDX-License-Identifier: GPL-3.0-or-later

#include "faults/sim_world.h"

#include <algorithm>
#include <iostream>

#include "base/fault_points.h"
#include "base/paths.h"
#include "channels/open/open_channel.h"
#include "sim/buyers.h"

namespace resodesk::faults {

namespace {

struct Died {};  ///< the process ends here: thrown by a crash point, caught by the world
void die() { throw Died{}; }

constexpr int roundsOfTrouble = 30;

}  // namespace

World::World(const std::filesystem::path& folder, std::uint64_t seed, const std::vector<std::string>& labels, bool isVerbose)
    : folder_(folder), seed_(seed), labels_(labels), isVerbose_(isVerbose), chance_(seed, 1), sellersChance_(seed, 2), networksChance_(seed, 3) {
    sim::MarketSetup setup;
    setup.data = folder_ / "market";
    setup.words = resourceFolder() / "market";
    setup.seed = seed % modes;  // of what the buyers are, not of what happens
    setup.returns = 48;
    setup.requested = 20;
    setup.clock = &time_;
    setup.guards = guardsOf(seed % modes);
    market_ = std::make_unique<sim::Market>(setup);
    front_ = std::make_unique<sim::OpenFront>(*market_, 0);
    network_ = std::make_unique<SimNetwork>(
        SimNetwork::Parts{*market_, *front_, time_, networksChance_, [this](const std::string& line) { trace(line); },
                          [this](const std::string& key) { checkHold(key); }});
}

World::~World() { setCrash({}, nullptr); }

void World::makeFirst(const std::filesystem::path& folder, std::uint64_t seed) {
    static const std::vector<std::string> none;
    World world(folder, seed, none, false);
    world.network_->calmDown();
    world.open();
    app::AccountWish wish;
    wish.name = "shop";
    wish.url = "http://127.0.0.1:1";
    wish.tokens = freshTokens(*world.market_);
    wish.tokenFile = (folder / "tokens.json").string();
    writeFilePrivately(wish.tokenFile, wish.tokens);
    wish.isPractice = true;
    bool isAdded = false;
    world.desk_->doors().accounts.add(wish, [&](const Result<app::AccountStatus>& added) { isAdded = added.has_value(); });
    world.pass(std::chrono::minutes(1));
    if (!isAdded) throw std::runtime_error("the account is not added");
    world.readAllOnce();
    world.desk_->stop();
    world.desk_.reset();
}

void World::readAllOnce() {
    desk_->doors().accounts.sync({}, [](const Result<void>&) {});
    pass(std::chrono::minutes(2));
}

void World::trace(const std::string& line) {
    const std::string text = std::to_string((time_.now() - start).count()) + " " + line;
    for (const unsigned char c : text) hash_ = (hash_ ^ c) * 1099511628211u;
    if (isVerbose_) std::cout << "    " << text << "\n";
}

void World::open() {
    holds_.clear();  // the next process counts what is left by the calendar
    const auto makeChannel = [this](const Account& account, app::ChannelParts parts) {
        return std::make_unique<channels::open::OpenChannel>(
            account, channels::open::OpenChannel::Parts{*network_, parts.executors.desk, parts.executors.parser, parts.clock,
                                                        std::move(parts.tokens), std::move(parts.labelBytes)});
    };
    desk_ = std::make_unique<test::OneThreadDesk>(folder_ / "w", clock_, [&](app::DeskSetup& setup) { setup.makeChannel = makeChannel; });
}

void World::crash(const char* how) {
    setCrash({}, nullptr);
    trace(how);
    ++crashes_;
    network_->forgetAnswers();
    desk_.reset();
    open();
}

/// Another process takes the workspace over, after the first has ended well.
void World::handOver() {
    setCrash({}, nullptr);
    trace("hand over");
    network_->forgetAnswers();
    desk_->stop();
    desk_.reset();
    open();
}

/// The process may die in it; then the next one starts.
void World::survive(const std::function<void()>& work) {
    try {
        return work();
    } catch (const Died&) {
    }
    crash("crash");
}

void World::planCrash() {
    const std::string label = chance_.pick(labels_) + ":" + std::to_string(chance_.between(1, 3));
    trace("will die at " + label);
    setCrash(label, die);
}

bool World::runOneTask() {
    if (mayDie_ && chance_.below(400) == 0) throw Died{};
    return desk_->loop().runOne() || desk_->ringIfDue() || network_->deliverOne();
}

void World::settleNow() {
    while (runOneTask()) {}
}

std::optional<milliseconds> World::untilNext() const {
    std::optional<milliseconds> next;
    if (const auto alarm = desk_->alarm()) next = *alarm - clock_.now();
    if (const auto event = network_->next(); event && (!next || *event - time_.now() < *next)) next = *event - time_.now();
    return next;
}

void World::pass(milliseconds duration) {
    const TimePoint end = time_.now() + duration;
    for (settleNow(); time_.now() < end; settleNow()) {
        const auto next = untilNext();
        const milliseconds left = end - time_.now();
        time_.advance(next ? std::clamp(*next, milliseconds(1), left) : left);
    }
}

Seller World::seller() {
    const auto wait = [this](const std::function<bool()>& isDone) {
        while (!isDone()) {
            if (mayDie_ && chance_.below(400) == 0) throw Died{};
            if (!desk_->loop().runOne()) throw std::logic_error("the seller waits for something that will not come");
        }
    };
    return Seller(Seller::Parts{desk_->doors(), sellersChance_, wait, [] {},
                   [this](const std::string& promise) {
                       notePromise(promise);
                   },
                   false});
}

void World::notePromise(const std::string& promise) {
    trace(promise);
    promises_.push_back(promise);
    if (!promise.starts_with("action ")) return;
    const auto action = desk_->core().ledger->outbox().find({std::stoll(promise.substr(7))});
    if (action && action->why == WaitReason::undo && action->notBefore > clock_.now())
        holds_[action->key] = {action->id, time_.now() + (action->notBefore - clock_.now()), action->notBefore};
}

void World::checkHold(const std::string& key) {
    const auto hold = holds_.find(key);
    if (hold == holds_.end() || time_.now() + seconds(1) >= hold->second.until) return;
    const auto action = desk_->core().ledger->outbox().find(hold->second.action);
    const bool isEnded = action && action->notBefore != hold->second.said;  // by the seller: "send now"
    if (!isEnded) early_.push_back("action " + std::to_string(hold->second.action.value) + " left in its undo window");
    holds_.erase(hold);
}

/// Buyers and the marketplace's people do something to some return.
void World::othersAct() {
    const auto returns = market_->store().all("return");
    static const std::vector<std::string> what{"ship", "arrive", "arrive", "buyer_close", "request"};
    const std::string& kind = chance_.pick(what);
    const std::string& target = chance_.pick(returns).id;
    trace("others: " + kind + " " + target);
    sim::MarketStore::Scope scope(market_->store());
    sim::Buyers(*market_).act({0, market_->now(), kind, target, sim::Json::object()});
    scope.commit();
}

void World::trouble() {
    mayDie_ = true;
    survive([this] { settleNow(); });
    for (int round = 0; round < roundsOfTrouble; ++round) {
        if (chance_.chance(40)) planCrash();
        survive([this] {
            for (std::int64_t n = chance_.below(3); n > 0; --n) seller().decide();
        });
        if (chance_.chance(30)) othersAct();
        const std::int64_t what = chance_.below(100);
        if (what < 3) clock_.set(seconds(chance_.between(-3'600, 3'600)));
        if (what >= 3 && what < 6) survive([this] { handOver(); });
        const milliseconds duration = what < 8    ? milliseconds(std::chrono::hours(25))
                                      : what < 30 ? milliseconds(std::chrono::minutes(chance_.between(5, 40)))
                                                  : milliseconds(chance_.between(0, 120'000));
        survive([&] { pass(duration); });
        survive([this] { seller().signInWhereNeeded([this] { return freshTokens(*market_); }); });
    }
    mayDie_ = false;
    setCrash({}, nullptr);
}

void World::rest() {
    trace("rest");
    network_->calmDown();
    const auto isOver = [this] {
        const auto counts = desk_->core().ledger->outbox().counts();
        return counts.open <= counts.asking + counts.needsPerson;
    };
    const auto letTimePass = [&] {
        pass(std::chrono::minutes(10));
        for (int hours = 0; hours < 40 && !isOver(); ++hours) {
            seller().signInWhereNeeded([this] { return freshTokens(*market_); });
            pass(std::chrono::hours(1));
        }
    };
    letTimePass();
    for (int i = 0; i < 8 && seller().answerWhatIsAsked(actedKeys(market_->store().effects(0))); ++i) letTimePass();
    for (const sim::Effect& effect : market_->store().effects(0))
        trace("effect " + effect.kind + " " + effect.target + " " + effect.line + " " + effect.amount);
    desk_->stop();
    desk_.reset();
}

void World::live(Tally& tally) {
    time_.advance(std::chrono::minutes(10));  // after the workspace was made
    open();
    trouble();
    rest();
    for (const std::string& what : early_) tally.other("seed " + std::to_string(seed_) + ": " + what);
    check(tally, {folder_ / "w", promises_, true, "seed " + std::to_string(seed_)}, truthOf(*market_));
}

}  // namespace resodesk::faults
