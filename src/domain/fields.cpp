// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"

namespace resodesk {

namespace {

void escapeInto(std::string& out, std::string_view value) {
    for (char c : value) {
        if (c == '\\')
            out += "\\\\";
        else if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
}

std::optional<std::string> unescape(std::string_view value) {
    std::string out;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] != '\\') {
            out += value[i];
            continue;
        }
        if (++i == value.size()) return std::nullopt;
        if (value[i] == 'n')
            out += '\n';
        else if (value[i] == '\\')
            out += '\\';
        else
            return std::nullopt;
    }
    return out;
}

}  // namespace

Result<Fields> Fields::parse(std::string_view text) {
    Fields fields;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        const std::size_t equals = line.find('=');
        if (end == std::string_view::npos || equals == std::string_view::npos || equals == 0)
            return Error(Failure::notUnderstood, "fields: a line without key and end");
        const auto value = unescape(line.substr(equals + 1));
        if (!value) return Error(Failure::notUnderstood, "fields: an unknown escape");
        if (!fields.values_.emplace(std::string(line.substr(0, equals)), *value).second)
            return Error(Failure::notUnderstood, "fields: a key twice");
        text.remove_prefix(end + 1);
    }
    return fields;
}

std::string Fields::text() const {
    std::string out;
    for (const auto& [key, value] : values_) {
        out += key;
        out += '=';
        escapeInto(out, value);
        out += '\n';
    }
    return out;
}

Fields& Fields::set(std::string key, std::string value) {
    values_.insert_or_assign(std::move(key), std::move(value));
    return *this;
}

Fields& Fields::setIfAny(std::string key, const std::string& value) {
    return value.empty() ? *this : set(std::move(key), value);
}

std::optional<std::string> Fields::find(const std::string& key) const {
    const auto found = values_.find(key);
    if (found == values_.end()) return std::nullopt;
    return found->second;
}

std::string Fields::get(const std::string& key) const { return find(key).value_or(std::string{}); }

}  // namespace resodesk
