// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/pieces.h"

#include "support/catch.h"

using namespace resodesk;

TEST_CASE("pieces come out as they went in, whatever is in them") {
    const std::vector<std::string> pieces{"", "a\n", std::string("\0\xff", 2), "12\n34"};
    CHECK(unpackPieces(packPieces(pieces)) == pieces);
    CHECK(unpackPieces("") == std::vector<std::string>{});
}

TEST_CASE("what is cut, or promises more than is there, is not taken for pieces") {
    const std::string packed = packPieces({"abc", "de"});
    for (std::size_t length = 1; length < packed.size(); ++length)
        if (length != packPieces({"abc"}).size()) CHECK_FALSE(unpackPieces(packed.substr(0, length)));
    for (const char* bad : {"x", "-1\na", "99999999999999999999\na", "18446744073709551615\na", " 1\na", "1 \na"}) CHECK_FALSE(unpackPieces(bad));
}
