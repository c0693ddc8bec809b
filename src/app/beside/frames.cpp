// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/beside/frames.h"

#include <array>
#include <utility>

namespace resodesk::app {

namespace {

constexpr std::array holderNames{std::pair{Holder::window, "window"}, std::pair{Holder::agent, "agent"}, std::pair{Holder::command, "command"}};

}  // namespace

std::string_view toText(Holder holder) {
    for (const auto& [value, name] : holderNames)
        if (value == holder) return name;
    return {};
}

std::optional<Holder> holderFrom(std::string_view text) {
    for (const auto& [value, name] : holderNames)
        if (text == name) return value;
    return std::nullopt;
}

std::string joined(const std::vector<std::string>& fields) {
    std::string body;
    for (const std::string& field : fields) body.append(field).push_back('\0');
    return body;
}

std::vector<std::string> split(std::string_view body) {
    std::vector<std::string> fields;
    for (std::size_t end = body.find('\0'); end != std::string_view::npos; end = body.find('\0')) {
        fields.emplace_back(body.substr(0, end));
        body.remove_prefix(end + 1);
    }
    return fields;
}

}  // namespace resodesk::app
