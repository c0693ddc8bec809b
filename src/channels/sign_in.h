// SPDX-License-Identifier: GPL-3.0-or-later
// OAuth 2.0 access tokens of one account, renewed by the refresh token (RFC 6749, section 6): one renewal for all who wait.

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "base/executor.h"
#include "net/http_client.h"

namespace resodesk::channels {

struct Tokens {
    std::string access;
    std::string refresh;
    std::string password;         ///< instead of them, where a mail server knows no tokens
    std::string sendingPassword;  ///< where the server that sends has another
};

/// Where tokens are kept; both may block elsewhere and answer on the desk executor.
struct TokenKeeper {
    std::function<void(std::function<void(Result<Tokens>)>)> load;
    /// A rotated pair is stored before it is used.
    std::function<void(const Tokens&, std::function<void(Result<void>)>)> save;
};

class SignIn {
 public:
    using OnToken = std::function<void(Result<std::string>)>;

    SignIn(net::Http& http, Executor& desk, const Clock& clock, TokenKeeper keeper, std::string tokenUrl, std::string caFile);
    /// An access token that should be good.
    void token(OnToken onToken);
    /// `refused` was answered 401: a new one, or signInExpired when the refresh token is refused too.
    void renew(const std::string& refused, OnToken onToken);

 private:
    void load();
    void loadAgain();
    void refresh(int attempt);
    void take(net::HttpReply reply, int attempt);
    void answerAll(const Result<std::string>& result);

    net::Http& http_;
    Executor& desk_;
    const Clock& clock_;
    TokenKeeper keeper_;
    std::string tokenUrl_;
    std::string caFile_;
    std::optional<Tokens> tokens_;
    Steady goodUntil_{0};
    bool isBusy_ = false;
    std::vector<OnToken> waiting_;
};

}  // namespace resodesk::channels
