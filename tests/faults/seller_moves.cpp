// SPDX-License-Identifier: GPL-3.0-or-later
// What the seller can decide and send, one by one.

#include <algorithm>
#include <utility>

#include "faults/seller.h"

namespace resodesk::faults {

namespace {

app::RefundDecision refundDecision(const char* reason) {
    app::RefundDecision decision;
    decision.plan.reason = reason;
    return decision;
}

}  // namespace

void Seller::authorizeOne() {
    if (const auto key = anyReturn(View::newOnes)) confirm(Operation::authorize, {*key}, app::AuthorizeDecision{});
}

void Seller::authorizeMany() {
    std::vector<ReturnKey> keys;
    for (std::int64_t n = parts_.chance.between(2, 5); n > 0; --n)
        if (const auto key = anyReturn(View::newOnes); key && std::find(keys.begin(), keys.end(), *key) == keys.end())
            keys.push_back(*key);
    app::AuthorizeDecision decision;
    decision.rma = parts_.chance.chance(50) ? RmaMode::own : RmaMode::marketplace;
    if (!keys.empty()) confirm(Operation::authorize, keys, decision);
}

void Seller::authorizeWithLabel() {
    const auto key = anyReturn(View::newOnes);
    if (!key) return;
    const std::string pdf = "%PDF-1.4 " + words("label") + "\n%%EOF\n";
    const auto kept = get<Result<OwnLabel>>([&](auto done) { parts_.doors.returns.keepLabel(pdf, "label.pdf", done); });
    if (!kept) return;
    parts_.promised("label " + kept->sha256);
    app::AuthorizeDecision decision;
    decision.label = LabelMode::own;
    decision.ownLabel = *kept;
    confirm(Operation::authorize, {*key}, decision);
}

void Seller::closeOne() {
    if (const auto key = anyReturn(parts_.chance.chance(60) ? View::newOnes : View::all))
        confirm(Operation::close, {*key}, app::CloseDecision{{"out_of_policy", {}}});
}

void Seller::writeOne() {
    if (const auto key = anyReturn(View::all)) confirm(Operation::contact, {*key}, app::ContactDecision{words("Buongiorno")});
}

void Seller::refundFully() {
    if (const auto key = anyReturn(parts_.chance.chance(50) ? View::toInspect : View::all))
        confirm(Operation::refund, {*key}, refundDecision("returned"));
}

void Seller::refundPartly() {
    const auto key = anyReturn(View::all);
    if (!key) return;
    const auto detail = get<Result<app::ReturnDetail>>([&](auto done) { parts_.doors.returns.detail(*key, done); });
    if (!detail) return;
    app::RefundDecision decision = refundDecision("goodwill");
    decision.isFull = false;
    for (const ReturnLine& line : detail->fact.lines) {
        if (!line.refundable.isPositive()) continue;
        decision.plan.lines.push_back({line.line, 1, {parts_.chance.between(1, line.refundable.minor), line.refundable.currency}});
        break;
    }
    if (!decision.plan.lines.empty()) confirm(Operation::refund, {*key}, decision);
}

void Seller::refundMany() {
    std::vector<ReturnKey> keys;
    for (int n = 0; n < 30 && keys.size() < 9; ++n)
        if (const auto key = anyReturn(View::toInspect); key && std::find(keys.begin(), keys.end(), *key) == keys.end())
            keys.push_back(*key);
    if (!keys.empty()) confirm(Operation::refund, keys, refundDecision("returned"));
}

void Seller::refundAndClose() {
    app::RefundDecision decision = refundDecision("keep_item");
    decision.thenClose = true;
    decision.closeReason = "keep_item";
    if (const auto key = anyReturn(View::newOnes)) confirm(Operation::refund, {*key}, decision);
}

void Seller::writeAndHold() {
    const auto before = std::exchange(hold_, std::chrono::hours(1));
    writeOne();
    hold_ = before;
}

void Seller::cancelOne() {
    if (actions(ActionState::waiting).empty()) writeAndHold();
    const auto waiting = actions(ActionState::waiting);
    if (waiting.empty()) return;
    const ActionId id = parts_.chance.pick(waiting).id;
    const auto done = get<Result<void>>([&](auto answer) { parts_.doors.outbox.cancel(id, answer); });
    if (done) parts_.promised("cancelled " + std::to_string(id.value));
}

void Seller::undoMany() {
    const auto before = std::exchange(hold_, std::chrono::hours(1));
    authorizeMany();
    hold_ = before;
    const auto summary = get<app::OutboxSummary>([&](auto done) { parts_.doors.outbox.summary(done); });
    if (!summary.held.empty() && summary.held.front().bulk)
        (void)get<int>([&](auto done) { parts_.doors.outbox.bulks().takeBack(summary.held.front().bulk, done); });
}

void Seller::approveAll() {
    if (actions(ActionState::waiting).empty()) writeAndHold();
    std::vector<ActionId> ids;
    for (const Action& action : actions(ActionState::waiting))
        if (ids.empty() || (action.why == WaitReason::ask && action.refusal != Failure::changed)) ids.push_back(action.id);
    if (!ids.empty()) (void)get<Result<void>>([&](auto done) { parts_.doors.outbox.approve(ids, done); });
}

void Seller::settleOne() {
    const auto stuck = actions(ActionState::needsPerson);
    if (stuck.empty()) return;
    const Action& action = parts_.chance.pick(stuck);
    const auto done = get<Result<void>>(
        [&](auto answer) { parts_.doors.outbox.settle(action.id, false, "not on the page", answer); });
    if (done) parts_.promised("settled " + std::to_string(action.id.value));
}

void Seller::sendNow() {
    ask([&](auto done) { parts_.doors.outbox.sendNow(done); });
}

void Seller::letGoOn() { letGoOnWhatStopped(); }

bool Seller::letGoOnWhatStopped() {
    bool wentOn = false;
    for (const BulkProgress& bulk : bulks())
        if (bulk.pause != BulkPause::none && get<Result<void>>([&](auto done) { parts_.doors.outbox.bulks().goOn(bulk.id, done); })) wentOn = true;
    return wentOn;
}

std::vector<BulkProgress> Seller::bulks() {
    return get<std::vector<BulkProgress>>([&](auto done) { parts_.doors.outbox.bulks().list(done); });
}

void Seller::pauseMany() {
    const auto before = std::exchange(hold_, std::chrono::hours(1));
    authorizeMany();
    hold_ = before;
    const auto all = bulks();
    if (!all.empty()) (void)get<Result<void>>([&](auto done) { parts_.doors.outbox.bulks().pause(all.front().id, done); });
}

void Seller::tryManyAgain() {
    for (const BulkProgress& bulk : bulks()) {
        Declared declared;
        for (const BulkFailure& failure : get<std::vector<BulkFailure>>([&](auto done) { parts_.doors.outbox.bulks().failures(bulk.id, done); })) {
            ++declared.count;
            declared.sums.add(failure.worth);
        }
        if (declared.count > 0) (void)get<Result<app::Confirmed>>([&](auto done) { parts_.doors.outbox.bulks().tryAgain(bulk.id, declared, hold(), done); });
    }
}

void Seller::putBulkAway() {
    for (const BulkProgress& bulk : bulks())
        if (bulk.isOver()) return (void)get<Result<void>>([&](auto done) { parts_.doors.outbox.bulks().putAway(bulk.id, done); });
}

void Seller::tryAgain() {
    for (const Action& failed : actions(ActionState::failed)) {
        const auto again = get<Result<ActionId>>([&](auto done) { parts_.doors.outbox.tryAgain(failed.id, done); });
        if (again) return;
    }
}

void Seller::resume() {
    (void)get<Result<void>>([&](auto done) { parts_.doors.outbox.resume(done); });
}

/// Rules for what looks like one of the requests: they are replayed, switched on, and off again when they have judged.
void Seller::judgeByRules() {
    const auto key = anyReturn(View::newOnes);
    if (!key) return;
    const auto like = get<Result<app::ReturnDetail>>([&](auto done) { parts_.doors.returns.detail(*key, done); });
    if (!like) return;
    Rule rule;
    rule.name = words("rule");
    rule.when.sku = like->fact.lines.front().sku;
    rule.when.countries = {like->fact.country};
    rule.when.amount.most = like->fact.price;
    rule.tags = {"ruled"};
    rule.rma = parts_.chance.chance(50) ? RmaMode::own : RmaMode::marketplace;
    if (parts_.chance.chance(50)) {
        rule.move = RuleMove::refund;
        rule.refundReason = "keep_item";
    }
    const RuleSet set{{rule}, {}, {}};
    auto& rules = parts_.doors.rules;
    if (!get<Result<app::RuleBook>>([&](auto done) { rules.save(set, done); })) return;
    if (!get<Result<Replay>>([&](auto done) { rules.replay(set, app::replayDays, done); })) return;
    (void)get<Result<app::RuleBook>>([&](auto done) { rules.setMode(RuleMode::on, done); });
    (void)get<Result<int>>([&](auto done) { rules.judgeOpen(done); });
    (void)get<Result<app::RuleBook>>([&](auto done) { rules.setMode(RuleMode::off, done); });
}

void Seller::refundParcel() {
    const auto key = anyParcel();
    if (!key) return;
    RefundPlan plan;
    plan.reason = "not_received";
    const auto confirmed = get<Result<app::Confirmed>>(
        [&](auto done) { parts_.doors.parcels.refund(*key, plan, words("n"), hold(), done); });
    if (confirmed) parts_.promised("action " + std::to_string(confirmed->actions.front().value));
}

void Seller::replaceParcel() {
    const auto key = anyParcel();
    if (!key) return;
    const auto confirmed = get<Result<app::Confirmed>>(
        [&](auto done) { parts_.doors.parcels.replace(*key, words("n"), words("n"), hold(), done); });
    if (confirmed) parts_.promised("action " + std::to_string(confirmed->actions.front().value));
}

void Seller::closeParcel() {
    const auto key = anyParcel();
    if (!key) return;
    const auto confirmed = get<Result<app::Confirmed>>(
        [&](auto done) { parts_.doors.parcels.close(*key, {"found", {}}, words("n"), hold(), done); });
    if (confirmed) parts_.promised("action " + std::to_string(confirmed->actions.front().value));
}

void Seller::answerOne() {
    const auto key = anyConversation();
    if (!key) return;
    const auto confirmed = get<Result<app::Confirmed>>(
        [&](auto done) { parts_.doors.messages.reply(*key, words("Risposta"), {}, words("n"), hold(), done); });
    if (confirmed) parts_.promised("action " + std::to_string(confirmed->actions.front().value));
}

/// At a time that does not come; what is new at the marketplace is looked at.
void Seller::answerLater() {
    const auto key = anyConversation();
    if (!key) return;
    app::Sending how;
    how.at = fromMillis(4'102'444'800'000);  // the year 2100
    const auto confirmed = get<Result<app::Confirmed>>([&](auto done) { parts_.doors.messages.send(*key, words("Domani"), how, words("n"), {}, done); });
    if (confirmed) parts_.promised("action " + std::to_string(confirmed->actions.front().value));
    sync();
}

void Seller::answerMany() {
    const auto rows = get<std::vector<ConversationRow>>([&](auto done) { parts_.doors.messages.page({}, {}, 4, done); });
    std::vector<app::ReplyWish> wishes;
    for (const ConversationRow& row : rows) wishes.push_back({row.key, words("Risposta"), row.lastMessageAt});
    if (wishes.empty()) return;
    const auto confirmed = get<Result<app::Confirmed>>([&](auto done) { parts_.doors.messages.sendMany(wishes, words("n"), hold(), done); });
    if (confirmed) parts_.promised("bulk " + std::to_string(confirmed->bulk.value));
}

/// The message leaves once the money is known to be paid.
void Seller::refundThenWrite() {
    refundFully();
    for (const ActionState state : {ActionState::waiting, ActionState::sending, ActionState::accepted, ActionState::unknown})
        for (const Action& action : actions(state)) {
            if (action.command.kind != ActionKind::refund) continue;
            const auto keys = get<std::vector<ConversationKey>>([&](auto done) { parts_.doors.messages.find(action.command.order.value, done); });
            if (keys.empty()) continue;
            app::Sending how;
            how.after = action.id;
            const auto confirmed = get<Result<app::Confirmed>>(
                [&](auto done) { parts_.doors.messages.send(keys.front(), words("Rimborsato"), how, words("n"), hold(), done); });
            if (confirmed) parts_.promised("action " + std::to_string(confirmed->actions.front().value));
            return;
        }
}

void Seller::settleOneConversation() {
    const auto key = anyConversation();
    if (!key) return;
    const auto confirmed = get<Result<app::Confirmed>>([&](auto done) { parts_.doors.messages.noAnswerNeeded(*key, words("n"), hold(), done); });
    if (confirmed) parts_.promised("action " + std::to_string(confirmed->actions.front().value));
}

void Seller::draftAnswer() {
    if (const auto key = anyConversation()) parts_.doors.messages.saveDraft(*key, words("draft"));
}

void Seller::writeAboutParcel() {
    const auto key = anyParcel();
    if (!key) return;
    const auto confirmed = get<Result<app::Confirmed>>(
        [&](auto done) { parts_.doors.parcels.contact(*key, words("Pacco"), words("n"), hold(), done); });
    if (confirmed) parts_.promised("action " + std::to_string(confirmed->actions.front().value));
}

void Seller::draftAboutParcel() {
    if (const auto key = anyParcel()) parts_.doors.parcels.saveDraft(*key, words("draft"));
}

}  // namespace resodesk::faults
