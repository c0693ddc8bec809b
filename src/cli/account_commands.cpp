// SPDX-License-Identifier: GPL-3.0-or-later

#include <ostream>

#include "app/accounts/accounts_desk.h"
#include "base/paths.h"
#include "cli/commands.h"
#include "cli/filters.h"
#include "cli/json_output.h"
#include "cli/output.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/translate.h"
#include "text/words.h"

namespace resodesk::cli {

namespace {

std::vector<app::AccountStatus> accounts(Session& session) {
    return session.await<std::vector<app::AccountStatus>>([&](auto done) { session.desk().accounts().list(done); });
}

void add(Session& session, app::AccountWish wish, const std::string& tokenFile) {
    if (tokenFile == "-") {
        wish.tokens = session.console().input();
    } else {
        try {
            wish.tokens = readFile(session.file(tokenFile));
        } catch (const std::filesystem::filesystem_error& e) {
            session.fail(Error(Failure::unreadableFile, e.what(), tokenFile));
        }
        wish.tokenFile = session.file(tokenFile).string();
    }
    if (!wish.caFile.empty()) wish.caFile = session.file(wish.caFile).string();
    const auto status = session.must<app::AccountStatus>([&](auto done) { session.desk().accounts().add(wish, done); });
    if (session.format == Format::json)
        session.out() << toJson(status).dump(1) << "\n";
    else
        session.out() << wxString::Format(_("Account %s connected: %s"), text::show(status.account.name), text::show(status.account.url)).utf8_string()
                  << "\n";
    throw Exit{done};
}

void listAccounts(Session& session) {
    const auto all = accounts(session);
    if (session.format == Format::json) {
        Json json{{"total", all.size()}, {"accounts", Json::array()}};
        for (const auto& status : all) json["accounts"].push_back(toJson(status));
        session.out() << json.dump(1) << "\n";
        throw Exit{done};
    }
    Table table({translated("Name"), translated("Channel"), translated("Address"), translated("State"), translated("Updated")});
    for (const auto& s : all)
        table.add({s.account.name, s.account.channel, s.account.url, text::words(s.account.state).utf8_string(),
                   s.sync.completeAt ? text::printShort(*s.sync.completeAt, session.clock().now()).utf8_string() : "-"});
    session.out() << table.text();
    throw Exit{done};
}

void sync(Session& session, const std::string& account) {
    const AccountId id = account.empty() ? AccountId{} : accountOf(session, account);
    session.openDoor();  // a first sync takes minutes
    const auto result = session.await<Result<void>>([&](auto done) { session.desk().accounts().sync(id, done); });
    if (!result) session.fail(result.error());
    const auto counts = session.await<ViewCounts>([&](auto done) { session.desk().returns().counts(done); });
    if (session.format == Format::json) {
        Json json = Json::object();
        for (const auto& [view, name] : nameTable(View{})) json[std::string(name)] = counts.of(view);
        json["lost_parcels"] = counts.lostParcels;
        json["outbox"] = counts.outbox;
        session.out() << json.dump(1) << "\n";
    } else {
        for (const auto& [view, name] : nameTable(View{}))
            session.out() << text::words(view).utf8_string() << ": " << counts.of(view) << "\n";
        session.out() << translated("Lost parcels") << ": " << counts.lostParcels << "\n";
    }
    throw Exit{done};
}

}  // namespace

void addAccountCommands(CLI::App& program, Session& session) {
    CLI::App* account = program.add_subcommand("account", "The seller's accounts");
    account->require_subcommand(1);

    CLI::App* adding = account->add_subcommand("add", "Connect an account");
    auto wish = std::make_shared<app::AccountWish>();
    auto tokenFile = std::make_shared<std::string>();
    adding->add_option("--channel", wish->channel, "open")->capture_default_str();
    adding->add_option("--name", wish->name, "Your name for it")->required();
    adding->add_option("--url", wish->url, "Address of its API")->required();
    adding->add_option("--token-file", *tokenFile, "JSON with token and refresh_token, or - for standard input")->required();
    adding->add_option("--ca-file", wish->caFile, "PEM file of a private certificate authority");
    adding->callback([&session, wish, tokenFile] { add(session, *wish, *tokenFile); });

    account->add_subcommand("list", "Accounts and how they stand")->callback([&session] { listAccounts(session); });

    auto name = std::make_shared<std::string>();
    CLI::App* testing = account->add_subcommand("test", "Sign in again");
    testing->add_option("name", *name, "Account")->required();
    testing->callback([&session, name] {
        const auto who = session.must<std::string>([&](auto done) { session.desk().accounts().test(accountOf(session, *name), done); });
        if (session.format == Format::json)
            session.out() << Json{{"account", *name}, {"signed_in_as", who}}.dump(1) << "\n";
        else
            session.out() << wxString::Format(_("Signed in as %s."), text::show(who)).utf8_string() << "\n";
        throw Exit{done};
    });
    CLI::App* removing = account->add_subcommand("remove", "Forget an account; what was done stays in the outbox");
    removing->add_option("name", *name, "Account")->required();
    removing->callback([&session, name] {
        const AccountId id = accountOf(session, *name);
        session.confirm(translated("Remove the account and what was read of it?"));
        session.must<void>([&](auto done) { session.desk().accounts().remove(id, done); });
        throw Exit{done};
    });

    auto only = std::make_shared<std::string>();
    CLI::App* syncing = program.add_subcommand("sync", "Read what changed at the marketplaces");
    syncing->add_option("--account", *only, "This account only");
    syncing->callback([&session, only] { sync(session, *only); });
}

}  // namespace resodesk::cli
