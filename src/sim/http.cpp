// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/http.h"

#include <algorithm>
#include <cctype>

namespace resodesk::sim {

std::string percentDecoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && ::isxdigit(static_cast<unsigned char>(text[i + 1])) &&
            ::isxdigit(static_cast<unsigned char>(text[i + 2]))) {
            out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::vector<std::string> pathSegments(std::string_view path) {
    std::vector<std::string> segments;
    while (!path.empty()) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        if (slash > 0) segments.push_back(percentDecoded(path.substr(0, slash)));
        path.remove_prefix(std::min(slash + 1, path.size()));
    }
    return segments;
}

std::map<std::string, std::string> formFields(std::string_view form) {
    std::map<std::string, std::string> fields;
    const auto decoded = [](std::string_view part) {
        std::string text(part);
        std::replace(text.begin(), text.end(), '+', ' ');
        return percentDecoded(text);
    };
    while (!form.empty()) {
        const std::size_t end = std::min(form.find('&'), form.size());
        const std::string_view pair = form.substr(0, end);
        const std::size_t equals = std::min(pair.find('='), pair.size());
        fields[decoded(pair.substr(0, equals))] = decoded(pair.substr(std::min(equals + 1, pair.size())));
        form.remove_prefix(std::min(end + 1, form.size()));
    }
    return fields;
}

}  // namespace resodesk::sim
