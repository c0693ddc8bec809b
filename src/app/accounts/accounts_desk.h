// SPDX-License-Identifier: GPL-3.0-or-later
// The seller's accounts and how they stand. Callbacks: any thread.

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/changes.h"
#include "domain/accounts/account.h"
#include "domain/accounts/mail_wish.h"

namespace resodesk::app {

class DeskCore;

/// What is typed to connect an account.
struct AccountWish {
    std::string channel = "open";
    std::string name;
    std::string url;
    MailWish mail;          ///< instead of the address, of channel "mail"
    std::string tokens;     ///< the token document, as pasted or read from a file
    std::string tokenFile;  ///< where it came from: used again when there is no keyring and this program has no window
    std::string caFile;
    bool isPractice = false;
    bool keepsForSession = false;  ///< without a keyring: the window keeps tokens for the session
};

/// What is wrong with a mailbox's set-up, each half by itself.
struct MailTrial {
    /// Of an aggregate g++ cannot tell whether a Result is given it or its first error.
    MailTrial(std::optional<Error> r, std::optional<Error> s) : reading(std::move(r)), sending(std::move(s)) {}
    std::optional<Error> reading, sending;
};

struct AccountStatus {
    Account account;
    SyncState sync;
};

/// The sign-in document of a mailbox: with a password, or a token (XOAUTH2).
std::string mailSecret(const std::string& secret, bool isToken);

class AccountsDesk {
 public:
    explicit AccountsDesk(DeskCore& core) : core_(core) {}

    /// Signs in with what was typed; only when that works the account is kept. badUrl, badToken, nameTaken, untrusted ...
    void add(const AccountWish& wish, std::function<void(Result<AccountStatus>)> done);
    /// Signs in at both servers of a mailbox with what was typed. Keeps nothing, sends nothing. badMailField, badUrl, badToken ...
    void tryMail(const AccountWish& wish, std::function<void(Result<MailTrial>)> done);
    /// The practice shop: started now and whenever the workspace is open, connected under `name`.
    void addPractice(const std::string& name, std::function<void(Result<AccountStatus>)> done);
    /// So many returns a new one has. Any thread.
    int practiceReturns() const;
    void list(std::function<void(std::vector<AccountStatus>)> done);
    /// Signs in again. A success lets waiting actions leave.
    void test(AccountId account, std::function<void(Result<std::string>)> done);
    /// New tokens for a known account.
    void signIn(AccountId account, const std::string& tokens, std::function<void(Result<void>)> done);
    /// Refused while actions are open: liveAction with their number.
    void remove(AccountId account, std::function<void(Result<void>)> done);
    /// Reads everything that changed. All accounts when none is given; the first failure is told.
    void sync(AccountId account, std::function<void(Result<void>)> done);

 private:
    void syncWired(AccountId account, std::function<void(Result<void>)> done);
    void testWired(AccountId account, std::function<void(Result<std::string>)> done);
    void addChecked(const AccountWish& wish, const std::string& url, std::function<void(Result<AccountStatus>)> done);
    DeskCore& core_;
};

}  // namespace resodesk::app
