// SPDX-License-Identifier: GPL-3.0-or-later
// returns files.

#include <ostream>

#include "app/files/files_desk.h"
#include "cli/commands.h"
#include "cli/filters.h"
#include "cli/json_output.h"
#include "cli/output.h"
#include "text/file_words.h"
#include "text/formats.h"
#include "text/translate.h"

namespace resodesk::cli {

namespace {

struct FilesOptions {
    std::string id, add, out;
    std::size_t save = 0, remove = 0;  ///< numbers of the list, from 1
};

std::vector<ReturnFile> filesOf(Session& session, const ReturnKey& key) {
    return session.must<std::vector<ReturnFile>>([&](auto done) { session.desk().files().list(key, done); });
}

const ReturnFile& numbered(Session& session, const std::vector<ReturnFile>& files, std::size_t number) {
    if (number > files.size()) session.fail(Error(Failure::notFound, "file", std::to_string(number)));
    return files[number - 1];
}

void changeFiles(Session& session, const ReturnKey& key, const FilesOptions& o) {
    if (!o.add.empty()) (void)session.must<ReturnFile>([&](auto done) { session.desk().files().add(key, session.file(o.add), done); });
    if (o.save > 0) {
        const ReturnFile file = numbered(session, filesOf(session, key), o.save);
        session.must<void>([&](auto done) { session.desk().files().save(key, file, session.file(o.out), done); });
    }
    if (o.remove > 0) {
        const ReturnFile file = numbered(session, filesOf(session, key), o.remove);
        session.must<void>([&](auto done) { session.desk().files().remove(key, file.id, done); });
    }
}

void listFiles(Session& session, const std::vector<ReturnFile>& files) {
    if (session.format == Format::json) {
        Json json = Json::array();
        for (const ReturnFile& file : files)
            json.push_back({{"kind", toText(file.kind)}, {"label", file.kind == FileKind::label ? Json(toText(file.origin)) : Json(nullptr)}, {"name", file.name},
                            {"media_type", file.mediaType}, {"size", file.size ? Json(*file.size) : Json(nullptr)},
                            {"sha256", file.sha256.empty() ? Json(nullptr) : Json(file.sha256)}, {"at", toJson(file.at)}});
        session.out() << Json{{"files", json}}.dump(1) << "\n";
        return;
    }
    Table table({translated("No."), translated("Kind"), translated("Size"), translated("Kept"), translated("Name"), "SHA-256"});
    table.alignRight(2);
    std::size_t number = 0;
    for (const ReturnFile& file : files)
        table.add({std::to_string(++number), text::kindWords(file).utf8_string(), text::sizeWords(file).utf8_string(),
                   file.at ? text::printDateTime(*file.at).utf8_string() : std::string(), file.name, file.sha256});
    session.out() << table.text();
}

}  // namespace

void addReturnsFiles(CLI::App& returns, Session& session) {
    auto o = std::make_shared<FilesOptions>();
    CLI::App* command = returns.add_subcommand("files", "The files of a return: its label, photos of the bench, and what was added");
    command->add_option("id", o->id, "The return")->required();
    command->add_option("--add", o->add, "Keeps this file with the return");
    CLI::Option* save = command->add_option("--save", o->save, "Writes the file with this number of the list to --out")->check(CLI::PositiveNumber);
    command->add_option("--out", o->out, "Where to; only you can read it, one that is there is replaced")->needs(save);
    save->needs("--out");
    command->add_option("--remove", o->remove, "Takes the added file with this number off the return")->check(CLI::PositiveNumber);
    command->callback([&session, o] {
        const ReturnKey key = keyOf(session, o->id);
        changeFiles(session, key, *o);
        listFiles(session, filesOf(session, key));
        throw Exit{done};
    });
}

}  // namespace resodesk::cli
