// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/mail/mail_account.h"

#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::channels::mail;

namespace {

MailWish usual() {
    MailWish wish;
    wish.address = "seller@example.org";
    wish.reading = "imaps://imap.example.org";
    wish.sending = "smtp://smtp.example.org";
    return wish;
}

}  // namespace

TEST_CASE("a mailbox is kept as one URL and comes back as it was") {
    MailWish wish = usual();
    CHECK(mailUrl(wish).value() == "imaps://imap.example.org:993?address=seller%40example.org&smtp=smtp%3A%2F%2Fsmtp.example.org%3A587");
    wish.readingUser = "me & you=%";
    wish.sendingUser = "other";
    wish.folder = "Märkte/Amazon";
    wish.sentFolder = "[Gmail]/Sent Mail";
    wish.takesAll = true;
    Account account;
    account.url = mailUrl(wish).value();
    account.caFile = "/ca.pem";
    const MailWish again = mailWishFrom(account.url).value();
    CHECK(again.takesAll);
    CHECK(again.folder == wish.folder);
    const MailAccount mail = mailAccountFrom(account).value();
    CHECK(mail.reading.host == "imap.example.org");
    CHECK(mail.reading.tls == net::MailTls::implicit);
    CHECK(mail.sending.port == 587);
    CHECK(mail.sending.tls == net::MailTls::startTls);
    CHECK(mail.sending.caFile == "/ca.pem");
    CHECK(mail.readingSignIn.user == "me & you=%");
    CHECK(mail.sendingSignIn.user == "other");
    CHECK(mail.proofFolders == std::vector<std::string>{"[Gmail]/Sent Mail"});
}

TEST_CASE("without a user the address signs in, at both servers") {
    Account account;
    account.url = mailUrl(usual()).value();
    const MailAccount mail = mailAccountFrom(account).value();
    CHECK(mail.readingSignIn.user == "seller@example.org");
    CHECK(mail.sendingSignIn.user == "seller@example.org");
}

TEST_CASE("a server is a name with a kind of TLS, nothing else") {
    for (const char* typed : {"https://imap.example.org", "imap.example.org", "imaps://", "imaps://me@imap.example.org", "imaps://imap.example.org/INBOX",
                              "imaps://imap.example.org:0x10", "imaps://imap.example.org:99999", "imaps://imap.example.org?a=b", "smtps://imap.example.org", ""}) {
        INFO(typed);
        MailWish wish = usual();
        wish.reading = typed;
        CHECK(mailUrl(wish).error().failure() == Failure::badUrl);
    }
    MailWish wish = usual();
    wish.reading = "imaps://[::1]:1993";
    Account account;
    account.url = mailUrl(wish).value();
    CHECK(mailAccountFrom(account)->reading.host == "::1");
    wish.address = "no address";
    CHECK(mailUrl(wish).error().failure() == Failure::badMailField);
    CHECK(mailWishFrom("https://shop.example").has_error());
}

TEST_CASE("a secret is a password or a token, and the server that sends may have its own") {
    Account account;
    account.url = mailUrl(usual()).value();
    const MailAccount servers = mailAccountFrom(account).value();
    MailAccount mail = withSecret(servers, {"", "", "pass word", ""});
    CHECK(mail.readingSignIn.secret == "pass word");
    CHECK_FALSE(mail.sendingSignIn.isBearer);
    mail = withSecret(servers, {"", "", "one", "two"});
    CHECK(mail.readingSignIn.secret == "one");
    CHECK(mail.sendingSignIn.secret == "two");
    mail = withSecret(servers, {"token", "", "", ""});
    CHECK(mail.sendingSignIn.secret == "token");
    CHECK(mail.sendingSignIn.isBearer);
}
