// SPDX-License-Identifier: GPL-3.0-or-later
// Where foreign JSON comes in: depth limited, no key twice, valid UTF-8, no control characters, no number that would
// lose digits. What is not there or of another type is an error with its place.

#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "base/utf8.h"
#include "domain/money.h"

namespace resodesk::channels {

inline constexpr int deepestJson = 32;

/// notUnderstood for anything but one complete, clean document. Numbers with a fraction or beyond 64 bits are kept as
/// text, as they were written.
Result<nlohmann::json> parseJson(std::string_view text);

/// Thrown inside a mapping, turned into Failure::notUnderstood at its top.
class NotAsPromised : public std::exception {
 public:
    explicit NotAsPromised(std::string where) : where_(std::move(where)) {}
    const char* what() const noexcept override { return where_.c_str(); }

 private:
    std::string where_;
};

// Typed reads. `need` throws NotAsPromised; `text` and the maybe... ones forgive what is absent or null.
const nlohmann::json& need(const nlohmann::json& object, const char* key);
std::string needText(const nlohmann::json& object, const char* key);
/// An id: 1 to 200 characters without control characters.
std::string needId(const nlohmann::json& object, const char* key);
std::int64_t needInteger(const nlohmann::json& object, const char* key);
/// A number of pieces: 0 to 1,000,000.
int needCount(const nlohmann::json& object, const char* key);
bool needFlag(const nlohmann::json& object, const char* key);
Money needMoney(const nlohmann::json& object, const char* key);
TimePoint needTime(const nlohmann::json& object, const char* key);
std::string text(const nlohmann::json& object, const char* key);
std::optional<TimePoint> maybeTime(const nlohmann::json& object, const char* key);
const nlohmann::json& needList(const nlohmann::json& object, const char* key);
/// The array, or an empty one.
const nlohmann::json& list(const nlohmann::json& object, const char* key);

/// RFC 3339, seconds or finer, any offset.
std::optional<TimePoint> parseTime(std::string_view text);
std::string printTime(TimePoint time);

}  // namespace resodesk::channels
