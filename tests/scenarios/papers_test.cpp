// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/papers/papers_desk.h"

#include <cmath>

#include "app/desk_core.h"
#include "app/papers/page_program.h"
#include "base/ids.h"
#include "base/paths.h"
#include "documents/return_label.h"
#include "support/builders.h"
#include "support/catch.h"
#include "support/desktop.h"
#include "support/printed.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

Result<app::Label> labelOf(Desktop& desk, const ReturnKey& key) {
    return desk.get<Result<app::Label>>([&](auto done) { desk.papers().label(key, done); });
}

ReturnKey authorizeFirst(Desktop& desk, const app::AuthorizeDecision& decision = {}) {
    const auto first = desk.keys(View::newOnes, 1);
    desk.decide(Operation::authorize, first, decision).value();
    return first.front();
}

}  // namespace

TEST_CASE("the marketplace's label is fetched from it") {
    Desktop desk;
    const auto key = authorizeFirst(desk);
    CHECK(desk.detail(key).label == LabelOrigin::marketplace);
    CHECK(labelOf(desk, key)->bytes.starts_with("%PDF-"));
    CHECK(desk.disagreement() == "");
}

TEST_CASE("where the marketplace draws no labels, the authorized return's is drawn here, and the number stands in the marketplace") {
    Desktop desk({.drawsLabels = false});
    const auto key = authorizeFirst(desk);
    CHECK(desk.detail(key).label == LabelOrigin::drawn);
    const auto label = labelOf(desk, key).value();
    CHECK(label.mediaType == "application/pdf");
    CHECK(label.bytes.starts_with("%PDF-"));
    desk.unplug();  // nothing is asked of the marketplace
    CHECK(labelOf(desk, key)->origin == LabelOrigin::drawn);
    desk.plugIn();
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a label that was drawn here is there again after a restart, with the terms the marketplace named") {
    Desktop desk({.drawsLabels = false});
    const auto key = authorizeFirst(desk);
    desk.crashAndRestart();
    CHECK(labelOf(desk, key)->origin == LabelOrigin::drawn);
}

TEST_CASE("a file of the seller is the label it was authorized with, byte for byte") {
    Desktop desk;
    const std::string pdf = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";
    app::AuthorizeDecision decision;
    decision.label = LabelMode::own;
    decision.ownLabel = desk.get<Result<OwnLabel>>([&](auto done) { desk.returns().keepLabel(pdf, "mine.pdf", done); }).value();
    const auto key = authorizeFirst(desk, decision);
    CHECK(desk.detail(key).labelName == "mine.pdf");
    CHECK(labelOf(desk, key)->bytes == pdf);
    CHECK(labelOf(desk, key)->origin == LabelOrigin::file);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("without an authorization, or with one without a label, there is none, and why is said") {
    Desktop desk;
    CHECK(labelOf(desk, desk.keys(View::newOnes, 1).front()).error().failure() == Failure::notAuthorized);
    app::AuthorizeDecision decision;
    decision.label = LabelMode::none;
    CHECK(labelOf(desk, authorizeFirst(desk, decision)).error().failure() == Failure::noLabel);
    desk.market->addFault(R"({"do":"answer","method":"GET","path":"/label","status":404,"type":"application/json","body":"{}"})");
    CHECK(labelOf(desk, authorizeFirst(desk)).error().failure() == Failure::noLabel);
    desk.unplug();
    CHECK(labelOf(desk, desk.keys(View::toInspect, 1).front()).error().failure() == Failure::offline);
}

namespace {

Result<app::Papers> printed(Desktop& desk, app::PaperKind kind, const std::vector<ReturnKey>& keys) {
    ReturnChoice choice;
    choice.keys = keys;
    return desk.get<Result<app::Papers>>([&](auto done) { desk.papers().print(kind, choice, {}, {}, done); });
}

}  // namespace

TEST_CASE("the labels of many are one PDF, in the order of the list, whoever drew them, and those without one are named") {
    Desktop desk;
    const auto keys = desk.keys(View::newOnes, 4);
    const auto one = [&](std::size_t i, const app::AuthorizeDecision& decision) { desk.decide(Operation::authorize, {keys[i]}, decision).value(); };
    one(2, {});
    app::AuthorizeDecision none, own;
    none.label = LabelMode::none;
    one(1, none);
    own.label = LabelMode::own;
    const std::string file = labelOf(desk, keys[2])->bytes;
    own.ownLabel = desk.get<Result<OwnLabel>>([&](auto done) { desk.returns().keepLabel(file, "mine.pdf", done); }).value();
    one(0, own);
    const auto papers = printed(desk, app::PaperKind::labels, keys).value();
    CHECK(papers.count == 2);
    REQUIRE(papers.missing.size() == 2);
    CHECK(papers.missing[0].key == keys[1]);
    CHECK(papers.missing[0].why.failure() == Failure::noLabel);
    CHECK(papers.missing[1].key == keys[3]);
    CHECK(papers.missing[1].why.failure() == Failure::notAuthorized);
    CHECK_FALSE(papers.missing[1].buyer.empty());
    CHECK(Printed(papers.pdf).pages() == 2);
    CHECK(std::lround(papers.widthMm) == 100);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a label that cannot be read is named, and the others are printed") {
    Desktop desk;
    const auto keys = desk.keys(View::newOnes, 2);
    app::AuthorizeDecision own;
    own.label = LabelMode::own;
    own.ownLabel = desk.get<Result<OwnLabel>>([&](auto done) { desk.returns().keepLabel("%PDF-1.4\n%%EOF\n", "broken.pdf", done); }).value();
    desk.decide(Operation::authorize, {keys[0]}, own).value();
    desk.decide(Operation::authorize, {keys[1]}, app::AuthorizeDecision{}).value();
    const auto papers = printed(desk, app::PaperKind::labels, keys).value();
    CHECK(papers.count == 1);
    REQUIRE(papers.missing.size() == 1);
    CHECK(papers.missing[0].why.failure() == Failure::unreadableLabel);
    CHECK(Printed(papers.pdf).pages() == 1);
}

TEST_CASE("sheets and pick lists are made of what is here, without the marketplace") {
    Desktop desk;
    const auto keys = desk.keys(View::all, 3);
    desk.unplug();
    CHECK(Printed(printed(desk, app::PaperKind::sheets, keys)->pdf).pages() == 3);
    CHECK(Printed(printed(desk, app::PaperKind::pickList, keys)->pdf).has(desk.detail(keys[2]).fact.order.value));
    const auto nothing = printed(desk, app::PaperKind::sheets, {{keys[0].account, {"nobody"}}}).value();
    CHECK(nothing.count == 0);
    CHECK(nothing.missing.at(0).why.failure() == Failure::unknownReturn);
}

TEST_CASE("more than a file takes is refused") {
    Desktop desk;
    std::vector<ReturnKey> keys(app::mostPapers + 1, desk.keys(View::all, 1).front());
    for (std::size_t i = 0; i < keys.size(); ++i) keys[i].id.value += std::to_string(i);
    CHECK(printed(desk, app::PaperKind::labels, keys).error().failure() == Failure::tooManyPapers);
}

namespace {

Result<app::MatchedLabels> matched(Desktop& desk, const std::filesystem::path& path, const std::vector<ReturnKey>& keys) {
    return desk.get<Result<app::MatchedLabels>>([&](auto done) { desk.papers().matchLabels(path, keys, {}, {}, done); });
}

/// A PDF that says this.
std::string paperSaying(const std::string& words) { return documents::drawLabel({"Anna", anAddress(), words, {"no order"}, {"no return"}}); }

}  // namespace

TEST_CASE("labels of a folder find their returns by name or page, and each return is authorized with its own, byte for byte") {
    Desktop desk;
    const TempFolder folder;
    const auto keys = desk.keys(View::newOnes, 4);
    const std::string byName = paperSaying("by name"), order = desk.detail(keys[1]).fact.order.value;
    writeFilePrivately(folder.path() / (keys[0].id.value + ".pdf"), byName);
    writeFilePrivately(folder.path() / "second.pdf", paperSaying(order));
    writeFilePrivately(folder.path() / "notes.txt", "not a label");
    writeFilePrivately(folder.path() / "other.pdf", paperSaying("nobody's"));
    writeFilePrivately(folder.path() / "broken.pdf", "%PDF-1.4\n");
    const auto labels = matched(desk, folder.path(), {keys[0], keys[1], keys[2]}).value();
    REQUIRE(labels.pairs.size() == 2);
    CHECK(labels.pairs[0].by == MatchedBy::returnInName);
    CHECK(labels.pairs[1].by == MatchedBy::orderOnPage);
    CHECK_FALSE(labels.isAnyShared());
    REQUIRE(labels.without.size() == 1);
    CHECK(labels.without[0].key == keys[2]);
    REQUIRE(labels.unused.size() == 2);
    app::AuthorizeDecision decision;
    decision.label = LabelMode::own;
    decision.ownLabels = labels.byReturn();
    const auto confirmed = desk.decide(Operation::authorize, {keys[0], keys[1], keys[2]}, decision).value();
    CHECK(confirmed.count == 2);
    CHECK(labelOf(desk, keys[0])->bytes == byName);
    CHECK(desk.detail(keys[1]).labelName == "second.pdf");
    CHECK(desk.detail(keys[2]).fact.rma.empty());
    CHECK(desk.disagreement() == "");
}

TEST_CASE("fetching many labels ends when it is asked to") {
    Desktop desk;
    const auto keys = desk.keys(View::newOnes, 12);
    desk.decide(Operation::authorize, keys, app::AuthorizeDecision{}).value();
    ReturnChoice choice;
    choice.keys = keys;
    std::size_t told = 0;
    const app::Stop stop;
    const auto progress = [&](std::size_t done, std::size_t) {
        told = done;
        if (done == 2) stop.ask();
    };
    const auto papers = desk.get<Result<app::Papers>>([&](auto done) { desk.papers().print(app::PaperKind::labels, choice, progress, stop, done); });
    CHECK(papers.error().failure() == Failure::stopped);
    CHECK(told == 2);
}

TEST_CASE("reading many labels tells how far it is, and ends when it is asked to, with nothing kept") {
    Desktop desk;
    const TempFolder folder;
    const auto keys = desk.keys(View::newOnes, 3);
    for (const ReturnKey& key : keys) writeFilePrivately(folder.path() / (key.id.value + ".pdf"), paperSaying("one"));
    std::vector<std::size_t> told;
    const app::Stop stop;
    const auto progress = [&](std::size_t done, std::size_t of) {
        CHECK(of == 3);
        told.push_back(done);
        if (done == 1) stop.ask();
    };
    const auto labels = desk.get<Result<app::MatchedLabels>>([&](auto done) { desk.papers().matchLabels(folder.path(), keys, progress, stop, done); });
    CHECK(labels.error().failure() == Failure::stopped);
    CHECK(told == std::vector<std::size_t>{0, 1});
    CHECK_FALSE(desk.core().ledger->desk().keptLabel(sha256Hex(paperSaying("one"))));
}

TEST_CASE("the pages of one PDF become labels of their own") {
    Desktop desk;
    const TempFolder folder;
    const auto keys = desk.keys(View::newOnes, 2);
    const auto all = app::askPages({"join"}, {paperSaying(keys[1].id.value), paperSaying("page two"), paperSaying(keys[0].id.value)}).value();
    writeFilePrivately(folder.path() / "all.pdf", all.at(2));
    const auto labels = matched(desk, folder.path() / "all.pdf", keys).value();
    REQUIRE(labels.pairs.size() == 2);
    CHECK(labels.pairs[0].page == 3);
    CHECK(labels.pairs[1].page == 1);
    CHECK(labels.pairs[0].label.fileName == "all-3.pdf");
    REQUIRE(labels.unused.size() == 1);
    CHECK(labels.unused[0].page == 2);
    app::AuthorizeDecision decision;
    decision.label = LabelMode::own;
    decision.ownLabels = labels.byReturn();
    desk.decide(Operation::authorize, keys, decision).value();
    const Printed printed(labelOf(desk, keys[0])->bytes);
    CHECK(printed.pages() == 1);
    CHECK(printed.has(keys[0].id.value));
    CHECK(desk.disagreement() == "");
}

TEST_CASE("one label goes to several buyers only when the seller says so") {
    Desktop desk;
    const TempFolder folder;
    auto keys = desk.keys(View::newOnes, 12);
    const std::string first = desk.detail(keys[0]).fact.buyer.value;
    std::erase_if(keys, [&](const ReturnKey& key) { return key != desk.keys(View::newOnes, 1).front() && desk.detail(key).fact.buyer.value == first; });
    keys.resize(2);
    writeFilePrivately(folder.path() / (keys[0].id.value + " " + keys[1].id.value + ".pdf"), paperSaying("both"));
    const auto labels = matched(desk, folder.path(), keys).value();
    REQUIRE(labels.isAnyShared());
    app::AuthorizeDecision decision;
    decision.label = LabelMode::own;
    decision.ownLabels = labels.byReturn();
    CHECK(desk.decide(Operation::authorize, keys, decision).error().failure() == Failure::sharedLabel);
    app::AuthorizeDecision one;
    one.label = LabelMode::own;
    one.ownLabel = labels.pairs.front().label;
    CHECK(desk.decide(Operation::authorize, keys, one).error().failure() == Failure::sharedLabel);
    decision.isLabelShared = true;
    CHECK(desk.decide(Operation::authorize, keys, decision)->count == 2);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("who gets which label survives a crash between the yes and the sending") {
    Desktop desk;
    const TempFolder folder;
    const auto keys = desk.keys(View::newOnes, 3);
    for (const ReturnKey& key : keys) writeFilePrivately(folder.path() / (key.id.value + ".pdf"), paperSaying("for " + key.id.value));
    const auto labels = matched(desk, folder.path(), keys).value();
    app::AuthorizeDecision decision;
    decision.label = LabelMode::own;
    decision.ownLabels = labels.byReturn();
    desk.confirm(desk.prepare(Operation::authorize, keys), decision, seconds(30)).value();
    desk.crashAndRestart();
    desk.advance(seconds(40));
    desk.settle();
    for (const ReturnKey& key : keys) CHECK(Printed(labelOf(desk, key)->bytes).has("for " + key.id.value));
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a folder without a label for any of the returns, and one that is not there, are said") {
    Desktop desk;
    const TempFolder folder;
    const auto keys = desk.keys(View::newOnes, 2);
    CHECK(matched(desk, folder.path(), keys).error().failure() == Failure::noLabelMatches);
    CHECK(matched(desk, folder.path() / "nowhere.pdf", keys).error().failure() == Failure::unreadableFile);
}
