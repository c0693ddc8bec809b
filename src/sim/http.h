// SPDX-License-Identifier: GPL-3.0-or-later
// A request and its reply as the fronts see them.

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace resodesk::sim {

struct Request {
    std::string method;
    std::vector<std::string> path;              ///< decoded segments
    std::map<std::string, std::string> query;   ///< decoded
    std::map<std::string, std::string> header;  ///< names in lower case
    std::string target;                         ///< as it came
    std::string body;

    std::string headerValue(const std::string& name) const {
        const auto found = header.find(name);
        return found == header.end() ? std::string{} : found->second;
    }
    std::string queryValue(const std::string& name) const {
        const auto found = query.find(name);
        return found == query.end() ? std::string{} : found->second;
    }
};

struct Reply {
    int status = 200;
    std::string type = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    bool isDropped = false;  ///< the connection ends without an answer
    int cutAt = -1;          ///< only so many bytes of the answer are sent, then the connection ends
};

/// Without its %XX.
std::string percentDecoded(std::string_view text);
/// The decoded parts between the slashes.
std::vector<std::string> pathSegments(std::string_view path);
/// The fields of a query or of an application/x-www-form-urlencoded body, decoded.
std::map<std::string, std::string> formFields(std::string_view form);

}  // namespace resodesk::sim
