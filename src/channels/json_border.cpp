// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/json_border.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/fault_points.h"

namespace resodesk::channels {

using Json = nlohmann::json;

namespace {

/// Builds the document and refuses what the border refuses (measured: a deep document crashes later, a second key wins
/// silently, large numbers become floating point).
class Border : public nlohmann::json_sax<Json> {
 public:
    Json take() { return std::move(root_); }
    bool null() override { return put(nullptr) != nullptr; }
    bool boolean(bool value) override { return put(value) != nullptr; }
    bool number_integer(number_integer_t value) override { return put(value) != nullptr; }
    bool number_unsigned(number_unsigned_t value) override {
        if (value > static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max()))
            return put(std::to_string(value)) != nullptr;
        return put(value) != nullptr;
    }
    bool number_float(number_float_t, const string_t& written) override { return put(written) != nullptr; }
    bool string(string_t& value) override { return put(std::move(value)) != nullptr; }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool key(string_t& name) override {
        auto& object = stack_.back()->get_ref<Json::object_t&>();
        const auto [at, isNew] = object.try_emplace(std::move(name));
        slot_ = &at->second;
        return isNew;
    }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

 private:
    template <class Value>
    Json* put(Value&& value) {
        if (stack_.empty()) {
            root_ = std::forward<Value>(value);
            return &root_;
        }
        if (stack_.back()->is_array()) return &stack_.back()->emplace_back(std::forward<Value>(value));
        *slot_ = std::forward<Value>(value);
        return slot_;
    }
    bool open(Json container) {
        if (static_cast<int>(stack_.size()) >= deepestJson) return false;
        stack_.push_back(put(std::move(container)));
        return true;
    }
    bool close() {
        stack_.pop_back();
        return true;
    }

    Json root_;
    std::vector<Json*> stack_;
    Json* slot_ = nullptr;
};

int digits(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

}  // namespace

Result<Json> parseJson(std::string_view text) {
    Border border;
    if (text.starts_with("\xef\xbb\xbf") || !Json::sax_parse(text.begin(), text.end(), &border))
        return Error(Failure::notUnderstood, "not clean JSON");
    return {boost::system::in_place_value, border.take()};
}

const Json& need(const Json& object, const char* key) {
    if (!object.is_object()) throw NotAsPromised(std::string("no object around ") + key);
    const auto found = object.find(key);
    if (found == object.end() || found->is_null()) throw NotAsPromised(std::string(key) + " is missing");
    return *found;
}

std::string needText(const Json& object, const char* key) {
    const Json& value = need(object, key);
    if (!value.is_string()) throw NotAsPromised(std::string(key) + " is not text");
    return cleaned(value.get<std::string>());
}

std::string needId(const Json& object, const char* key) {
    const Json& value = need(object, key);
    if (!value.is_string()) throw NotAsPromised(std::string(key) + " is not text");
    const auto& id = value.get_ref<const std::string&>();
    if (id.empty() || id.size() > 200 || std::any_of(id.begin(), id.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }))
        throw NotAsPromised(std::string(key) + " is not an id");
    return id;
}

std::int64_t needInteger(const Json& object, const char* key) {
    const Json& value = need(object, key);
    if (!value.is_number_integer()) throw NotAsPromised(std::string(key) + " is not a whole number");
    return value.get<std::int64_t>();
}

int needCount(const Json& object, const char* key) {
    const std::int64_t count = needInteger(object, key);
    if (count < 0 || count > 1'000'000) throw NotAsPromised(std::string(key) + " is not a number of pieces");
    return static_cast<int>(count);
}

bool needFlag(const Json& object, const char* key) {
    const Json& value = need(object, key);
    if (!value.is_boolean()) throw NotAsPromised(std::string(key) + " is not true or false");
    return value.get<bool>();
}

Money needMoney(const Json& object, const char* key) {
    const Json& value = need(object, key);
    const auto currency = Currency::parse(needText(value, "currency"));
    if (!currency) throw NotAsPromised(std::string(key) + " has no currency");
    if (isMutant("double_for_amount"))
        return Money{static_cast<std::int64_t>(std::stod(needText(value, "amount")) * std::pow(10, currency->decimals())), *currency};
    const auto money = parsePlainAmount(needText(value, "amount"), *currency);
    if (!money) throw NotAsPromised(std::string(key) + " is not an amount");
    return *money;
}

TimePoint needTime(const Json& object, const char* key) {
    const auto time = parseTime(needText(object, key));
    if (!time) throw NotAsPromised(std::string(key) + " is not a time");
    return *time;
}

std::string text(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end() || found->is_null()) return {};
    if (!found->is_string()) throw NotAsPromised(std::string(key) + " is not text");
    return cleaned(found->get<std::string>());
}

std::optional<TimePoint> maybeTime(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end() || found->is_null()) return std::nullopt;
    return needTime(object, key);
}

const Json& needList(const Json& object, const char* key) {
    const Json& value = need(object, key);
    if (!value.is_array()) throw NotAsPromised(std::string(key) + " is not a list");
    return value;
}

const Json& list(const Json& object, const char* key) {
    static const Json none = Json::array();
    const auto found = object.find(key);
    if (found == object.end() || found->is_null()) return none;
    if (!found->is_array()) throw NotAsPromised(std::string(key) + " is not a list");
    return *found;
}

std::optional<TimePoint> parseTime(std::string_view t) {
    const int year = digits(t, 0, 4), month = digits(t, 5, 2), day = digits(t, 8, 2), hour = digits(t, 11, 2),
              minute = digits(t, 14, 2), second = digits(t, 17, 2);
    if (year < 0 || month < 0 || day < 0 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60 ||
        t[4] != '-' || t[7] != '-' || (t[10] != 'T' && t[10] != 't') || t[13] != ':' || t[16] != ':')
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    TimePoint time = TimePoint(std::chrono::sys_days(date)) + std::chrono::hours(hour) + std::chrono::minutes(minute) + seconds(second);
    std::size_t at = 19;
    if (at < t.size() && t[at] == '.') {
        int scale = 100;
        if (digits(t, at + 1, 1) < 0) return std::nullopt;
        for (++at; at < t.size() && t[at] >= '0' && t[at] <= '9'; ++at, scale /= 10) time += milliseconds((t[at] - '0') * scale);
    }
    if (at + 1 == t.size() && (t[at] == 'Z' || t[at] == 'z')) return time;
    if (at + 6 != t.size() || (t[at] != '+' && t[at] != '-') || t[at + 3] != ':') return std::nullopt;
    const int offsetHours = digits(t, at + 1, 2), offsetMinutes = digits(t, at + 4, 2);
    if (offsetHours < 0 || offsetHours > 23 || offsetMinutes < 0 || offsetMinutes > 59) return std::nullopt;
    const auto offset = std::chrono::hours(offsetHours) + std::chrono::minutes(offsetMinutes);
    return t[at] == '+' ? time - offset : time + offset;
}

std::string printTime(TimePoint time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(std::chrono::floor<seconds>(time - day));
    char out[40];
    std::snprintf(out, sizeof out, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
    return out;
}

}  // namespace resodesk::channels
