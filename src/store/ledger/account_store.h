// SPDX-License-Identifier: GPL-3.0-or-later
// The seller's accounts. Tokens are not here: they are in the keyring, a file, or the session.

#pragma once

#include <optional>
#include <vector>

#include "domain/accounts/account.h"
#include "store/database.h"

namespace resodesk::store {

class AccountStore {
 public:
    explicit AccountStore(Database& database) : database_(database) {}
    AccountId add(const Account& account, TimePoint now);
    void setState(AccountId id, AccountState state);
    void setTerms(AccountId id, const AccountTerms& terms);
    void setUrl(AccountId id, const std::string& url);
    /// Removed accounts are left out; their actions stay.
    std::vector<Account> all();
    std::optional<Account> find(AccountId id);
    std::optional<Account> named(const std::string& name);

 private:
    Database& database_;
};

}  // namespace resodesk::store
