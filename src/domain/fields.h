// SPDX-License-Identifier: GPL-3.0-or-later
// A flat, canonical text form for what the ledger must keep exactly as the seller confirmed it.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace resodesk {

/// Named values, "key=value" a line, keys in order, so that equal content has equal text and an equal fingerprint.
/// Keys: letters, digits, '.', '_'. Values: any UTF-8 text. An empty value is kept apart from a missing one.
class Fields {
 public:
    Fields() = default;
    /// Failure::notUnderstood for a text that text() cannot have written.
    static Result<Fields> parse(std::string_view text);
    std::string text() const;

    Fields& set(std::string key, std::string value);
    /// Sets it only when there is something to say.
    Fields& setIfAny(std::string key, const std::string& value);
    std::optional<std::string> find(const std::string& key) const;
    /// The value, or empty.
    std::string get(const std::string& key) const;
    bool empty() const { return values_.empty(); }
    auto begin() const { return values_.begin(); }
    auto end() const { return values_.end(); }
    bool operator==(const Fields&) const = default;

 private:
    std::map<std::string, std::string> values_;
};

}  // namespace resodesk
