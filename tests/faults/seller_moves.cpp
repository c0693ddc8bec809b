// SPDX-License-Identifier: GPL-3.0-or-later
// What the seller can decide, one by one.

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
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

void Seller::note() {
    const auto key = anyReturn(View::all);
    if (!key) return;
    const std::string text = words("note");
    const auto done = get<Result<void>>([&](auto answer) { parts_.doors.returns.addNote(*key, text, answer); });
    if (done) parts_.promised("note " + key->id.value + " " + text);
}

void Seller::draft() {
    if (const auto key = anyReturn(View::all)) parts_.doors.returns.saveDraft(*key, words("draft"));
}

void Seller::receiveAndInspect() {
    const auto key = anyReturn(parts_.chance.chance(50) ? View::toInspect : View::waitingForBuyer);
    if (!key) return;
    (void)get<Result<void>>([&](auto done) { parts_.doors.bench.receive({*key}, done); });
    const auto detail = get<Result<app::ReturnDetail>>([&](auto done) { parts_.doors.returns.detail(*key, done); });
    if (!detail || detail->fact.lines.empty()) return;
    Finding finding;
    finding.line = detail->fact.lines.front().line;
    (void)get<Result<app::Confirmed>>([&](auto done) { parts_.doors.bench.inspect(*key, {words("n"), {finding}, {}, {}}, hold(), done); });
}

void Seller::forgetInspection() {
    if (const auto key = anyReturn(View::all))
        ask([&](auto done) { parts_.doors.bench.forget(*key, done); });
}

/// The finding and the refund it proposes are one decision.
void Seller::inspectAndRefund() {
    const auto key = anyReturn(parts_.chance.chance(70) ? View::toInspect : View::waitingForBuyer);
    if (!key) return;
    const auto detail = get<Result<app::ReturnDetail>>([&](auto done) { parts_.doors.returns.detail(*key, done); });
    if (!detail || detail->fact.lines.empty()) return;
    const auto sheet = get<app::BenchSheet>([&](auto done) { parts_.doors.bench.sheet(*key, done); });
    Finding finding;
    finding.line = detail->fact.lines.front().line;
    finding.condition = parts_.chance.chance(50) ? Condition::asNew : Condition::used;
    finding.note = words("finding");
    app::Inspection inspection{words("n"), {finding}, {}, app::RefundDecision{}};
    inspection.refund->isFull = false;
    inspection.refund->plan = proposeRefund(detail->fact, inspection.findings, sheet.policy);
    inspection.refund->plan.reason = "returned";
    const auto confirmed = get<Result<app::Confirmed>>([&](auto done) { parts_.doors.bench.inspect(*key, inspection, hold(), done); });
    if (!confirmed) return;
    parts_.promised("action " + std::to_string(confirmed->actions.front().value));
}

void Seller::parkInspection() {
    if (const auto key = anyReturn(View::all))
        (void)get<Result<void>>([&](auto done) { parts_.doors.bench.park(*key, Fields().set("note", words("parked")), done); });
}

void Seller::keepUnidentified() {
    UnidentifiedParcel parcel;
    parcel.code = words("code");
    parcel.note = words("parcel");
    const auto kept = get<Result<std::int64_t>>([&](auto done) { parts_.doors.bench.keepUnidentified(parcel, done); });
    if (kept) parts_.promised("unidentified " + std::to_string(*kept) + " " + parcel.note);
}

void Seller::matchUnidentified() {
    keepUnidentified();
    const auto parcels = get<std::vector<UnidentifiedParcel>>([&](auto done) { parts_.doors.bench.unidentified(done); });
    const auto key = anyReturn(View::all);
    if (parcels.empty() || !key) return;
    (void)get<Result<void>>([&](auto done) { parts_.doors.bench.match(parcels.front().id, *key, done); });
}

void Seller::putUnidentifiedAway() {
    keepUnidentified();
    const auto parcels = get<std::vector<UnidentifiedParcel>>([&](auto done) { parts_.doors.bench.unidentified(done); });
    if (!parcels.empty()) (void)get<Result<void>>([&](auto done) { parts_.doors.bench.putAway(parcels.front().id, done); });
}

void Seller::setCosts() {
    ReturnCosts costs;
    costs.sizes = {{"*", parts_.chance.below(2) == 0 ? SizeClass::small : SizeClass::medium}};
    (void)get<Result<void>>([&](auto done) { parts_.doors.advisor.setCosts(costs, done); });
}

void Seller::setGradePolicy() {
    const int percent = static_cast<int>(50 + parts_.chance.below(50));
    (void)get<Result<void>>([&](auto done) { parts_.doors.bench.setPolicy({{Condition::used, "", percent, false, "diminished_value"}}, done); });
}

/// Two views more, the last one moved, the first one gone.
void Seller::arrangeViews() {
    for (const char* name : {"view", "other view"}) {
        SavedView view;
        view.name = words(name);
        view.search = "amount:>" + std::to_string(parts_.chance.below(100));
        (void)get<Result<SavedViewId>>([&](auto done) { parts_.doors.views.save(view, done); });
    }
    const auto views = get<std::vector<SavedView>>([&](auto done) { parts_.doors.views.list(done); });
    if (views.empty()) return;
    (void)get<Result<void>>([&](auto done) { parts_.doors.views.move(views.back().id, -1, done); });
    (void)get<Result<void>>([&](auto done) { parts_.doors.views.remove(views.front().id, done); });
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

void Seller::saveAddress() {
    ReturnAddress address{{}, words(parts_.chance.chance(50) ? "keep" : "spare"), "Bottega", "Via Roma 1", "20100", "Milano", "IT", {}, false, {}};
    const auto saved = get<Result<app::AddressEntry>>(
        [&](auto done) { parts_.doors.settings.saveAddress(account(), 0, address, done); });
    if (saved && address.label.starts_with("keep")) parts_.promised("address " + address.label);
}

void Seller::hangTags() {
    const auto key = anyReturn(View::all);
    if (!key) return;
    const std::string tag = "tag " + std::to_string(parts_.chance.below(1'000'000)), other = tag + " more";
    (void)get<Result<std::size_t>>([&](auto done) { parts_.doors.tags.change({*key}, {{tag}, {}}, done); });
    (void)get<Result<std::int64_t>>([&](auto done) { parts_.doors.tags.rename(tag, other, done); });
    (void)get<Result<std::int64_t>>([&](auto done) { parts_.doors.tags.removeEverywhere(other, done); });
}

/// Until an hour before its answer is due.
void Seller::putAside() {
    const auto key = anyReturn(View::newOnes);
    if (key) (void)get<Result<app::Snoozed>>([&](auto done) { parts_.doors.snoozes.snooze({*key}, {std::nullopt, std::chrono::hours(1)}, done); });
}

void Seller::wakeUp() {
    const auto key = anyReturn(View::newOnes);
    if (!key) return;
    (void)get<Result<app::Snoozed>>([&](auto done) { parts_.doors.snoozes.snooze({*key}, {std::nullopt, std::chrono::hours(1)}, done); });
    (void)get<Result<std::size_t>>([&](auto done) { parts_.doors.snoozes.wake({*key}, done); });
}

/// What is decided for it is something new about it; others may have acted on what slept already.
void Seller::actOnSleeping() {
    const auto key = anyReturn(View::newOnes);
    if (!key) return sync();
    const TimePoint farAway = fromMillis(4'102'444'800'000);  // the year 2100: its answer may be overdue
    (void)get<Result<app::Snoozed>>([&](auto done) { parts_.doors.snoozes.snooze({*key}, {farAway, {}}, done); });
    const auto before = std::exchange(hold_, milliseconds(0));
    confirm(Operation::authorize, {*key}, app::AuthorizeDecision{});
    hold_ = before;
    sync();
}

/// Nothing of it is worked on: the shop of the campaign knows nothing of it.
void Seller::bringReport() {
    for (const char* status : {"Closed", "Cancelled"}) {
        const std::string row = "402-" + std::to_string(parts_.chance.below(1'000'000));
        app::ImportWish wish;
        wish.account = "reports";
        wish.bytes = "Order ID\tReturn request date\tReturn request status\tMerchant SKU\n" + row + "\t20-Nov-2026\t" + status + "\tMUG\n";
        (void)get<Result<app::ImportPreview>>([&](auto done) { parts_.doors.imports.bring(wish, done); });
    }
}

void Seller::addFile() {
    const auto key = anyReturn(View::all);
    if (!key) return;
    const auto file = std::filesystem::temp_directory_path() / ("resodesk-fault-" + std::to_string(::getpid()) + ".txt");
    std::ofstream(file) << words("file");
    (void)get<Result<ReturnFile>>([&](auto done) { parts_.doors.files.add(*key, file, done); });
    std::filesystem::remove(file);
}

void Seller::removeFile() {
    const auto key = anyReturn(View::all);
    if (!key) return;
    const auto file = std::filesystem::temp_directory_path() / ("resodesk-fault-" + std::to_string(::getpid()) + ".txt");
    std::ofstream(file) << words("file");
    const auto added = get<Result<ReturnFile>>([&](auto done) { parts_.doors.files.add(*key, file, done); });
    std::filesystem::remove(file);
    if (added) (void)get<Result<void>>([&](auto done) { parts_.doors.files.remove(*key, added->id, done); });
}

void Seller::ruleByCountry() {
    const auto all = get<std::vector<app::AddressEntry>>([&](auto done) { parts_.doors.settings.addresses(account(), done); });
    if (all.empty()) return saveAddress();
    const std::string country = parts_.chance.chance(50) ? "DE" : "FR";
    (void)get<Result<void>>([&](auto done) {
        if (parts_.chance.chance(70))
            parts_.doors.settings.setCountryRule(account(), country, all.front().row, done);
        else
            parts_.doors.settings.removeCountryRule(account(), country, done);
    });
}

void Seller::removeAddress() {
    for (int i = 0; i < 3; ++i) saveAddress();  // one of them will be a spare one
    const auto all = get<std::vector<app::AddressEntry>>([&](auto done) { parts_.doors.settings.addresses(account(), done); });
    for (const app::AddressEntry& entry : all)
        if (entry.ours.label.starts_with("spare")) {
            (void)get<Result<void>>([&](auto done) { parts_.doors.settings.removeAddress(entry.row, done); });
            return;
        }
}

void Seller::takeTheirAddress() {
    const auto all = get<std::vector<app::AddressEntry>>([&](auto done) { parts_.doors.settings.addresses(account(), done); });
    for (const app::AddressEntry& entry : all)
        if (entry.theirs) {
            (void)get<Result<void>>([&](auto done) { parts_.doors.settings.resolveAddress(entry.row, app::Side::theirs, done); });
            return;
        }
}

void Seller::saveSettings() {
    const auto known = get<Result<app::SettingsEntry>>([&](auto done) { parts_.doors.settings.settings(account(), done); });
    if (!known) return;
    ReturnSettings settings = known->ours;
    settings.mailsCarryLinks = !settings.mailsCarryLinks;
    (void)get<Result<app::SettingsEntry>>([&](auto done) { parts_.doors.settings.saveSettings(account(), settings, done); });
}

void Seller::takeTheirSettings() {
    (void)get<Result<void>>([&](auto done) { parts_.doors.settings.resolveSettings(account(), app::Side::theirs, done); });
}

void Seller::preference() {
    (void)get<Result<void>>([&](auto done) { parts_.doors.settings.setPreference("undo_seconds", "20", done); });
}

void Seller::sync() {
    if (!parts_.waitsForNetwork) return parts_.doors.accounts.sync({}, [](const Result<void>&) {});
    (void)get<Result<void>>([&](auto done) { parts_.doors.accounts.sync({}, done); });
}

void Seller::signIn() {
    if (!parts_.waitsForNetwork) return parts_.doors.accounts.test(account(), [](const Result<std::string>&) {});
    (void)get<Result<std::string>>([&](auto done) { parts_.doors.accounts.test(account(), done); });
}

}  // namespace resodesk::faults
