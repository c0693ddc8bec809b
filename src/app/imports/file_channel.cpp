// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/imports/file_channel.h"

#include <algorithm>
#include <charconv>

#include "base/log.h"
#include "documents/return_report.h"
#include "net/url.h"

namespace resodesk::app {

namespace {

constexpr std::size_t rowsOfPage = 500;
constexpr std::string_view orderPlace = "{order}";

/// What is chosen when a return is closed or refunded; the page itself asks for its own. Their words are text's.
std::map<ReasonList, std::vector<ReasonWords>> usualReasons() {
    std::map<ReasonList, std::vector<ReasonWords>> lists;
    for (const ReasonList list : {ReasonList::closing, ReasonList::refunding, ReasonList::withholding})
        for (const auto& [reason, code] : nameTable(UsualReason{}))
            if (listOf(reason) == list) lists[list].push_back({std::string(code), {}});
    return lists;
}

/// Report and row where a page begins: "3/500".
std::size_t placeIn(const std::string& cursor, std::int64_t newest) {
    const std::string mine = std::to_string(newest) + "/";
    std::size_t place = 0;
    if (cursor.starts_with(mine)) (void)std::from_chars(cursor.data() + mine.size(), cursor.data() + cursor.size(), place);
    return place;
}

/// Where goods go is chosen on the marketplace's page; here it stands for that.
ReturnAddress addressThere(const Account& account) {
    ReturnAddress address;
    address.id = {"page"};
    address.label = address.name = account.name;
    address.street = account.url.empty() ? account.name : account.url;
    address.isDefault = true;
    address.revision = "1";
    return address;
}

}  // namespace

AccountTerms fileTerms(const std::string& website) {
    // Of other shops only the front door is known.
    const bool isSellerCentral = website.starts_with("https://sellercentral");
    const std::string page = isSellerCentral ? website + "/gp/returns/list?searchType=orderId&keywordSearch=" + std::string(orderPlace) : website;
    AccountTerms terms;
    for (const char* operation : {"authorize", "close", "refund", "cancel", "message"}) terms.operations[operation] = {Guard::byHand, page};
    return terms;
}

FileChannel::FileChannel(Account account, Parts parts) : account_(std::move(account)), parts_(std::move(parts)) {}

channels::Capability FileChannel::capability(ActionKind kind) const {
    return {operationOf(kind).empty() ? Guard::keyless : Guard::byHand, milliseconds(0), false, false};
}

std::string FileChannel::pageOf(const Command& command) const {
    std::string page = termsOf(account_.terms, command.kind).page;
    if (const std::size_t at = page.find(orderPlace); at != std::string::npos) page.replace(at, orderPlace.size(), net::percentEncoded(command.order.value));
    return page;
}

TimePoint FileChannel::readyAt(ActionKind, TimePoint now) const { return now; }

void FileChannel::withReturns(std::function<void(Returns)> then) {
    const std::int64_t newest = parts_.newest();
    if (parsed_ && parsedNewest_ == newest) return parts_.parser.post([then = std::move(then), parsed = parsed_] { then(parsed); });
    parts_.parser.post([this, newest, reports = parts_.reports(), then = std::move(then), account = account_.id] {
        documents::ReportedReturns known;
        for (const BroughtReport& report : reports) {
            const auto read = documents::readReturnReport(report.bytes);
            if (read)
                known.add(*read, report.at);
            else
                log::error("a report that was kept cannot be read any more");
        }
        const auto returns = std::make_shared<const std::vector<Return>>(known.returns(account));
        parts_.desk.post([this, newest, returns] {
            parsedNewest_ = newest;
            parsed_ = returns;
        });
        then(returns);
    });
}

void FileChannel::pull(const channels::PageRequest& request, channels::OnHead onHead, channels::OnPage onPage) {
    const std::int64_t newest = parts_.newest();
    const std::string changes = std::to_string(newest);
    if (request.stream != Stream::returns || (request.cursor.empty() && request.changes == changes)) {
        parts_.parser.post([this, onHead, onPage, changes] {
            parts_.desk.post([onHead, changes] { onHead(channels::PageHead{{}, changes}); });
            onPage(Facts{});
        });
        return;
    }
    withReturns([this, from = placeIn(request.cursor, newest), newest, changes, onHead, onPage](const Returns& returns) {
        const std::size_t first = std::min(from, returns->size()), end = std::min(first + rowsOfPage, returns->size());
        channels::PageHead head{{}, changes};
        if (end < returns->size()) head.nextCursor = std::to_string(newest) + "/" + std::to_string(end);
        parts_.desk.post([onHead, head] { onHead(head); });
        Facts facts;
        facts.returns.assign(returns->begin() + static_cast<std::ptrdiff_t>(first), returns->begin() + static_cast<std::ptrdiff_t>(end));
        onPage(std::move(facts));
    });
}

void FileChannel::read(const Action& action, channels::OnFacts onFacts) {
    withReturns([this, id = action.command.target.id, onFacts](const Returns& returns) {
        Facts facts;
        const auto found = std::find_if(returns->begin(), returns->end(), [&](const Return& r) { return r.id.value == id; });
        if (found != returns->end()) facts.returns.push_back(*found);
        parts_.desk.post([onFacts, facts] { facts.isEmpty() ? onFacts(Error(Failure::notFound, "report")) : onFacts(facts); });
    });
}

void FileChannel::send(const Action&, const std::string&, channels::OnSent onSent) {
    parts_.desk.post([onSent] {
        channels::Sent sent;
        sent.result = WriteResult::refused;
        sent.refusal = Failure::notOfferedNow;
        onSent(sent);
    });
}

void FileChannel::readSetup(channels::OnSetup onSetup) {
    parts_.desk.post([onSetup, account = account_] { onSetup(channels::AccountSetup{{addressThere(account)}, {}, usualReasons(), account.terms}); });
}

void FileChannel::identify(channels::OnIdentity onIdentity) {
    parts_.desk.post([onIdentity, account = account_] { onIdentity(channels::AccountIdentity{account.name, account.name, account.terms}); });
}

void FileChannel::label(const ReturnId&, channels::OnBytes onBytes) {
    parts_.desk.post([onBytes] { onBytes(Error(Failure::notFound, "a report has no labels")); });
}

}  // namespace resodesk::app
