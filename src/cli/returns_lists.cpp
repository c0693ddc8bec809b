// SPDX-License-Identifier: GPL-3.0-or-later

#include <ostream>

#include "app/returns/links_desk.h"
#include "cli/commands.h"
#include "cli/filters.h"
#include "cli/json_output.h"
#include "cli/output.h"
#include "domain/returns/photo_file.h"
#include "text/failures.h"
#include "text/file_words.h"
#include "text/formats.h"
#include "text/rule_words.h"
#include "text/timeline_words.h"
#include "text/translate.h"
#include "text/words.h"

namespace resodesk::cli {

namespace {

struct ListOptions {
    FilterOptions filter;
    std::string sort;
    bool isDescending = false;
    int limit = 50;
};

ReturnQuery queryOf(Session& session, const ListOptions& o) {
    ReturnQuery query = o.filter.query(session, View::all);
    if (!o.sort.empty()) {
        const auto sort = fromText<SortBy>(o.sort);
        if (!sort) session.failChoice("--sort", o.sort);
        query.sortBy = *sort;
        query.descending = false;
    }
    if (o.isDescending) query.descending = !query.descending;
    return query;
}

void listReturns(Session& session, const ListOptions& o) {
    const int limit = o.limit;
    const ReturnQuery query = queryOf(session, o);
    if (session.format == Format::csv) {
        session.out() << session.await<std::string>([&](auto done) { session.desk().returns().csv(query, done); });
        throw Exit{done};
    }
    const auto total = session.await<app::ListTotal>([&](auto done) { session.desk().returns().total(query, done); });
    const auto rows = session.await<std::vector<ReturnRow>>([&](auto done) { session.desk().returns().page(query, {}, limit, done); });
    if (session.format == Format::json) {
        Json json{{"total", total.count}, {"returns", Json::array()}};
        for (const ReturnRow& row : rows) json["returns"].push_back(toJson(row));
        session.out() << json.dump(1) << "\n";
        throw Exit{done};
    }
    const auto reasons = session.await<std::vector<ReasonWords>>([&](auto done) { session.desk().returns().reasons(ReasonList::returning, done); });
    const TimePoint now = session.clock().now();
    Table table({translated("Time left"), translated("State"), translated("Return"), translated("Order"), translated("Buyer"),
                 translated("Amount"), translated("Reason"), translated("Item")});
    table.alignRight(5);
    for (const ReturnRow& r : rows)
        table.add({text::timeLeft(r.deadline, now).utf8_string(), text::words(r.state).utf8_string(), r.key.id.value, r.order.value,
                   r.buyer, text::print(r.amount).utf8_string(), text::reasonWords(reasons, r.reason).utf8_string(), r.item});
    session.out() << table.text()
              << wxString::Format(wxPLURAL("%zu of %lld return, %s in all", "%zu of %lld returns, %s in all", static_cast<unsigned>(total.count)), rows.size(),
                               static_cast<long long>(total.count), text::print(total.amounts))
                     .utf8_string()
              << "\n";
    throw Exit{done};
}

void showReturn(Session& session, const std::string& id) {
    const ReturnKey key = keyOf(session, id);
    const auto detail = session.must<app::ReturnDetail>([&](auto done) { session.desk().returns().detail(key, done); });
    const TimePoint now = session.clock().now();
    if (session.format == Format::json) {
        session.out() << toJson(detail, now).dump(1) << "\n";
        throw Exit{done};
    }
    const Return& r = detail.fact;
    session.out() << r.id.value << "  " << text::words(detail.row.state).utf8_string() << "  " << r.order.value << "  " << r.buyerName << "  "
              << text::print(r.price).utf8_string();
    if (detail.row.deadline) session.out() << "  " << text::timeLeft(detail.row.deadline, now).utf8_string();
    if (detail.row.snoozedUntil) session.out() << "  " << wxString::Format(_("snoozed until %s"), text::printShort(*detail.row.snoozedUntil, now)).utf8_string();
    for (const std::string& tag : detail.tags) session.out() << "  #" << tag;
    session.out() << "\n";
    for (const ReturnLine& line : r.lines)
        session.out() << "  " << line.line.value << "  " << line.quantity << " x " << line.title << "  " << line.sku << "  "
                  << wxString::Format(_("%s, refundable %s"), text::print(line.price), text::print(line.refundable)).utf8_string() << "\n";
    if (!r.rma.empty()) {
        session.out() << "  RMA " << r.rma << "  " << text::originWords(detail.label).utf8_string();
        if (detail.label == LabelOrigin::file) session.out() << ": " << detail.labelName;
        session.out() << "\n";
    }
    for (const Photo& photo : detail.marks.photos)
        session.out() << "  " << wxString::Format(_("Photo %s"), text::show(photo.fileName)).utf8_string() << "  " << text::printDateTime(photo.at).utf8_string()
                      << "  photos/" << photo.sha256 << endingOf(photo.mediaType) << "\n";
    if (!r.inPolicy) session.out() << "  " << translated("Out of policy") << ": " << r.policyNote << "\n";
    if (const auto& why = detail.rules)
        session.out() << "  " << text::whyWords(why->set, why->ruling, text::tenseOf(why->isKept, why->mode, why->state), why->refusal).utf8_string() << "\n";
    for (const app::Offer& offer : detail.offers)
        if (offer.refusal)
            session.out() << "  " << text::words(offer.operation).utf8_string() << ": " << text::why(*offer.refusal).utf8_string() << "\n";
    for (const app::RelatedReturn& related : detail.related)
        session.out() << "  " << (related.isSameOrder ? translated("Same order") : translated("Same buyer")) << ": " << related.row.key.id.value << "  "
                      << text::words(related.row.state).utf8_string() << "  " << related.row.item << "\n";
    for (const TimelineEntry& entry : detail.timeline)
        session.out() << text::printDateTime(entry.at).utf8_string() << "  " << text::sentence(entry, now).utf8_string() << "\n";
    throw Exit{done};
}

void linkTo(Session& session, const std::string& id) {
    const ReturnKey key = keyOf(session, id);
    const auto links = session.await<std::vector<std::string>>([&](auto done) { session.desk().links().of({key}, done); });
    if (links.empty()) session.fail(Error(Failure::unknownReturn, "link", id));
    if (session.format == Format::json)
        session.out() << Json{{"id", key.id.value}, {"account", key.account.value}, {"link", links.front()}}.dump(1) << "\n";
    else
        session.out() << links.front() << "\n";
    throw Exit{done};
}

}  // namespace

void addReturnsLists(CLI::App& returns, Session& session) {
    auto options = std::make_shared<ListOptions>();
    CLI::App* listing = returns.add_subcommand("list", "Returns, most urgent first");
    options->filter.addTo(*listing);
    listing->add_option("--sort", options->sort, "Column: time_left, requested, state, order, buyer, item, amount, reason, policy, rma, id, country");
    listing->add_flag("--descending", options->isDescending, "The other way around");
    listing->add_option("--limit", options->limit, "Rows at most; CSV is always the whole list")->check(CLI::Range(1, 1'000'000))->capture_default_str();
    listing->callback([&session, options] { listReturns(session, *options); });

    auto id = std::make_shared<std::string>();
    CLI::App* showing = returns.add_subcommand("show", "One return with its timeline");
    showing->add_option("id", *id, "ID or ACCOUNT/ID")->required();
    showing->callback([&session, id] { showReturn(session, *id); });

    CLI::App* linking = returns.add_subcommand("link", "A link that opens the return in the window");
    linking->add_option("id", *id, "ID or ACCOUNT/ID")->required();
    linking->callback([&session, id] { linkTo(session, *id); });
}

}  // namespace resodesk::cli
