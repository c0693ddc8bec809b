// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/sign_in.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/fault_points.h"
#include "base/log.h"
#include "channels/json_border.h"
#include "net/url.h"

namespace resodesk::channels {

namespace {

constexpr auto renewBefore = std::chrono::seconds(60);
// A pair that was just loaded is tried as it is; only a refusal or its known end renews it.
constexpr auto trustLoadedFor = std::chrono::hours(24);
constexpr std::int64_t longestLife = 365 * 24 * 3600;  // in seconds; what is added to a clock must not wrap around

}  // namespace

SignIn::SignIn(net::Http& http, Executor& desk, const Clock& clock, TokenKeeper keeper, std::string tokenUrl, std::string caFile)
    : http_(http), desk_(desk), clock_(clock), keeper_(std::move(keeper)), tokenUrl_(std::move(tokenUrl)), caFile_(std::move(caFile)) {}

void SignIn::token(OnToken onToken) {
    if (tokens_ && clock_.steady() < goodUntil_ && !isBusy_) return onToken(tokens_->access);
    waiting_.push_back(std::move(onToken));
    if (isBusy_) return;
    isBusy_ = true;
    tokens_ ? refresh(1) : load();
}

void SignIn::renew(const std::string& refused, OnToken onToken) {
    if (tokens_ && tokens_->access != refused && !isBusy_) return onToken(tokens_->access);  // somebody renewed it meanwhile
    waiting_.push_back(std::move(onToken));
    if (isBusy_ && !isMutant("refresh_not_single_flight")) return;
    isBusy_ = true;
    tokens_ ? refresh(1) : load();
}

void SignIn::load() {
    keeper_.load([this](Result<Tokens> loaded) {
        if (!loaded) return answerAll(loaded.error());
        tokens_ = *loaded;
        goodUntil_ = clock_.steady() + trustLoadedFor;
        if (tokens_->access.empty()) return refresh(1);
        answerAll(tokens_->access);
    });
}

void SignIn::refresh(int attempt) {
    net::HttpRequest request;
    request.method = "POST";
    request.url = tokenUrl_;
    request.caFile = caFile_;
    request.isWrite = true;
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
    request.body = "grant_type=refresh_token&refresh_token=" + net::percentEncoded(tokens_->refresh);
    http_.send(std::move(request), desk_, [this, attempt](net::HttpReply reply) { take(std::move(reply), attempt); });
}

void SignIn::take(net::HttpReply reply, int attempt) {
    if (reply.curlCode == 60) return answerAll(Error(Failure::untrusted, "token endpoint"));
    const auto json = parseJson(reply.body);
    const bool isWhole = reply.curlCode == 0 && reply.bodyComplete && json && json->is_object();
    if (isWhole && (reply.status == 400 || reply.status == 401 || reply.status == 403)) return loadAgain();
    const std::string detail =
        "token endpoint: curl " + std::to_string(reply.curlCode) + ", status " + std::to_string(reply.status);
    if (reply.curlCode == 0 && reply.status == 429) return answerAll(Error(Failure::throttled, detail));
    if (!isWhole || reply.status != 200) {
        // The answer with the rotated token may be lost: the old one is good for a short while.
        if (attempt == 1 && reply.requestBytes > 0) return refresh(2);
        const bool isForeign =
            reply.curlCode == 0 && reply.status < 500;  // a portal's page, or no sign-in at this address
        return answerAll(Error(isForeign ? Failure::notUnderstood : Failure::offline, detail));
    }
    try {
        Tokens fresh{needText(*json, "access_token"), text(*json, "refresh_token")};
        if (fresh.refresh.empty()) fresh.refresh = tokens_->refresh;
        const seconds life(std::clamp<std::int64_t>(json->contains("expires_in") ? needInteger(*json, "expires_in") : 3600, 0, longestLife));
        crashPoint("sign_in.renewed");
        keeper_.save(fresh, [this, fresh, life](Result<void> saved) {
            crashPoint("sign_in.kept");
            if (!saved) log::warning("the renewed sign-in could not be kept: " + saved.error().detail());
            tokens_ = fresh;
            goodUntil_ = clock_.steady() + life - renewBefore;
            answerAll(fresh.access);
        });
    } catch (const NotAsPromised& e) {
        answerAll(Error(Failure::notUnderstood, std::string("token endpoint: ") + e.what()));
    }
}

void SignIn::loadAgain() {
    // Somebody may have signed in anew meanwhile: a fresh pair in the keyring or the file is tried before giving up.
    keeper_.load([this, refused = tokens_->refresh](Result<Tokens> loaded) {
        if (loaded && loaded->refresh != refused && !loaded->access.empty()) {
            tokens_ = *loaded;
            goodUntil_ = clock_.steady() + trustLoadedFor;
            return answerAll(tokens_->access);
        }
        log::warning("sign-in refused by the token endpoint");
        answerAll(Error(Failure::signInExpired, "refresh token refused"));
    });
}

void SignIn::answerAll(const Result<std::string>& result) {
    isBusy_ = false;
    for (auto& onToken : std::exchange(waiting_, {})) onToken(result);
}

}  // namespace resodesk::channels
