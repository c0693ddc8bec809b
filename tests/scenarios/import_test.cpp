// SPDX-License-Identifier: GPL-3.0-or-later
// A marketplace without an API: reports that the seller brings, decisions done on its pages, later reports that show it.

#include <filesystem>

#include "app/imports/file_channel.h"
#include "app/imports/imports_desk.h"
#include "support/catch.h"
#include "support/builders.h"
#include "support/manual_clock.h"
#include "support/one_thread_desk.h"
#include "support/temp_folder.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

const std::string header =
    "Order ID\tReturn request date\tReturn request status\tAmazon RMA ID\tCurrency code\tTracking ID\tMerchant SKU\tItem Name\tReturn quantity\tReturn Reason\tIn policy\t"
    "Resolution\tReturn delivery date\tOrder Amount\tOrder quantity\tRefunded Amount\n";

std::string row(const std::string& order, const std::string& status, const std::string& delivered = "", const std::string& refunded = "") {
    return order + "\t20-Nov-2026\t" + status + "\tD1\tEUR\t\tMUG-1\tMug\t1\tCR-DEFECTIVE\tY\tStandardRefund\t" + delivered + "\t24.90\t1\t" + refunded + "\n";
}

/// A desk with nothing but what is brought to it.
struct FileDesk {
    TempFolder folder;
    ManualClock clock{morning};
    std::unique_ptr<OneThreadDesk> desk = open();

    std::unique_ptr<OneThreadDesk> open() { return std::make_unique<OneThreadDesk>(folder.path() / "w", clock); }
    void restart() {
        desk->stop();
        desk = open();
    }
    Result<app::ImportPreview> bring(const std::string& bytes, const std::string& account = "Amazon") {
        clock.advance(seconds(1));
        app::ImportsDesk imports(desk->core());
        auto brought = desk->get<Result<app::ImportPreview>>([&](auto done) { imports.bring({{}, bytes, account, "https://sellercentral.amazon.it/"}, done); });
        desk->settle();
        return brought;
    }
    Result<app::ImportPreview> look(const std::string& bytes) {
        app::ImportsDesk imports(desk->core());
        return desk->get<Result<app::ImportPreview>>([&](auto done) { imports.preview({{}, bytes, "Amazon", {}}, done); });
    }
    std::vector<ReturnRow> rows(View view = View::all) {
        ReturnQuery query;
        query.view = view;
        return desk->get<std::vector<ReturnRow>>([&](auto done) { desk->doors().returns.page(query, {}, 10'000, done); });
    }
    ActionId decide(Operation operation, const ReturnKey& key, const app::Decision& decision) {
        ReturnChoice choice;
        choice.keys = {key};
        const auto prepared = desk->get<app::Prepared>([&](auto done) { desk->doors().returns.prepare(operation, choice, done); });
        REQUIRE(prepared.refusals.empty());
        const auto confirmed =
            desk->get<Result<app::Confirmed>>([&](auto done) { desk->doors().returns.confirm(prepared, decision, milliseconds(0), done); });
        REQUIRE(confirmed);
        REQUIRE(confirmed->actions.size() == 1);
        desk->settle();
        return confirmed->actions.front();
    }
    Action action(ActionId id) { return *desk->core().ledger->outbox().find(id); }
};

}  // namespace

TEST_CASE("a report that is brought is listed, in an account of its own, also after a restart and without the facts") {
    FileDesk d;
    const std::string bytes = header + row("402-1", "PendingApproval") + row("402-2", "Approved", "21-Nov-2026") + row("402-3", "Closed");
    const auto looked = d.look(bytes);
    REQUIRE(looked);
    CHECK(looked->fresh == 3);
    CHECK(looked->isNewAccount);
    CHECK(d.rows().empty());  // looking keeps nothing
    const auto brought = d.bring(bytes);
    REQUIRE(brought);
    CHECK(d.rows().size() == 3);
    CHECK(d.rows(View::newOnes).size() == 1);
    CHECK(d.rows(View::toInspect).size() == 1);
    CHECK(d.rows(View::closed).size() == 1);
    d.desk->stop();
    for (const char* ending : {"", "-wal", "-shm"}) std::filesystem::remove((d.folder.path() / "w" / "facts.db").string() + ending);
    d.desk = d.open();
    CHECK(d.rows().empty());
    REQUIRE(d.desk->get<Result<void>>([&](auto done) { d.desk->doors().accounts.sync({}, done); }));
    d.desk->settle();
    CHECK(d.rows().size() == 3);
}

TEST_CASE("what is decided waits to be done on the marketplace's page, and the next report confirms it") {
    FileDesk d;
    REQUIRE(d.bring(header + row("402-1", "PendingApproval")));
    const ReturnKey key = d.rows(View::newOnes).at(0).key;
    const ActionId authorization = d.decide(Operation::authorize, key, app::AuthorizeDecision{});
    CHECK(d.action(authorization).why == WaitReason::byHand);
    CHECK(d.desk->core().channelOf(key.account)->pageOf(d.action(authorization).command) ==
          "https://sellercentral.amazon.it/gp/returns/list?searchType=orderId&keywordSearch=402-1");
    REQUIRE(d.bring(header + row("402-1", "PendingApproval") + row("402-9", "PendingApproval")));
    CHECK(d.action(authorization).why == WaitReason::byHand);  // not yet
    d.restart();
    REQUIRE(d.bring(header + row("402-1", "Approved", "21-Nov-2026")));
    CHECK(d.action(authorization).state == ActionState::confirmed);

    app::RefundDecision full;
    full.plan.reason = "returned";
    const ActionId refund = d.decide(Operation::refund, key, full);
    CHECK(d.action(refund).why == WaitReason::byHand);
    REQUIRE(d.bring(header + row("402-1", "Approved", "21-Nov-2026", "24.90")));
    CHECK(d.action(refund).state == ActionState::confirmed);
}

TEST_CASE("an order number out of a file stays a value in the address that is opened, and other shops have their front door only") {
    FileDesk d;
    REQUIRE(d.bring(header + row("402-1&x=/../#\"", "PendingApproval")));
    const ReturnKey key = d.rows(View::newOnes).at(0).key;
    const Command there = d.action(d.decide(Operation::authorize, key, app::AuthorizeDecision{})).command;
    const std::string page = d.desk->core().channelOf(key.account)->pageOf(there);
    CHECK(page == "https://sellercentral.amazon.it/gp/returns/list?searchType=orderId&keywordSearch=402-1%26x%3D%2F..%2F%23%22");
    CHECK(app::fileTerms("https://shop.example").operations.at("refund").page == "https://shop.example");
    CHECK(app::fileTerms("").operations.at("refund").page.empty());
}

TEST_CASE("the same file again changes nothing, and a file of no returns is refused") {
    FileDesk d;
    const std::string bytes = header + row("402-1", "Approved");
    REQUIRE(d.bring(bytes));
    const auto again = d.bring(bytes);
    REQUIRE(again);
    CHECK(again->isKnownFile);
    CHECK(again->fresh + again->changed == 0);
    CHECK(d.desk->core().ledger->reports().all(d.rows().at(0).key.account).size() == 1);
    CHECK(d.bring(header).error().failure() == Failure::emptyReport);
    CHECK(d.bring(bytes, " ").error().failure() == Failure::badName);
}

TEST_CASE("a thousand returns of a report come in pages, none twice, none missing") {
    FileDesk d;
    std::string bytes = header;
    for (int i = 0; i < 1'234; ++i) bytes += row("402-" + std::to_string(i), "Approved");
    REQUIRE(d.bring(bytes));
    CHECK(d.rows().size() == 1'234);
    std::string more = header;
    for (int i = 0; i < 700; ++i) more += row("402-" + std::to_string(i), "Closed");
    REQUIRE(d.bring(more));
    CHECK(d.rows().size() == 1'234);
    CHECK(d.rows(View::closed).size() == 700);
}

TEST_CASE("an account of reports that is removed takes its reports with it") {
    FileDesk d;
    REQUIRE(d.bring(header + row("402-1", "Approved")));
    const AccountId account = d.rows().at(0).key.account;
    REQUIRE(d.desk->get<Result<void>>([&](auto done) { d.desk->doors().accounts.remove(account, done); }));
    d.desk->settle();
    CHECK(d.rows().empty());
    CHECK(d.desk->core().ledger->reports().all(account).empty());
}
