// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/return_link.h"

#include "support/catch.h"

using namespace resodesk;

TEST_CASE("a link names the account, the return and the sheet that is to stand ready") {
    struct Row {
        std::string text;
        ReturnLink link;
    };
    const std::vector<Row> rows{
        {"resodesk://shop/return/RET-1", {"shop", {"RET-1"}}},
        {"resodesk://shop/return/RET-1/authorize", {"shop", {"RET-1"}, LinkedSheet::authorize}},
        {"resodesk://shop/return/RET-1/close", {"shop", {"RET-1"}, LinkedSheet::close}},
        {"resodesk://shop/return/RET-1/reply", {"shop", {"RET-1"}, LinkedSheet::reply}},
        {"RESODESK://shop/return/RET-1", {"shop", {"RET-1"}}},
        {"resodesk://2/return/RET-1", {"2", {"RET-1"}}},
        {"resodesk://Rossi%20%26%20figli/return/408-1%2F2", {"Rossi & figli", {"408-1/2"}}},
        {"resodesk://Caff%C3%A8%20d%27Italia/return/R%3A1", {"Caff\xc3\xa8 d'Italia", {"R:1"}}},
        {"resodesk://caff%c3%a8/return/R", {"caff\xc3\xa8", {"R"}}},
        {"resodesk://d'oro!(2)/return/a+b,c;d=e~f", {"d'oro!(2)", {"a+b,c;d=e~f"}}},  // as JavaScript encodes
        {"resodesk://%2D%2Dworkspace%3D%2Ftmp/return/R", {"--workspace=/tmp", {"R"}}},  // a name nobody has
        {"resodesk://../return/..", {"..", {".."}}},                                    // an id, never a path
    };
    for (const Row& row : rows) {
        INFO(row.text);
        const auto link = parseLink(row.text);
        REQUIRE(link);
        CHECK(*link == row.link);
        CHECK(parseLink(toLink(*link)) == Result<ReturnLink>(*link));
    }
    CHECK(toLink({"Caff\xc3\xa8 d'Italia", {"408-1/2"}, LinkedSheet::reply}) == "resodesk://Caff%C3%A8%20d%27Italia/return/408-1%2F2/reply");
}

TEST_CASE("what is not exactly a link to a return is refused") {
    const std::vector<std::string> texts{
        "", "resodesk", "resodesk:", "resodesk://", "resodesk:///", "resodesk:shop/return/R", "resodesk:/shop/return/R",
        "resodesk:///return/R", "resodesk://shop", "resodesk://shop/", "resodesk://shop/return", "resodesk://shop/return/",
        "resodesk://shop/return//authorize", "resodesk://shop//R", "resodesk:////return/R", "resodesk://shop/returns/R",
        "resodesk://shop/Return/R", "resodesk://shop/refund/R", "resodesk://shop/parcel/R", "resodesk://shop/return/R/",
        "resodesk://shop/return/R/refund", "resodesk://shop/return/R/Authorize", "resodesk://shop/return/R/authorize/",
        "resodesk://shop/return/R/authorize/now", "resodesk://shop/return/R/authorize?yes", "resodesk://shop/return/R?sheet=refund",
        "resodesk://shop/return/R#authorize", "resodesk://shop:80/return/R", "resodesk://me@shop/return/R", "resodesk://me:pw@shop/return/R",
        "resodesk://[::1]/return/R", "resodesk://shop\\return\\R", "https://shop/return/R", "file:///etc/passwd", "javascript:alert(1)",
        "resodeskx://shop/return/R", " resodesk://shop/return/R", "resodesk://shop/return/R ", "resodesk://shop/return/R --workspace=/tmp",
        "--workspace=/tmp/x", "--practice", "resodesk://shop/return/R\n", "resodesk://shop/return/R\t", "resodesk://sh\nop/return/R",
        "resodesk://shop/return/R%", "resodesk://shop/return/R%4", "resodesk://shop/return/R%GG", "resodesk://shop/return/%2",
        "resodesk://shop/return/R%00", "resodesk://shop/return/R%0A", "resodesk://shop/return/R%1B[31m", "resodesk://shop/return/R%7F",
        "resodesk://shop/return/R%C2%9B", "resodesk://%00/return/R", "resodesk://shop/return/%FF", "resodesk://shop/return/%C3",
        "resodesk://shop/return/%ED%A0%80", "resodesk://shop/return/R%20--yes ", "resodesk://caff\xc3\xa8/return/R", "resodesk://shop/return/R\"",
        "resodesk://shop/return/<R>", "resodesk://shop/return/R|S", "resodesk://shop/return/R^"};
    for (const std::string& text : texts) {
        INFO(text);
        const auto link = parseLink(text);
        REQUIRE_FALSE(link);
        CHECK(link.error().failure() == Failure::badLink);
    }
    CHECK_FALSE(parseLink(std::string_view("resodesk://shop/return/R\0", 25)));
}

TEST_CASE("a link that is too long or no text is refused, and what is shown of a bad one is short and plain") {
    CHECK(parseLink("resodesk://shop/return/" + std::string(2'000, 'R')).error().failure() == Failure::textTooLong);
    CHECK(parseLink("resodesk://shop/return/\xff").error().failure() == Failure::badText);
    CHECK(parseLink("resodesk://shop/return/R\x1b[31m\xc2\x9b").error().subject() == "resodesk://shop/return/R?[31m??");
    CHECK(parseLink("x" + std::string(1'000, 'y')).error().subject().size() == 123);
}
