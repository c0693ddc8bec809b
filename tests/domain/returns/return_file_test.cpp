// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/return_file.h"

#include "support/catch.h"

using namespace resodesk;

TEST_CASE("what a file is, its bytes say") {
    CHECK(fileMediaType("%PDF-1.4\n") == "application/pdf");
    CHECK(fileMediaType("\xff\xd8\xff\xe0 a picture") == "image/jpeg");
    CHECK(fileMediaType("\x89PNG\r\n\x1a\n") == "image/png");
    CHECK(fileMediaType("Dear seller") == "application/octet-stream");
    CHECK(fileMediaType("") == "application/octet-stream");
}

TEST_CASE("only a plain ending of a name goes out with a copy") {
    CHECK(plainEnding("Letter.PDF") == ".pdf");
    CHECK(plainEnding("a.tar.gz") == ".gz");
    CHECK(plainEnding(".bashrc").empty());
    CHECK(plainEnding("no ending").empty());
    CHECK(plainEnding("odd./../x").empty());
    CHECK(plainEnding("long.abcdefghijkl").empty());
    CHECK(plainEnding("dot.").empty());
}
