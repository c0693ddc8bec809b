// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/mail/compose.h"

#include <algorithm>

#include "base/utf8.h"
#include "channels/mail/gmime_object.h"

namespace resodesk::channels::mail {

namespace {

constexpr std::size_t longestField = 1'000, longestAddress = 250;

Error bad(const char* field, const char* why) { return Error(Failure::badMailField, why, field); }

std::optional<Error> wrongLine(const char* field, std::string_view text) {
    const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    if (std::any_of(text.begin(), text.end(), isControl)) return bad(field, "line break or control character");
    if (!isUtf8(text)) return bad(field, "not UTF-8");
    if (text.size() > longestField) return bad(field, "too long");
    return std::nullopt;
}

std::optional<Error> wrongAddress(const char* field, const MailAddress& given) {
    if (auto wrong = wrongLine(field, given.name)) return wrong;
    if (!isMailAddress(given.address)) return bad(field, "not an address");
    return std::nullopt;
}

bool isMediaType(std::string_view type) {
    const auto isToken = [](unsigned char c) { return c < 0x80 && (std::isalnum(c) || c == '-' || c == '+' || c == '.' || c == '_' || c == '/'); };
    const std::size_t slash = type.find('/');
    return slash != std::string_view::npos && slash > 0 && slash + 1 < type.size() && std::count(type.begin(), type.end(), '/') == 1 &&
           type.size() <= longestAddress && std::all_of(type.begin(), type.end(), isToken) && !type.starts_with("multipart/") &&
           !type.starts_with("message/");
}

std::optional<Error> wrongAttachment(const Attachment& attachment) {
    if (auto wrong = wrongLine("attachment", attachment.name)) return wrong;
    if (attachment.name.empty()) return bad("attachment", "no name");
    if (!isMediaType(attachment.type)) return bad("attachment", "not a media type");
    return std::nullopt;
}

std::optional<Error> whatIsWrong(const OutgoingMail& mail) {
    if (auto wrong = wrongAddress("From", mail.from)) return wrong;
    if (mail.to.empty()) return bad("To", "nobody");
    for (const MailAddress& to : mail.to)
        if (auto wrong = wrongAddress("To", to)) return wrong;
    if (auto wrong = wrongLine("Subject", mail.subject)) return wrong;
    if (!isMessageId(mail.messageId)) return bad("Message-ID", "not an id");
    if (!mail.inReplyTo.empty() && !isMessageId(mail.inReplyTo)) return bad("In-Reply-To", "not an id");
    if (!std::all_of(mail.references.begin(), mail.references.end(), isMessageId)) return bad("References", "not an id");
    if (!isUtf8(mail.text) || mail.text.find('\0') != std::string::npos) return bad("text", "not UTF-8");
    for (const Attachment& attachment : mail.attachments)
        if (auto wrong = wrongAttachment(attachment)) return wrong;
    return std::nullopt;
}

Owned<GMimeDataWrapper> wrapped(std::string_view bytes) {
    const auto stream = owned(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    return owned(g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
}

/// Quoted-printable keeps Italian readable in a server's log and every line short.
Owned<GMimePart> textPart(std::string text) {
    std::erase(text, '\r');
    auto part = owned(g_mime_part_new_with_type("text", "plain"));
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", "utf-8");
    g_mime_part_set_content(part.get(), wrapped(text).get());
    g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    return part;
}

Owned<GMimePart> filePart(const Attachment& attachment) {
    const std::size_t slash = attachment.type.find('/');
    auto part = owned(g_mime_part_new_with_type(attachment.type.substr(0, slash).c_str(), attachment.type.substr(slash + 1).c_str()));
    g_mime_object_set_disposition(GMIME_OBJECT(part.get()), GMIME_DISPOSITION_ATTACHMENT);
    g_mime_part_set_filename(part.get(), attachment.name.c_str());
    g_mime_part_set_content(part.get(), wrapped(attachment.bytes).get());
    g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_BASE64);
    return part;
}

/// One id a line. GMime's own way takes ids apart first, and drops what it does not expect in them: an answer would belong to nothing.
void setIds(GMimeMessage* message, const char* name, const std::vector<std::string>& ids) {
    std::string raw;
    for (const std::string& id : ids) raw += " <" + id + ">\n";
    if (raw.empty()) return;
    g_mime_object_append_header(GMIME_OBJECT(message), name, "", nullptr);
    GMimeHeaderList* headers = g_mime_object_get_header_list(GMIME_OBJECT(message));
    g_mime_header_set_raw_value(g_mime_header_list_get_header(headers, name), raw.c_str());
}

void setHeaders(GMimeMessage* message, const OutgoingMail& mail) {
    const auto name = [](const MailAddress& a) { return a.name.empty() ? nullptr : a.name.c_str(); };
    g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_FROM, name(mail.from), mail.from.address.c_str());
    for (const MailAddress& to : mail.to) g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_TO, name(to), to.address.c_str());
    g_mime_message_set_subject(message, mail.subject.c_str(), "utf-8");
    GDateTime* date = g_date_time_new_from_unix_utc(std::chrono::duration_cast<std::chrono::seconds>(mail.date.time_since_epoch()).count());
    g_mime_message_set_date(message, date);
    g_date_time_unref(date);
    g_mime_message_set_message_id(message, mail.messageId.c_str());
    if (!mail.inReplyTo.empty()) setIds(message, "In-Reply-To", {mail.inReplyTo});
    setIds(message, "References", mail.references);
}

void setBody(GMimeMessage* message, const OutgoingMail& mail) {
    const auto text = textPart(mail.text);
    if (mail.attachments.empty()) return g_mime_message_set_mime_part(message, GMIME_OBJECT(text.get()));
    const auto mixed = owned(g_mime_multipart_new_with_subtype("mixed"));
    g_mime_multipart_add(mixed.get(), GMIME_OBJECT(text.get()));
    for (const Attachment& attachment : mail.attachments) g_mime_multipart_add(mixed.get(), GMIME_OBJECT(filePart(attachment).get()));
    g_mime_message_set_mime_part(message, GMIME_OBJECT(mixed.get()));
}

}  // namespace

std::string messageIdOf(const std::string& key, const std::string& fromAddress) { return key + "@" + fromAddress.substr(fromAddress.rfind('@') + 1); }

bool isMailAddress(std::string_view address) {
    const std::size_t at = address.find('@');
    if (at == std::string_view::npos || at == 0 || address.size() > longestAddress) return false;
    const std::string_view local = address.substr(0, at), domain = address.substr(at + 1);
    const auto isLetter = [](unsigned char c) { return c < 0x80 && std::isalnum(c); };
    const auto isLocal = [&](char c) { return isLetter(static_cast<unsigned char>(c)) || std::string_view("!#$%&'*+/=?^_`{|}~.-").find(c) != std::string_view::npos; };
    const auto isDomain = [&](char c) { return isLetter(static_cast<unsigned char>(c)) || c == '.' || c == '-'; };
    return std::all_of(local.begin(), local.end(), isLocal) && !local.starts_with('-') && !domain.empty() &&
           std::all_of(domain.begin(), domain.end(), isDomain) && !domain.starts_with('.') && !domain.ends_with('.');
}

Result<std::string> composeMail(const OutgoingMail& mail) {
    if (auto wrong = whatIsWrong(mail)) return *wrong;
    initGMime();
    const auto message = owned(g_mime_message_new(TRUE));
    setHeaders(message.get(), mail);
    setBody(message.get(), mail);
    GMimeFormatOptions* options = g_mime_format_options_new();
    g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS);
    const auto memory = owned(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(GMIME_OBJECT(message.get()), options, memory.get());
    g_mime_format_options_free(options);
    std::string bytes = bytesOf(memory.get());
    if (bytes.size() > largestMail) return Error(Failure::fileTooLarge, "mail", std::to_string(largestMail >> 20));
    return bytes;
}

}  // namespace resodesk::channels::mail
