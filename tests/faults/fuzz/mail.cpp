// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as an e-mail: refused or read, and what is read can stand in our files, on the screen and in a reply.

#include "channels/mail/mime_message.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "channels/mail/compose.h"
#include "channels/mail/html_text.h"
#include "must.h"

using namespace resodesk;
using namespace resodesk::channels::mail;
using faults::must;

namespace {

bool isPlainLine(const std::string& text) {
    return isUtf8(text) && std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

bool isPlainText(const std::string& text) {
    return isUtf8(text) && std::none_of(text.begin(), text.end(), [](unsigned char c) { return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F; });
}

void checkAttachment(const Attachment& attachment) {
    must(attachment.name.size() > 1 && attachment.name.size() <= 110, "a file has a name");
    must(std::isalnum(static_cast<unsigned char>(attachment.name.front())) != 0, "a file's name starts as a name");
    must(std::all_of(attachment.name.begin(), attachment.name.end(), [](unsigned char c) { return c < 0x80 && (std::isalnum(c) || c == '-' || c == '_' || c == '.'); }),
         "a file's name has letters, digits, - _ and .");
    must(std::count(attachment.name.begin(), attachment.name.end(), '.') == 1, "a file's name has one ending");
    must(isPlainLine(attachment.type), "a type is one line");
}

/// Whoever wrote it, an answer can be composed, and says what was meant.
void answer(const MimeMessage& given) {
    OutgoingMail mail;
    mail.from = {"Shop", "shop@example.org"};
    mail.to = {given.from && isMailAddress(given.from->address) ? *given.from : MailAddress{"", "buyer@example.com"}};
    mail.subject = given.subject;
    mail.text = given.text;
    mail.messageId = "ours@example.org";
    mail.inReplyTo = given.messageId;
    mail.references = given.references;
    const auto composed = composeMail(mail);
    must(composed.has_value(), "what was read can be answered");
    const auto read = parseMessage(*composed);
    must(read && read->messageId == mail.messageId && read->inReplyTo == given.messageId && read->references == given.references,
         "an answer belongs to what it answers");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view given = faults::textOf(bytes, size);
    must(isUtf8(htmlToText(std::string(given))) || !isUtf8(given), "HTML in UTF-8 becomes text in UTF-8");
    const auto mail = parseMessage(given);
    if (!mail) return 0;
    must(isPlainLine(mail->subject) && isPlainLine(mail->messageId) && isPlainLine(mail->inReplyTo), "a header is one line");
    must(isPlainText(mail->text) && isPlainText(mail->quoted), "text has no control characters");
    must(!mail->from || (isPlainLine(mail->from->name) && std::count(mail->from->address.begin(), mail->from->address.end(), '@') == 1), "an address is one");
    for (const Attachment& attachment : mail->attachments) checkAttachment(attachment);
    answer(*mail);
    return 0;
}
