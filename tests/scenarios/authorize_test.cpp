// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"
#include "support/desktop.h"

using namespace resodesk;
using namespace resodesk::test;

TEST_CASE("bulk authorization: every return succeeds or is refused alone, desk and market agree") {
    Desktop desk;
    const auto fresh = desk.keys(View::newOnes);
    REQUIRE(fresh.size() == 30);
    auto chosen = fresh;
    const auto closed = desk.keys(View::closed, 3);
    chosen.insert(chosen.end(), closed.begin(), closed.end());
    const app::Prepared prepared = desk.prepare(Operation::authorize, chosen);
    CHECK(prepared.keys.size() == 30);
    CHECK(prepared.refusals.size() == 3);
    const auto confirmed = desk.confirm(prepared, app::AuthorizeDecision{});
    CHECK(confirmed->count == 30);
    desk.settle();
    CHECK(desk.effects("authorize") == 30);
    CHECK(desk.counts().newOnes == 0);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a return leaves its view at the click, before the marketplace answers") {
    Desktop desk;
    const auto first = desk.keys(View::newOnes, 1);
    desk.confirm(desk.prepare(Operation::authorize, first), app::AuthorizeDecision{}, seconds(30)).value();
    CHECK(desk.counts().newOnes == 29);
    CHECK(desk.detail(first[0]).row.state == ShownState::authorizing);
    CHECK(desk.effects("authorize") == 0);
    desk.advance(seconds(30));
    CHECK(desk.effects("authorize") == 1);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("undo takes back what has not left, and the return comes back to its view") {
    Desktop desk;
    const auto prepared = desk.prepare(Operation::authorize, desk.keys(View::newOnes, 5));
    const auto confirmed = desk.confirm(prepared, app::AuthorizeDecision{}, seconds(30)).value();
    const auto summary = desk.get<app::OutboxSummary>([&](auto done) { desk.outbox().summary(done); });
    REQUIRE(summary.held.size() == 1);
    CHECK(summary.held.front().count == 5);
    CHECK(desk.get<int>([&](auto done) { desk.outbox().bulks().takeBack(confirmed.bulk, done); }) == 5);
    desk.advance(seconds(60));
    CHECK(desk.counts().newOnes == 30);
    CHECK(desk.effects("authorize") == 0);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("own RMA numbers come from the pattern, each once, and stand in the marketplace") {
    Desktop desk;
    app::AuthorizeDecision decision;
    decision.rma = RmaMode::own;
    decision.rmaPattern = "RMA-{year}-{n:5}";
    desk.decide(Operation::authorize, desk.keys(View::newOnes, 3), decision).value();
    std::set<std::string> numbers;
    for (const Action& action : desk.actions(ActionState::confirmed)) numbers.insert(action.remoteRef);
    CHECK(numbers == std::set<std::string>{"RMA-2026-00001", "RMA-2026-00002", "RMA-2026-00003"});
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a typed RMA number is refused when any return has it, and the request stays open") {
    Desktop desk;
    const auto fresh = desk.keys(View::newOnes, 2);
    app::AuthorizeDecision decision;
    decision.rma = RmaMode::own;
    decision.ownNumber = "MINE-1";
    desk.decide(Operation::authorize, {fresh[0]}, decision).value();
    const auto refused = desk.decide(Operation::authorize, {fresh[1]}, decision);
    CHECK(refused.error().failure() == Failure::rmaTaken);
    CHECK(desk.counts().newOnes == 29);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("the marketplace's refusal comes back in its words, and the return to its view") {
    Desktop desk;
    const auto fresh = desk.keys(View::newOnes, 1);
    desk.market->addFault(R"({"do":"answer","method":"POST","status":422,"type":"application/problem+json",
        "body":"{\"type\":\"urn:open-channel:problem:not-possible\",\"detail\":\"under review\"}"})");
    const auto confirmed = desk.decide(Operation::authorize, fresh, app::AuthorizeDecision{}).value();
    const Action action = desk.action(confirmed.actions[0]);
    CHECK(action.state == ActionState::failed);
    CHECK(action.refusal == Failure::refused);
    CHECK(action.refusalWords == "under review");
    CHECK(desk.counts().newOnes == 30);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a thousand authorizations under a write limit: none is lost, none comes twice") {
    Desktop desk({.returns = 400, .requested = 300, .writesPerSecond = 50});
    const auto confirmed = desk.confirm(desk.prepareAll(Operation::authorize, {.view = View::newOnes}), app::AuthorizeDecision{}).value();
    CHECK(confirmed.count == 300);
    desk.settleOutbox();
    CHECK(desk.effects("authorize") == 300);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a label the seller made is uploaded before the authorization") {
    Desktop desk;
    const std::string pdf = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";
    app::AuthorizeDecision decision;
    decision.label = LabelMode::own;
    decision.ownLabel = desk.get<Result<OwnLabel>>([&](auto done) { desk.returns().keepLabel(pdf, "label.pdf", done); }).value();
    decision.isLabelShared = true;
    desk.decide(Operation::authorize, desk.keys(View::newOnes, 2), decision).value();
    CHECK(desk.effects("authorize") == 2);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a file that is no label is refused before anything is kept") {
    Desktop desk;
    const auto kept = desk.get<Result<OwnLabel>>([&](auto done) { desk.returns().keepLabel("<html>", "label.pdf", done); });
    CHECK(kept.error() == Error(Failure::badLabel, "neither PDF, PNG nor JPEG", "label.pdf"));
}

TEST_CASE("an upload that fails leaves the authorization waiting, not unknown") {
    Desktop desk;
    app::AuthorizeDecision decision;
    decision.label = LabelMode::own;
    decision.ownLabel =
        desk.get<Result<OwnLabel>>([&](auto done) { desk.returns().keepLabel("%PDF-1.4\n%%EOF", "l.pdf", done); }).value();
    desk.market->addFault(R"({"do":"error_before","method":"PUT","path":"/uploads/","status":503})");
    const auto confirmed = desk.decide(Operation::authorize, desk.keys(View::newOnes, 1), decision).value();
    CHECK(desk.action(confirmed.actions[0]).state == ActionState::waiting);
    desk.settleOutbox();
    CHECK(desk.effects("authorize") == 1);
    CHECK(desk.disagreement() == "");
}

namespace {

/// A second saved address, and the rule that goods from that country go there.
void ruleFor(Desktop& desk, const std::string& country) {
    const AccountId account = desk.keys(View::all, 1).front().account;
    ReturnAddress address{{}, "Wien", "Bottega Reso", "Ring 1", "1010", "Wien", "AT", {}, false, {}};
    const auto saved = desk.get<Result<app::AddressEntry>>([&](auto done) { desk.settings().saveAddress(account, 0, address, done); }).value();
    desk.get<Result<void>>([&](auto done) { desk.settings().setCountryRule(account, country, saved.row, done); }).value();
}

}  // namespace

TEST_CASE("goods go back to the address that the rule for the buyer's country says, all others to the default one, also after a crash") {
    Desktop desk;
    const auto keys = desk.keys(View::newOnes, 12);
    const std::string country = desk.detail(keys.front()).fact.country;
    ruleFor(desk, country);
    const auto prepared = desk.prepare(Operation::authorize, keys);
    REQUIRE(prepared.sections.size() == 1);
    REQUIRE(prepared.sections.front().byCountry.size() == 1);
    app::AuthorizeDecision decision;
    decision.label = LabelMode::none;
    decision.byCountry[keys.front().account][country] = "Wien";
    desk.decide(Operation::authorize, keys, decision).value();
    for (const ReturnKey& key : keys) {
        const auto detail = desk.detail(key);
        INFO(key.id.value << " " << detail.fact.country);
        REQUIRE(detail.actions.size() == 1);
        CHECK((detail.actions.front().command.request.get("address.label") == "Wien") == (detail.fact.country == country));
    }
    CHECK(desk.disagreement() == "");
}

TEST_CASE("the marketplace's label needs the default address, whatever the rule of a country says") {
    Desktop desk;
    const auto key = desk.keys(View::newOnes, 1).front();
    const std::string country = desk.detail(key).fact.country;
    ruleFor(desk, country);
    app::AuthorizeDecision decision;
    decision.byCountry[key.account][country] = "Wien";
    CHECK(desk.decide(Operation::authorize, {key}, decision).error().failure() == Failure::marketLabelNeedsDefault);
}

TEST_CASE("a rule for a country is of two letters and an address that is there, and goes with the address") {
    Desktop desk;
    const AccountId account = desk.keys(View::all, 1).front().account;
    ruleFor(desk, "DE");
    const auto rules = [&] { return desk.get<std::vector<CountryRule>>([&](auto done) { desk.settings().countryRules(account, done); }); };
    REQUIRE(rules().size() == 1);
    const std::int64_t row = rules().front().address;
    const auto set = [&](const std::string& country, std::int64_t address) {
        return desk.get<Result<void>>([&](auto done) { desk.settings().setCountryRule(account, country, address, done); });
    };
    CHECK(set("Germany", row).error().failure() == Failure::badCountry);
    CHECK(set("de", row).error().failure() == Failure::badCountry);
    CHECK(set("FR", 999).error().failure() == Failure::unknownAddress);
    desk.get<Result<void>>([&](auto done) { desk.settings().removeAddress(row, done); }).value();
    CHECK(rules().empty());
    CHECK(desk.get<Result<void>>([&](auto done) { desk.settings().removeCountryRule(account, "DE", done); }).error().failure() == Failure::badCountry);
}

TEST_CASE("before a decision for many the own numbers of the first returns and the last are shown, and none is taken") {
    Desktop desk;
    const auto keys = desk.keys(View::newOnes, 6);
    const auto first = desk.prepare(Operation::authorize, keys).numbered;
    REQUIRE(first.size() == 4);
    CHECK(first.back().key == keys.back());
    const auto again = desk.prepare(Operation::authorize, keys).numbered;
    CHECK(again.back().rma == first.back().rma);
    app::AuthorizeDecision own;
    own.rma = RmaMode::own;
    desk.decide(Operation::authorize, keys, own).value();
    for (const auto& one : first) CHECK(desk.detail(one.key).fact.rma == one.rma);
    CHECK(desk.disagreement() == "");
}
