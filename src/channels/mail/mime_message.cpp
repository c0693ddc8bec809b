// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/mail/mime_message.h"

#include <algorithm>
#include <exception>

#include "channels/mail/gmime_object.h"
#include "channels/mail/html_text.h"
#include "channels/mail/mail_text.h"
#include "channels/mail/mime_limits.h"
#include "channels/mail/quoted_text.h"

namespace resodesk::channels::mail {

namespace {

constexpr std::size_t longestId = 250, mostReferences = 100, longestSubject = 1'000;
constexpr int mostAddresses = 100;

/// All <ids> of a header; of one without any brackets the words with an @.
std::vector<std::string> messageIdsFrom(std::string_view header) {
    const bool isBracketed = header.find('<') != std::string_view::npos;
    const std::string_view before = isBracketed ? "<" : " \t\r\n,", behind = isBracketed ? ">" : " \t\r\n,";
    std::vector<std::string> ids;
    while (!header.empty()) {
        if (isBracketed) header.remove_prefix(std::min(header.find('<'), header.size()));
        header.remove_prefix(std::min(header.find_first_not_of(before), header.size()));
        const std::string_view id = header.substr(0, header.find_first_of(behind));
        if (isMessageId(id) && (isBracketed || id.find('@') != std::string_view::npos)) ids.emplace_back(id);
        header.remove_prefix(id.size());
    }
    return ids;
}

std::string firstId(std::string_view header) {
    const auto ids = messageIdsFrom(header);
    return ids.empty() ? std::string() : ids.front();
}

/// The newest stand last, and a thread is found by those.
std::vector<std::string> newestIds(std::string_view header) {
    auto ids = messageIdsFrom(header);
    if (ids.size() > mostReferences) ids.erase(ids.begin(), ids.end() - static_cast<std::ptrdiff_t>(mostReferences));
    return ids;
}

std::string cutLine(const char* text, std::size_t longest) {
    std::string line = oneLine(textOf(text).substr(0, longest));
    if (line.ends_with("\uFFFD")) line.resize(line.size() - 3);  // cut within a character
    return line;
}

std::optional<MailAddress> addressFrom(InternetAddress* given) {
    if (!INTERNET_ADDRESS_IS_MAILBOX(given)) return std::nullopt;
    std::string address = textOf(internet_address_mailbox_get_idn_addr(INTERNET_ADDRESS_MAILBOX(given)));
    const bool isOne = std::all_of(address.begin(), address.end(), [](char c) { return c > ' ' && c < 0x7F && c != ',' && c != '<' && c != '>' && c != '"'; }) &&
                       std::count(address.begin(), address.end(), '@') == 1 && address.size() <= longestId;
    if (!isOne) return std::nullopt;
    std::transform(address.begin(), address.end(), address.begin(), [](unsigned char c) { return std::tolower(c); });
    return MailAddress{cutLine(internet_address_get_name(given), longestId), std::move(address)};
}

void addAddresses(InternetAddressList* list, std::vector<MailAddress>& to) {
    const int count = list ? std::min(internet_address_list_length(list), mostAddresses) : 0;
    for (int i = 0; i < count; ++i)
        if (auto address = addressFrom(internet_address_list_get_address(list, i))) to.push_back(std::move(*address));
}

int headersNamed(GMimeMessage* mail, const char* name) {
    GMimeHeaderList* headers = g_mime_object_get_header_list(GMIME_OBJECT(mail));
    int found = 0;
    for (int i = 0; i < g_mime_header_list_get_count(headers); ++i)
        found += g_ascii_strcasecmp(g_mime_header_get_name(g_mime_header_list_get_header_at(headers, i)), name) == 0;
    return found;
}

/// The first one: those that the sender's server and relays add stand above.
std::string header(GMimeMessage* mail, const char* name) { return textOf(g_mime_object_get_header(GMIME_OBJECT(mail), name)); }

std::optional<TimePoint> dateOf(GMimeMessage* mail) {
    GDateTime* date = g_mime_message_get_date(mail);
    if (!date || header(mail, "Date").empty()) return std::nullopt;
    const gint64 seconds = g_date_time_to_unix(date);
    constexpr gint64 year2200 = 7'258'118'400;
    if (seconds <= 0 || seconds > year2200) return std::nullopt;
    return fromSeconds(seconds);
}

Owned<GMimeMessage> parsedBy(std::string_view bytes) {
    initGMime();
    const auto stream = owned(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const auto parser = owned(g_mime_parser_new_with_stream(stream.get()));
    GMimeParserOptions* options = g_mime_parser_options_new();
    const char* charsets[] = {"utf-8", "windows-1252", nullptr};
    g_mime_parser_options_set_fallback_charsets(options, charsets);
    auto mail = owned(g_mime_parser_construct_message(parser.get(), options));
    g_mime_parser_options_free(options);
    return mail;
}

/// Collects what is to be read and what is to be kept as a file, part by part.
class PartReader {
 public:
    explicit PartReader(MimeMessage& into) : into_(into) {}

    void read(GMimeObject* part, int depth) {
        if (!part) return;
        if (depth > deepestMail || ++parts_ > mostParts) {
            into_.isPartial = true;
        } else if (GMIME_IS_MULTIPART(part)) {
            readMultipart(GMIME_MULTIPART(part), depth);
        } else if (GMIME_IS_MESSAGE_PART(part)) {
            attachMessage(GMIME_MESSAGE_PART(part));
        } else if (GMIME_IS_PART(part)) {
            readPart(GMIME_PART(part));
        } else {
            into_.isPartial = true;
        }
    }
    std::string text;

 private:
    void readMultipart(GMimeMultipart* multipart, int depth) {
        const char* subtype = g_mime_content_type_get_media_subtype(g_mime_object_get_content_type(GMIME_OBJECT(multipart)));
        if (subtype && g_ascii_strcasecmp(subtype, "alternative") == 0) return readAlternative(multipart, depth);
        if (subtype && g_ascii_strcasecmp(subtype, "report") == 0) readReport(multipart);
        for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i) read(g_mime_multipart_get_part(multipart, i), depth + 1);
        if (g_mime_multipart_get_count(multipart) == 0) readPrologue(multipart);
    }
    /// RFC 3464: what became of a mail, and that mail or its headers. Of a report that it was delivered, or is late, nothing is told.
    void readReport(GMimeMultipart* report) {
        bool hasFailed = false;
        std::string id;
        for (int i = 0; i < std::min(g_mime_multipart_get_count(report), mostParts); ++i) {
            GMimeObject* part = g_mime_multipart_get_part(report, i);
            GMimeContentType* type = g_mime_object_get_content_type(part);
            if (GMIME_IS_MESSAGE_PART(part)) {
                if (GMimeMessage* returned = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part))) id = firstId(header(returned, "Message-ID"));
            } else if (g_mime_content_type_is_type(type, "message", "delivery-status") && GMIME_IS_PART(part)) {
                hasFailed = hasFailed || saysFailed(content(GMIME_PART(part)));
            } else if (g_mime_content_type_is_type(type, "text", "rfc822-headers") && GMIME_IS_PART(part)) {
                const std::string headers = content(GMIME_PART(part));
                const auto returned = isWithinLimits(headers) ? parsedBy(headers) : nullptr;
                if (returned) id = firstId(header(returned.get(), "Message-ID"));
            }
        }
        if (hasFailed) into_.returnedId = id;
    }
    static bool saysFailed(std::string status) {
        std::transform(status.begin(), status.end(), status.begin(), [](unsigned char c) { return std::tolower(c); });
        std::erase_if(status, [](char c) { return c == ' ' || c == '\t'; });
        return ("\n" + status).find("\naction:failed") != std::string::npos;
    }
    /// Its boundary never comes: what was meant as a part stands before the first one.
    void readPrologue(GMimeMultipart* multipart) {
        into_.isPartial = true;
        add(toUtf8(textOf(g_mime_multipart_get_prologue(multipart)), {}));
    }
    /// Plain text where it says something. Files beside it, which do not belong here, are kept.
    void readAlternative(GMimeMultipart* multipart, int depth) {
        const std::string before = std::exchange(text, {});
        std::string plain, rich;
        for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i) {
            GMimeObject* part = g_mime_multipart_get_part(multipart, i);
            const bool isPlain = g_mime_content_type_is_type(g_mime_object_get_content_type(part), "text", "plain");
            read(part, depth + 1);
            std::string& kind = isPlain ? plain : rich;
            if (kind.empty()) kind = std::exchange(text, {});
            text.clear();
        }
        text = before;
        add(plain.find_first_not_of(" \r\n\t") != std::string::npos ? plain : rich);
    }
    void readPart(GMimePart* part) {
        GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(part));
        const bool isText = g_mime_content_type_is_type(type, "text", "plain") || g_mime_content_type_is_type(type, "text", "html");
        const std::string name = textOf(g_mime_part_get_filename(part));
        if (!isText || !name.empty() || g_mime_part_is_attachment(part)) return attach(part, name);
        const std::string charset = textOf(g_mime_content_type_get_parameter(type, "charset"));
        std::string read = toUtf8(content(part), charset);
        if (g_mime_content_type_is_type(type, "text", "html"))
            read = htmlToText(read);
        else if (g_ascii_strcasecmp(textOf(g_mime_content_type_get_parameter(type, "format")).c_str(), "flowed") == 0)
            read = unflowed(read, g_ascii_strcasecmp(textOf(g_mime_content_type_get_parameter(type, "delsp")).c_str(), "yes") == 0);
        add(read);
    }
    void add(const std::string& more) {
        if (!text.empty() && !more.empty()) text += text.ends_with('\n') ? "\n" : "\n\n";
        text += more;
    }
    std::string content(GMimePart* part) {
        GMimeDataWrapper* wrapped = g_mime_part_get_content(part);
        if (!wrapped) return {};
        const auto memory = owned(g_mime_stream_mem_new());
        if (g_mime_data_wrapper_write_to_stream(wrapped, memory.get()) < 0) into_.isPartial = true;
        return bytesOf(memory.get());
    }
    void attach(GMimePart* part, const std::string& name) {
        const std::string type = typeOf(GMIME_OBJECT(part));
        into_.attachments.push_back({attachmentName(oneLine(name), type), type, content(part)});
    }
    void attachMessage(GMimeMessagePart* part) {
        GMimeMessage* inner = g_mime_message_part_get_message(part);
        if (!inner) return;
        const std::string name = cutLine(g_mime_message_get_subject(inner), longestId);
        const auto memory = owned(g_mime_stream_mem_new());
        g_mime_object_write_to_stream(GMIME_OBJECT(inner), nullptr, memory.get());
        into_.attachments.push_back({attachmentName(name + ".eml", "message/rfc822"), "message/rfc822", bytesOf(memory.get())});
    }
    static std::string typeOf(GMimeObject* part) {
        char* type = g_mime_content_type_get_mime_type(g_mime_object_get_content_type(part));
        std::string kept = cutLine(type, longestId);
        g_free(type);
        std::transform(kept.begin(), kept.end(), kept.begin(), [](unsigned char c) { return std::tolower(c); });
        return kept;
    }

    MimeMessage& into_;
    int parts_ = 0;
};

/// Two attachments of one name must not become one file.
void makeNamesDiffer(std::vector<Attachment>& attachments) {
    for (std::size_t i = 0; i < attachments.size(); ++i) {
        const auto isTaken = [&](const std::string& name) {
            return std::any_of(attachments.begin(), attachments.begin() + static_cast<std::ptrdiff_t>(i), [&](const Attachment& a) { return a.name == name; });
        };
        const std::string given = attachments[i].name;
        const std::size_t dot = given.rfind('.');
        for (int n = 2; isTaken(attachments[i].name); ++n) attachments[i].name = given.substr(0, dot) + "-" + std::to_string(n) + given.substr(dot);
    }
}

MimeMessage readMessage(GMimeMessage* mail) {
    MimeMessage message;
    std::vector<MailAddress> from;
    addAddresses(g_mime_message_get_from(mail), from);
    if (from.size() == 1 && headersNamed(mail, "From") == 1) message.from = std::move(from.front());
    addAddresses(g_mime_message_get_addresses(mail, GMIME_ADDRESS_TYPE_TO), message.to);
    addAddresses(g_mime_message_get_addresses(mail, GMIME_ADDRESS_TYPE_CC), message.to);
    message.subject = cutLine(g_mime_message_get_subject(mail), longestSubject);
    message.date = dateOf(mail);
    message.messageId = firstId(header(mail, "Message-ID"));
    message.inReplyTo = firstId(header(mail, "In-Reply-To"));
    message.references = newestIds(header(mail, "References"));
    PartReader parts(message);
    parts.read(g_mime_message_get_mime_part(mail), 0);
    auto [written, quoted] = splitQuoted(parts.text);
    message.text = std::move(written);
    message.quoted = std::move(quoted);
    makeNamesDiffer(message.attachments);
    return message;
}

}  // namespace

bool isMessageId(std::string_view id) {
    const auto isPlain = [](char c) { return c > ' ' && c < 0x7F && c != '"' && c != '\\' && c != '<' && c != '>'; };
    return !id.empty() && id.size() <= longestId && std::all_of(id.begin(), id.end(), isPlain);
}

Result<MimeMessage> parseMessage(std::string_view bytes) {
    if (bytes.size() > largestMail) return Error(Failure::fileTooLarge, "mail", std::to_string(largestMail >> 20));
    if (!isWithinLimits(bytes)) return Error(Failure::notUnderstood, "mail with too many headers or parts");
    const auto mail = parsedBy(bytes);
    const bool isMail = mail && g_mime_header_list_get_count(g_mime_object_get_header_list(GMIME_OBJECT(mail.get()))) > 0;
    if (!isMail) return Error(Failure::notUnderstood, "no mail");
    return readMessage(mail.get());
}

}  // namespace resodesk::channels::mail
