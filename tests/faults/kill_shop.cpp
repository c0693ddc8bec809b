// SPDX-License-Identifier: GPL-3.0-or-later

#include "faults/kill_shop.h"

#include "base/paths.h"
#include "store/query.h"

namespace resodesk::faults {

using test::OneThreadDesk;

KillShop::KillShop(const std::filesystem::path& folder, std::uint64_t seed, std::uint64_t mode) : folder_(folder) {
    std::filesystem::create_directories(folder_);
    sim::ServerSetup setup;
    setup.market.data = folder_ / "market";
    setup.market.words = resourceFolder() / "market";
    setup.market.seed = seed;
    setup.market.returns = 220;
    setup.market.requested = 90;
    setup.market.clock = &clock_;
    setup.market.guards = guardsOf(mode);
    setup.latencyMs = seed % 2 == 0 ? 4 : 0;  // with some way to go, more is under way when the desk dies
    server_ = std::make_unique<sim::Server>(setup);
    connect();
}

KillShop::~KillShop() {
    server_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void KillShop::connect() {
    OneThreadDesk desk(workspace(), clock_);
    app::AccountWish wish;
    wish.name = "shop";
    wish.url = url();
    wish.tokens = tokenDocument(server_->tokens().access, server_->tokens().refresh);
    wish.tokenFile = tokenFile().string();
    writeFilePrivately(tokenFile(), wish.tokens);
    wish.isPractice = true;  // the token file is its keyring
    (void)desk.get<Result<app::AccountStatus>>([&](auto done) { desk.doors().accounts.add(wish, done); }).value();
    (void)desk.get<Result<void>>([&](auto done) { desk.doors().accounts.sync({}, done); });
    desk.settle();
    desk.stop();
}

void KillShop::orderFaults(sim::Random& chance) {
    static const std::vector<std::string> faults{
        R"({"do":"act_then_drop","method":"POST")",  R"({"do":"act_then_drop","method":"POST")",
        R"({"do":"error_before","method":"POST","status":503)", R"({"do":"error_after","method":"POST","status":502)",
        R"({"do":"refuse","method":"POST")",         R"({"do":"late","method":"POST","seconds":40)",
        R"({"do":"late","method":"POST","seconds":200)", R"({"do":"cut","method":"POST","at_byte":120)",
        R"({"do":"throttle","method":"POST","seconds":20)", R"({"do":"stale","method":"GET")",
        R"({"do":"delay","ms":15)",                  R"({"do":"refuse","method":"GET")"};
    for (std::int64_t n = chance.below(3); n > 0; --n)
        orderFault(chance.pick(faults) + R"(,"skip":)" + std::to_string(chance.below(3)) + R"(,"times":)" +
                   std::to_string(chance.between(1, 2)) + "}");
    if (chance.chance(3)) expireTokens();
}

void KillShop::closeWhatSleeps() {
    store::Database ledger(workspace() / "ledger.db", {});
    store::Query asleep(ledger, "SELECT return_id FROM snooze WHERE woke_at IS NULL");
    while (asleep.step()) {
        const std::string id = asleep.text();
        server_->onMarket([&](sim::Market& market) {
            sim::MarketStore::Scope scope(market.store());
            if (!market.closeReturn(id, {{"reason", "out_of_policy"}}, {"", "", sim::Guard::byHand}).problem) scope.commit();
        });
    }
}

void KillShop::writeWhereRepliesWait() {
    store::Database ledger(workspace() / "ledger.db", {});
    store::Query waiting(ledger, "SELECT DISTINCT target FROM action WHERE state='WAITING' AND kind='message' AND target_kind='conversation'");
    while (waiting.step()) {
        const std::string id = waiting.text();
        server_->onMarket([&](sim::Market& market) { market.buyerWrites(id, "Ancora una cosa"); });
    }
}

std::string KillShop::tokensFromMarket() {
    std::string tokens;
    server_->onMarket([&](sim::Market& market) { tokens = freshTokens(market); });
    return tokens;
}

void KillShop::letTimePass(OneThreadDesk& desk, Seller& seller) {
    const TimePoint end = clock_.now() + std::chrono::hours(40);
    for (desk.settle(); desk.alarm() && *desk.alarm() <= end; desk.settle()) {
        seller.signInWhereNeeded([this] { return tokensFromMarket(); });
        const auto counts = desk.core().ledger->outbox().counts();
        if (counts.open <= counts.asking + counts.needsPerson) return;
        if (desk.alarm()) clock_.advance(std::max<milliseconds>(*desk.alarm() - clock_.now(), milliseconds(1)));
    }
}

void KillShop::comeToRest(Tally& tally, const std::string& where) {
    server_->clearFaults();
    sim::Random chance(1, 1);
    OneThreadDesk desk(workspace(), clock_);
    Seller seller(Seller::Parts{desk.doors(), chance, [&](const std::function<bool()>& isDone) { desk.waitFor(isDone); }, [] {}, [](const std::string&) {}});
    desk.settle();
    seller.signInWhereNeeded([this] { return tokensFromMarket(); });
    seller.resume();
    letTimePass(desk, seller);
    for (int i = 0; i < 8 && seller.answerWhatIsAsked(actedKeys(server_->effects())); ++i) letTimePass(desk, seller);
    desk.stop();
    clock_.advance(std::chrono::hours(1));
    server_->advance(milliseconds(0));  // what still was to come late
    look(tally, where, true);
}

long KillShop::foundOnTheWay() const {
    store::Database ledger(workspace() / "ledger.db", {});
    store::Query q(ledger, "SELECT COUNT(*) FROM journal WHERE event='found_sending'");
    q.step();
    return static_cast<long>(q.integer());
}

void KillShop::look(Tally& tally, const std::string& where, bool isAtRest) {
    Truth truth;
    server_->onMarket([&](sim::Market& market) { truth = truthOf(market); });
    check(tally, {workspace(), promises_, isAtRest, where}, truth);
}

}  // namespace resodesk::faults
