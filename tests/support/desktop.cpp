// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/desktop.h"

#include <array>
#include <cstdio>
#include <stdexcept>

#include "app/returns/bulk_minter.h"
#include "app/sync_runner.h"
#include "base/paths.h"

namespace resodesk::test {

class Desktop::TestAlarm final : public app::Alarm {
 public:
    void set(std::optional<TimePoint> when, std::function<void()> ring) override {
        when_ = when;
        ring_ = std::move(ring);
    }
    std::optional<TimePoint> when() const { return when_; }
    void ring() {
        when_.reset();
        const auto ring = std::exchange(ring_, {});
        ring();
    }

 private:
    std::optional<TimePoint> when_;
    std::function<void()> ring_;
};

Desktop::Desktop(const DesktopSetup& setup)
    : clock(setup.shopOf ? setup.shopOf->clock.now() : morning), setup_(setup), alarm_(std::make_unique<TestAlarm>()) {
    if (!setup.shopOf) openMarket();
    start();
    addAccount();
    if (auto synced = sync(); !synced) throw std::runtime_error("first sync failed");
}

Desktop::~Desktop() {
    if (core_) core_->stop();
}

void Desktop::openMarket() {
    if (!serverSetup_) {
        serverSetup_ = std::make_unique<sim::ServerSetup>();
        serverSetup_->market.data = folder_.path() / "market";
        serverSetup_->market.words = resourceFolder() / "market";
        serverSetup_->market.seed = setup_.seed;
        serverSetup_->market.returns = setup_.returns;
        serverSetup_->market.requested = setup_.requested;
        serverSetup_->market.speed = setup_.speed;
        serverSetup_->market.clock = &clock;
        serverSetup_->market.guards = setup_.guards;
        serverSetup_->writesPerSecond = setup_.writesPerSecond;
    }
    market = std::make_unique<sim::Server>(*serverSetup_);
    serverSetup_->port = static_cast<unsigned short>(std::stoi(market->url().substr(market->url().rfind(':') + 1)));
}

void Desktop::addAccount() {
    app::AccountWish wish;
    wish.name = "shop";
    wish.url = setup_.via ? setup_.via(shop().url()) : shop().url();
    wish.tokens = "{\"token\":\"" + shop().tokens().access + "\",\"refresh_token\":\"" + shop().tokens().refresh + "\"}";
    wish.tokenFile = (folder_.path() / "tokens.json").string();
    writeFilePrivately(wish.tokenFile, wish.tokens);
    wish.isPractice = true;  // the token file is its keyring: tests need no session bus
    account = get<Result<app::AccountStatus>>([&](auto done) { accounts_->add(wish, done); }).value().account.id;
}

void Desktop::start() {
    app::DeskSetup setup{workspace(), clock, {loop_, loop_, loop_, loop_, loop_}, *alarm_, {}, false, true, false};
    setup.longestRequest = setup_.longestRequest;
    if (setup_.remembers) setup.memory = folder_.path() / "state";
    setup.renewsUndo = setup_.isWindow;
    core_ = std::move(app::DeskCore::open(setup).value());
    returns_ = std::make_unique<app::ReturnsDesk>(*core_);
    parcels_ = std::make_unique<app::ParcelsDesk>(*core_);
    outbox_ = std::make_unique<app::OutboxDesk>(*core_);
    accounts_ = std::make_unique<app::AccountsDesk>(*core_);
    settings_ = std::make_unique<app::SettingsDesk>(*core_);
    try {
        core_->start();
        settle();
    } catch (...) {
        crash();
        throw;
    }
}

void Desktop::crash() {
    if (core_) core_->http->stop(milliseconds(0));  // its answers are never seen
    loop_.drop();
    alarm_->set(std::nullopt, {});
    core_.reset();
    loop_.drop();
}

void Desktop::crashAndRestart() {
    crash();
    start();
}

void Desktop::keep() {
    crash();
    market.reset();
    std::filesystem::remove_all(kept_.path());
    std::filesystem::copy(folder_.path(), kept_.path(), std::filesystem::copy_options::recursive);
    keptAt_ = clock.now();
    openMarket();
    start();
}

void Desktop::windBack() {
    crash();
    market.reset();
    std::filesystem::remove_all(folder_.path());
    std::filesystem::copy(kept_.path(), folder_.path(), std::filesystem::copy_options::recursive);
    clock.advance(keptAt_ - clock.now());
    openMarket();
}

void Desktop::rewind() {
    windBack();
    start();
}

bool Desktop::runOne() { return loop_.runOne() || ringIfDue(); }

void Desktop::unplug() { market.reset(); }

void Desktop::plugIn() { openMarket(); }

bool Desktop::ringIfDue() {
    if (!alarm_->when() || *alarm_->when() > clock.now()) return false;
    alarm_->ring();
    return true;
}

void Desktop::runUntil(const std::function<bool()>& isDone) {
    for (;;) {
        loop_.runAll();
        if (isDone()) return;
        if (ringIfDue()) continue;
        if (core_->http->inFlight() == 0) {
            loop_.runAll();
            if (isDone()) return;
            throw std::runtime_error("waits for something that will not come");
        }
        if (!loop_.waitForTask()) throw std::runtime_error("a request is never answered");
    }
}

void Desktop::settle() {
    for (;;) {
        loop_.runAll();
        if (ringIfDue()) continue;
        if (core_->http->inFlight() == 0) {
            loop_.runAll();
            if (core_->http->inFlight() == 0 && !ringIfDue()) return;
            continue;
        }
        if (!loop_.waitForTask()) throw std::runtime_error("a request is never answered");
    }
}

void Desktop::advance(milliseconds by) {
    clock.advance(by);
    settle();
}

void Desktop::settleOutbox(milliseconds most) {
    const TimePoint end = clock.now() + most;
    settle();
    while (alarm_->when() && *alarm_->when() <= end) {
        const bool isAnyLive = core_->ledger->outbox().counts(clock.now()).open > core_->ledger->outbox().counts(clock.now()).asking;
        if (!isAnyLive) return;
        clock.advance(std::max<milliseconds>(*alarm_->when() - clock.now(), milliseconds(1)));
        settle();
    }
}

Result<void> Desktop::sync() {
    auto result = get<Result<void>>([&](auto done) { accounts_->sync({}, done); });
    settle();
    return result;
}

std::vector<ReturnKey> Desktop::keys(View view, int limit) {
    ReturnQuery query;
    query.view = view;
    std::vector<ReturnKey> keys;
    for (const ReturnRow& row : get<std::vector<ReturnRow>>([&](auto done) { returns_->page(query, {}, limit, done); })) keys.push_back(row.key);
    return keys;
}

app::Prepared Desktop::prepare(Operation operation, std::vector<ReturnKey> keys) {
    ReturnChoice choice;
    choice.keys = std::move(keys);
    return get<app::Prepared>([&](auto done) { returns_->prepare(operation, choice, done); });
}

app::Prepared Desktop::prepareAll(Operation operation, const ReturnQuery& query) {
    ReturnChoice choice;
    choice.isAll = true;
    choice.query = query;
    return get<app::Prepared>([&](auto done) { returns_->prepare(operation, choice, done); });
}

Result<app::Confirmed> Desktop::confirm(const app::Prepared& prepared, const app::Decision& decision, milliseconds hold) {
    return get<Result<app::Confirmed>>([&](auto done) { returns_->confirm(prepared, decision, hold, done); });
}

Result<app::Confirmed> Desktop::decide(Operation operation, std::vector<ReturnKey> keys, const app::Decision& decision) {
    auto confirmed = confirm(prepare(operation, std::move(keys)), decision);
    settle();
    return confirmed;
}

app::ReturnDetail Desktop::detail(const ReturnKey& key) {
    settle();
    return get<Result<app::ReturnDetail>>([&](auto done) { returns_->detail(key, done); }).value();
}

ViewCounts Desktop::counts() {
    settle();
    return get<ViewCounts>([&](auto done) { returns_->counts(done); });
}

std::vector<Action> Desktop::actions(std::optional<ActionState> state) {
    app::OutboxFilter filter;
    filter.state = state;
    filter.limit = 1'000'000;
    return get<std::vector<Action>>([&](auto done) { outbox_->list(filter, done); });
}

Action Desktop::action(ActionId id) {
    return get<Result<app::ActionDetail>>([&](auto done) { outbox_->show(id, done); }).value().action;
}

int Desktop::effects(const std::string& kind, const std::string& target) {
    int count = 0;
    for (const sim::Effect& effect : shop().effects())
        count += effect.kind == kind && effect.by == "seller" && (target.empty() || effect.target == target);
    return count;
}

std::string Desktop::disagreement() {
    if (auto synced = sync(); !synced) return "the last sync failed: " + std::string(toText(synced.error().failure()));
    const std::string command = RESODESK_TESTS_DIR "/support/agree " + shop().url() + " " + shop().adminToken() + " " +
                                workspace().string() + " 2>&1";
    std::string output;
    FILE* pipe = ::popen(command.c_str(), "r");
    std::array<char, 4096> buffer{};
    while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe)) output.append(buffer.data(), got);
    const int status = ::pclose(pipe);
    return status == 0 ? std::string{} : output;
}

}  // namespace resodesk::test
