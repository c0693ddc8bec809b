// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/url.h"

#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::net;

TEST_CASE("an address that can be used is kept without a trailing slash") {
    const std::vector<std::pair<std::string, std::string>> table{
        {"https://shop.example", "https://shop.example"},
        {"https://shop.example/", "https://shop.example"},
        {"https://shop.example/api/v1//", "https://shop.example/api/v1"},
        {"https://shop.example:8443/api", "https://shop.example:8443/api"},
        {"HTTPS://shop.example/api", "https://shop.example/api"},
        {"http://127.0.0.1:8080", "http://127.0.0.1:8080"},
        {"http://[::1]:8080/", "http://[::1]:8080"},
    };
    for (const auto& [typed, kept] : table) {
        INFO(typed);
        const auto url = checkedBaseUrl(typed);
        REQUIRE(url);
        CHECK(*url == kept);
    }
}

TEST_CASE("an address that cannot be used is refused and shown again") {
    for (const std::string typed : {"",
                                    " ",
                                    "shop.example",
                                    "shop.example/api",
                                    "http://shop.example",
                                    "http://localhost:8080",
                                    "http://127.0.0.1.shop.example",
                                    "http://10.0.0.1",
                                    "ftp://shop.example",
                                    "file:///etc/hostname",
                                    "javascript:alert(1)",
                                    "https://",
                                    "https:///api",
                                    "https://anna@shop.example",
                                    "https://anna:pw@shop.example",
                                    "https://:pw@shop.example",
                                    "https://shop.example/api?key=1",
                                    "https://shop.example/api?",
                                    "https://shop.example/#top",
                                    "https://shop.example/#",
                                    "https://shop example/",
                                    "https://shop.example/\r\nX: y",
                                    "https://shop.example:99999",
                                    "https://shop.example:no"}) {
        INFO(typed);
        const auto url = checkedBaseUrl(typed);
        REQUIRE(!url);
        CHECK(url.error().failure() == Failure::badUrl);
        CHECK(url.error().subject() == typed);
    }
}

TEST_CASE("an overlong address is refused with its beginning") {
    const std::string typed = "http://shop.example/" + std::string(5'000, 'a');
    CHECK(checkedBaseUrl(typed).error().subject() == typed.substr(0, 200));
}

TEST_CASE("the origin names scheme, host and port") {
    CHECK(originOf("https://shop.example/a?b#c") == "https://shop.example:443");
    CHECK(originOf("http://127.0.0.1:8080/a") == "http://127.0.0.1:8080");
    CHECK(originOf("nonsense") == "");
}

TEST_CASE("a value is found in a query by its whole name") {
    CHECK(queryValue("/v1/returns?cursor=a%2Fb&limit=5", "cursor") == "a%2Fb");
    CHECK(queryValue("/v1/returns?limit=5&cursor=", "cursor") == "");
    CHECK(queryValue("/v1/returns?xcursor=1&limit=5", "cursor") == "");
    CHECK(queryValue("/v1/cursor=1", "cursor") == "");
}

TEST_CASE("whatever stands in an id stays one path segment") {
    CHECK(percentEncoded("R-1_2.3~4") == "R-1_2.3~4");
    CHECK(percentEncoded("a/b?c#d e&f=g%") == "a%2Fb%3Fc%23d%20e%26f%3Dg%25");
    CHECK(percentEncoded("caffè") == "caff%C3%A8");
    CHECK(percentEncoded("..") == "..");
}

TEST_CASE("a server is named by its scheme, host and port alone") {
    const ServerUrl url = serverUrl("imaps://imap.example.org:1993").value();
    CHECK(url.scheme == "imaps");
    CHECK(url.host == "imap.example.org");
    CHECK(url.port == 1993);
    CHECK(serverUrl("smtp://[::1]")->host == "::1");
    CHECK(serverUrl("smtp://smtp.example.org/")->port == 0);
    for (const char* typed : {"imaps://a@b", "imaps://host/path", "imaps://host?x", "imaps://host#x", "imaps:///host", "host", ""}) {
        INFO(typed);
        CHECK(serverUrl(typed).error().failure() == Failure::badUrl);
    }
}

TEST_CASE("what was encoded for a query comes back, and what is no encoding stays") {
    for (const char* text : {"a b&c=d%", "Märkte/1", "%41", ""}) CHECK(percentDecoded(percentEncoded(text)) == text);
    CHECK(percentDecoded("100%") == "100%");
    CHECK(percentDecoded("%zz%4") == "%zz%4");
}
