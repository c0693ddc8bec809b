// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens on a computer without a system keyring: a file of the seller's, or this session.

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "app/vault_user.h"
#include "base/paths.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;
using channels::Tokens;

namespace {

/// No session bus can be reached, and none is started.
struct NoKeyring {
    NoKeyring() { ::setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/resodesk-test", 1); }
};

struct TokenFile {
    explicit TokenFile(
        const std::string& text = R"({"token":"at-0","refresh_token":"rt-0","url":"https://shop.example"})") {
        write(text);
    }
    void write(const std::string& text) { writeFilePrivately(path, text); }
    Account account() const { return VaultUser::account(TokenPlace::file, "shop", path.string()); }
    unsigned mode() const {
        struct stat about {};
        ::stat(path.c_str(), &about);
        return about.st_mode & 0777u;
    }
    TempFolder folder;
    std::filesystem::path path = folder.path() / "tokens.json";
    NoKeyring noKeyring;
};

}  // namespace

TEST_CASE("without a keyring the first pair stays where the seller said: in the file, or in this session") {
    const NoKeyring noKeyring;
    VaultUser user;
    CHECK(user.keepFirst({"at-0", "rt-0"}, TokenPlace::file) == TokenPlace::file);
    CHECK(user.keepFirst({"at-0", "rt-0"}, TokenPlace::session) == TokenPlace::session);
}

TEST_CASE("a pair of this session is there until the program ends, then the seller signs in again") {
    const NoKeyring noKeyring;
    VaultUser user;
    const Account shop = VaultUser::account(TokenPlace::session);
    user.keepFirst({"at-0", "rt-0"}, TokenPlace::session);
    CHECK(isPair(user.load(shop), "at-0", "rt-0"));
    CHECK(user.save(shop, {"at-1", "rt-1"}));
    CHECK(isPair(user.load(shop), "at-1", "rt-1"));
    CHECK(user.load(VaultUser::account(TokenPlace::session, "other")).error().failure() == Failure::signInExpired);
    user.restart();
    CHECK(user.load(shop).error().failure() == Failure::signInExpired);
}

TEST_CASE("an account whose keyring is gone says so, not that it has no tokens") {
    const NoKeyring noKeyring;
    VaultUser user;
    CHECK(user.load(VaultUser::account(TokenPlace::keyring)).error().failure() == Failure::noKeyring);
}

TEST_CASE("the token file is read each time: what another program wrote there counts") {
    TokenFile file;
    VaultUser user;
    CHECK(isPair(user.load(file.account()), "at-0", "rt-0"));
    file.write(R"({"token":"at-5","refresh_token":"rt-5"})");
    CHECK(isPair(user.load(file.account()), "at-5", "rt-5"));
}

TEST_CASE("a rotated pair is written back in one step, private, with the rest of the file as it was") {
    TokenFile file;
    VaultUser user;
    const int before = ::open(file.path.c_str(), O_RDONLY);  // a reader that has the file open sees the old one whole
    CHECK(user.save(file.account(), {"at-1", "rt-1"}));
    CHECK(nlohmann::json::parse(readFile(file.path)) ==
          nlohmann::json{{"token", "at-1"}, {"refresh_token", "rt-1"}, {"url", "https://shop.example"}});
    CHECK(file.mode() == 0600);
    char old[200] = {};
    CHECK(::read(before, old, sizeof old - 1) > 0);
    ::close(before);
    CHECK(nlohmann::json::parse(old)["token"] == "at-0");
    CHECK(std::distance(std::filesystem::directory_iterator(file.folder.path()), {}) == 1);  // no leftovers beside it
    user.restart();
    CHECK(isPair(user.load(file.account()), "at-1", "rt-1"));
}

TEST_CASE("a token file that others may read is refused and named") {
    TokenFile file;
    VaultUser user;
    for (const unsigned mode : {0644u, 0640u, 0604u, 0660u, 0601u}) {
        INFO(mode);
        ::chmod(file.path.c_str(), mode);
        const auto tokens = user.load(file.account());
        REQUIRE(!tokens);
        CHECK(tokens.error().failure() == Failure::exposedFile);
        CHECK(tokens.error().subject() == file.path.string());
    }
    for (const unsigned mode : {0600u, 0400u}) {
        ::chmod(file.path.c_str(), mode);
        CHECK(user.load(file.account()));
    }
}

TEST_CASE("a token file that is not there, or a folder, is an unreadable file with its name") {
    TokenFile file;
    VaultUser user;
    std::filesystem::remove(file.path);
    CHECK(user.load(file.account()).error() ==
          Error(Failure::unreadableFile, user.load(file.account()).error().detail(), file.path.string()));
    std::filesystem::create_directory(file.path);
    CHECK(user.load(file.account()).error().failure() == Failure::unreadableFile);
}

TEST_CASE("a pair that cannot be written back is used for this session, and the failure is told") {
    TokenFile file;
    VaultUser user;
    std::filesystem::remove(file.path);
    std::filesystem::create_directory(file.path);
    CHECK(user.save(file.account(), {"at-1", "rt-1"}).error().failure() == Failure::unreadableFile);
    CHECK(isPair(user.load(file.account()), "at-1", "rt-1"));
}

TEST_CASE("what is no sign-in document is told as such") {
    for (const char* text :
         {"", " ", "{}", "[]", "null", "\"at-0\"", "<html></html>", R"({"token":7})", R"({"token":""})",
          R"({"token":"a b"})", R"({"token":"a\nb"})", R"({"token":"at","refresh_token":"r\tt"})",
          R"({"token":"at-0","refresh_token":"rt-0")"}) {
        INFO(text);
        const TokenFile file(text);
        VaultUser user;
        CHECK(user.load(file.account()).error().failure() == Failure::badToken);
    }
    CHECK(isPair(app::parseTokens(R"({"token":"at-0"})"), "at-0", ""));
    CHECK(isPair(app::parseTokens(R"({"refresh_token":"rt-0","more":[1]})"), "", "rt-0"));
}

TEST_CASE("a mailbox's document holds passwords, which may have blanks and no line breaks") {
    const Tokens mailbox = app::parseTokens(R"({"password": "abcd efgh ijkl", "smtp_password": "two"})").value();
    CHECK(mailbox.password == "abcd efgh ijkl");
    CHECK(mailbox.sendingPassword == "two");
    CHECK(app::parseTokens(R"({"password": "a\nb"})").error().failure() == Failure::badToken);
    CHECK(app::parseTokens(R"({"password": ""})").error().failure() == Failure::badToken);
    TokenFile file(R"({"password":"one","note":"mine"})");
    VaultUser user;
    CHECK(user.load(file.account())->password == "one");
    CHECK(user.save(file.account(), mailbox));
    CHECK(user.load(file.account())->sendingPassword == "two");
    CHECK(readFile(file.path).find("mine") != std::string::npos);
    CHECK(readFile(file.path).find("refresh_token") == std::string::npos);
    CHECK(user.save(file.account(), {"at-1", ""}));
    CHECK(user.load(file.account())->password.empty());
    CHECK(user.load(file.account())->access == "at-1");
}
