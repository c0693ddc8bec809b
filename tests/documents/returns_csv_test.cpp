// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/returns_csv.h"

#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
TEST_CASE("an amount is a number without a mark") {
    ReturnRow row;
    row.amount = test::euros(2490);
    documents::ReturnsCsv csv;
    csv.add(row);
    CHECK(csv.take().find(",1,24.90,\"EUR\",") != std::string::npos);
}
