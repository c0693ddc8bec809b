// SPDX-License-Identifier: GPL-3.0-or-later
// What a label says is read back by the tools that others use: pdftotext, pdfinfo, zbarimg.

#include "documents/return_label.h"

#include "support/builders.h"
#include "support/catch.h"
#include "support/printed.h"
#include "text/speaking.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

documents::ReturnLabel aLabel() {
    documents::ReturnLabel label;
    label.buyer = "Małgorzata Łukasiewicz-Größe";
    label.to = anAddress();
    label.to.name = "Łódź Reso s.r.l.";
    label.rma = "RMA-2026-00412";
    label.order = {"408-1234567-1234567"};
    label.id = {"RET-0000161"};
    return label;
}

}  // namespace

TEST_CASE("a label is one page of 100 x 150 mm, drawn and not a picture, and its words can be read out of it") {
    const Speaking speaking("en");
    const Printed label(drawLabel(aLabel()));
    CHECK(label.info().find("Pages:           1") != std::string::npos);
    CHECK(label.info().find("283.465 x 425.197") != std::string::npos);
    CHECK(label.images().empty());
    for (const char* words : {"Małgorzata Łukasiewicz-Größe", "Łódź Reso s.r.l.", "Via Stalingrado 12", "40128 Bologna", "RMA-2026-00412", "408-1234567-1234567",
                              "RET-0000161", "Postage required"})
        CHECK(label.text().find(words) != std::string::npos);
}

TEST_CASE("scanners read RMA number and order id from a label printed at 203 dpi, as bars and as squares") {
    const Speaking speaking("en");
    const Printed label(drawLabel(aLabel()));
    const std::multiset<std::string> expected{"CODE-128:408-1234567-1234567", "CODE-128:RMA-2026-00412", "QR-Code:408-1234567-1234567", "QR-Code:RMA-2026-00412"};
    for (const int dpi : {203, 300}) CHECK(label.codes(dpi) == expected);
}

TEST_CASE("numbers too long for bars, or with letters that bars do not know, are there as squares and as text") {
    const Speaking speaking("it");
    auto long_ = aLabel();
    long_.rma = std::string(40, 'W');
    long_.order = {"Bestellung-Nr.-0123456789-Grün-mit-einem-sehr-langen-Namen"};
    const Printed label(drawLabel(long_));
    const auto codes = label.codes(203);
    CHECK(codes.count("QR-Code:" + long_.rma) == 1);
    CHECK(codes.count("QR-Code:" + long_.order.value) == 1);
    CHECK(codes.count("CODE-128:" + long_.order.value) == 0);
    CHECK(label.text().find(long_.rma) != std::string::npos);
    CHECK(label.text().find("Grün") != std::string::npos);
}

TEST_CASE("a label speaks the seller's language, and a name that is too long stays within its place") {
    const Speaking speaking("it");
    auto crowded = aLabel();
    crowded.to.name = "Consorzio Interregionale per la Restituzione di Piccoli Elettrodomestici e Accessori della Pianura Padana";
    crowded.to.street = "Strada Provinciale Vecchia di San Giovanni in Persiceto 1234, capannone B, scala C, secondo piano";
    const Printed label(drawLabel(crowded));
    CHECK(label.text().find("40128 Bologna") != std::string::npos);
    CHECK(label.text().find("Affrancatura") != std::string::npos);
    CHECK(label.codes(203).size() == 4);
}
