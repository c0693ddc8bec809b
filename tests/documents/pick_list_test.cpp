// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/pick_list.h"

#include "support/builders.h"
#include "support/printed.h"
#include "text/speaking.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

Return named(int number) {
    Return r = aReturn();
    r.id = {"RET-" + std::to_string(number)};
    r.order = {"ORDER-" + std::to_string(number)};
    r.rma = "RMA-" + std::to_string(number);
    r.lines.resize(1);
    r.lines.front().title = "Żelazko " + std::to_string(number);
    r.lines.front().sku = "SKU-" + std::to_string(number);
    r.lines.front().quantity = 2;
    return r;
}

}  // namespace

TEST_CASE("a pick list has a row for each order line: item, SKU, pieces, order, RMA, and room for the shelf") {
    const Speaking speaking("en");
    const Printed printed(documents::drawPickList({named(1), named(2)}, TimePoint{}));
    for (const char* words : {"Pick list", "Shelf", "Żelazko 1", "SKU-2", "ORDER-1", "RMA-2", "2 returns, 4 pieces"}) {
        INFO(words);
        CHECK(printed.has(words));
    }
    const std::string text = printed.text();
    CHECK(text.find("SKU-1") < text.find("SKU-2"));
}

TEST_CASE("a long pick list goes on on the next page, under the same heads") {
    const Speaking speaking("it");
    std::vector<Return> many;
    for (int i = 1; i <= 60; ++i) many.push_back(named(i));
    const Printed printed(documents::drawPickList(many, TimePoint{}));
    CHECK(printed.pages() == 3);
    CHECK(printed.text(3).find("Scaffale") != std::string::npos);
    CHECK(printed.text(3).find("SKU-60") != std::string::npos);
    CHECK(printed.text(3).find("Pagina 3") != std::string::npos);
}
