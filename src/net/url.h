// SPDX-License-Identifier: GPL-3.0-or-later
// What may be called, and how parts of a URL are written.

#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace resodesk::net {

/// "https://shop.example/api" without a trailing slash. badUrl unless it is https, or http to 127.0.0.1 or ::1,
/// without user, query and fragment.
Result<std::string> checkedBaseUrl(std::string_view text);
/// The host and port of a URL: what a redirect or a Link must keep.
std::string originOf(const std::string& url);
/// The value of `name` in the query of a URL, still encoded; empty when it is not there.
std::string queryValue(const std::string& url, const std::string& name);
/// For a path segment or a query value.
std::string percentEncoded(std::string_view text);
/// The reverse; what is no such encoding stays.
std::string percentDecoded(std::string_view text);

struct ServerUrl {
    std::string scheme, host;
    int port = 0;  ///< 0: the scheme's own
};
/// "imaps://imap.example.org:993" alone: badUrl with a user, a path, a query or a fragment.
Result<ServerUrl> serverUrl(std::string_view text);

}  // namespace resodesk::net
