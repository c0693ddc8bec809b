// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/account_store.h"

#include "store/query.h"

namespace resodesk::store {

namespace {

const std::string selectAccounts =
    "SELECT id, channel, name, url, remote_id, ca_file, token_place, token_file, state, is_practice, terms FROM account WHERE ";

std::vector<Account> readAccounts(Query& q) {
    std::vector<Account> accounts;
    while (q.step()) {
        Account a;
        a.id = {q.integer()};
        a.channel = q.text();
        a.name = q.text();
        a.url = q.text();
        a.remoteId = q.text();
        a.caFile = q.text();
        a.tokenPlace = q.named(TokenPlace::session);
        a.tokenFile = q.text();
        a.state = q.named(AccountState::frozen);
        a.isPractice = q.flag();
        a.terms = termsFrom(q.fields());
        accounts.push_back(a);
    }
    return accounts;
}

std::optional<Account> first(std::vector<Account> accounts) {
    if (accounts.empty()) return std::nullopt;
    return accounts.front();
}

}  // namespace

AccountId AccountStore::add(const Account& a, TimePoint now) {
    Query(database_,
          "INSERT INTO account(channel, name, url, remote_id, ca_file, token_place, token_file, state, is_practice, terms,"
          " added_at) VALUES(?,?,?,?,?,?,?,?,?,?,?)")
        .bind(a.channel, a.name, a.url, a.remoteId, a.caFile, a.tokenPlace, a.tokenFile, a.state, a.isPractice, toFields(a.terms).text(), now)
        .run();
    return {database_.handle().getLastInsertRowid()};
}

void AccountStore::setState(AccountId id, AccountState state) {
    Query(database_, "UPDATE account SET state=? WHERE id=?").bind(state, id).run();
}

void AccountStore::setUrl(AccountId id, const std::string& url) {
    Query(database_, "UPDATE account SET url=? WHERE id=?").bind(url, id).run();
}

void AccountStore::setTerms(AccountId id, const AccountTerms& terms) {
    Query(database_, "UPDATE account SET terms=? WHERE id=?").bind(toFields(terms).text(), id).run();
}

std::vector<Account> AccountStore::all() {
    Query q(database_, selectAccounts + "state <> 'removed' ORDER BY id");
    return readAccounts(q);
}

std::optional<Account> AccountStore::find(AccountId id) {
    Query q(database_, selectAccounts + "id = ?");
    q.bind(id);
    return first(readAccounts(q));
}

std::optional<Account> AccountStore::named(const std::string& name) {
    Query q(database_, selectAccounts + "name = ? COLLATE NOCASE AND state <> 'removed'");
    q.bind(name);
    return first(readAccounts(q));
}

}  // namespace resodesk::store
