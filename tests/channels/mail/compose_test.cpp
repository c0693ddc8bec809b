// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/mail/compose.h"

#include <functional>

#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::channels::mail;

namespace {

OutgoingMail answerMail() {
    OutgoingMail mail;
    mail.from = {"Negozio Ròsso", "negozio@example.org"};
    mail.to = {{"Anna", "abc@marketplace.amazon.it"}};
    mail.subject = "Re: Ordine 402-1234567-7654321 – perché";
    mail.text = "Gentile Anna,\nil pacco è partito.\n.\nFrom noi\n";
    mail.messageId = "0b9c@example.org";
    mail.inReplyTo = "q2@example.com";
    mail.references = {"q1@example.com", "q2@example.com"};
    mail.date = fromSeconds(1'793'610'000);
    return mail;
}

Error refusal(const std::function<void(OutgoingMail&)>& change) {
    OutgoingMail mail = answerMail();
    change(mail);
    const auto composed = composeMail(mail);
    return composed ? Error(Failure::stopped, "composed: " + *composed) : composed.error();
}

}  // namespace

TEST_CASE("a composed mail is read back as it was meant") {
    OutgoingMail mail = answerMail();
    mail.attachments = {{"Fattura n° 12.pdf", "application/pdf", std::string("%PDF\0\n\r\n", 8)}, {"foto.png", "image/png", std::string(5'000, '\xff')}};
    const MimeMessage read = parseMessage(composeMail(mail).value()).value();
    CHECK(read.from == mail.from);
    CHECK(read.to == mail.to);
    CHECK(read.subject == mail.subject);
    CHECK(read.text == "Gentile Anna,\nil pacco è partito.\n.\nFrom noi");
    CHECK(read.messageId == mail.messageId);
    CHECK(read.inReplyTo == mail.inReplyTo);
    CHECK(read.references == mail.references);
    CHECK(read.date == mail.date);
    REQUIRE(read.attachments.size() == 2);
    CHECK(read.attachments[0].name == "Fattura-n-12.pdf");
    CHECK(read.attachments[0].bytes == mail.attachments[0].bytes);
    CHECK(read.attachments[1].bytes == mail.attachments[1].bytes);
}

TEST_CASE("every line of a composed mail ends in CRLF, is ASCII and not longer than SMTP allows") {
    OutgoingMail mail = answerMail();
    mail.text = std::string(5'000, 'x') + "\r\nperché\rno\n" + std::string(3'000, ' ') + "\n";
    mail.subject = std::string(900, 's');
    mail.references.assign(60, std::string(200, 'r') + "@example.com");
    mail.attachments = {{std::string(300, 'a') + ".pdf", "application/pdf", "x"}};
    const std::string bytes = composeMail(mail).value();
    std::size_t lineStart = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        REQUIRE(static_cast<unsigned char>(bytes[i]) < 0x80);
        if (bytes[i] == '\n') {
            REQUIRE((i > 0 && bytes[i - 1] == '\r'));
            REQUIRE(i - lineStart <= 998);
            lineStart = i + 1;
        } else if (bytes[i] == '\r') {
            REQUIRE((i + 1 < bytes.size() && bytes[i + 1] == '\n'));
        }
    }
    const MimeMessage read = parseMessage(bytes).value();
    CHECK(read.subject == mail.subject);
    CHECK(read.references == mail.references);
    CHECK(read.text == std::string(5'000, 'x') + "\nperchéno");
}

TEST_CASE("a blind copy leaves no trace in the mail") {
    CHECK(composeMail(answerMail()).value().find("Bcc") == std::string::npos);
}

TEST_CASE("what would begin a new header is refused with the field and the reason") {
    const std::string line = "x\r\nBcc: evil@example.com";
    const std::string reason = "line break or control character";
    const std::vector<std::tuple<std::string, std::string, std::function<void(OutgoingMail&)>>> table{
        {"Subject", reason, [&](OutgoingMail& m) { m.subject = line; }},
        {"Subject", reason, [](OutgoingMail& m) { m.subject = "x\nBcc: y"; }},
        {"Subject", reason, [](OutgoingMail& m) { m.subject = "x\rBcc: y"; }},
        {"Subject", reason, [](OutgoingMail& m) { m.subject = std::string("x\0y", 3); }},
        {"Subject", "not UTF-8", [](OutgoingMail& m) { m.subject = "\xe9"; }},
        {"Subject", "too long", [](OutgoingMail& m) { m.subject = std::string(1'001, 'x'); }},
        {"From", reason, [&](OutgoingMail& m) { m.from.name = line; }},
        {"From", "not an address", [&](OutgoingMail& m) { m.from.address = "a@example.com\r\nBcc: b@example.com"; }},
        {"From", "not an address", [](OutgoingMail& m) { m.from.address = ""; }},
        {"To", reason, [&](OutgoingMail& m) { m.to[0].name = line; }},
        {"To", "not an address", [](OutgoingMail& m) { m.to[0].address = "a@example.com> SIZE=1\r\nDATA"; }},
        {"To", "not an address", [](OutgoingMail& m) { m.to[0].address = "a@example.com,b@example.com"; }},
        {"To", "not an address", [](OutgoingMail& m) { m.to[0].address = "-oQ/tmp@example.com"; }},
        {"To", "nobody", [](OutgoingMail& m) { m.to.clear(); }},
        {"Message-ID", "not an id", [&](OutgoingMail& m) { m.messageId = line; }},
        {"Message-ID", "not an id", [](OutgoingMail& m) { m.messageId = "a> <b"; }},
        {"In-Reply-To", "not an id", [&](OutgoingMail& m) { m.inReplyTo = line; }},
        {"References", "not an id", [&](OutgoingMail& m) { m.references = {"fine@example.com", line}; }},
        {"text", "not UTF-8", [](OutgoingMail& m) { m.text = "\xff"; }},
        {"text", "not UTF-8", [](OutgoingMail& m) { m.text = std::string("a\0b", 3); }},
        {"attachment", reason, [&](OutgoingMail& m) { m.attachments = {{line, "image/png", ""}}; }},
        {"attachment", "no name", [](OutgoingMail& m) { m.attachments = {{"", "image/png", ""}}; }},
        {"attachment", "not a media type", [](OutgoingMail& m) { m.attachments = {{"a", "image/png\r\nX: y", ""}}; }},
        {"attachment", "not a media type", [](OutgoingMail& m) { m.attachments = {{"a", "message/rfc822", ""}}; }},
    };
    for (const auto& [field, why, change] : table) {
        const Error error = refusal(change);
        INFO(field << ": " << why);
        CHECK(error.failure() == Failure::badMailField);
        CHECK(error.subject() == field);
        CHECK(error.detail() == why);
    }
}

TEST_CASE("a mail whose attachments are more than 25 MB is refused") {
    CHECK(refusal([](OutgoingMail& m) { m.attachments = {{"a.bin", "application/octet-stream", std::string(20u << 20, 'x')}}; }).failure() ==
          Failure::fileTooLarge);
}

TEST_CASE("a mail's id is the action's key in the sender's domain") {
    const std::string id = messageIdOf("0b9c4d", "negozio@example.org");
    CHECK(id == "0b9c4d@example.org");
    OutgoingMail mail = answerMail();
    mail.messageId = id;
    CHECK(parseMessage(composeMail(mail).value()).value().messageId == id);
}
