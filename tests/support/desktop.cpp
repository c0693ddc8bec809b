// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/desktop.h"

#include <array>
#include <cstdio>
#include <stdexcept>

#include "app/returns/bulk_minter.h"
#include "base/paths.h"

namespace resodesk::test {

Desktop::Desktop(const DesktopSetup& setup)
    : clock(setup.shopOf ? setup.shopOf->clock.now() : morning), setup_(setup) {
    if (!setup.shopOf) openMarket();
    start();
    addAccount();
    if (auto synced = sync(); !synced) throw std::runtime_error("first sync failed");
}

Desktop::~Desktop() {
    if (desk_) desk_->stop();
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
        serverSetup_->market.drawsLabels = setup_.drawsLabels;
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
    account = get<Result<app::AccountStatus>>([&](auto done) { accounts().add(wish, done); }).value().account.id;
}

void Desktop::start() {
    desk_ = std::make_unique<OneThreadDesk>(workspace(), clock, [this](app::DeskSetup& setup) {
        setup.longestRequest = setup_.longestRequest;
        if (setup_.remembers) setup.memory = folder_.path() / "state";
        setup.renewsUndo = setup_.isWindow;
        setup.syncsByItself = setup_.isReading;
    });
    try {
        settle();
    } catch (...) {
        crash();
        throw;
    }
}

void Desktop::crash() { desk_.reset(); }

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

bool Desktop::runOne() { return desk_->loop().runOne() || desk_->ringIfDue(); }

void Desktop::unplug() { market.reset(); }

void Desktop::plugIn() { openMarket(); }

void Desktop::settle() { desk_->settle(); }

void Desktop::advance(milliseconds by) {
    clock.advance(by);
    settle();
}

void Desktop::settleOutbox(milliseconds most) {
    const TimePoint end = clock.now() + most;
    settle();
    while (desk_->alarm() && *desk_->alarm() <= end) {
        const bool isAnyLive = core().ledger->outbox().counts().open > core().ledger->outbox().counts().asking;
        if (!isAnyLive) return;
        clock.advance(std::max<milliseconds>(*desk_->alarm() - clock.now(), milliseconds(1)));
        settle();
    }
}

Result<void> Desktop::sync() {
    auto result = get<Result<void>>([&](auto done) { accounts().sync({}, done); });
    settle();
    return result;
}

std::vector<ReturnKey> Desktop::keys(View view, int limit) {
    ReturnQuery query;
    query.view = view;
    std::vector<ReturnKey> keys;
    for (const ReturnRow& row : get<std::vector<ReturnRow>>([&](auto done) { returns().page(query, {}, limit, done); })) keys.push_back(row.key);
    return keys;
}

app::Prepared Desktop::prepare(Operation operation, std::vector<ReturnKey> keys) {
    ReturnChoice choice;
    choice.keys = std::move(keys);
    return get<app::Prepared>([&](auto done) { returns().prepare(operation, choice, done); });
}

app::Prepared Desktop::prepareAll(Operation operation, const ReturnQuery& query) {
    ReturnChoice choice;
    choice.isAll = true;
    choice.query = query;
    return get<app::Prepared>([&](auto done) { returns().prepare(operation, choice, done); });
}

Result<app::Confirmed> Desktop::confirm(const app::Prepared& prepared, const app::Decision& decision, milliseconds hold) {
    return get<Result<app::Confirmed>>([&](auto done) { returns().confirm(prepared, decision, hold, done); });
}

Result<app::Confirmed> Desktop::decide(Operation operation, std::vector<ReturnKey> keys, const app::Decision& decision) {
    auto confirmed = confirm(prepare(operation, std::move(keys)), decision);
    settle();
    return confirmed;
}

app::ReturnDetail Desktop::detail(const ReturnKey& key) {
    settle();
    return get<Result<app::ReturnDetail>>([&](auto done) { returns().detail(key, done); }).value();
}

ViewCounts Desktop::counts() {
    settle();
    return get<ViewCounts>([&](auto done) { returns().counts(done); });
}

std::vector<Action> Desktop::actions(std::optional<ActionState> state) {
    app::OutboxFilter filter;
    filter.state = state;
    filter.limit = 1'000'000;
    return get<std::vector<Action>>([&](auto done) { outbox().list(filter, done); });
}

Action Desktop::action(ActionId id) {
    return get<Result<app::ActionDetail>>([&](auto done) { outbox().show(id, done); }).value().action;
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
