// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/inspection_sheet.h"

#include "support/builders.h"
#include "support/printed.h"
#include "text/speaking.h"

using namespace resodesk;
using namespace resodesk::test;
using documents::InspectionSheet;

namespace {

InspectionSheet aSheet(const std::string& id) {
    InspectionSheet sheet;
    sheet.fact = aReturn();
    sheet.fact.id = {id};
    sheet.fact.rma = "RMA-7";
    sheet.fact.reason = "defective";
    sheet.fact.comment = "Przyszło z pękniętą obudową, proszę o zwrot.";
    sheet.account = "Bottega Reso";
    sheet.reasons = {{"defective", {{"en", "Defective"}, {"it", "Difettoso"}}}};
    return sheet;
}

}  // namespace

TEST_CASE("an inspection sheet says what was asked, in the buyer's words, and what should be in the parcel") {
    const Speaking speaking("en");
    InspectionSheet sheet = aSheet("RET-1");
    sheet.fact.lines.front().title = "Standmixer 1200 W";
    sheet.fact.lines.front().sku = "SKU-99";
    const Printed printed(documents::drawInspectionSheets({sheet}));
    for (const char* words : {"RET-1", "RMA-7", "Bottega Reso", "Standmixer 1200 W", "SKU-99", "Przyszło z pękniętą obudową", "As new", "Inspected by"}) {
        INFO(words);
        CHECK(printed.has(words));
    }
    CHECK(printed.has(sheet.fact.order.value));
    const auto codes = printed.codes(203);
    CHECK(codes.count("CODE-128:RMA-7") == 1);
    CHECK(codes.count("QR-Code:RMA-7") == 1);
}

TEST_CASE("every return has a page of its own, in the seller's language") {
    const Speaking speaking("it");
    const Printed printed(documents::drawInspectionSheets({aSheet("RET-1"), aSheet("RET-2")}));
    CHECK(printed.pages() == 2);
    CHECK(printed.text(1).find("Scheda di ispezione") != std::string::npos);
    CHECK(printed.text(2).find("RET-2") != std::string::npos);
}

TEST_CASE("before there is an RMA number the order is there to scan, and lines that a page does not take are counted") {
    const Speaking speaking("en");
    InspectionSheet sheet = aSheet("RET-1");
    sheet.fact.rma.clear();
    sheet.fact.lines.resize(1);
    for (int i = 2; i <= 12; ++i) {
        sheet.fact.lines.push_back(sheet.fact.lines.front());
        sheet.fact.lines.back().title = "Thing number " + std::to_string(i);
    }
    const Printed printed(documents::drawInspectionSheets({sheet}));
    CHECK(printed.codes(203).count("CODE-128:" + sheet.fact.order.value) == 1);
    CHECK(printed.pages() == 1);
    CHECK(printed.has("more order lines"));
}
