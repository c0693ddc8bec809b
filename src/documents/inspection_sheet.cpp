// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/inspection_sheet.h"

#include "documents/pdf.h"
#include "domain/returns/inspection.h"
#include "text/formats.h"
#include "text/translate.h"
#include "text/words.h"

namespace resodesk::documents {

namespace {

constexpr double sheetMargin = 15, sheetWidth = a4.width - 2 * sheetMargin, sheetEnd = a4.height - sheetMargin;
constexpr double nameWidth = 40, rowGap = 1.2;
constexpr double boxSide = 3.6, boxRow = 6, boxesPerRow = 4;
constexpr double linesEnd = 232;  // what follows is written by hand
constexpr TextStyle smallText{.points = 8}, plainText{.points = 10}, strongText{.points = 10, .isBold = true};

/// Draws one return; where the pen stands is y_.
class SheetPage {
 public:
    SheetPage(Pdf& pdf, const InspectionSheet& sheet) : pdf_(pdf), sheet_(sheet), fact_(sheet.fact) {}

    void draw() {
        pdf_.startPage(a4.width, a4.height);
        heading();
        asked();
        lines();
        byHand();
    }

 private:
    void heading() {
        pdf_.text({sheetMargin, y_, 100, 0}, text::translate("Inspection sheet"), {.points = 18, .isBold = true});
        pdf_.text({sheetMargin, y_ + 9, 100, 0}, sheet_.account, {.points = 10, .mostLines = 1});
        const bool hasRma = !fact_.rma.empty();
        const std::string& code = hasRma ? fact_.rma : fact_.order.value;
        pdf_.square({a4.width - sheetMargin - 26, y_ - 2, 26, 26}, qrCode(code));
        pdf_.bars({sheetMargin, y_ + 16, sheetWidth - 32, 11}, code128(code));
        pdf_.text({sheetMargin, y_ + 27.5, sheetWidth - 32, 0}, (hasRma ? "RMA " : text::translate("Order") + " ") + code,
                  {.points = 9, .isFixedWidth = true, .align = Align::centre, .mostLines = 1});
        y_ += 36;
        pdf_.line(sheetMargin, y_, a4.width - sheetMargin, y_);
        y_ += 3;
    }

    void row(const std::string& name, const std::string& value, const TextStyle& style = plainText) {
        if (value.empty()) return;
        pdf_.text({sheetMargin, y_ + 0.3, nameWidth, 0}, name, smallText);
        y_ += pdf_.text({sheetMargin + nameWidth, y_, sheetWidth - nameWidth, 0}, value, style) + rowGap;
    }

    void asked() {
        row(text::translate("Return"), fact_.id.value, strongText);
        row(text::translate("Order"), fact_.order.value, strongText);
        row(text::translate("RMA number"), fact_.rma.empty() ? text::translate("not authorized yet") : fact_.rma, strongText);
        row(text::translate("Buyer"), fact_.buyerName + (fact_.country.empty() ? "" : " (" + fact_.country + ")"), {.points = 10, .mostLines = 2});
        row(text::translate("Requested"), text::typed(text::printDateTime(fact_.requestedAt)));
        row(text::translate("Reason"), text::typed(text::reasonWords(sheet_.reasons, fact_.reason)) + " - " + text::typed(text::words(fact_.ground)));
        row(text::translate("The buyer's words"), fact_.comment, {.points = 10, .mostLines = 8});
        if (!fact_.inPolicy) row(text::translate("Out of policy"), fact_.policyNote.empty() ? text::translate("yes") : fact_.policyNote, {.points = 10, .mostLines = 3});
        row(text::translate("Tracking number"), fact_.tracking, {.points = 10, .isFixedWidth = true});
        y_ += 2;
    }

    void box(double x, const std::string& words, double width) {
        pdf_.frame({x, y_, boxSide, boxSide});
        pdf_.text({x + boxSide + 1.2, y_ - 0.1, width - boxSide - 2, 0}, words, {.points = 8, .mostLines = 1});
    }

    void conditions() {
        const double width = sheetWidth / boxesPerRow;
        double column = 0;
        for (const auto& [condition, name] : nameTable(Condition{})) {
            box(sheetMargin + column * width, text::typed(text::words(condition)), width);
            if (++column < boxesPerRow) continue;
            column = 0;
            y_ += boxRow;
        }
        if (column > 0) y_ += boxRow;
    }

    double heightOfLine(const ReturnLine& line) {
        return pdf_.heightOf(sheetWidth - 30, line.title, titleStyle()) + 5 + 2 * boxRow + boxRow + 6;
    }
    static TextStyle titleStyle() { return {.points = 11, .isBold = true, .mostLines = 2}; }

    void lines() {
        std::size_t left = fact_.lines.size();
        for (const ReturnLine& line : fact_.lines) {
            if (y_ + heightOfLine(line) > linesEnd) break;
            drawLine(line);
            --left;
        }
        if (left == 0) return;
        pdf_.text({sheetMargin, y_, sheetWidth, 0},
                  text::typed(wxString::Format(wxPLURAL("and %zu more order line", "and %zu more order lines", static_cast<unsigned>(left)), left)), strongText);
    }

    void drawLine(const ReturnLine& line) {
        pdf_.line(sheetMargin, y_, a4.width - sheetMargin, y_);
        y_ += 2;
        pdf_.text({a4.width - sheetMargin - 28, y_, 28, 0}, std::to_string(line.quantity) + " x", {.points = 14, .isBold = true, .align = Align::right});
        y_ += pdf_.text({sheetMargin, y_, sheetWidth - 30, 0}, line.title, titleStyle()) + 0.8;
        pdf_.text({sheetMargin, y_, sheetWidth, 0}, text::translate("SKU") + " " + line.sku + "   " + text::translate("Order line") + " " + line.line.value, {.points = 9, .mostLines = 1});
        y_ += 6;
        pdf_.frame({sheetMargin, y_ - 1, 12, 5.4});
        pdf_.text({sheetMargin + 13.5, y_, 50, 0}, text::typed(wxString::Format(_("of %d received"), line.quantity)), smallText);
        box(sheetMargin + sheetWidth / 2, text::translate("can be sold again"), sheetWidth / 2);
        y_ += boxRow + 1;
        conditions();
        y_ += 1;
    }

    void byHand() {
        y_ = 236;
        pdf_.text({sheetMargin, y_, sheetWidth, 0}, text::translate("Notes"), smallText);
        for (int i = 1; i <= 3; ++i) pdf_.line(sheetMargin, y_ + 4 + i * 8, a4.width - sheetMargin, y_ + 4 + i * 8);
        pdf_.text({sheetMargin, sheetEnd - 6, 80, 0}, text::translate("Received on"), smallText);
        pdf_.line(sheetMargin + 28, sheetEnd - 2.5, sheetMargin + 80, sheetEnd - 2.5);
        pdf_.text({sheetMargin + 95, sheetEnd - 6, 80, 0}, text::translate("Inspected by"), smallText);
        pdf_.line(sheetMargin + 123, sheetEnd - 2.5, a4.width - sheetMargin, sheetEnd - 2.5);
    }

    Pdf& pdf_;
    const InspectionSheet& sheet_;
    const Return& fact_;
    double y_ = sheetMargin;
};

}  // namespace

std::string drawInspectionSheets(const std::vector<InspectionSheet>& sheets) {
    Pdf pdf(text::translate("Inspection sheet"));
    for (const InspectionSheet& sheet : sheets) SheetPage(pdf, sheet).draw();
    return pdf.take();
}

}  // namespace resodesk::documents
