// SPDX-License-Identifier: GPL-3.0-or-later
// advisor costs: the table of what returns cost, out and in; returns advise: what it means for one request.

#include <ostream>

#include "app/returns/advisor_desk.h"
#include "cli/commands.h"
#include "cli/csv_commands.h"
#include "cli/filters.h"
#include "cli/json_output.h"
#include "cli/output.h"
#include "text/advice_words.h"
#include "text/formats.h"
#include "text/translate.h"

namespace resodesk::cli {

namespace {

Json entryJson(const CostEntry& entry) {
    if (const auto* parcel = std::get_if<ParcelCost>(&entry))
        return {{"kind", "parcel"}, {"size", toText(parcel->size)}, {"country", parcel->country}, {"seller", toJson(parcel->seller)},
                {"buyer", toJson(parcel->buyer)}, {"handling", toJson(parcel->handling)}};
    if (const auto* size = std::get_if<SkuSize>(&entry)) return {{"kind", "sku"}, {"sku", size->pattern}, {"size", toText(size->size)}};
    const auto& left = std::get<ValueLeft>(entry);
    return {{"kind", "left"}, {"condition", toText(left.condition)}, {"percent", left.percent}};
}

Json costsJson(const ReturnCosts& costs) {
    Json json{{"rows", Json::array()}};
    for (const CostEntry& entry : entriesOf(costs)) json["rows"].push_back(entryJson(entry));
    return json;
}

ReturnCosts costsNow(Session& session) {
    return session.await<ReturnCosts>([&](auto answer) { session.desk().advisor().costs(answer); });
}

void listCosts(Session& session) {
    const ReturnCosts costs = costsNow(session);
    if (session.format == Format::json) {
        session.out() << costsJson(costs).dump(1) << "\n";
        throw Exit{done};
    }
    Table table({wxGETTEXT_IN_CONTEXT("costs", "Kind").utf8_string(), wxGETTEXT_IN_CONTEXT("costs", "For").utf8_string(), wxGETTEXT_IN_CONTEXT("costs", "Value").utf8_string()});
    for (const CostEntry& entry : entriesOf(costs))
        table.add({text::kindWords(entry).utf8_string(), text::forWords(entry).utf8_string(), text::valueWords(entry).utf8_string()});
    session.out() << (costs.isEmpty() ? translated("The table of costs is empty.") + "\n" : table.text());
    throw Exit{done};
}

void importCosts(Session& session, const std::string& file) {
    session.desk();
    const auto costs = session.must<ReturnCosts>([&](auto answer) {
        if (file == "-")
            session.desk().advisor().readCosts(session.console().input(), answer);
        else
            session.desk().advisor().readCostsFile(session.file(file), answer);
    });
    session.must<void>([&](auto answer) { session.desk().advisor().setCosts(costs, answer); });
    const std::size_t count = entriesOf(costs).size();
    if (session.format == Format::json)
        session.out() << costsJson(costs).dump(1) << "\n";
    else
        session.out() << wxString::Format(wxPLURAL("The table has %zu row now.", "The table has %zu rows now.", static_cast<unsigned>(count)), count).utf8_string() << "\n";
    throw Exit{done};
}

Json adviceJson(const app::Advised& advised) {
    const Advice& advice = advised.advice;
    Json json{{"id", advised.key.id.value}, {"account", advised.key.account.value}, {"payer", toText(advice.payer)}, {"size", toText(advice.size)},
              {"rate", toText(advice.rate)}, {"shares", Json::array()}, {"seller_cost", toJson(advice.seller)}, {"buyer_cost", toJson(advice.buyer)},
              {"value", toJson(advice.value)}, {"credit", toJson(advice.credit)}, {"own_label", toJson(advice.ownLabel)}, {"proposals", Json::array()}};
    for (const CostShare& share : advice.shares) {
        Json one{{"part", toText(share.part)}, {"amount", toJson(share.amount)}, {"source", toText(share.source)}, {"sku", share.sku}, {"pieces", Json::object()}};
        for (const auto& [condition, pieces] : share.grades.pieces) one["pieces"][std::string(toText(condition))] = pieces;
        json["shares"].push_back(std::move(one));
    }
    for (const Proposal proposal : advice.proposals) json["proposals"].push_back(toText(proposal));
    return json;
}

void adviseReturn(Session& session, const std::string& id) {
    const ReturnKey key = keyOf(session, id);
    const auto advised = session.must<app::Advised>([&](auto answer) { session.desk().advisor().advise(key, answer); });
    if (session.format == Format::json) {
        session.out() << adviceJson(advised).dump(1) << "\n";
        throw Exit{done};
    }
    session.out() << text::adviceWords(advised.advice).utf8_string() << "\n";
    for (const Proposal proposal : advised.advice.proposals) session.out() << "  " << text::words(proposal, advised.advice).utf8_string() << "\n";
    throw Exit{done};
}

}  // namespace

void addReturnsAdvice(CLI::App& returns, Session& session) {
    auto id = std::make_shared<std::string>();
    CLI::App* command = returns.add_subcommand("advise", "What it costs to take the goods back, and what may be proposed instead; does nothing");
    command->add_option("id", *id, "ID or ACCOUNT/ID")->required();
    command->callback([&session, id] { adviseReturn(session, *id); });
}

void addAdvisorCommands(CLI::App& program, Session& session) {
    CLI::App* advisor = program.add_subcommand("advisor", "What returns cost");
    advisor->require_subcommand(1);
    CLI::App* costs = advisor->add_subcommand("costs", "The table the advisor reckons from");
    costs->callback([&session] { listCosts(session); });
    addCsvCommands(*costs, session, {"As CSV: kind, size, country, seller, buyer, handling, sku, condition, percent", "All rows of a CSV file instead of those there are",
                                     [&session] { return session.desk().advisor().costsCsv(costsNow(session)); },
                                     [&session](const std::string& file) { importCosts(session, file); }});
}

}  // namespace resodesk::cli
