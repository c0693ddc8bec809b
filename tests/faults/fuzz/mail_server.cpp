// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as what a mail server says: a session ends or waits for more, asks for nothing it may not ask, and a mail counts as
// accepted or refused only by a line that says so.

#include <algorithm>
#include <string>

#include "must.h"
#include "net/imap_session.h"
#include "net/smtp_session.h"

using namespace resodesk::net;
using resodesk::faults::must;

namespace {

void fetch(std::string_view said) {
    FetchRequest request;
    request.uidValidity = 7;
    request.lastUid = 9;
    request.largestMail = 1'000;
    request.largestTogether = 5'000;
    ImapSession session(request);
    session.begin();
    std::string asked;
    // In pieces, as a network brings them.
    for (std::size_t at = 0; at < said.size() && !session.isDone(); at += 7) {
        session.take(said.substr(at, 7));
        asked += std::exchange(session.out, {});
    }
    for (const char* word : {"STORE", "SELECT", "DELETE", "EXPUNGE", "BODY[", "COPY", "APPEND"}) must(asked.find(word) == std::string::npos, "a folder is only looked at");
    must(std::count(asked.begin(), asked.end(), '\n') <= 200, "a session ends");
    if (!session.isDone()) return;
    const FetchReply reply = session.takeReply();
    std::size_t together = 0;
    for (const FetchedMail& mail : reply.mails) together += mail.bytes.size();
    must(together <= request.largestTogether + request.largestMail, "mails have a limit");
    must(reply.error || reply.uidValidity != 0, "an answer belongs to a numbering");
    must(reply.error || reply.uidValidity != request.uidValidity || reply.seenUpTo >= request.lastUid, "a look never goes back");
}

void send(std::string_view said) {
    SendRequest request;
    request.from = "shop@example.org";
    request.to = {"buyer@example.com", "shop@example.org"};
    request.bytes = "Subject: x\r\n\r\n.\r\nhello\r\n";
    SmtpSession session(request);
    session.begin();
    std::string asked = std::exchange(session.out, {});
    bool hasLeft = false;
    for (const char c : said) {
        if (session.isDone()) break;
        session.take(std::string_view(&c, 1));
        hasLeft = hasLeft || session.out.find("Subject") != std::string::npos;
        asked += std::exchange(session.out, {});
    }
    const SendReply& reply = session.reply();
    must(hasLeft == (reply.stage != MailStage::beforeBody), "what has left is told");
    must(reply.stage != MailStage::accepted || (reply.code == 250 && said.find("250") != std::string_view::npos && said.find("354") != std::string_view::npos), "only 250 behind 354 accepts");
    must(asked.find("Subject", asked.find("Subject") + 1) == std::string::npos || !hasLeft, "a mail leaves once");
    must(std::all_of(reply.words.begin(), reply.words.end(), [](char c) { return c >= 0x20 && c < 0x7F; }), "words can be shown");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view said = resodesk::faults::textOf(bytes, size);
    fetch(said);
    send(said);
    return 0;
}
