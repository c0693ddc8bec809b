// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as JSON from a marketplace: what comes in is clean, what is clean comes in, and typed reads only throw what they say.

#include "channels/json_border.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "must.h"

using namespace resodesk;
using namespace resodesk::channels;
using Json = nlohmann::json;
using faults::must;

namespace {

void mustBeClean(const Json& json, int above) {
    const int depth = above + json.is_structured();
    must(depth <= deepestJson, "no document is deeper than the limit");
    must(!json.is_number_float(), "no number becomes floating point");
    must(!json.is_number_unsigned() || json.get<std::uint64_t>() <= INT64_MAX, "no number is beyond 64 bits with a sign");
    if (json.is_structured())
        for (const Json& part : json) mustBeClean(part, depth);
}

std::size_t keysIn(const Json& json) {
    std::size_t keys = json.is_object() ? json.size() : 0;
    if (json.is_structured())
        for (const Json& part : json) keys += keysIn(part);
    return keys;
}

/// How deep, and how many keys as written: a second reader's opinion, without building anything.
struct Written : nlohmann::json_sax<Json> {
    int depth = 0, deepest = 0;
    std::size_t keys = 0;
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return open(); }
    bool start_array(std::size_t) override { return open(); }
    bool end_object() override { return --depth, true; }
    bool end_array() override { return --depth, true; }
    bool key(string_t&) override { return ++keys, true; }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }
    bool open() { return deepest = std::max(deepest, ++depth), true; }
};

template <class Read>
bool reads(Read read) {
    try {
        read();
        return true;
    } catch (const NotAsPromised&) {
        return false;
    }
}

bool hasControl(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](unsigned char c) { return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f; });
}

void readAs(const Json& json, const char* key) {
    std::string text;
    if (reads([&] { text = needText(json, key); })) must(!hasControl(text) && cleaned(text) == text, "text has no control characters");
    if (reads([&] { text = needId(json, key); })) must(!text.empty() && text.size() <= 200 && !hasControl(text), "an id is short and plain");
    Money money;
    if (reads([&] { money = needMoney(json, key); })) {
        must(money.minor >= 0 && !money.currency.isNone(), "money is not negative and has a currency");
        must(parsePlainAmount(plainAmount(money), money.currency) == Result<Money>(money), "an amount survives being written");
    }
    int count = 0;
    if (reads([&] { count = needCount(json, key); })) must(count >= 0 && count <= 1'000'000, "a count is a count");
    std::optional<TimePoint> time;
    if (reads([&] { time = maybeTime(json, key); }) && time)
        must(parseTime(printTime(*time)) == std::chrono::floor<seconds>(*time), "a time survives being written");
    reads([&] { (void)needInteger(json, key); });
    reads([&] { (void)needFlag(json, key); });
    reads([&] { (void)needList(json, key); });
    reads([&] { (void)list(json, key); });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text = faults::textOf(bytes, size);
    const auto json = parseJson(text);
    Written written;
    const bool isJson = Json::sax_parse(text.begin(), text.end(), &written);
    if (json) {
        must(isJson, "only JSON comes in");
        must(written.keys == keysIn(*json), "no key stands twice");
        mustBeClean(*json, 0);
        must(parseJson(json->dump()).value() == *json, "a document survives being written");
        readAs(*json, "x");
    } else {
        const bool hasMark = text.starts_with("\xef\xbb\xbf");
        const bool mayBeTooMuch = written.deepest > deepestJson || hasMark;
        if (isJson && !mayBeTooMuch) must(Json::parse(text).is_structured() && keysIn(Json::parse(text)) < written.keys, "clean JSON comes in");
        must(json.error().failure() == Failure::notUnderstood, "what is refused is not understood");
    }
    if (const auto time = parseTime(text)) must(parseTime(printTime(*time)) == std::chrono::floor<seconds>(*time), "a time survives being written");
    return 0;
}
