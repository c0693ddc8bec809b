// SPDX-License-Identifier: GPL-3.0-or-later
// Where each account's tokens are kept: the system keyring, a 0600 file, or this session. Blocking work is on the worker.

#pragma once

#include <filesystem>
#include <map>
#include <mutex>

#include "base/executor.h"
#include "channels/sign_in.h"
#include "domain/accounts/account.h"
#include "secrets/keyring.h"

namespace resodesk::app {

/// {"token": ..., "refresh_token": ...}, or {"password": ..., "smtp_password": ...} of a mailbox; other members are left alone. badToken, unreadableFile, or exposedFile when
/// it is not its owner's alone.
Result<channels::Tokens> readTokenFile(const std::filesystem::path& file);
Result<channels::Tokens> parseTokens(const std::string& json);
std::string documentOf(const channels::Tokens& tokens);
/// Replaces both tokens in one step, keeps everything else in the file.
Result<void> writeTokenFile(const std::filesystem::path& file, const channels::Tokens& tokens);

class TokenVault {
 public:
    /// `workspace`: its id, so that two workspaces may each have an account of the same name.
    TokenVault(Executor& worker, Executor& desk, std::string workspace)
        : worker_(worker), desk_(desk), workspace_(std::move(workspace)) {}
    /// For the account's channel: answers on the desk executor.
    channels::TokenKeeper keeperOf(const Account& account);
    /// Keeps the first pair: keyring when there is one, else as `otherwise` says. Answers on the desk executor.
    void keepFirst(const std::string& name, const channels::Tokens& tokens, TokenPlace otherwise,
                   std::function<void(Result<TokenPlace>)> done);
    void forget(const Account& account);
    /// A pair that is to be found under this account's name from now on, for this session.
    void keepForSession(const std::string& name, const channels::Tokens& tokens);

 private:
    Result<channels::Tokens> load(const Account& account);
    std::string secretName(const std::string& account) const;
    Result<void> save(const Account& account, const channels::Tokens& tokens);

    Executor& worker_;
    Executor& desk_;
    std::string workspace_;
    secrets::Keyring keyring_;                          // worker executor
    std::mutex mutex_;
    std::map<std::string, channels::Tokens> session_;   // guarded by mutex_
};

}  // namespace resodesk::app
