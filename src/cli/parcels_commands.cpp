// SPDX-License-Identifier: GPL-3.0-or-later

#include <ostream>

#include "app/parcels/parcels_desk.h"
#include "base/ids.h"
#include "cli/commands.h"
#include "cli/filters.h"
#include "cli/output.h"
#include "cli/waiting.h"
#include "text/timeline_words.h"

namespace resodesk::cli {

namespace {

ParcelKey parcelOf(Session& session, const std::string& id) {
    const auto keys = session.await<std::vector<ParcelKey>>([&](auto done) { session.desk().parcels().find(id, done); });
    if (keys.empty()) session.fail(Error(Failure::notFound, "parcel", id));
    if (keys.size() > 1) session.failUsage(wxString::Format(_("%s is in several accounts: write ACCOUNT/%s"), text::show(id), text::show(id)).utf8_string());
    return keys.front();
}

app::ParcelDetail detailOf(Session& session, const ParcelKey& key) {
    return session.must<app::ParcelDetail>([&](auto done) { session.desk().parcels().detail(key, done); });
}

void listParcels(Session& session, bool isAll, const std::string& search) {
    if (session.format == Format::csv) session.failUsage(translated("There is no CSV of lost parcels; --format json has all of them."));
    const auto rows = session.await<std::vector<ParcelRow>>([&](auto done) { session.desk().parcels().list(!isAll, search, done); });
    if (session.format == Format::json) {
        Json json{{"total", rows.size()}, {"parcels", Json::array()}};
        for (const ParcelRow& row : rows) json["parcels"].push_back(toJson(row));
        session.out() << json.dump(1) << "\n";
        throw Exit{done};
    }
    Table table({translated("Time left"), translated("State"), translated("Case"), translated("Order"), translated("Buyer"),
                 translated("Amount"), translated("Courier"), translated("Tracking"), translated("Item")});
    table.alignRight(5);
    for (const ParcelRow& r : rows)
        table.add({text::timeLeft(r.deadline, session.clock().now()).utf8_string(), text::words(r.state).utf8_string(), r.key.id.value,
                   r.order.value, r.buyer, text::print(r.amount).utf8_string(), r.courier, r.tracking, r.item});
    session.out() << table.text();
    throw Exit{done};
}

void showParcel(Session& session, const std::string& id) {
    const auto detail = detailOf(session, parcelOf(session, id));
    const TimePoint now = session.clock().now();
    if (session.format == Format::json) {
        session.out() << toJson(detail, now).dump(1) << "\n";
        throw Exit{done};
    }
    const LostParcel& p = detail.fact;
    session.out() << p.id.value << "  " << p.order.value << "  " << p.buyerName << "  " << text::print(p.price).utf8_string() << "  " << p.courier
              << " " << p.tracking << "  " << p.lastScan << "\n";
    for (const TimelineEntry& entry : detail.timeline)
        session.out() << text::printDateTime(entry.at).utf8_string() << "  " << text::sentence(entry, now).utf8_string() << "\n";
    throw Exit{done};
}

struct MoveOptions {
    std::string id, reason, note, text;
    std::vector<std::string> lines;
    std::string shipping;
    bool isFull = false, isBeyondLimit = false;
    WaitOptions wait;
};

void refund(Session& session, const MoveOptions& o) {
    if (o.isFull == (!o.lines.empty() || !o.shipping.empty())) session.failUsage(translated("either --full, or --line LINE=AMOUNT"));
    session.desk(o.wait.waits);
    const ParcelKey key = parcelOf(session, o.id);
    const LostParcel fact = detailOf(session, key).fact;
    RefundPlan plan;
    plan.reason = o.reason;
    plan.note = o.note;
    plan.isBeyondLimit = o.isBeyondLimit;
    Money sum = fact.refundable();
    if (!o.isFull) {
        sum.minor = 0;
        for (const std::string& text : o.lines) {
            const std::size_t equals = text.find('=');
            if (equals == std::string::npos) session.failUsage(translated("--line: LINE=AMOUNT"));
            const ReturnLine* line = fact.findLine({text.substr(0, equals)});
            plan.lines.push_back({{text.substr(0, equals)}, line ? line->quantity : 1, amountOf(session, "--line", text.substr(equals + 1), sum.currency)});
            sum.minor += plan.lines.back().amount.minor;
        }
        if (!o.shipping.empty()) plan.shipping = amountOf(session, "--shipping", o.shipping, sum.currency);
        if (plan.shipping) sum.minor += plan.shipping->minor;
    }
    session.confirm(wxString::Format(_("Refund %s?"), text::print(sum)).utf8_string());
    o.wait.finish(session, session.must<app::Confirmed>([&](auto done) { session.desk().parcels().refund(key, plan, newUuid(), o.wait.hold(), done); }));
}

void replace(Session& session, const MoveOptions& o) {
    session.desk(o.wait.waits);
    const ParcelKey key = parcelOf(session, o.id);
    session.confirm(translated("Send the goods again? Their price can no longer be refunded then."));
    o.wait.finish(session, session.must<app::Confirmed>([&](auto done) {
        session.desk().parcels().replace(key, o.note, newUuid(), o.wait.hold(), done);
    }));
}

void close(Session& session, const MoveOptions& o) {
    session.desk(o.wait.waits);
    const ParcelKey key = parcelOf(session, o.id);
    session.confirm(translated("Close the case? No refund will be paid."));
    o.wait.finish(session, session.must<app::Confirmed>([&](auto done) {
        session.desk().parcels().close(key, {o.reason, o.note}, newUuid(), o.wait.hold(), done);
    }));
}

void contact(Session& session, const MoveOptions& o) {
    session.desk(o.wait.waits);
    const ParcelKey key = parcelOf(session, o.id);
    session.confirm(translated("Send this message?"));
    o.wait.finish(session, session.must<app::Confirmed>([&](auto done) {
        session.desk().parcels().contact(key, o.text, newUuid(), o.wait.hold(), done);
    }));
}

}  // namespace

void addParcelsCommands(CLI::App& program, Session& session) {
    CLI::App* parcels = program.add_subcommand("parcels", "Lost-parcel cases");
    parcels->require_subcommand(1);
    auto isAll = std::make_shared<bool>(false);
    auto search = std::make_shared<std::string>();
    CLI::App* command = parcels->add_subcommand("list", "Open cases, most urgent first");
    command->add_flag("--all", *isAll, "Also the closed ones");
    command->add_option("--search", *search, "In order, buyer, tracking or case");
    command->callback([&session, isAll, search] { listParcels(session, *isAll, *search); });

    auto o = std::make_shared<MoveOptions>();
    const auto move = [&](const char* name, const char* help, void (*run)(Session&, const MoveOptions&)) {
        CLI::App* made = parcels->add_subcommand(name, help);
        made->add_option("id", o->id, "Case, as ID or ACCOUNT/ID")->required();
        o->wait.addTo(*made);
        made->callback([&session, o, run] { run(session, *o); });
        return made;
    };
    CLI::App* showing = parcels->add_subcommand("show", "One case with its timeline");
    showing->add_option("id", o->id, "Case")->required();
    showing->callback([&session, o] { showParcel(session, o->id); });
    command = move("contact", "Write to the buyer", contact);
    command->add_option("--text", o->text, "The message")->required();
    command = move("refund", "Pay money back", refund);
    command->add_flag("--full", o->isFull, "Everything that is refundable, shipping included");
    command->add_flag("--over-limit", o->isBeyondLimit, "Also beyond local.refund_daily_limit");
    command->add_option("--line", o->lines, "LINE=AMOUNT");
    command->add_option("--shipping", o->shipping, "Of the outbound shipping");
    command->add_option("--reason", o->reason, "Code of the marketplace's list")->required();
    command->add_option("--note", o->note, "Note to the buyer");
    command = move("replace", "Send the goods again", replace);
    command->add_option("--note", o->note, "Note to the buyer");
    command = move("close", "Close the case", close);
    command->add_option("--reason", o->reason, "Code of the marketplace's list")->required();
    command->add_option("--note", o->note, "Note to the buyer");
}

}  // namespace resodesk::cli
