// SPDX-License-Identifier: GPL-3.0-or-later
// backup list, make, restore; journal verify; outbox resume. Only the last needs the desk.

#include <ostream>

#include "app/backups.h"
#include "app/outbox/outbox_desk.h"
#include "cli/commands.h"
#include "cli/json_output.h"
#include "cli/output.h"
#include "text/formats.h"
#include "text/translate.h"

namespace resodesk::cli {

namespace {

Json backupJson(const app::Backup& backup) {
    return {{"file", backup.file.string()}, {"at", toJson(backup.at)}, {"bytes", backup.bytes}, {"sound", backup.isSound}};
}

void listBackups(Session& session) {
    const auto all = app::backups(session.workspace);
    if (session.format == Format::json) {
        Json json{{"total", all.size()}, {"backups", Json::array()}};
        for (const app::Backup& backup : all) json["backups"].push_back(backupJson(backup));
        session.out() << json.dump(1) << "\n";
        throw Exit{done};
    }
    Table table({translated("Date"), translated("Bytes"), translated("Sound"), translated("File")});
    table.alignRight(1);
    for (const app::Backup& backup : all)
        table.add({text::printDateTime(backup.at).utf8_string(), std::to_string(backup.bytes), backup.isSound ? translated("yes") : translated("no"),
                   backup.file.string()});
    session.out() << table.text();
    throw Exit{done};
}

void make(Session& session) {
    const auto made = app::makeBackup(session.workspace, session.clock().now());
    if (!made) session.fail(made.error());
    if (session.format == Format::json)
        session.out() << backupJson(*made).dump(1) << "\n";
    else
        session.out() << made->file.string() << "\n";
    throw Exit{done};
}

void restore(Session& session, const std::string& file) {
    session.confirm(translated("Put this backup in the place of what is decided now? What was decided later is taken over as far as it can be read, the file stays beside it, and nothing is sent until you say so."));
    const auto restored = app::restoreBackup(session.workspace, file, session.clock().now());
    if (!restored) session.fail(restored.error());
    if (session.format == Format::json) {
        session.out() << Json{{"restored", file}, {"kept", restored->kept.string()}, {"taken_over", restored->takenOver}}.dump(1) << "\n";
        throw Exit{done};
    }
    session.out() << wxString::Format(_("Restored. What was there before is %s."), text::show(restored->kept.string())).utf8_string() << "\n"
              << wxString::Format(wxPLURAL("Taken over from it: %d action decided or sent after the backup.", "Taken over from it: %d actions decided or sent after the backup.",
                                           restored->takenOver),
                                  restored->takenOver)
                     .utf8_string()
              << "\n"
              << translated("Nothing is sent. Look at the outbox, then: resodesk-cli outbox resume") << "\n";
    throw Exit{done};
}

void verify(Session& session) {
    const auto checked = app::verifyJournal(session.workspace);
    if (!checked) session.fail(checked.error());
    if (session.format == Format::json)
        session.out() << Json{{"good", checked->good}, {"first_bad", checked->firstBad ? Json(*checked->firstBad) : Json(nullptr)}}.dump(1) << "\n";
    else if (checked->firstBad)
        session.out() << wxString::Format(_("Entry %lld of the journal is not as it was written; the %lld before it are."),
                                      static_cast<long long>(*checked->firstBad), static_cast<long long>(checked->good))
                         .utf8_string()
                  << "\n";
    else
        session.out() << wxString::Format(wxPLURAL("%lld entry of the journal, as it was written.", "%lld entries of the journal, all as they were written.",
                                               static_cast<unsigned>(checked->good)),
                                      static_cast<long long>(checked->good))
                         .utf8_string()
                  << "\n";
    throw Exit{checked->firstBad ? refused : done};
}

}  // namespace

void addBackupCommands(CLI::App& program, Session& session) {
    CLI::App* backup = program.add_subcommand("backup", "Copies of what you decided");
    backup->require_subcommand(1);
    backup->add_subcommand("list", "Backups, newest first, each checked")->callback([&session] { listBackups(session); });
    backup->add_subcommand("make", "Make one now")->callback([&session] { make(session); });
    auto file = std::make_shared<std::string>();
    CLI::App* command = backup->add_subcommand("restore", "Take one back; nothing is sent until you say so");
    command->add_option("file", *file, "The backup")->required();
    command->callback([&session, file] { restore(session, *file); });

    CLI::App* journal = program.add_subcommand("journal", "What happened, entry by entry");
    journal->require_subcommand(1);
    journal->add_subcommand("verify", "Whether every entry is as it was written")->callback([&session] { verify(session); });

    program.get_subcommand("outbox")->add_subcommand("resume", "Send again after a backup was restored")->callback([&session] {
        session.desk();
        session.confirm(translated("Have you looked at the outbox? Send again what the marketplace does not show?"));
        session.must<void>([&](auto answer) { session.desk().outbox().resume(answer); });
        throw Exit{done};
    });
}

}  // namespace resodesk::cli
