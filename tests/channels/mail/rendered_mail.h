// SPDX-License-Identifier: GPL-3.0-or-later
// A mail as text, one line for each of its parts: what the files beside the corpus hold.

#pragma once

#include <string>

#include "base/ids.h"
#include "channels/mail/mime_message.h"

namespace resodesk::test {

/// Long texts and files by their size and hash.
inline std::string shortened(const std::string& text) {
    return text.size() <= 600 ? text : std::to_string(text.size()) + " bytes " + sha256Hex(text).substr(0, 16);
}

inline std::string rendered(const Result<channels::mail::MimeMessage>& read) {
    if (!read) return "error: " + std::string(toText(read.error().failure())) + "\n";
    const channels::mail::MimeMessage& mail = *read;
    std::string out;
    const auto line = [&out](const char* what, const std::string& value) {
        if (!value.empty()) out += std::string(what) + ": " + shortened(value) + "\n";
    };
    const auto shown = [](const channels::mail::MailAddress& a) { return "[" + a.name + "] " + a.address; };
    line("from", mail.from ? shown(*mail.from) : "none");
    for (const auto& to : mail.to) line("to", shown(to));
    line("subject", mail.subject);
    if (mail.date) line("date", std::to_string(std::chrono::duration_cast<std::chrono::seconds>(mail.date->time_since_epoch()).count()));
    line("id", mail.messageId);
    line("reply to", mail.inReplyTo);
    for (const auto& id : mail.references) line("reference", id);
    line("text", mail.text);
    line("quoted", mail.quoted);
    for (const auto& attachment : mail.attachments)
        line("file", attachment.name + " " + attachment.type + " " + shortened(attachment.bytes));
    line("returned", mail.returnedId);
    if (mail.isPartial) out += "partial\n";
    return out;
}

}  // namespace resodesk::test
