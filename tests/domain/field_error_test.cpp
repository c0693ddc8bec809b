// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/field_error.h"

#include "support/catch.h"

using namespace resodesk;

TEST_CASE("what is wrong in a field comes back from the error as it was") {
    const FieldError fault{"text.it", Error(Failure::unknownPlaceholder, "", "{a = \"b\"}\n")};
    CHECK(fault.error().failure() == Failure::badField);
    CHECK(fieldErrorFrom(fault.error().subject()) == fault);
}

TEST_CASE("another subject tells of no field") {
    for (const std::string subject : {"", "text.it", "field=text.it\n", "field=a\nwhy=badField\n", "why=badName\n"}) {
        INFO(subject);
        CHECK_FALSE(fieldErrorFrom(subject));
    }
}
