// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/accounts/accounts_desk.h"

#include "app/desk_core.h"
#include "app/sync_runner.h"
#include "base/paths.h"
#include "channels/mail/mail_account.h"
#include "net/url.h"

namespace resodesk::app {

namespace {

/// Why nobody could be signed in there: what matters for a new account is its address.
Error notConnected(const Error& why, const std::string& url) {
    if (!why.subject().empty()) return why;
    switch (why.failure()) {
        case Failure::offline: return Error(Failure::offline, why.detail(), url);
        case Failure::notFound:
        case Failure::notUnderstood: return Error(Failure::notUnderstood, why.detail(), url);
        default: return why;
    }
}

/// One mailbox is the same however its servers are written.
bool isSameShop(const Account& one, const Account& other) {
    return one.channel == other.channel && one.remoteId == other.remoteId && (one.channel == mailChannelName || one.url == other.url);
}

Result<std::string> urlOf(const AccountWish& wish) {
    return wish.channel == mailChannelName ? channels::mail::mailUrl(wish.mail) : net::checkedBaseUrl(wish.url);
}

AccountStatus statusOf(DeskCore& core, const Account& account) {
    return {account, core.sync->state(account.id)};
}

}  // namespace

std::string mailSecret(const std::string& secret, bool isToken) {
    channels::Tokens tokens;
    (isToken ? tokens.access : tokens.password) = secret;
    return documentOf(tokens);
}

void AccountsDesk::add(const AccountWish& wish, std::function<void(Result<AccountStatus>)> done) {
    core_.change(done, [this, wish, done] {
        if (wish.channel != "open" && wish.channel != mailChannelName) return done(Error(Failure::unknownChoice, "channel", wish.channel));
        const auto url = urlOf(wish);
        if (!url) return done(url.error());
        if (!isAccountName(wish.name)) return done(Error(Failure::badName, "account", wish.name));
        if (core_.ledger->accounts().named(wish.name)) return done(Error(Failure::nameTaken, "account", wish.name));
        addChecked(wish, *url, done);
    });
}

void AccountsDesk::addChecked(const AccountWish& wish, const std::string& url,
                              std::function<void(Result<AccountStatus>)> done) {
    const auto tokens = parseTokens(wish.tokens);
    if (!tokens) return done(tokens.error());
    Account account;
    account.channel = wish.channel;
    account.name = wish.name;
    account.url = url;
    account.caFile = wish.caFile;
    account.isPractice = wish.isPractice;
    account.tokenFile = wish.tokenFile;
    const TokenPlace otherwise =
        wish.tokenFile.empty() || wish.keepsForSession ? TokenPlace::session : TokenPlace::file;
    // The practice shop writes a new token file at each start: the file is its keyring.
    const auto keep = [this, wish](const channels::Tokens& pair, TokenPlace place,
                                   std::function<void(Result<TokenPlace>)> kept) {
        if (wish.isPractice) return kept(TokenPlace::file);
        core_.tokens->keepFirst(wish.name, pair, place, std::move(kept));
    };
    keep(*tokens, otherwise, [this, account, done](Result<TokenPlace> place) mutable {
        if (!place) return done(place.error());
        account.tokenPlace = *place;
        if (account.tokenPlace != TokenPlace::file) account.tokenFile.clear();
        ChannelParts parts{
            *core_.http, *core_.mail, core_.setup.executors, core_.setup.clock, core_.tokens->keeperOf(account), {}};
        auto probe = std::make_shared<std::unique_ptr<channels::Channel>>();
        *probe = core_.makeChannel(account, std::move(parts));
        (*probe)->identify([this, account, done, probe](Result<channels::AccountIdentity> identity) mutable {
            if (!identity) {
                core_.tokens->forget(account);
                core_.setup.executors.desk.post([probe] {});  // not destroyed from inside its own callback
                return done(notConnected(identity.error(), account.url));
            }
            account.remoteId = identity->remoteId;
            account.terms = identity->terms;
            for (const Account& known : core_.ledger->accounts().all()) {
                if (!isSameShop(known, account) || known.state == AccountState::removed) continue;
                // Twice the same orders would be twice the same refunds to decide.
                core_.tokens->forget(account);
                core_.setup.executors.desk.post([probe] {});
                return done(Error(Failure::alreadyConnected, "account", known.name));
            }
            store::Transaction transaction(core_.ledger->database(), "account.add");
            account.id = core_.ledger->accounts().add(account, core_.now());
            transaction.commit();
            core_.wire(account);
            core_.setup.executors.desk.post([probe] {});
            Changes changes;
            changes.accounts = true;
            core_.publish(changes);
            done(statusOf(core_, account));
            if (core_.setup.syncsByItself) core_.sync->request(account.id, {});
        });
    });
}

void AccountsDesk::tryMail(const AccountWish& wish, std::function<void(Result<MailTrial>)> done) {
    core_.setup.executors.desk.post([this, wish, done = std::move(done)] {
        Account account;
        account.caFile = wish.caFile;
        const auto url = channels::mail::mailUrl(wish.mail);
        if (!url) return done(url.error());
        account.url = *url;
        const auto secret = parseTokens(wish.tokens);
        if (!secret) return done(secret.error());
        const auto servers = channels::mail::mailAccountFrom(account);
        if (!servers) return done(servers.error());
        auto mailbox = std::make_shared<channels::mail::Mailbox>(*core_.mail, channels::mail::withSecret(*servers, *secret), core_.setup.executors.desk);
        mailbox->check([this, mailbox, servers = *servers, done](const channels::mail::MailCheck& check) {
            core_.setup.executors.desk.post([mailbox] {});  // not destroyed from inside its own callback
            const auto at = [](const std::optional<Error>& wrong, const net::MailServer& server) {
                return wrong ? std::optional(Error(wrong->failure(), wrong->detail(), net::nameOf(server))) : std::nullopt;
            };
            done(MailTrial{at(check.reading, servers.reading), at(check.sending, servers.sending)});
        });
    });
}

void AccountsDesk::addPractice(const std::string& name, std::function<void(Result<AccountStatus>)> done) {
    core_.change(done, [this, name, done] {
        core_.startPractice([this, name, done](const Result<std::string>& url) {
            if (!url) return done(url.error());
            AccountWish wish;
            wish.name = name;
            wish.url = *url;
            wish.tokenFile = core_.practiceTokens().string();
            wish.tokens = readFile(wish.tokenFile);
            wish.isPractice = true;
            add(wish, done);
        });
    });
}

int AccountsDesk::practiceReturns() const { return core_.setup.practiceReturns; }

void AccountsDesk::list(std::function<void(std::vector<AccountStatus>)> done) {
    core_.setup.executors.desk.post([this, done = std::move(done)] {
        std::vector<AccountStatus> all;
        for (const Account& account : core_.ledger->accounts().all()) {
            AccountStatus status = statusOf(core_, account);
            if (!status.sync.completeAt)
                status.sync.completeAt = store::PullStore(*core_.facts).completeAt(account.id);
            all.push_back(std::move(status));
        }
        done(all);
    });
}

void AccountsDesk::test(AccountId id, std::function<void(Result<std::string>)> done) {
    core_.change(done, [this, id, done] { core_.whenWired([this, id, done] { testWired(id, done); }); });
}

void AccountsDesk::testWired(AccountId id, std::function<void(Result<std::string>)> done) {
    channels::Channel* channel = core_.channelOf(id);
    if (!channel) return done(Error(Failure::unknownAccount, "test", std::to_string(id.value)));
    channel->identify([this, id, done](const Result<channels::AccountIdentity>& identity) {
        if (!identity) return done(identity.error());
        store::Transaction transaction(core_.ledger->database(), "account.signed_in");
        core_.ledger->accounts().setState(id, AccountState::active);
        transaction.commit();
        core_.tick();
        done(identity->name);
    });
}

void AccountsDesk::signIn(AccountId id, const std::string& text, std::function<void(Result<void>)> done) {
    core_.change(done, [this, id, text, done] {
        const auto tokens = parseTokens(text);
        const auto account = core_.ledger->accounts().find(id);
        if (!tokens) return done(tokens.error());
        if (!account) return done(Error(Failure::unknownAccount, "sign in"));
        core_.tokens->keeperOf(*account).save(*tokens, [this, id, done](const Result<void>& saved) {
            if (!saved) return done(saved);
            test(id, [done](const Result<std::string>& tested) { tested ? done({}) : done(tested.error()); });
        });
    });
}

void AccountsDesk::remove(AccountId id, std::function<void(Result<void>)> done) {
    core_.change(done, [this, id, done] {
        const auto account = core_.ledger->accounts().find(id);
        if (!account) return done(Error(Failure::unknownAccount, "remove"));
        store::OutboxQuery open;
        open.account = id;
        open.onlyOpen = true;
        open.limit = 1'000'000;  // a live action must not hide behind newer failed ones
        int live = 0;
        for (const Action& action : core_.ledger->outbox().list(open)) live += isLive(action.state);
        if (live > 0) return done(Error(Failure::liveAction, "account has open actions", std::to_string(live)));
        store::Transaction transaction(core_.ledger->database(), "account.remove");
        core_.ledger->accounts().setState(id, AccountState::removed);
        core_.ledger->reports().forget(id);
        transaction.commit();
        core_.tokens->forget(*account);
        core_.setup.executors.facts.post([this, id] { core_.merger->forgetAccount(id); });
        Changes changes;
        changes.accounts = changes.lists = true;
        core_.publish(changes);
        done({});
    });
}

void AccountsDesk::sync(AccountId id, std::function<void(Result<void>)> done) {
    core_.change(done, [this, id, done] { core_.whenWired([this, id, done] { syncWired(id, done); }); });
}

void AccountsDesk::syncWired(AccountId id, std::function<void(Result<void>)> done) {
    std::vector<AccountId> wanted;
    for (const Account& account : core_.ledger->accounts().all())
        if (!id || account.id == id) wanted.push_back(account.id);
    if (wanted.empty()) return done(Error(Failure::unknownAccount, "sync"));
    auto left = std::make_shared<std::size_t>(wanted.size());
    auto first = std::make_shared<Result<void>>();
    for (const AccountId account : wanted)
        core_.sync->request(account, [left, first, done](const Result<void>& result) {
            if (!result && *first) *first = result;
            if (--*left == 0) done(*first);
        });
}

}  // namespace resodesk::app
