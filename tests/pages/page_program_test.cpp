// SPDX-License-Identifier: GPL-3.0-or-later
// Files from outside, read by the program that is there for them.

#include "app/papers/page_program.h"

#include "documents/return_label.h"
#include "support/builders.h"
#include "support/printed.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

std::string labelOf(const std::string& rma) { return documents::drawLabel({"Łucja Öz", anAddress(), rma, {"408-1"}, {"RET-1"}}); }

std::vector<std::string> joined(const std::vector<std::string>& files) { return app::askPages({"join"}, files).value(); }

/// A page that draws a page that draws a page ... ten times each.
std::string endlessPdf() {
    std::string pdf = "%PDF-1.4\n";
    std::vector<std::size_t> places;
    const auto add = [&](const std::string& object) {
        places.push_back(pdf.size());
        pdf += std::to_string(places.size()) + " 0 obj\n" + object + "\nendobj\n";
    };
    const auto stream = [](const std::string& dictionary, const std::string& content) {
        return "<<" + dictionary + "/Length " + std::to_string(content.size()) + ">>\nstream\n" + content + "\nendstream";
    };
    std::string again;
    for (int i = 0; i < 20; ++i) again += "/X Do 0 0 9 9 re f ";
    add("<</Type/Catalog/Pages 2 0 R>>");
    add("<</Type/Pages/Kids[3 0 R]/Count 1>>");
    add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>");
    add(stream("", again));
    for (int next = 6; next < 16; ++next)
        add(stream("/Type/XObject/Subtype/Form/BBox[0 0 200 200]/Resources<</XObject<</X " + std::to_string(next) + " 0 R>>>>", again));
    add(stream("/Type/XObject/Subtype/Form/BBox[0 0 200 200]", "0 0 9 9 re f"));
    const std::size_t table = pdf.size();
    pdf += "xref\n0 " + std::to_string(places.size() + 1) + "\n0000000000 65535 f \n";
    for (const std::size_t place : places) {
        const std::string digits = std::to_string(place);
        pdf += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
    }
    return pdf + "trailer\n<</Root 1 0 R/Size " + std::to_string(places.size() + 1) + ">>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
}

}  // namespace

TEST_CASE("files of every kind become the pages of one PDF, in their order and at their size, with words and codes that can be read") {
    const Printed second(labelOf("RMA-2"));
    const auto pieces = joined({labelOf("RMA-1"), second.picture("png"), second.picture("jpeg"), labelOf("RMA-3")});
    CHECK(pieces.at(0) == "1 1 1 1");
    CHECK(pieces.at(1) == "283 425");
    const Printed all(pieces.at(2));
    CHECK(all.pages() == 4);
    CHECK(all.text(1).find("RMA-1") != std::string::npos);
    CHECK(all.text(1).find("Łucja Öz") != std::string::npos);
    CHECK(all.text(4).find("RMA-3") != std::string::npos);
    CHECK(all.codes(203).count("CODE-128:RMA-1") == 1);
    const std::string sizes = all.info();
    CHECK(sizes.find("Page    2 size:  283.") != std::string::npos);
    CHECK(sizes.find("Page    3 size:  283.") != std::string::npos);
}

TEST_CASE("what is damaged, cut or something else has no pages, and the others are there") {
    const std::string good = labelOf("RMA-1"), png = Printed(good).picture("png");
    const auto pieces = joined({"%PDF-1.4\n%%EOF\n", good, png.substr(0, png.size() / 2), "GIF89a", "", good.substr(0, 200), png});
    CHECK(pieces.at(0) == "0 1 0 0 0 0 1");
    CHECK(Printed(pieces.at(2)).pages() == 2);
    CHECK(joined({"nothing"}) == std::vector<std::string>{"0", "0 0", ""});
}

TEST_CASE("a page is seen at its true size, and smaller where there is no room for it") {
    const auto whole = app::askPages({"look", "96", "2000", "2000"}, {labelOf("RMA-1")}).value();
    CHECK(whole.at(0) == "1 283 425 1");
    CHECK(whole.at(1) == "378 567 1");
    CHECK(whole.at(2).size() == 378 * 567 * 3);
    CHECK(whole.at(2).find('\0') != std::string::npos);  // something black is on it
    CHECK(app::askPages({"look", "96", "189", "2000"}, {labelOf("RMA-1")})->at(1) == "189 283 0");
    const std::string picture = printedBy("convert -size 300x200 xc:white png:- 2>/dev/null");
    CHECK(app::askPages({"look", "96", "2000", "2000"}, {picture})->at(0) == "1 425 283 0");  // it tells no size: as large as a label
}

TEST_CASE("each page of a file is split off with its words") {
    const auto all = joined({labelOf("RMA-1"), labelOf("RMA-2")});
    const auto pieces = app::askPages({"split"}, {all.at(2)}).value();
    REQUIRE(pieces.size() == 4);
    CHECK(pieces[0].find("RMA-1") != std::string::npos);
    CHECK(pieces[2].find("RMA-2") != std::string::npos);
    CHECK(Printed(pieces[3]).pages() == 1);
    CHECK(Printed(pieces[3]).has("RMA-2"));
}

TEST_CASE("a file that never ends is a failure, and the next one is read") {
    CHECK(app::askPages({"look", "96", "500", "500"}, {endlessPdf()}).error().failure() == Failure::unreadableLabel);
    CHECK(app::askPages({"dance"}, {"x"}).error().failure() == Failure::unreadableLabel);
    CHECK(joined({labelOf("RMA-1")}).at(0) == "1");
}
