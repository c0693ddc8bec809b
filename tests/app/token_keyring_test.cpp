// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens in the system keyring. Hidden from a plain run: with_keyring gives them a session with a real one.

#include "app/vault_user.h"
#include "base/paths.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;

TEST_CASE("with a keyring the first pair is kept there, over a restart, and no file is written", "[.][keyring]") {
    const TempFolder folder;
    VaultUser user;
    CHECK(user.keepFirst({"at-0", "rt-0"}, TokenPlace::file, "first") == TokenPlace::keyring);
    user.restart();
    CHECK(isPair(user.load(VaultUser::account(TokenPlace::keyring, "first")), "at-0", "rt-0"));
}

TEST_CASE("a rotated pair replaces the one before, and accounts do not mix", "[.][keyring]") {
    VaultUser user;
    const Account one = VaultUser::account(TokenPlace::keyring, "one"),
                  two = VaultUser::account(TokenPlace::keyring, "two");
    user.keepFirst({"at-1", "rt-1"}, TokenPlace::session, "one");
    user.keepFirst({"at-2", "rt-2"}, TokenPlace::session, "two");
    CHECK(user.save(one, {"at-9", "rt-9"}));
    user.restart();
    CHECK(isPair(user.load(one), "at-9", "rt-9"));
    CHECK(isPair(user.load(two), "at-2", "rt-2"));
}

TEST_CASE("a forgotten account has no tokens any more, the others keep theirs", "[.][keyring]") {
    VaultUser user;
    const Account gone = VaultUser::account(TokenPlace::keyring, "gone"),
                  stays = VaultUser::account(TokenPlace::keyring, "stays");
    user.keepFirst({"at-1", "rt-1"}, TokenPlace::session, "gone");
    user.keepFirst({"at-2", "rt-2"}, TokenPlace::session, "stays");
    user.forget(gone);
    CHECK(user.load(gone).error().failure() == Failure::signInExpired);
    CHECK(isPair(user.load(stays), "at-2", "rt-2"));
}

TEST_CASE("a locked keyring that nobody unlocks is told as locked, not as empty", "[.][lockedkeyring]") {
    VaultUser user;
    const Account shop = VaultUser::account(TokenPlace::keyring);
    CHECK(user.load(shop).error().failure() == Failure::keyringLocked);
    CHECK(user.save(shop, {"at-1", "rt-1"}).error().failure() == Failure::keyringLocked);
    CHECK(isPair(user.load(shop), "at-1", "rt-1"));  // good for this session all the same
    CHECK(user.keepFirst({"at-2", "rt-2"}, TokenPlace::session, "other") == TokenPlace::session);
}
