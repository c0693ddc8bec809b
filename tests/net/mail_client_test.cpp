// SPDX-License-Identifier: GPL-3.0-or-later
// Against Dovecot and aiosmtpd, through TLS.

#include "net/mail_client.h"

#include "base/paths.h"
#include "support/catch.h"
#include "support/mail_calls.h"
#include "support/mail_servers.h"
#include "support/scripted_server.h"
#include "support/tcp_proxy.h"
#include "support/temp_folder.h"

using namespace resodesk;
using namespace resodesk::test;
using namespace resodesk::net;

namespace {

constexpr int curlLoginDenied = 67, curlNoTls = 64, curlUntrustedMail = 60, curlNoConnection = 7, curlTooLate = 28;

std::string small(const std::string& subject) { return "From: a@example.com\r\nSubject: " + subject + "\r\n\r\nhello\r\n"; }

FetchRequest look(const MailServers& servers, const std::string& service = "imaps") {
    FetchRequest request;
    request.server = servers.server(service);
    request.signIn = MailServers::password();
    return request;
}

SendRequest sending(const MailServers& servers, const std::string& to, const std::string& service = "smtps") {
    SendRequest request;
    request.server = servers.server(service);
    request.signIn = MailServers::password();
    request.from = "seller@example.org";
    request.to = {to};
    request.bytes = small("offer");
    return request;
}

/// Large enough that it is under way when the proxy acts.
std::string large() {
    std::string mail = small("large");
    for (int i = 0; i < 5'000; ++i) mail += std::string(70, 'x') + "\r\n";
    return mail;
}

MailServer through(const TcpProxy& proxy, MailServer server) {
    server.port = proxy.port();
    return server;
}

}  // namespace

TEST_CASE("new mails come once, over both kinds of TLS and both kinds of sign-in, and stay unread") {
    MailServers servers;
    MailCalls mail;
    servers.deliver(small("one"));
    servers.deliver(small("two"));
    for (const char* service : {"imaps", "imap"})
        for (const MailSignIn& signIn : {MailServers::password(), MailServers::token()}) {
            FetchRequest request = look(servers, service);
            request.signIn = signIn;
            const FetchReply reply = mail.fetch(request);
            INFO(service << servers.log());
            REQUIRE_FALSE(reply.error);
            REQUIRE(reply.mails.size() == 2);
            CHECK(reply.mails[0].bytes + reply.mails[1].bytes == small("one") + small("two"));
            CHECK(reply.seenUpTo == 2);
            CHECK_FALSE(reply.hasMore);
        }
    FetchRequest next = look(servers);
    const FetchReply first = mail.fetch(next);
    next.uidValidity = first.uidValidity;
    next.lastUid = first.seenUpTo;
    CHECK(mail.fetch(next).mails.empty());
    const std::string third = servers.deliver(small("three"));
    const FetchReply reply = mail.fetch(next);
    REQUIRE(reply.mails.size() == 1);
    CHECK(reply.mails[0].uid == 3);
    for (const auto& entry : std::filesystem::directory_iterator(servers.mailbox() / "cur"))
        CHECK(entry.path().filename().string().find(",S") == std::string::npos);
}

TEST_CASE("a mail is sent over both kinds of TLS and both kinds of sign-in, to all or to nobody") {
    MailServers servers;
    MailCalls mail;
    std::size_t sent = 0;
    for (const char* service : {"smtps", "smtp"})
        for (const MailSignIn& signIn : {MailServers::password(), MailServers::token()}) {
            SendRequest request = sending(servers, "buyer@example.com", service);
            request.signIn = signIn;
            request.to.push_back("seller@example.org");
            const SendReply reply = mail.send(request);
            INFO(service << " " << reply.curlCode << " " << reply.code << " " << reply.words);
            CHECK(reply.stage == MailStage::accepted);
            CHECK(reply.code == 250);
            CHECK(servers.accepted().size() == ++sent);
        }
    CHECK(servers.accepted().front().starts_with("buyer@example.com seller@example.org\n" + small("offer")));
    CHECK(mail.fetch(look(servers)).mails.size() == sent);
    SendRequest both = sending(servers, "buyer@example.com");
    both.to.push_back("refused@example.com");
    CHECK(mail.send(both).stage == MailStage::beforeBody);
    CHECK(servers.accepted().size() == sent);
}

TEST_CASE("a mail of many megabytes passes both ways unchanged") {
    MailServers servers;
    MailCalls mail;
    SendRequest request = sending(servers, "seller@example.org");
    for (int i = 0; i < 40'000; ++i) request.bytes += std::to_string(i) + std::string(60, 'y') + "\r\n.\r\n";
    CHECK(mail.send(request).stage == MailStage::accepted);
    const FetchReply reply = mail.fetch(look(servers));
    REQUIRE(reply.mails.size() == 1);
    CHECK(reply.mails[0].bytes == request.bytes);
}

TEST_CASE("what the server says to a mail tells how far it came") {
    MailServers servers;
    MailCalls mail;
    const std::vector<std::tuple<std::string, MailStage, int>> table{
        {"refused@example.com", MailStage::beforeBody, 550},     {"later@example.com", MailStage::beforeBody, 450},
        {"body-refused@example.com", MailStage::afterBody, 554}, {"body-later@example.com", MailStage::afterBody, 451},
        {"body-closing@example.com", MailStage::afterBody, 421},
    };
    for (const auto& [to, stage, code] : table) {
        const SendReply reply = mail.send(sending(servers, to));
        INFO(to);
        CHECK(reply.stage == stage);
        CHECK(reply.code == code);
        CHECK_FALSE(reply.words.empty());
    }
    CHECK(servers.accepted().empty());
}

TEST_CASE("a wrong password and a wrong token are refused sign-ins") {
    MailServers servers;
    MailCalls mail;
    for (const bool isBearer : {false, true}) {
        FetchRequest read = look(servers);
        SendRequest write = sending(servers, "buyer@example.com");
        read.signIn = write.signIn = {"seller@example.org", "wrong", isBearer};
        CHECK(mail.fetch(read).error == Error(Failure::signInExpired, "mail server refused the sign-in"));
        const SendReply reply = mail.send(write);
        CHECK(reply.stage == MailStage::neverConnected);
        CHECK(reply.curlCode == curlLoginDenied);
    }
    CHECK(servers.accepted().empty());
}

TEST_CASE("a mail server that nobody vouches for, or another one than named, gets no password") {
    MailServers servers;
    MailCalls mail;
    TempFolder folder;
    writeFilePrivately(folder.path() / "other.pem", selfSigned("127.0.0.1").certificate);
    for (const std::string& ca : {std::string(), (folder.path() / "other.pem").string()})
        for (const char* service : {"imaps", "imap"}) {
            FetchRequest read = look(servers, service);
            read.server.caFile = ca;
            CHECK(mail.fetch(read).error->failure() == Failure::untrusted);
            SendRequest write = sending(servers, "buyer@example.com", service == std::string("imaps") ? "smtps" : "smtp");
            write.server.caFile = ca;
            const SendReply reply = mail.send(write);
            CHECK(reply.stage == MailStage::neverConnected);
            CHECK(reply.curlCode == curlUntrustedMail);
        }
    FetchRequest named = look(servers);
    named.server.host = "localhost";  // the certificate is for 127.0.0.1
    CHECK(mail.fetch(named).error->failure() == Failure::untrusted);
    CHECK(servers.log().find("method=") == std::string::npos);  // nobody tried to sign in
}

TEST_CASE("a network that hides STARTTLS sees no password and no mail") {
    MailServers servers;
    MailCalls mail;
    const TcpProxy imap(servers.port("imap"), {.hide = "STARTTLS", .show = "XXXXXXXX"});
    const TcpProxy smtp(servers.port("smtp"), {.hide = "STARTTLS", .show = "XXXXXXXX"});
    FetchRequest read = look(servers, "imap");
    read.server = through(imap, read.server);
    const FetchReply fetched = mail.fetch(read);
    CHECK(fetched.curlCode == curlNoTls);
    CHECK(fetched.error->failure() == Failure::untrusted);
    SendRequest write = sending(servers, "buyer@example.com", "smtp");
    write.server = through(smtp, write.server);
    const SendReply sent = mail.send(write);
    CHECK(sent.curlCode == curlNoTls);
    CHECK(sent.stage == MailStage::neverConnected);
    for (const TcpProxy* proxy : {&imap, &smtp}) {
        CHECK(proxy->connections() == 1);
        for (const char* word : {"AUTH", "LOGIN", "secret", "MAIL", "c2Vj"}) CHECK(proxy->seen().find(word) == std::string::npos);
    }
}

TEST_CASE("an answer that is lost after the whole mail leaves it unknown, and it is not sent again") {
    MailServers servers;
    MailCalls mail;
    const std::string bytes = large();
    TcpProxy proxy(servers.port("smtps"), {.afterClientBytes = bytes.size() / 2, .then = ProxyPlan::Then::hangUpAtAnswer});
    SendRequest request = sending(servers, "buyer@example.com");
    request.bytes = bytes;
    request.server = through(proxy, request.server);
    CHECK(mail.send(request).stage == MailStage::answerLost);
    CHECK(proxy.connections() == 1);
    CHECK(servers.accepted().size() == 1);
}

TEST_CASE("a connection that breaks within the mail leaves it unknown, although it was not taken") {
    MailServers servers;
    MailCalls mail;
    TcpProxy proxy(servers.port("smtps"), {.afterClientBytes = 100'000, .then = ProxyPlan::Then::hangUp});
    SendRequest request = sending(servers, "buyer@example.com");
    request.bytes = large();
    request.server = through(proxy, request.server);
    CHECK(mail.send(request).stage == MailStage::answerLost);
    CHECK(proxy.connections() == 1);
    CHECK(servers.accepted().empty());
}

TEST_CASE("no server at all is no connection") {
    MailServers servers;
    MailCalls mail;
    SendRequest request = sending(servers, "buyer@example.com");
    {
        const TcpProxy gone(1, {});
        request.server = through(gone, request.server);
    }
    const SendReply reply = mail.send(request);
    CHECK(reply.stage == MailStage::neverConnected);
    CHECK(reply.curlCode == curlNoConnection);
    CHECK(reply.code == 0);
}

TEST_CASE("a server that stalls is left after the time allowed") {
    MailServers servers;
    MailCalls mail;
    const auto silentAfter = [](std::size_t bytes) { return ProxyPlan{.afterClientBytes = bytes, .then = ProxyPlan::Then::saySilent}; };
    SECTION("from the first byte on") {
        TcpProxy imap(servers.port("imaps"), silentAfter(0));
        FetchRequest read = look(servers);
        read.server = through(imap, read.server);
        read.timeout = milliseconds(400);
        const FetchReply reply = mail.fetch(read);
        CHECK(reply.curlCode == curlTooLate);
        CHECK(reply.error->failure() == Failure::offline);
    }
    SECTION("within a mail that is read") {
        servers.deliver(large());
        TcpProxy imap(servers.port("imaps"), {.afterServerBytes = 100'000, .then = ProxyPlan::Then::saySilent});
        FetchRequest read = look(servers);
        read.server = through(imap, read.server);
        read.timeout = milliseconds(1'500);
        const FetchReply reply = mail.fetch(read);
        CHECK(reply.curlCode == curlTooLate);
        CHECK(reply.mails.empty());
    }
    SECTION("within a mail that is sent") {
        TcpProxy smtp(servers.port("smtps"), silentAfter(100'000));
        SendRequest write = sending(servers, "buyer@example.com");
        write.bytes = large();
        write.server = through(smtp, write.server);
        write.timeout = milliseconds(1'500);
        const SendReply reply = mail.send(write);
        CHECK(reply.curlCode == curlTooLate);
        CHECK(reply.stage == MailStage::answerLost);
        CHECK(servers.accepted().empty());
    }
}

TEST_CASE("a mail is found by its id, and one that is not there is not") {
    MailServers servers;
    MailCalls mail;
    servers.deliver("Message-ID: <one@example.org>\r\n" + small("one"));
    servers.deliver("Message-ID: <two@example.org>\r\n" + small("two"));
    FetchRequest request = look(servers);
    request.messageId = "two@example.org";
    const FetchReply found = mail.fetch(request);
    REQUIRE(found.mails.size() == 1);
    CHECK(found.mails[0].bytes.find("Subject: two") != std::string::npos);
    request.messageId = "three@example.org";
    const FetchReply absent = mail.fetch(request);
    CHECK_FALSE(absent.error);
    CHECK(absent.mails.empty());
}

TEST_CASE("a folder that is not there is said to be missing") {
    MailServers servers;
    MailCalls mail;
    FetchRequest request = look(servers);
    request.folder = "No such folder";
    CHECK(mail.fetch(request).error->failure() == Failure::notFound);
}

TEST_CASE("what cannot be a host or a port is not connected to") {
    MailServers servers;
    MailCalls mail;
    for (const auto& [host, port] : std::vector<std::pair<std::string, int>>{{"", 993}, {"127.0.0.1/x", 993}, {"a@127.0.0.1", 993}, {"127.0.0.1\r\n", 993}, {"127.0.0.1", 0}, {"127.0.0.1", 70'000}}) {
        FetchRequest request = look(servers);
        request.server.host = host;
        request.server.port = port;
        CHECK(mail.fetch(request).error->failure() == Failure::badUrl);
    }
    SendRequest request = sending(servers, "buyer@example.com\r\nDATA");
    CHECK(mail.send(request).whyNotSent->failure() == Failure::badMailField);
}

TEST_CASE("stopping answers what is under way: reads at once, a mail that is leaving after its grace") {
    MailServers servers;
    MailCalls mail;
    TcpProxy silent(servers.port("imaps"), {.afterClientBytes = 0, .then = ProxyPlan::Then::saySilent});
    TcpProxy smtp(servers.port("smtps"), {.afterClientBytes = 100'000, .then = ProxyPlan::Then::saySilent});
    std::optional<FetchReply> fetched;
    std::optional<SendReply> sent, late;
    FetchRequest read = look(servers);
    read.server = through(silent, read.server);
    SendRequest write = sending(servers, "buyer@example.com");
    write.bytes = large();
    write.server = through(smtp, write.server);
    mail.client.fetch(read, mail.loop, [&](FetchReply reply) { fetched = std::move(reply); });
    mail.client.send(write, mail.loop, [&](SendReply reply) { sent = std::move(reply); });
    while (smtp.seen().size() < 100'000) std::this_thread::yield();
    mail.client.stop(milliseconds(200));
    mail.client.send(write, mail.loop, [&](SendReply reply) { late = std::move(reply); });
    mail.loop.runAll();
    REQUIRE((fetched && sent && late));
    CHECK(fetched->error->failure() == Failure::stopped);
    CHECK(sent->stage == MailStage::answerLost);
    CHECK(late->whyNotSent->failure() == Failure::stopped);
}
