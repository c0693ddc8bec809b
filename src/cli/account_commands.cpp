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

struct AddOptions {
    app::AccountWish wish;
    std::string tokenFile;
    bool hasUrl = false, isTrial = false;
};

/// Both halves by themselves: they fail for reasons of their own.
[[noreturn]] void tryMail(Session& session, const app::AccountWish& wish) {
    const auto trial = session.must<app::MailTrial>([&](auto done) { session.desk().accounts().tryMail(wish, done); });
    const auto words = [](const std::optional<Error>& wrong) { return wrong ? text::sentence(*wrong).utf8_string() : translated("works"); };
    if (session.format == Format::json) {
        const auto failure = [](const std::optional<Error>& wrong) { return wrong ? Json(std::string(toText(wrong->failure()))) : Json(); };
        session.out() << Json{{"imap", failure(trial.reading)}, {"smtp", failure(trial.sending)}}.dump(1) << "\n";
    } else {
        session.out() << wish.mail.reading << ": " << words(trial.reading) << "\n" << wish.mail.sending << ": " << words(trial.sending) << "\n";
    }
    const auto& wrong = trial.reading ? trial.reading : trial.sending;
    throw Exit{wrong ? exitCodeOf(wrong->failure()) : done};
}

std::string documentIn(Session& session, const std::string& tokenFile) {
    if (tokenFile == "-") return session.console().input();
    try {
        return readFile(session.file(tokenFile));
    } catch (const std::filesystem::filesystem_error& e) {
        session.fail(Error(Failure::unreadableFile, e.what(), tokenFile));
    }
}

void signIn(Session& session, const std::string& name, const std::string& tokenFile) {
    session.desk();
    const std::string document = documentIn(session, tokenFile);
    session.must<void>([&](auto done) { session.desk().accounts().signIn(accountOf(session, name), document, done); });
    throw Exit{done};
}

void add(Session& session, const AddOptions& options) {
    app::AccountWish wish = options.wish;
    const std::string& tokenFile = options.tokenFile;
    if (!wish.mail.address.empty()) wish.channel = mailChannelName;
    if (wish.channel == mailChannelName && (wish.mail.reading.empty() || wish.mail.sending.empty())) session.failUsage(translated("A mailbox needs --mail, --imap and --smtp"));
    if (wish.channel != mailChannelName && !options.hasUrl) session.failUsage(translated("--url or --mail is needed"));
    if (options.isTrial && wish.channel != mailChannelName) session.failUsage(translated("--check is for mailboxes: other accounts are kept only when they work"));
    wish.tokens = documentIn(session, tokenFile);
    if (tokenFile != "-") wish.tokenFile = session.file(tokenFile).string();
    if (!wish.caFile.empty()) wish.caFile = session.file(wish.caFile).string();
    if (options.isTrial) tryMail(session, wish);
    const auto status = session.must<app::AccountStatus>([&](auto done) { session.desk().accounts().add(wish, done); });
    if (session.format == Format::json)
        session.out() << toJson(status).dump(1) << "\n";
    else
        session.out() << wxString::Format(_("Account %s connected: %s"), text::show(status.account.name), text::show(addressOf(status.account))).utf8_string()
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
        table.add({s.account.name, s.account.channel, addressOf(s.account), text::words(s.account.state).utf8_string(),
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
    auto o = std::make_shared<AddOptions>();
    MailWish& mail = o->wish.mail;
    adding->add_option("--channel", o->wish.channel, "open, mail")->capture_default_str();
    adding->add_option("--name", o->wish.name, "Your name for it")->required();
    CLI::Option* url = adding->add_option("--url", o->wish.url, "Address of its API");
    adding->add_option("--token-file", o->tokenFile, "JSON with token and refresh_token - of a mailbox, password or token (XOAUTH2) -, or - for standard input")->required();
    adding->add_option("--ca-file", o->wish.caFile, "PEM file of a private certificate authority");
    adding->add_option("--mail", mail.address, "A mailbox instead, for a marketplace that relays its buyers' mail: your address in it")->excludes(url);
    adding->add_option("--imap", mail.reading, "imaps://HOST[:PORT], or imap:// for STARTTLS");
    adding->add_option("--smtp", mail.sending, "smtps://HOST[:PORT], or smtp:// for STARTTLS");
    adding->add_option("--user", mail.readingUser, "Who signs in, if not the address");
    adding->add_option("--smtp-user", mail.sendingUser, "Who signs in for sending, if another");
    adding->add_option("--folder", mail.folder, "What is read")->capture_default_str();
    adding->add_option("--sent-folder", mail.sentFolder, "Where your provider keeps copies of sent mails, if not there");
    adding->add_flag("--all-mail", mail.takesAll, "Also mails that came by no relay and name no order");
    adding->add_flag("--check", o->isTrial, "Only try a mailbox: sign in at both servers, keep nothing, send nothing");
    adding->callback([&session, o, url] {
        o->hasUrl = url->count() > 0;
        add(session, *o);
    });

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
    auto tokenFile = std::make_shared<std::string>();
    CLI::App* signing = account->add_subcommand("sign-in", "Sign in with another document: a password that was changed, a new token");
    signing->add_option("name", *name, "Account")->required();
    signing->add_option("--token-file", *tokenFile, "The document, or - for standard input")->required();
    signing->callback([&session, name, tokenFile] { signIn(session, *name, *tokenFile); });
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
