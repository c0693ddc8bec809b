// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/smtp_session.h"

#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::net;

namespace {

SendRequest letter(const std::string& bytes = "Subject: x\r\n\r\nhello\r\n") {
    SendRequest request;
    request.from = "shop@example.org";
    request.to = {"buyer@example.com", "shop@example.org"};
    request.bytes = bytes;
    return request;
}

struct SmtpTalk {
    explicit SmtpTalk(SendRequest request) : session(std::move(request)) { session.begin(); }
    std::string said() { return std::exchange(session.out, {}); }
    std::string hears(const std::string& answer) {
        session.take(answer);
        return said();
    }
    SmtpSession session;
};

/// After MAIL, both RCPT and DATA were taken.
SmtpTalk atBody(const std::string& bytes = "Subject: x\r\n\r\nhello\r\n") {
    SmtpTalk talk(letter(bytes));
    for (int i = 0; i < 3; ++i) talk.hears("250 OK\r\n");
    return talk;
}

}  // namespace

TEST_CASE("a mail is handed over step by step") {
    SmtpTalk talk(letter());
    CHECK(talk.said() == "MAIL FROM:<shop@example.org>\r\n");
    CHECK(talk.hears("250-2.1.0 fine\r\n250 OK\r\n") == "RCPT TO:<buyer@example.com>\r\n");
    CHECK(talk.hears("250 OK\r\n") == "RCPT TO:<shop@example.org>\r\n");
    CHECK(talk.hears("251 forwarded\r\n") == "DATA\r\n");
    CHECK(talk.session.reply().stage == MailStage::beforeBody);
    CHECK(talk.hears("354 go on\r\n") == "Subject: x\r\n\r\nhello\r\n.\r\n");
    CHECK(talk.session.reply().stage == MailStage::answerLost);
    CHECK(talk.hears("250 2.0.0 queued\r\n") == "QUIT\r\n");
    CHECK(talk.session.isDone());
    CHECK(talk.session.reply().stage == MailStage::accepted);
    CHECK(talk.session.reply().words == "2.0.0 queued");
}

TEST_CASE("a refusal before the body ends it there") {
    const std::vector<std::pair<std::vector<std::string>, int>> table{
        {{"550 no\r\n"}, 550},
        {{"250 OK\r\n", "450 busy\r\n"}, 450},
        {{"250 OK\r\n", "250 OK\r\n", "550-5.1.1 no\r\n550 such mailbox\r\n"}, 550},
        {{"250 OK\r\n", "250 OK\r\n", "250 OK\r\n", "452 full\r\n"}, 452},
        {{"250 OK\r\n", "250 OK\r\n", "250 OK\r\n", "250 OK\r\n"}, 250},
        {{"421 bye\r\n"}, 421},
        {{"hello\r\n"}, 0},
    };
    for (const auto& [answers, code] : table) {
        SmtpTalk talk(letter());
        std::string last;
        for (const std::string& answer : answers) last = talk.hears(answer);
        INFO(code);
        CHECK(last.ends_with("QUIT\r\n"));
        CHECK(talk.session.isDone());
        CHECK(talk.session.reply().stage == MailStage::beforeBody);
        CHECK(talk.session.reply().code == code);
    }
}

TEST_CASE("an answer to the body that is none leaves it unknown") {
    for (const char* answer : {"", "25", "250-more\r\n", "<html>\r\n", "250\x01\r\n", "2500 OK\r\n"}) {
        SmtpTalk talk = atBody();
        talk.hears("354 go on\r\n");
        talk.hears(answer);
        INFO(answer);
        CHECK(talk.session.reply().stage == MailStage::answerLost);
        CHECK(talk.session.reply().code == 0);
    }
    SmtpTalk refused = atBody();
    refused.hears("354 go on\r\n");
    refused.hears("554 spam\r\n");
    CHECK(refused.session.reply().stage == MailStage::afterBody);
    CHECK(refused.session.reply().code == 554);
}

TEST_CASE("a line that begins with a dot does not end the mail") {
    SmtpTalk talk = atBody(".\r\n..\r\na.\r\n.b");
    CHECK(talk.hears("354 go on\r\n") == "..\r\n...\r\na.\r\n..b\r\n.\r\n");
}

TEST_CASE("what could be taken for commands or for a second mail does not leave") {
    CHECK(isSendable(letter()));
    const std::vector<std::function<void(SendRequest&)>> changes{
        [](SendRequest& r) { r.from = "a@example.org>\r\nRCPT TO:<b@example.org"; }, [](SendRequest& r) { r.from = ""; },
        [](SendRequest& r) { r.to.clear(); },
        [](SendRequest& r) { r.to = {"a b@example.org"}; },
        [](SendRequest& r) { r.to = {"fine@example.org", "a>"}; },
        [](SendRequest& r) { r.to = {"\xe9@example.org"}; },
        [](SendRequest& r) { r.bytes = ""; },
        [](SendRequest& r) { r.bytes = "a\n.\nMAIL FROM:<x>"; },
        [](SendRequest& r) { r.bytes = "a\r.\rb"; },
        [](SendRequest& r) { r.bytes = "a\r"; },
        [](SendRequest& r) { r.bytes = "\na"; },
    };
    for (std::size_t i = 0; i < changes.size(); ++i) {
        SendRequest request = letter();
        changes[i](request);
        INFO(i);
        CHECK_FALSE(isSendable(request));
    }
}

TEST_CASE("a server's words are shown without control characters and not without end") {
    SmtpTalk talk(letter());
    talk.hears("550 a\x1b[31m\xe9" + std::string(1'000, 'x') + "\r\n");
    CHECK(talk.session.reply().words == "a?[31m?" + std::string(293, 'x'));
    SmtpTalk endless(letter());
    endless.hears(std::string(70'000, 'x'));
    CHECK(endless.session.isDone());
}
