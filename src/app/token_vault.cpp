// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/token_vault.h"

#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "base/paths.h"

namespace resodesk::app {

using Json = nlohmann::json;
using channels::Tokens;

namespace {

/// What is replaced may be of the other kind.
void putInto(Json& json, const Tokens& tokens) {
    for (const char* name : {"token", "refresh_token", "password", "smtp_password"}) json.erase(name);
    if (tokens.password.empty()) {
        json["token"] = tokens.access;
        json["refresh_token"] = tokens.refresh;
        return;
    }
    json["password"] = tokens.password;
    if (!tokens.sendingPassword.empty()) json["smtp_password"] = tokens.sendingPassword;
}

}  // namespace

std::string documentOf(const Tokens& tokens) {
    Json json = Json::object();
    putInto(json, tokens);
    return json.dump();
}

Result<Tokens> parseTokens(const std::string& text) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return Error(Failure::badToken, "not a token document");
    const auto value = [&](const char* key) {
        const auto found = json.find(key);
        return found != json.end() && found->is_string() ? found->get<std::string>() : std::string{};
    };
    Tokens tokens{value("token"), value("refresh_token"), value("password"), value("smtp_password")};
    if (tokens.access.empty() && tokens.refresh.empty() && tokens.password.empty())
        return Error(Failure::badToken, "neither token, refresh_token nor password");
    for (const std::string* password : {&tokens.password, &tokens.sendingPassword})
        if (password->find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos) return Error(Failure::badToken, "line break in a password");
    for (const std::string* token : {&tokens.access, &tokens.refresh})
        if (token->find_first_of(" \r\n\t") != std::string::npos) return Error(Failure::badToken, "white space in a token");
    return tokens;
}

Result<Tokens> readTokenFile(const std::filesystem::path& file) {
    try {
        struct stat about {};
        if (::stat(file.c_str(), &about) == 0 && S_ISREG(about.st_mode) && (about.st_mode & 077) != 0)
            return Error(Failure::exposedFile, "token file", file.string());
        return parseTokens(readFile(file));
    } catch (const std::filesystem::filesystem_error& e) {
        return Error(Failure::unreadableFile, e.what(), file.string());
    }
}

Result<void> writeTokenFile(const std::filesystem::path& file, const Tokens& tokens) {
    try {
        Json json = Json::parse(readFile(file), nullptr, false);
        if (!json.is_object()) json = Json::object();
        putInto(json, tokens);
        writeFilePrivately(file, json.dump() + "\n");
        return {};
    } catch (const std::filesystem::filesystem_error& e) {
        return Error(Failure::unreadableFile, e.what(), file.string());
    }
}

std::string TokenVault::secretName(const std::string& account) const {
    std::string name = "account/";
    name.append(workspace_).append("/").append(account);
    return name;
}

Result<Tokens> TokenVault::load(const Account& account) {
    {
        const std::lock_guard lock(mutex_);
        if (const auto kept = session_.find(account.name); kept != session_.end()) return kept->second;
    }
    switch (account.tokenPlace) {
        case TokenPlace::file: return readTokenFile(account.tokenFile);
        case TokenPlace::session: return Error(Failure::signInExpired, "tokens were kept for the last session only");
        case TokenPlace::keyring: {
            const auto found = keyring_.find(secretName(account.name));
            if (!found) return found.error();
            if (!*found) return Error(Failure::signInExpired, "no tokens in the keyring");
            return parseTokens(**found);
        }
    }
    return Error(Failure::signInExpired);
}

Result<void> TokenVault::save(const Account& account, const Tokens& tokens) {
    switch (account.tokenPlace) {
        case TokenPlace::file: return writeTokenFile(account.tokenFile, tokens);
        case TokenPlace::session: keepForSession(account.name, tokens); return {};
        case TokenPlace::keyring: return keyring_.store(secretName(account.name), "ResoDesk: " + account.name, documentOf(tokens));
    }
    return {};
}

channels::TokenKeeper TokenVault::keeperOf(const Account& account) {
    channels::TokenKeeper keeper;
    keeper.load = [this, account](std::function<void(Result<Tokens>)> done) {
        worker_.post([this, account, done = std::move(done)] {
            auto loaded = load(account);
            desk_.post([done, loaded = std::move(loaded)] { done(loaded); });
        });
    };
    keeper.save = [this, account](const Tokens& tokens, std::function<void(Result<void>)> done) {
        worker_.post([this, account, tokens, done = std::move(done)] {
            const auto saved = save(account, tokens);
            // What could not be kept is good for this session all the same.
            if (!saved) keepForSession(account.name, tokens);
            desk_.post([done, saved] { done(saved); });
        });
    };
    return keeper;
}

void TokenVault::keepForSession(const std::string& name, const Tokens& tokens) {
    const std::lock_guard lock(mutex_);
    session_[name] = tokens;
}

void TokenVault::keepFirst(const std::string& name, const Tokens& tokens, TokenPlace otherwise,
                           std::function<void(Result<TokenPlace>)> done) {
    worker_.post([this, name, tokens, otherwise, done = std::move(done)] {
        const auto stored = keyring_.store(secretName(name), "ResoDesk: " + name, documentOf(tokens));
        TokenPlace place = stored ? TokenPlace::keyring : otherwise;
        if (place == TokenPlace::session) keepForSession(name, tokens);
        desk_.post([done, place] { done(place); });
    });
}

void TokenVault::forget(const Account& account) {
    {
        const std::lock_guard lock(mutex_);
        session_.erase(account.name);
    }
    if (account.tokenPlace == TokenPlace::keyring)
        worker_.post([this, name = account.name] { (void)keyring_.forget(secretName(name)); });
}

}  // namespace resodesk::app
