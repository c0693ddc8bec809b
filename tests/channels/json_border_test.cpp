// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/json_border.h"

#include <nlohmann/json.hpp>

#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::channels;
using Json = nlohmann::json;

namespace {

Json parsed(const std::string& text) {
    return parseJson(text).value();
}

/// What a typed read of the key "x" says about this document; "" when it takes it.
template <class Read>
std::string complaint(const std::string& document, Read read) {
    try {
        read(parsed(document), "x");
        return {};
    } catch (const NotAsPromised& e) {
        return e.what();
    }
}

std::string nested(int depth) {
    return std::string(depth, '[') + std::string(depth, ']');
}

}  // namespace

TEST_CASE("only one complete, clean document comes in") {
    for (const std::string text :
         {R"({"id":"R-1","n":12,"yes":true,"no":null,"list":[1,"a",{}]})", "[]", "0", "\"text\"", " {} \n"}) {
        INFO(text);
        CHECK(parseJson(text));
    }
    for (const std::string text : {"",
                                   " ",
                                   "{",
                                   "}",
                                   "[1,2",
                                   R"({"id":"R-1")",
                                   R"({"id":"R-)",
                                   R"({"id")",
                                   "{} {}",
                                   "{}x",
                                   R"({"id":"R-1",})",
                                   "{id:1}",
                                   "{'id':1}",
                                   R"({"id":01})",
                                   R"({"id":+1})",
                                   R"({"id":NaN})",
                                   R"({"id":Infinity})",
                                   R"({"id":1e999})",
                                   "// hi\n{}",
                                   "<html><body>Welcome to the hotel</body></html>",
                                   "\xef\xbb\xbf{}"}) {
        INFO(text);
        const auto json = parseJson(text);
        REQUIRE(!json);
        CHECK(json.error().failure() == Failure::notUnderstood);
    }
}

TEST_CASE("a document cut at any byte is not a document") {
    const std::string whole = R"({"id":"R-1","price":{"amount":"24.90","currency":"EUR"},"lines":[{"quantity":1}]})";
    REQUIRE(parseJson(whole));
    for (std::size_t bytes = 0; bytes < whole.size(); ++bytes) CHECK(!parseJson(whole.substr(0, bytes)));
}

TEST_CASE("a key that stands twice is refused at every depth") {
    CHECK(!parseJson(R"({"amount":"1.00","amount":"9.00"})"));
    CHECK(!parseJson(R"({"a":{"x":1,"y":2,"x":3}})"));
    CHECK(!parseJson(R"([{"x":1,"\u0078":2}])"));
    CHECK(parseJson(R"([{"x":1},{"x":2}])"));
}

TEST_CASE("depth is limited") {
    CHECK(parseJson(nested(deepestJson)));
    CHECK(!parseJson(nested(deepestJson + 1)));
    CHECK(!parseJson(std::string(100'000, '[')));
    std::string objects;
    for (int i = 0; i <= deepestJson; ++i) objects += R"({"a":)";
    CHECK(!parseJson(objects + "1" + std::string(deepestJson + 1, '}')));
}

TEST_CASE("text that is not UTF-8 is refused") {
    for (const std::string bytes : {"\xff", "\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf5\x80\x80\x80", "caff\xe8"})
        CHECK(!parseJson("\"" + bytes + "\""));
    CHECK(parseJson("\"caff\xc3\xa8 \xe2\x82\xac\""));
    CHECK(!parseJson(R"("\ud800")"));  // half a surrogate pair
    CHECK(!parseJson("\"line\nbreak\""));
    CHECK(!parseJson(std::string("\"a\0b\"", 5)));
}

TEST_CASE("no number loses a digit on its way") {
    CHECK(parsed("9223372036854775807") == Json(9223372036854775807));
    CHECK(parsed("-9223372036854775808") == Json(std::numeric_limits<std::int64_t>::min()));
    // Beyond 64 bits, or with a fraction: kept as written.
    CHECK(parsed("9223372036854775808") == Json("9223372036854775808"));
    CHECK(parsed("18446744073709551615") == Json("18446744073709551615"));
    CHECK(parsed("123456789012345678901234567890") == Json("123456789012345678901234567890"));
    CHECK(parsed("0.1000000000000000055511151231257827") == Json("0.1000000000000000055511151231257827"));
    CHECK(parsed("24.90") == Json("24.90"));
    CHECK(parsed("9007199254740993") == Json(9007199254740993));  // the first that a double cannot hold
}

TEST_CASE("money is an amount in text with a currency, to the cent") {
    const auto money = [](const std::string& amount, const std::string& currency) {
        return needMoney(parsed(R"({"x":{"amount":)" + amount + R"(,"currency":")" + currency + "\"}}"), "x");
    };
    CHECK(money("\"24.90\"", "EUR") == test::euros(2490));
    CHECK(money("\"0.00\"", "EUR") == test::euros(0));
    CHECK(money("\"9999999999.99\"", "EUR") == test::euros(999'999'999'999));
    CHECK(money("\"500\"", "JPY").minor == 500);
    CHECK(money("\"1.234\"", "KWD").minor == 1234);
    struct Row {
        const char *amount, *currency;
    };
    for (const Row& row :
         {Row{"\"24,90\"", "EUR"}, Row{"\"24.905\"", "EUR"}, Row{"\"-1.00\"", "EUR"}, Row{"\"1e2\"", "EUR"},
          Row{"\"\"", "EUR"}, Row{"\" 1.00\"", "EUR"}, Row{"\"1.00 \"", "EUR"}, Row{"\"0x10\"", "EUR"},
          Row{"\".50\"", "EUR"}, Row{"\"5.\"", "EUR"}, Row{"\"500.5\"", "JPY"}, Row{"\"1.00\"", "eur"},
          Row{"\"1.00\"", "EURO"}, Row{"\"1.00\"", ""}, Row{"24", "EUR"}, Row{"true", "EUR"}, Row{"null", "EUR"},
          Row{"\"9999999999999999.00\"", "EUR"}, Row{"\"10000000000.00\"", "EUR"}}) {
        INFO(row.amount << " " << row.currency);
        CHECK_THROWS_AS(money(row.amount, row.currency), NotAsPromised);
    }
    CHECK_THROWS_AS(needMoney(parsed(R"({"x":"24.90 EUR"})"), "x"), NotAsPromised);
    CHECK_THROWS_AS(needMoney(parsed(R"({"x":24.90})"), "x"), NotAsPromised);
    CHECK_THROWS_AS(needMoney(parsed(R"({"x":{"amount":"1.00"}})"), "x"), NotAsPromised);
}

TEST_CASE("what is missing, null or of another type is named") {
    CHECK(complaint("{}", needText) == "x is missing");
    CHECK(complaint(R"({"x":null})", needText) == "x is missing");
    CHECK(complaint("[]", needText) == "no object around x");
    CHECK(complaint("7", needText) == "no object around x");
    CHECK(complaint(R"({"x":7})", needText) == "x is not text");
    CHECK(complaint(R"({"x":7})", needId) == "x is not text");
    CHECK(complaint(R"({"x":""})", needId) == "x is not an id");
    CHECK(complaint(R"({"x":"7"})", needInteger) == "x is not a whole number");
    CHECK(complaint(R"({"x":7.5})", needInteger) == "x is not a whole number");
    CHECK(complaint(R"({"x":1})", needFlag) == "x is not true or false");
    CHECK(complaint(R"({"x":"true"})", needFlag) == "x is not true or false");
    CHECK(complaint(R"({"x":-1})", needCount) == "x is not a number of pieces");
    CHECK(complaint(R"({"x":4294967297})", needCount) == "x is not a number of pieces");
    CHECK(complaint(R"({"x":{}})", needList) == "x is not a list");
    CHECK(complaint(R"({"x":{}})", list) == "x is not a list");
    CHECK(complaint(R"({"x":[]})", text) == "x is not text");
    CHECK(complaint(R"({"x":"tomorrow"})", needTime) == "x is not a time");
    CHECK(complaint(R"({"x":"tomorrow"})", maybeTime) == "x is not a time");
}

TEST_CASE("what may be missing is empty then") {
    for (const char* document : {"{}", R"({"x":null})"}) {
        CHECK(text(parsed(document), "x").empty());
        CHECK(!maybeTime(parsed(document), "x"));
        CHECK(list(parsed(document), "x").empty());
    }
}

TEST_CASE("an id has 1 to 200 characters and none that would end a header or a line") {
    CHECK(complaint(R"({"x":")" + std::string(200, 'a') + "\"}", needId).empty());
    for (const std::string& id :
         {std::string(201, 'a'), std::string("a\\u0000b"), std::string("a\\r\\nb"), std::string("a\\u007f")})
        CHECK(complaint(R"({"x":")" + id + "\"}", needId) == "x is not an id");
}

TEST_CASE("text for people loses control characters, not its lines") {
    CHECK(needText(parsed(R"({"x":"one\ntwo\tthree\u0000\u001b[31m\u007f\r"})"), "x") == "one\ntwo\tthree[31m");
}

TEST_CASE("a time is RFC 3339 with its offset") {
    const TimePoint eight = test::morning;
    const std::vector<std::pair<std::string, std::optional<TimePoint>>> table{
        {"2026-11-21T08:00:00Z", eight},
        {"2026-11-21t08:00:00z", eight},
        {"2026-11-21T09:00:00+01:00", eight},
        {"2026-11-21T02:30:00-05:30", eight},
        {"2026-11-21T08:00:00.25Z", eight + milliseconds(250)},
        {"2026-11-21T08:00:00.123456789Z", eight + milliseconds(123)},
        {"2026-11-21T08:00:00", std::nullopt},
        {"2026-11-21", std::nullopt},
        {"2026-11-21 08:00:00Z", std::nullopt},
        {"2026-02-30T08:00:00Z", std::nullopt},
        {"2026-13-01T08:00:00Z", std::nullopt},
        {"2026-11-21T24:00:00Z", std::nullopt},
        {"2026-11-21T08:60:00Z", std::nullopt},
        {"2026-11-21T08:00:00+0100", std::nullopt},
        {"2026-11-21T08:00:00+99:00", std::nullopt},
        {"2026-11-21T08:00:00.Z", std::nullopt},
        {"2026-11-21T08:00:00Zulu", std::nullopt},
        {"-026-11-21T08:00:00Z", std::nullopt},
        {"", std::nullopt},
        {"now", std::nullopt},
    };
    for (const auto& [text, time] : table) {
        INFO(text);
        CHECK((parseTime(text) == time));
    }
    CHECK(printTime(eight) == "2026-11-21T08:00:00Z");
}
