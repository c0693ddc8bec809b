// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"

#include "support/catch.h"

using namespace resodesk;

TEST_CASE("fields come back from their text, whatever stands in the values") {
    Fields fields;
    fields.set("note", "two\nlines, a \\ and = signs").set("empty", "").set("a.b", "è");
    CHECK(Fields::parse(fields.text()).value() == fields);
}

TEST_CASE("equal fields have equal text in whatever order they were set") {
    Fields a, b;
    a.set("x", "1").set("y", "2");
    b.set("y", "2").set("x", "1");
    CHECK(a.text() == b.text());
}

TEST_CASE("a text that fields cannot have written is refused") {
    for (const char* text : {"a", "a=1", "=1\n", "a=1\na=2\n", "a=\\x\n", "a=\\\n"})
        CHECK(Fields::parse(text).error().failure() == Failure::notUnderstood);
}
