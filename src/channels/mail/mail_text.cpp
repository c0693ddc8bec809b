// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/mail/mail_text.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "base/paths.h"
#include "base/utf8.h"
#include "channels/json_border.h"
#include "channels/mail/gmime_object.h"

namespace resodesk::channels::mail {

namespace {

constexpr std::string_view replacement = "\uFFFD";

std::string lowerCase(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
    return lower;
}

bool isCharsetName(std::string_view name) {
    const auto isLetter = [](unsigned char c) { return c < 0x80 && (std::isalnum(c) || c == '-' || c == '_' || c == '.' || c == ':'); };
    return !name.empty() && name.size() <= 40 && std::all_of(name.begin(), name.end(), isLetter);
}

/// What cannot be converted becomes U+FFFD, byte by byte.
std::string converted(const std::string& bytes, const std::string& charset) {
    initGMime();
    const iconv_t conversion = g_mime_iconv_open("UTF-8", charset.c_str());
    if (conversion == reinterpret_cast<iconv_t>(-1)) return {};
    std::string out;
    std::array<char, 4096> buffer;
    char* from = const_cast<char*>(bytes.data());  // iconv's signature is older than const; it only reads
    std::size_t left = bytes.size();
    while (left > 0) {
        char* to = buffer.data();
        std::size_t room = buffer.size();
        const bool isDone = iconv(conversion, &from, &left, &to, &room) != static_cast<std::size_t>(-1);
        const bool isFull = !isDone && errno == E2BIG;
        out.append(buffer.data(), buffer.size() - room);
        if (isDone || isFull) continue;
        out.append(replacement);
        ++from;
        --left;
    }
    g_mime_iconv_close(conversion);
    return out;
}

/// With a character of several bytes in it, what is not UTF-8 is a slip, not another charset.
bool isMostlyUtf8(const std::string& bytes) {
    const std::string text = repairedUtf8(bytes);
    for (std::size_t at = 0; at < text.size();) {
        const bool isReplaced = text.compare(at, replacement.size(), replacement) == 0;
        if (!isReplaced && static_cast<unsigned char>(text[at]) >= 0x80) return true;
        at += isReplaced ? replacement.size() : 1;
    }
    return false;
}

/// U+202A to U+202E and U+2066 to U+2069: behind one of them "gpj.exe" reads "exe.jpg".
std::string withoutDirections(std::string text) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u; };
        const bool isDirection = byte(i) == 0xE2 && ((byte(i + 1) == 0x80 && byte(i + 2) >= 0xAA && byte(i + 2) <= 0xAE) ||
                                                     (byte(i + 1) == 0x81 && byte(i + 2) >= 0xA6 && byte(i + 2) <= 0xA9));
        if (isDirection)
            i += 2;
        else
            text[kept++] = text[i];
    }
    text.resize(kept);
    return text;
}

constexpr std::array<std::string_view, 33> endings{"pdf", "png",  "jpg", "jpeg", "gif", "webp", "heic", "heif", "bmp", "tif", "tiff",
                                                   "txt", "csv",  "tsv", "eml",  "ics", "vcf",  "zip",  "doc",  "docx", "xls", "xlsx",
                                                   "odt", "ods",  "odp", "ppt",  "pptx", "rtf", "mp4",  "mov",  "mp3", "wav", "p7s"};
constexpr auto endingOfType = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"application/pdf", "pdf"}, {"image/png", "png"}, {"image/jpeg", "jpg"}, {"image/gif", "gif"}, {"image/webp", "webp"},
     {"image/heic", "heic"}, {"text/plain", "txt"}, {"text/csv", "csv"}, {"message/rfc822", "eml"}, {"text/calendar", "ics"},
     {"application/zip", "zip"}, {"video/mp4", "mp4"}});

}  // namespace

std::string toUtf8(const std::string& bytes, std::string_view charset) {
    std::string text;
    const std::string name = lowerCase(charset);
    const bool isUnsaid = name.empty() || name == "utf-8" || name == "utf8" || name == "us-ascii" || name == "ascii";
    const bool isWestern = name.starts_with("iso-8859-") || name.starts_with("windows-125");
    // By chance no text in one of those is UTF-8 as well.
    if (isUtf8(bytes) && (isUnsaid || isWestern)) text = bytes;
    else if (!isUnsaid && isCharsetName(name)) text = converted(bytes, name);
    if (text.empty()) text = isMostlyUtf8(bytes) ? repairedUtf8(bytes) : converted(bytes, "windows-1252");
    if (!isUtf8(text)) text = repairedUtf8(text);
    return withoutDirections(cleaned(std::move(text)));
}

std::string oneLine(std::string text) {
    if (!isUtf8(text)) text = toUtf8(text, {});
    text = withoutDirections(cleaned(std::move(text)));
    std::replace_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
    return text;
}

std::string attachmentName(std::string_view given, std::string_view type) {
    const std::size_t dot = given.rfind('.');
    std::string ending = dot == std::string_view::npos ? std::string() : lowerCase(given.substr(dot + 1));
    std::string_view stem = given.substr(0, dot);
    if (std::find(endings.begin(), endings.end(), ending) == endings.end()) {
        ending = "bin";
        if (dot == std::string_view::npos)
            for (const auto& [known, itsEnding] : endingOfType)
                if (known == type) ending = itsEnding;
        stem = given;  // of "invoice.exe" is told that it was one
    }
    if (const std::size_t folder = stem.find_last_of("/\\"); folder != std::string_view::npos) stem.remove_prefix(folder + 1);
    return safeFileName(stem, "." + ending);
}

}  // namespace resodesk::channels::mail
