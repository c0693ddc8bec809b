// SPDX-License-Identifier: GPL-3.0-or-later
// bench scan, unidentified, keep, match, put-away; policy is in grades_commands.cpp.

#include <ostream>

#include "app/bench/bench_desk.h"
#include "cli/bench_photos.h"
#include "cli/commands.h"
#include "cli/filters.h"
#include "cli/json_output.h"
#include "cli/output.h"
#include "text/formats.h"
#include "text/translate.h"
#include "text/words.h"

namespace resodesk::cli {

namespace {

Json parcelJson(const UnidentifiedParcel& parcel) {
    return {{"no", parcel.id}, {"code", parcel.code}, {"note", parcel.note}, {"at", toJson(parcel.at)}, {"photos", photosJson(parcel.photos)}};
}

void scan(Session& session, const std::string& code) {
    const auto scanned = session.await<app::Scanned>([&](auto answer) { session.desk().bench().scan(code, answer); });
    const auto rows = session.await<std::vector<ReturnRow>>([&](auto answer) { session.desk().returns().rows(scanned.returns, answer); });
    if (session.format == Format::json) {
        Json json{{"code", scanned.code}, {"returns", Json::array()}};
        for (const ReturnRow& row : rows) json["returns"].push_back({{"id", row.key.id.value}, {"state", toText(row.state)}});
        session.out() << json.dump(1) << "\n";
    } else if (rows.empty()) {
        session.err() << wxString::Format(_("No return has the code %s"), text::show(scanned.code)).utf8_string() << "\n";
    } else {
        Table table({translated("Return"), translated("State"), translated("Order"), translated("Buyer"), translated("Item")});
        for (const ReturnRow& row : rows) table.add({row.key.id.value, text::words(row.state).utf8_string(), row.order.value, row.buyer, row.item});
        session.out() << table.text();
    }
    throw Exit{rows.empty() ? refused : done};
}

void list(Session& session) {
    const auto parcels = session.await<std::vector<UnidentifiedParcel>>([&](auto answer) { session.desk().bench().unidentified(answer); });
    if (session.format == Format::json) {
        Json json{{"total", parcels.size()}, {"parcels", Json::array()}};
        for (const UnidentifiedParcel& parcel : parcels) json["parcels"].push_back(parcelJson(parcel));
        session.out() << json.dump(1) << "\n";
        throw Exit{done};
    }
    Table table({translated("No."), translated("Date"), translated("Code"), translated("Photos"), translated("Note")});
    table.alignRight(0);
    table.alignRight(3);
    for (const UnidentifiedParcel& parcel : parcels)
        table.add({std::to_string(parcel.id), text::printDateTime(parcel.at).utf8_string(), parcel.code, std::to_string(parcel.photos.size()), parcel.note});
    session.out() << table.text();
    throw Exit{done};
}

void say(Session& session, std::int64_t parcel, const std::string& what) {
    if (session.format == Format::json)
        session.out() << Json{{"no", parcel}}.dump(1) << "\n";
    else
        session.out() << parcel << ": " << what << "\n";
    throw Exit{done};
}

struct KeepOptions {
    std::string code, note;
    std::vector<std::string> photos;
};

void keep(Session& session, const KeepOptions& o) {
    session.desk();
    UnidentifiedParcel parcel;
    parcel.code = o.code;
    parcel.note = o.note;
    parcel.photos = keepPhotos(session, o.photos);
    say(session, session.must<std::int64_t>([&](auto answer) { session.desk().bench().keepUnidentified(parcel, answer); }), translated("kept"));
}

}  // namespace

std::vector<Photo> keepPhotos(Session& session, const std::vector<std::string>& files) {
    std::vector<Photo> photos;
    for (const std::string& file : files)
        photos.push_back(session.must<Photo>([&](auto answer) { session.desk().bench().keepPhotoFile(session.file(file), answer); }));
    return photos;
}

void addBenchCommands(CLI::App& program, Session& session) {
    CLI::App* bench = program.add_subcommand("bench", "Parcels that came: codes, and those that match nothing");
    bench->require_subcommand(1);
    auto code = std::make_shared<std::string>();
    CLI::App* command = bench->add_subcommand("scan", "Which returns have this RMA, order or tracking number");
    command->add_option("code", *code, "As scanned or typed")->required();
    command->callback([&session, code] { scan(session, *code); });

    bench->add_subcommand("unidentified", "Parcels that no return was found for, newest first")->callback([&session] { list(session); });

    auto k = std::make_shared<KeepOptions>();
    command = bench->add_subcommand("keep", "Keep a parcel that matches nothing");
    command->add_option("code", k->code, "What stands on it")->required();
    command->add_option("--note", k->note, "Private");
    command->add_option("--photo", k->photos, "JPEG, PNG, WebP or HEIC; as often as needed");
    command->callback([&session, k] { keep(session, *k); });

    auto parcel = std::make_shared<std::int64_t>(0);
    auto id = std::make_shared<std::string>();
    command = bench->add_subcommand("match", "It was the parcel of this return, which is received then");
    command->add_option("no", *parcel, "Number of the parcel")->required();
    command->add_option("return", *id, "Return")->required();
    command->callback([&session, parcel, id] {
        const ReturnKey key = keyOf(session, *id);
        session.must<void>([&](auto answer) { session.desk().bench().match(*parcel, key, answer); });
        say(session, *parcel, translated("matched"));
    });

    addGradesCommands(*bench, session);

    command = bench->add_subcommand("put-away", "It will not be matched");
    command->add_option("no", *parcel, "Number of the parcel")->required();
    command->callback([&session, parcel] {
        session.must<void>([&](auto answer) { session.desk().bench().putAway(*parcel, answer); });
        say(session, *parcel, translated("put away"));
    });
}

}  // namespace resodesk::cli
