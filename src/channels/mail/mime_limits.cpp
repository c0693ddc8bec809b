// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/mail/mime_limits.h"

#include <algorithm>
#include <string>

namespace resodesk::channels::mail {

namespace {

constexpr std::size_t mostHeaderLines = 20'000, mostBoundaries = 5'000, largestHeaders = 256 * 1024;

/// "--" and what may begin a boundary; "-- " begins a signature, "---" underlines.
bool isBoundary(std::string_view line) { return line.size() > 2 && line.starts_with("--") && line[2] != ' ' && line[2] != '\r'; }

bool names(std::string_view line, std::string_view type) {
    std::string lower(line.substr(0, 200));
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
    return lower.find(type) != std::string::npos;
}

}  // namespace

bool isWithinLimits(std::string_view mail) {
    std::size_t headerLines = 0, boundaries = 0, headerBytes = 0;
    bool isInHeaders = true, isMessageNext = false, isDigest = false;
    while (!mail.empty()) {
        const std::size_t end = std::min(mail.find('\n'), mail.size());
        const std::string_view line = mail.substr(0, end);
        mail.remove_prefix(std::min(end + 1, mail.size()));
        if (isBoundary(line)) {
            if (++boundaries > mostBoundaries) return false;
            isInHeaders = true;
            headerBytes = 0;
        } else if (isInHeaders && (line.empty() || line == "\r")) {
            isInHeaders = isMessageNext || isDigest;  // the headers of a mail within the mail follow
            isMessageNext = false;
        } else if (isInHeaders) {
            headerBytes += line.size() + 1;
            if (++headerLines > mostHeaderLines || headerBytes > largestHeaders) return false;
            isMessageNext = isMessageNext || names(line, "message/");
            isDigest = isDigest || names(line, "multipart/digest");
        }
    }
    return true;
}

}  // namespace resodesk::channels::mail
