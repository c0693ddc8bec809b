// SPDX-License-Identifier: GPL-3.0-or-later

#include "faults/shop.h"

#include <algorithm>

namespace resodesk::faults {

using test::Passage;
using test::SeenRequest;

namespace {

constexpr auto decidesWithin = std::chrono::hours(30);

std::string headerOf(const SeenRequest& request, const std::string& name) {
    std::string lower = request.head;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
    const std::size_t at = lower.find("\r\n" + name + ": ");
    if (at == std::string::npos) return {};
    const std::size_t from = at + name.size() + 4;
    return request.head.substr(from, request.head.find("\r\n", from) - from);
}

bool isWrite(const SeenRequest& request) { return request.method != "GET" && request.target != "/oauth/token"; }

}  // namespace

Shop::Shop(sim::Guard guard, Tally& tally, int requests) : guard_(guard), tally_(tally) {
    test::DesktopSetup setup;
    setup.requested = guard == sim::Guard::guarded ? requests : 60;
    setup.returns = std::max(1'500, setup.requested + 300);
    setup.guards = {{"refund", guard}, {"authorize", guard}, {"close", guard}, {"message", guard}};
    setup.longestRequest = milliseconds(400);
    setup.via = [this](const std::string& market) {
        proxy_ = std::make_unique<test::FaultProxy>(market, [this](const SeenRequest& request) { return plan(request); });
        return proxy_->url();
    };
    desk_ = std::make_unique<test::Desktop>(setup);
    fresh_ = desk_->keys(View::newOnes);
    // The return with the most to give: it is refunded a cent at a time.
    std::int64_t most = 0;
    for (const ReturnKey& key : desk_->keys(View::toInspect, 40)) {
        const Return fact = desk_->detail(key).fact;
        if (fact.lines.front().refundable.minor <= most) continue;
        most = fact.lines.front().refundable.minor;
        refunded_ = key;
    }
}

Shop::~Shop() { desk_.reset(); }

Passage Shop::plan(const SeenRequest& request) {
    const std::lock_guard lock(mutex_);
    if (isWrite(request)) {
        ++posts_[headerOf(request, "idempotency-key")];
        requestBytes_ = request.head.size() + 2 + request.body.size();
        if (next) return *std::exchange(next, std::nullopt);
    }
    return others ? others(request) : Passage{};
}

int Shop::posts(const std::string& key) {
    const std::lock_guard lock(mutex_);
    return posts_[key];
}

ReturnKey Shop::target() {
    if (guard_ != sim::Guard::guarded) return refunded_;
    if (fresh_.empty()) throw std::runtime_error("the shop has no requests left to authorize");
    const ReturnKey key = fresh_.back();
    fresh_.pop_back();
    return key;
}

ActionId Shop::decide() {
    const ReturnKey key = target();
    app::Decision decision = app::AuthorizeDecision{};
    if (guard_ != sim::Guard::guarded) {  // a state guards an authorization; money needs more
        app::RefundDecision cent;
        cent.isFull = false;
        cent.plan.reason = "returned";
        const ReturnLine line = desk_->detail(key).fact.lines.front();
        cent.plan.lines.push_back({line.line, 1, {1, line.refundable.currency}});
        decision = cent;
    }
    const Operation operation = guard_ == sim::Guard::guarded ? Operation::authorize : Operation::refund;
    std::string why;
    for (int i = 0; i < 6; ++i) {
        const app::Prepared prepared = desk_->prepare(operation, {key});
        const auto confirmed = desk_->confirm(prepared, decision);
        if (confirmed && !confirmed->actions.empty()) return confirmed->actions.front();
        if (!confirmed)
            why = toText(confirmed.error().failure());
        else if (!prepared.refusals.empty())
            why = toText(prepared.refusals.front().why.failure());
        desk_->clock.advance(std::chrono::minutes(10));  // what is shown here is old
        (void)desk_->sync();
    }
    throw std::runtime_error("nothing can be decided: " + why);
}

void Shop::run(const std::string& kind, Fate fate, const Passage& passage) {
    {
        const std::lock_guard lock(mutex_);
        next = passage;
    }
    judge(kind, fate, decide());
    const std::lock_guard lock(mutex_);
    next.reset();
}

void Shop::order(const std::string& kind, Fate fate, const std::vector<std::string>& faults) {
    for (const std::string& fault : faults) desk_->market->addFault(fault);
    judge(kind, fate, decide());
}

void Shop::judge(const std::string& kind, Fate fate, ActionId id) {
    desk_->settleOutbox(decidesWithin);
    tally_.ran(kind + " " + nameOf(guard_));
    const Action action = desk_->action(id);
    checkOutcome(kind + " " + nameOf(guard_), fate, action);
    // Whatever became of it, the next decision starts from rest.
    if (action.state == ActionState::needsPerson)
        (void)desk_->get<Result<void>>([&](auto done) { desk_->outbox().settle(id, false, "the campaign looked", done); });
    else if (isLive(action.state))
        (void)desk_->get<Result<void>>([&](auto done) { desk_->outbox().cancel(id, done); });
}

void Shop::checkOutcome(const std::string& kind, Fate fate, const Action& action) {
    int effects = 0;
    desk_->market->onMarket([&](sim::Market& market) {
        for (const sim::Effect& e : market.store().effects(seenEffects_)) {
            seenEffects_ = std::max(seenEffects_, e.seq);
            effects += e.key == action.key && e.by == "seller";
        }
    });
    const std::string what = kind + ", action " + std::to_string(action.id.value) + ": " + std::string(toText(action.state));
    if (effects > 1) tally_.doubled(what + ", carried out " + std::to_string(effects) + " times");
    if (action.state == ActionState::confirmed && effects == 0) tally_.other(what + " without an effect");
    const bool saysNever = action.state == ActionState::failed || action.state == ActionState::cancelled || action.state == ActionState::notNeeded;
    if (saysNever && effects > 0) tally_.other(what + ", and it was carried out");
    const bool isDone = action.state == ActionState::confirmed && effects == 1;
    const bool isGood = fate == Fate::either || (isDone && (fate != Fate::notActed || guard_ != sim::Guard::keyless)) ||
                        (fate == Fate::notActed && guard_ == sim::Guard::keyless && action.state == ActionState::needsPerson && effects == 0);
    if (!isGood) tally_.other(what + ", " + std::to_string(effects) + " effects, sent " + std::to_string(posts(action.key)) + " times");
    if (guard_ == sim::Guard::keyless && fate != Fate::notSent && fate != Fate::either && posts(action.key) > 1)
        tally_.other(what + ": keyless money went out " + std::to_string(posts(action.key)) + " times");
}

}  // namespace resodesk::faults
