// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/imports/imports_desk.h"

#include <memory>

#include "app/desk_core.h"
#include "app/imports/file_channel.h"
#include "app/sync_runner.h"
#include "base/paths.h"
#include "documents/return_report.h"
#include "net/url.h"
#include "store/transaction.h"

namespace resodesk::app {

namespace {

std::map<std::string, Return> byId(const documents::ReportedReturns& known) {
    std::map<std::string, Return> returns;
    for (Return& r : known.returns({})) returns.emplace(r.id.value, std::move(r));
    return returns;
}

Result<ImportPreview> previewOf(const std::vector<BroughtReport>& before, const BroughtReport& file) {
    const auto report = documents::readReturnReport(file.bytes);
    if (!report) return report.error();
    documents::ReportedReturns known;
    ImportPreview preview;
    for (const BroughtReport& earlier : before) {
        preview.isKnownFile = preview.isKnownFile || earlier.bytes == file.bytes;
        if (const auto read = documents::readReturnReport(earlier.bytes)) known.add(*read, earlier.at);
    }
    const auto were = byId(known);
    known.add(*report, file.at);
    auto are = byId(known);
    preview.format = toText(report->format);
    preview.errors = report->errors;
    preview.unknown = report->unknown;
    for (const documents::ReportRow& row : report->rows) {
        Return& r = are.at(row.id);
        const auto earlier = were.find(row.id);
        preview.fresh += earlier == were.end();
        preview.changed += earlier != were.end() && earlier->second.revision != r.revision;
        if (!r.price.currency.isNone()) preview.amounts.add(r.price);
        preview.returns.push_back(r);
    }
    return preview;
}

Result<BroughtReport> fileOf(const ImportWish& wish, TimePoint at) {
    if (wish.file.empty()) return BroughtReport{"-", wish.bytes, at};
    const std::string name = wish.file.filename().string();
    try {
        if (std::filesystem::file_size(wish.file) > documents::largestReport)
            return Error(Failure::fileTooLarge, "report", std::to_string(documents::largestReport / (1024 * 1024)));
        return BroughtReport{name, readFile(wish.file), at};
    } catch (const std::filesystem::filesystem_error& e) {
        return Error(Failure::unreadableFile, e.code().message(), name);
    }
}

}  // namespace

void ImportsDesk::look(const ImportWish& wish, std::function<void(Result<Looked>)> done) {
    if (!isAccountName(wish.account)) return done(Error(Failure::badName, "import", wish.account));
    if (!wish.website.empty())
        if (const auto url = net::checkedBaseUrl(wish.website); !url) return done(url.error());
    const auto account = core_.ledger->accounts().named(wish.account);
    if (account && account->channel != fileChannelName) return done(Error(Failure::nameTaken, "import", wish.account));
    const auto before = account ? core_.ledger->reports().all(account->id) : std::vector<BroughtReport>{};
    core_.setup.executors.worker.post([this, before, wish, at = core_.now(), isNew = !account, done] {
        Result<Looked> looked = Looked{};
        const auto file = fileOf(wish, at);
        const auto preview = file ? previewOf(before, *file) : Result<ImportPreview>(file.error());
        if (preview) {
            looked->file = *file;
            looked->preview = *preview;
            looked->preview.isNewAccount = isNew;
        } else {
            looked = preview.error();
        }
        core_.setup.executors.desk.post([looked = std::move(looked), done] { done(looked); });
    });
}

void ImportsDesk::preview(const ImportWish& wish, std::function<void(Result<ImportPreview>)> done) {
    core_.change(done, [this, wish, done] {
        look(wish, [done](const Result<Looked>& looked) { looked ? done(looked->preview) : done(looked.error()); });
    });
}

void ImportsDesk::bring(const ImportWish& wish, std::function<void(Result<ImportPreview>)> done) {
    core_.change(done, [this, wish, done] {
        look(wish, [this, wish, done](const Result<Looked>& looked) {
            if (!looked) return done(looked.error());
            if (looked->preview.returns.empty()) return done(Error(Failure::emptyReport, "import", looked->file.name));
            core_.change(done, [this, wish, looked = *looked, done] { keep(wish, looked, done); });
        });
    });
}

void ImportsDesk::keep(const ImportWish& wish, const Looked& looked, const std::function<void(Result<ImportPreview>)>& done) {
    auto account = core_.ledger->accounts().named(wish.account);
    if (account && account->channel != fileChannelName) return done(Error(Failure::nameTaken, "import", wish.account));
    {
        store::Transaction transaction(core_.ledger->database(), "report.keep");
        if (!account) {
            account.emplace();
            account->channel = fileChannelName;
            account->name = account->remoteId = wish.account;
            if (!wish.website.empty()) account->url = net::checkedBaseUrl(wish.website).value();
            account->tokenPlace = TokenPlace::session;
            account->terms = fileTerms(account->url);
            account->id = core_.ledger->accounts().add(*account, core_.now());
        }
        (void)core_.ledger->reports().keep(account->id, looked.file);
        transaction.commit();
    }
    core_.wire(*account);
    Changes changes;
    changes.accounts = true;
    core_.publish(changes);
    core_.sync->request(account->id, [this, id = account->id, preview = looked.preview, done](const Result<void>& read) {
        if (!read) return done(read.error());
        lookByHand(id);
        done(preview);
    });
}

/// What was done on the marketplace's page shows in the report: no need to wait for the next look.
void ImportsDesk::lookByHand(AccountId account) {
    if (!core_.ledger) return;
    store::OutboxQuery open;
    open.account = account;
    open.onlyOpen = true;
    open.limit = 1'000'000;
    store::Transaction transaction(core_.ledger->database(), "report.look");
    for (const Action& action : core_.ledger->outbox().list(open))
        if (action.state == ActionState::waiting && action.why == WaitReason::byHand)
            core_.ledger->outbox().hold(action.id, WaitReason::byHand, core_.now(), std::nullopt, core_.now());
    transaction.commit();
    core_.tick();
}

void ImportsDesk::accounts(std::function<void(std::vector<std::string>)> done) {
    core_.setup.executors.desk.post([this, done = std::move(done)] {
        std::vector<std::string> names;
        if (core_.ledger)
            for (const Account& account : core_.ledger->accounts().all())
                if (account.channel == fileChannelName) names.push_back(account.name);
        done(names);
    });
}

}  // namespace resodesk::app
