// SPDX-License-Identifier: GPL-3.0-or-later
// The other moves of a seller's day.

#include "app/papers/label_source.h"
#include "support/catch.h"
#include "base/paths.h"
#include "support/desktop.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

Finding finding(const app::ReturnDetail& detail, Condition condition) {
    return {detail.fact.lines[0].line, detail.fact.lines[0].quantity, condition, true, "ok", {}};
}

app::RefundDecision partly(const app::ReturnDetail& detail, std::int64_t cents) {
    app::RefundDecision decision;
    decision.isFull = false;
    decision.plan.reason = "returned";
    decision.plan.lines = {{detail.fact.lines[0].line, 1, {cents, detail.fact.price.currency}}};
    return decision;
}

}  // namespace

TEST_CASE("from the parcel to the refund: received, inspected, refunded in part with a deduction") {
    Desktop desk;
    const ReturnKey key = desk.keys(View::toInspect, 1).at(0);
    const auto before = desk.counts();
    CHECK(desk.get<Result<app::Confirmed>>([&](auto done) { desk.bench().inspect(key, {{}, {finding(desk.detail(key), Condition::used)}, {}, {}}, {}, done); }));
    desk.settle();
    CHECK(desk.counts().toRefund == before.toRefund + 1);
    CHECK(desk.counts().toInspect == before.toInspect - 1);
    app::RefundDecision decision = partly(desk.detail(key), 1500);
    decision.plan.withheld = Money{300, decision.plan.lines[0].amount.currency};
    decision.plan.withheldReason = "diminished_value";
    desk.decide(Operation::refund, {key}, decision).value();
    desk.settleOutbox();
    CHECK(desk.effects("refund", key.id.value) == 2);
    CHECK(desk.detail(key).row.state == ShownState::refunded);
    CHECK(desk.detail(key).fact.refunded().minor == 1200);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("closing tells the marketplace the reason, and nothing is paid") {
    Desktop desk;
    const auto fresh = desk.keys(View::newOnes, 4);
    desk.confirm(desk.prepare(Operation::close, fresh), app::CloseDecision{{"out_of_policy", "Oltre i 30 giorni"}}).value();
    desk.settleOutbox();
    CHECK(desk.effects("close") == 4);
    CHECK(desk.effects("refund") == 0);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("refund and close: the close leaves after the refund was accepted") {
    Desktop desk;
    ReturnKey key;
    for (const ReturnKey& fresh : desk.keys(View::newOnes))
        if (desk.detail(fresh).fact.shipped) key = fresh;
    app::RefundDecision decision;
    decision.plan.reason = "keep_item";
    decision.thenClose = true;
    decision.closeReason = "keep_item";
    const auto confirmed = desk.decide(Operation::refund, {key}, decision).value();
    CHECK(confirmed.actions.size() == 2);
    desk.settleOutbox();
    CHECK(desk.effects("close", key.id.value) == 1);
    CHECK(desk.detail(key).row.state == ShownState::closed);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("refund and close: when the refund fails the request stays open and says so") {
    Desktop desk;
    ReturnKey key;
    for (const ReturnKey& fresh : desk.keys(View::newOnes))
        if (desk.detail(fresh).fact.shipped) key = fresh;
    desk.market->addFault(R"({"do":"answer","method":"POST","path":"/refunds","status":422,"type":"application/problem+json",
        "body":"{\"type\":\"urn:open-channel:problem:not-possible\",\"detail\":\"account balance\"}"})");
    app::RefundDecision decision;
    decision.plan.reason = "keep_item";
    decision.thenClose = true;
    decision.closeReason = "keep_item";
    const auto confirmed = desk.decide(Operation::refund, {key}, decision).value();
    desk.settleOutbox();
    CHECK(desk.action(confirmed.actions[0]).state == ActionState::failed);
    CHECK(desk.action(confirmed.actions[1]).state == ActionState::cancelled);
    CHECK(desk.action(confirmed.actions[1]).refusal == Failure::precedingFailed);
    CHECK(desk.detail(key).row.state == ShownState::requested);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("an order that never shipped is cancelled instead of refunded") {
    Desktop desk({.returns = 200, .requested = 150});
    ReturnKey key;
    for (const ReturnKey& fresh : desk.keys(View::newOnes))
        if (!desk.detail(fresh).fact.shipped) key = fresh;
    REQUIRE(!key.id.empty());
    const auto prepared = desk.prepare(Operation::refund, {key});
    CHECK(prepared.notShipped == 1);
    app::RefundDecision decision;
    decision.plan.reason = "no_stock";
    desk.confirm(prepared, decision).value();
    desk.settleOutbox();
    CHECK(desk.effects("cancel", key.id.value) >= 1);
    CHECK(desk.effects("refund") == 0);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a message reaches the buyer, the answer stands in the timeline, the draft is gone") {
    Desktop desk({.speed = 60});
    const ReturnKey key = desk.keys(View::newOnes, 1).at(0);
    desk.returns().saveDraft(key, "Buongiorno, mi");
    desk.settle();
    desk.crashAndRestart();
    CHECK(desk.detail(key).draft == "Buongiorno, mi");
    desk.decide(Operation::contact, {key}, app::ContactDecision{"Buongiorno, mi dica come posso aiutarla."}).value();
    desk.settleOutbox();
    CHECK(desk.effects("message", key.id.value) == 1);
    const auto detail = desk.detail(key);
    CHECK(detail.draft.empty());
    desk.advance(std::chrono::hours(3));
    CHECK(desk.sync());
    CHECK(desk.disagreement() == "");
    int ours = 0;
    for (const TimelineEntry& entry : desk.detail(key).timeline)
        ours += entry.kind == TimelineEntry::Kind::sellerMessage && entry.text == "Buongiorno, mi dica come posso aiutarla.";
    CHECK(ours == 1);
}

TEST_CASE("addresses and settings are edited offline, pushed, and a change on both sides is shown") {
    Desktop desk;
    desk.unplug();
    ReturnAddress address = anAddress();
    address.id = {};
    address.label = "Deposito Ferrara";
    address.city = "Ferrara";
    address.isDefault = true;
    const auto saved = desk.get<Result<app::AddressEntry>>([&](auto done) { desk.settings().saveAddress(desk.account, 0, address, done); });
    CHECK(saved.value().state == PushState::toPush);
    auto settings = desk.get<Result<app::SettingsEntry>>([&](auto done) { desk.settings().settings(desk.account, done); }).value().ours;
    settings.autoAuthorize = AutoAuthorize::inPolicy;
    CHECK(desk.get<Result<app::SettingsEntry>>([&](auto done) { desk.settings().saveSettings(desk.account, settings, done); }));
    desk.plugIn();
    desk.settleOutbox();
    CHECK(desk.effects("save_address") == 1);
    CHECK(desk.effects("save_settings") == 1);
    CHECK(desk.sync());
    const auto addresses = desk.get<std::vector<app::AddressEntry>>([&](auto done) { desk.settings().addresses(desk.account, done); });
    CHECK(addresses.size() == 3);
    for (const auto& entry : addresses) {
        CHECK(entry.state == PushState::same);
        CHECK(entry.ours.isDefault == (entry.ours.label == "Deposito Ferrara"));
    }
    // Both sides change the settings: the seller picks.
    desk.market->onMarket([](sim::Market& market) {
        auto object = market.store().find("settings", "returns");
        object->doc["mails_carry_links"] = true;
        market.store().put(*object, market.now());
    });
    desk.unplug();
    settings.autoAuthorize = AutoAuthorize::all;
    CHECK(desk.get<Result<app::SettingsEntry>>([&](auto done) { desk.settings().saveSettings(desk.account, settings, done); }));
    desk.settle();
    desk.plugIn();
    CHECK(desk.sync());
    const auto both = desk.get<Result<app::SettingsEntry>>([&](auto done) { desk.settings().settings(desk.account, done); }).value();
    CHECK(both.state == PushState::conflict);
    CHECK(both.ours.autoAuthorize == AutoAuthorize::all);
    CHECK(both.theirs.mailsCarryLinks);
}

TEST_CASE("a change that the seller gave up in favour of the marketplace's is not sent any more") {
    Desktop desk;
    const auto settings = [&] {
        return desk.get<Result<app::SettingsEntry>>([&](auto done) { desk.settings().settings(desk.account, done); })
            .value();
    };
    desk.unplug();
    auto ours = settings().ours;
    ours.autoAuthorize = AutoAuthorize::all;
    CHECK(desk.get<Result<app::SettingsEntry>>(
        [&](auto done) { desk.settings().saveSettings(desk.account, ours, done); }));
    ReturnAddress address = anAddress();
    address.id = {};
    address.label = "Deposito Ferrara";
    address.isDefault = false;
    const auto added = desk.get<Result<app::AddressEntry>>(
        [&](auto done) { desk.settings().saveAddress(desk.account, 0, address, done); });
    CHECK(desk.get<Result<void>>([&](auto done) { desk.settings().removeAddress(added.value().row, done); }));
    desk.plugIn();
    desk.market->onMarket([](sim::Market& market) {
        auto object = market.store().find("settings", "returns");
        object->doc["mails_carry_links"] = true;
        market.store().put(*object, market.now());
    });
    CHECK(desk.sync());
    CHECK(settings().state == PushState::conflict);
    CHECK(desk.get<Result<void>>(
        [&](auto done) { desk.settings().resolveSettings(desk.account, app::Side::theirs, done); }));
    desk.settleOutbox();
    CHECK(desk.effects("save_settings") == 0);
    CHECK(desk.effects("save_address") == 0);
    CHECK(desk.actions(ActionState::waiting).empty());
    CHECK(settings().state == PushState::same);
    CHECK(settings().ours.mailsCarryLinks);
}

TEST_CASE("auto-authorize acts at the marketplace and is marked in the timeline") {
    Desktop desk;
    auto settings = desk.get<Result<app::SettingsEntry>>([&](auto done) { desk.settings().settings(desk.account, done); }).value().ours;
    settings.autoAuthorize = AutoAuthorize::all;
    CHECK(desk.get<Result<app::SettingsEntry>>([&](auto done) { desk.settings().saveSettings(desk.account, settings, done); }));
    desk.settleOutbox();
    desk.market->happen("request", "");
    CHECK(desk.sync());
    const auto newest = desk.keys(View::waitingForBuyer);
    bool isMarked = false;
    for (const ReturnKey& key : newest)
        for (const TimelineEntry& entry : desk.detail(key).timeline)
            isMarked = isMarked || (entry.kind == TimelineEntry::Kind::authorized && entry.by == Actor::marketplace && key.id.value == "RET-0000161");
    CHECK(isMarked);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("notification mails carry the three links exactly when the setting is on") {
    Desktop desk;
    const auto lastMail = [&] {
        sim::Effect last;
        for (const sim::Effect& effect : desk.market->effects())
            if (effect.kind == "mail" && effect.line == "new_request") last = effect;
        return last;
    };
    desk.market->happen("request", "");
    CHECK(lastMail().links.empty());
    auto settings = desk.get<Result<app::SettingsEntry>>([&](auto done) { desk.settings().settings(desk.account, done); }).value().ours;
    settings.mailsCarryLinks = true;
    CHECK(desk.get<Result<app::SettingsEntry>>([&](auto done) { desk.settings().saveSettings(desk.account, settings, done); }));
    desk.settleOutbox();
    desk.market->happen("request", "");
    CHECK(lastMail().links.size() == 3);
}

TEST_CASE("a lost parcel is answered, refunded and closed through the same outbox") {
    Desktop desk;
    const auto cases = desk.get<std::vector<ParcelRow>>([&](auto done) { desk.parcels().list(true, "", done); });
    REQUIRE(cases.size() >= 3);
    RefundPlan plan;
    plan.reason = "not_received";
    CHECK(desk.get<Result<app::Confirmed>>([&](auto done) { desk.parcels().refund(cases[0].key, plan, "n1", milliseconds(0), done); }));
    CHECK(desk.get<Result<app::Confirmed>>([&](auto done) { desk.parcels().close(cases[1].key, {"found", ""}, "n2", milliseconds(0), done); }));
    CHECK(desk.get<Result<app::Confirmed>>([&](auto done) { desk.parcels().contact(cases[2].key, "Abbiamo aperto una ricerca.", "n3", milliseconds(0), done); }));
    desk.settleOutbox();
    CHECK(desk.effects("close", cases[1].key.id.value) == 1);
    CHECK(desk.effects("message", cases[2].key.id.value) == 1);
    CHECK(desk.get<std::vector<ParcelRow>>([&](auto done) { desk.parcels().list(true, "", done); }).size() == cases.size() - 2);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("the RMA stands in the buyer's authorization and on the label, the default address too") {
    Desktop desk;
    const ReturnKey key = desk.keys(View::newOnes, 1).at(0);
    app::AuthorizeDecision decision;
    decision.rma = RmaMode::own;
    decision.ownNumber = "RMA-2026-07777";
    desk.decide(Operation::authorize, {key}, decision).value();
    bool isInAuthorization = false;
    for (const sim::Effect& effect : desk.market->effects())
        if (effect.kind == "mail" && effect.target == key.id.value && effect.line == "authorization")
            isInAuthorization = effect.text.find("RMA-2026-07777") != std::string::npos;
    CHECK(isInAuthorization);
    const auto pdf = desk.get<Result<app::Label>>([&](auto done) { desk.papers().label(key, done); }).value().bytes;
    TempFolder folder;
    writeFilePrivately(folder.path() / "label.pdf", pdf);
    const std::string command = "pdftotext " + (folder.path() / "label.pdf").string() + " " + (folder.path() / "label.txt").string();
    REQUIRE(std::system(command.c_str()) == 0);
    const std::string text = readFile(folder.path() / "label.txt");
    for (const char* expected : {"RMA-2026-07777", "Bottega Reso srl", "Via Stalingrado 12", "40128 Bologna"})
        CHECK(text.find(expected) != std::string::npos);
}

TEST_CASE("a label that is drawn here carries whichever address was chosen") {
    Desktop desk({.drawsLabels = false});
    const ReturnKey key = desk.keys(View::newOnes, 1).at(0);
    app::AuthorizeDecision decision;
    decision.address[desk.account] = "Deposito Modena";
    desk.decide(Operation::authorize, {key}, decision).value();
    CHECK(app::labelSourceOf(desk.core(), desk.detail(key).fact).drawn.to.label == "Deposito Modena");
    CHECK(desk.disagreement() == "");
}

TEST_CASE("the marketplace's label goes to the default address only, and the sheet's rule says so") {
    Desktop desk;
    app::AuthorizeDecision decision;
    decision.address[desk.account] = "Deposito Modena";
    const auto refused = desk.decide(Operation::authorize, desk.keys(View::newOnes, 1), decision);
    CHECK(refused.error().failure() == Failure::marketLabelNeedsDefault);
    decision.label = LabelMode::none;
    desk.decide(Operation::authorize, desk.keys(View::newOnes, 1), decision).value();
    CHECK(desk.effects("authorize") == 1);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a question about the list that is dropped is not answered, the next one is") {
    Desktop desk;
    ReturnQuery query;
    int answers = 0;
    const auto dropped = std::make_shared<std::atomic<bool>>(false);
    desk.returns().page(query, {}, 10, [&](std::vector<ReturnRow>) { ++answers; }, dropped);
    desk.returns().total(query, [&](app::ListTotal) { ++answers; }, dropped);
    *dropped = true;
    desk.settle();
    CHECK(answers == 0);
    CHECK(desk.get<std::vector<ReturnRow>>([&](auto done) { desk.returns().page(query, {}, 10, done, std::make_shared<std::atomic<bool>>(false)); }).size() == 10);
    CHECK(desk.disagreement().empty());
}
