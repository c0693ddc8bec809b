// SPDX-License-Identifier: GPL-3.0-or-later
// A token vault as an account's channel uses it.

#pragma once

#include <sys/stat.h>

#include "app/token_vault.h"
#include "support/temp_folder.h"
#include "support/test_loop.h"

namespace resodesk::test {

class VaultUser {
 public:
    VaultUser() { restart(); }
    /// As the next start of the program: what was kept in memory is gone.
    void restart() { vault_ = std::make_unique<app::TokenVault>(loop_, loop_, "workspace"); }

    static Account account(TokenPlace place, const std::string& name = "shop", const std::string& file = {}) {
        Account account;
        account.name = name;
        account.tokenPlace = place;
        account.tokenFile = file;
        return account;
    }
    TokenPlace keepFirst(const channels::Tokens& tokens, TokenPlace otherwise, const std::string& name = "shop") {
        std::optional<Result<TokenPlace>> place;
        vault_->keepFirst(name, tokens, otherwise, [&](Result<TokenPlace> kept) { place = kept; });
        loop_.runAll();
        return place->value();
    }
    Result<channels::Tokens> load(const Account& account) {
        std::optional<Result<channels::Tokens>> tokens;
        vault_->keeperOf(account).load([&](Result<channels::Tokens> loaded) { tokens = loaded; });
        loop_.runAll();
        return *tokens;
    }
    Result<void> save(const Account& account, const channels::Tokens& tokens) {
        std::optional<Result<void>> saved;
        vault_->keeperOf(account).save(tokens, [&](Result<void> result) { saved = result; });
        loop_.runAll();
        return *saved;
    }
    void forget(const Account& account) {
        vault_->forget(account);
        loop_.runAll();
    }

 private:
    TestLoop loop_;
    std::unique_ptr<app::TokenVault> vault_;
};

inline bool isPair(const Result<channels::Tokens>& tokens, const std::string& access, const std::string& refresh) {
    return tokens && tokens->access == access && tokens->refresh == refresh;
}

}  // namespace resodesk::test
