// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/link_header.h"

namespace resodesk::net {

namespace {

bool isNext(std::string parameters) {
    std::erase_if(parameters, [](char c) { return c == ' ' || c == '\t' || c == '"'; });
    if (const std::size_t comma = parameters.rfind(','); comma != std::string::npos) parameters.resize(comma);
    return (parameters + ";").find(";rel=next;") != std::string::npos;
}

std::optional<std::string> nextIn(const std::string& field) {
    for (std::size_t from = field.find('<'); from != std::string::npos;) {
        const std::size_t to = field.find('>', from);
        if (to == std::string::npos) return std::nullopt;
        const std::size_t following = field.find('<', to);
        if (isNext(field.substr(to + 1, following == std::string::npos ? following : following - to - 1)))
            return field.substr(from + 1, to - from - 1);
        from = following;
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> nextLink(const Headers& headers) {
    for (const auto& [name, value] : headers)
        if (name == "link")
            if (auto next = nextIn(value)) return next;
    return std::nullopt;
}

}  // namespace resodesk::net
