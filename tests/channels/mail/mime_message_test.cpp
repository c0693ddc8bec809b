// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/mail/mime_message.h"

#include <algorithm>
#include <filesystem>

#include "base/paths.h"
#include "base/utf8.h"
#include "channels/mail/mail_text.h"
#include "channels/mail/rendered_mail.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::channels::mail;
using namespace resodesk::test;
namespace fs = std::filesystem;

namespace {

const fs::path corpus = RESODESK_MAIL_CORPUS;

MimeMessage readMail(const std::string& mail) { return parseMessage(mail).value(); }
std::string textMail(const std::string& headers, const std::string& text) {
    return "From: a@example.com\r\nSubject: x\r\n" + headers + "\r\n" + text;
}

}  // namespace

TEST_CASE("every mail of the hostile corpus is read as the text beside it says") {
    int mails = 0;
    for (const auto& entry : fs::directory_iterator(corpus)) {
        if (entry.path().extension() != ".eml") continue;
        ++mails;
        INFO(entry.path().filename().string());
        CHECK(rendered(parseMessage(readFile(entry.path()))) == readFile(fs::path(entry.path()).replace_extension(".txt")));
    }
    CHECK(mails >= 70);
}

TEST_CASE("a mail that is cut anywhere is read or refused, and all of its text is UTF-8") {
    for (const char* name : {"relay", "one_name_twice", "html_quote", "name_continued"}) {
        const std::string whole = readFile(corpus / (std::string(name) + ".eml"));
        for (std::size_t size = 0; size <= whole.size(); ++size) {
            const auto mail = parseMessage(whole.substr(0, size));
            if (!mail) continue;
            REQUIRE(isUtf8(mail->text + mail->quoted + mail->subject));
            for (const Attachment& attachment : mail->attachments) REQUIRE(attachment.name.find_first_of("/\\\r\n") == std::string::npos);
        }
    }
}

TEST_CASE("a mail above 25 MB is not taken apart") {
    CHECK(parseMessage(std::string(largestMail + 1, 'a')).error().failure() == Failure::fileTooLarge);
    CHECK(parseMessage(textMail("", std::string(20u << 20, 'a'))).value().text.size() == 20u << 20);
}

TEST_CASE("an archive in a mail stays packed") {
    const MimeMessage mail = readMail(readFile(corpus / "zip_of_death.eml"));
    REQUIRE(mail.attachments.size() == 1);
    CHECK(mail.attachments[0].bytes.starts_with("PK"));
    CHECK(mail.attachments[0].bytes.size() < 100'000);
}

TEST_CASE("what the sender calls itself is not taken for its address") {
    const MimeMessage mail = readMail(readFile(corpus / "spoofed_name.eml"));
    REQUIRE(mail.from);
    CHECK(mail.from->address == "evil@example.com");
    CHECK_FALSE(readMail(readFile(corpus / "two_in_from.eml")).from);
    CHECK_FALSE(readMail(readFile(corpus / "from_twice.eml")).from);
}

TEST_CASE("plain text is preferred, and HTML is read where the plain text is empty") {
    const auto alternative = [](const std::string& plain) {
        return textMail("Content-Type: multipart/alternative; boundary=b\r\n",
                        "--b\r\nContent-Type: text/plain\r\n\r\n" + plain + "\r\n--b\r\nContent-Type: text/html\r\n\r\n<b>rich</b>\r\n--b--\r\n");
    };
    CHECK(readMail(alternative("plain")).text == "plain");
    CHECK(readMail(alternative("  ")).text == "rich");
}

TEST_CASE("a report of a failed delivery names the mail, one of a delivery or a delay does not") {
    const auto report = [](const std::string& status, const std::string& returned) {
        return readMail(textMail("Content-Type: multipart/report; boundary=b\r\n", "--b\r\nContent-Type: text/plain\r\n\r\nsorry\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n" +
                                                                                     status + "\r\n--b\r\n" + returned + "\r\n--b--\r\n")).returnedId;
    };
    const std::string headers = "Content-Type: text/rfc822-headers\r\n\r\nSubject: x\r\nMessage-ID: <ours@example.org>\r\n";
    const std::string whole = "Content-Type: message/rfc822\r\n\r\nMessage-ID: <ours@example.org>\r\n\r\nhello\r\n";
    CHECK(report("Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; y\r\nACTION:  Failed\r\n", headers) == "ours@example.org");
    CHECK(report("Action: failed\r\n", whole) == "ours@example.org");
    CHECK(report("Action: delayed\r\n", whole).empty());
    CHECK(report("Action: delivered\r\n", headers).empty());
    CHECK(report("X-Action: failed\r\n", headers).empty());
    CHECK(report("Action: failed\r\n", "Content-Type: text/rfc822-headers\r\n\r\nSubject: x\r\n").empty());
    CHECK(readMail(textMail("", "Action: failed\r\nMessage-ID: <ours@example.org>\r\n")).returnedId.empty());
}

TEST_CASE("an attachment gets an ending that a desktop does not start") {
    const std::vector<std::tuple<std::string, std::string, std::string>> table{
        {"foto.JPG", "image/jpeg", "foto.jpg"},
        {"a b.pdf", "application/pdf", "a-b.pdf"},
        {"x.desktop", "application/x-desktop", "x-desktop.bin"},
        {"x.html", "text/html", "x-html.bin"},
        {"x.svg", "image/svg+xml", "x-svg.bin"},
        {"x.pdf.", "application/pdf", "x-pdf-.bin"},
        {"x.pdf ", "application/pdf", "x-pdf-.bin"},
        {"", "image/png", "file.png"},
        {"", "application/x-sh", "file.bin"},
        {"CON.txt", "text/plain", "fileCON.txt"},
        {"..", "application/pdf", "file.bin"},
        {"\xE8.pdf", "application/pdf", "file.pdf"},
    };
    for (const auto& [given, type, expected] : table) {
        INFO(given);
        CHECK(attachmentName(given, type) == expected);
    }
}

TEST_CASE("text is read in the charset it is in, where the mail says another") {
    CHECK(toUtf8("perch\xe9", "utf-8") == "perché");
    CHECK(toUtf8("perch\xc3\xa9", "iso-8859-1") == "perché");
    CHECK(toUtf8("perch\xc3\xa9 \xff", "utf-8") == "perché \uFFFD");
    CHECK(toUtf8("5 \xa4", "iso-8859-15") == "5 €");
    CHECK(toUtf8("5 \x80", "") == "5 €");
    CHECK(toUtf8("perch\xe9", "no-such-charset") == "perché");
    CHECK(toUtf8("a\x01\x1b[31m\tb\n", "us-ascii") == "a[31m\tb\n");
}
