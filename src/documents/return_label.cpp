// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/return_label.h"

#include "documents/pdf.h"
#include "text/formats.h"
#include "text/translate.h"

namespace resodesk::documents {

namespace {

constexpr double labelWidth = 100, labelHeight = 150, labelMargin = 6, labelInner = labelWidth - 2 * labelMargin;
constexpr TextStyle caption{.points = 7, .mostLines = 1};

std::string addressLines(const ReturnAddress& a) {
    std::string lines = a.name + "\n" + a.street + "\n" + a.postcode + " " + a.city + "\n" + a.country;
    if (!a.phone.empty()) lines += "\n" + text::translate("Phone") + " " + a.phone;
    return lines;
}

/// Caption, number, bars under each other.
void addNumber(Pdf& pdf, double y, const std::string& name, const std::string& number, double points, double barHeight) {
    pdf.text({labelMargin, y, labelInner, 0}, name, caption);
    pdf.textThatFits({labelMargin, y + 3.2, labelInner, 7}, number, {.points = points, .isBold = true, .isFixedWidth = true}, 6);
    pdf.bars({labelMargin, y + 11, labelInner, barHeight}, code128(number));
}

void addSquare(Pdf& pdf, double x, const std::string& name, const std::string& number, Align align) {
    TextStyle style = caption;
    style.align = align;
    pdf.text({x, 121, 24, 0}, name, style);
    pdf.square({x, 123.5, 24, 24}, qrCode(number));
}

}  // namespace

std::string drawLabel(const ReturnLabel& label) {
    Pdf pdf(text::translate("Return label") + " " + label.rma);
    pdf.startPage(labelWidth, labelHeight);
    pdf.text({labelMargin, 6, 58, 0}, text::translate("From"), caption);
    pdf.textThatFits({labelMargin, 9.5, 58, 14}, label.buyer, {.points = 10}, 7);
    const Area stamp{68, 6, 26, 18};
    pdf.frame(stamp);
    // TRANSLATORS: on a parcel's label, where the stamp goes
    pdf.textThatFits({stamp.x + 1, stamp.y + 4, stamp.width - 2, stamp.height - 5}, text::translate("Postage required"), {.points = 8, .align = Align::centre}, 6);
    pdf.line(labelMargin, 27, labelWidth - labelMargin, 27);
    pdf.text({labelMargin, 29, labelInner, 0}, text::translate("Return to"), caption);
    pdf.textThatFits({labelMargin, 32.5, labelInner, 35}, addressLines(label.to), {.points = 14, .isBold = true}, 7);
    pdf.line(labelMargin, 69, labelWidth - labelMargin, 69);
    addNumber(pdf, 70.5, text::translate("RMA number"), label.rma, 14, 13);
    addNumber(pdf, 96.5, text::translate("Order"), label.order.value, 10, 10);
    pdf.line(labelMargin, 119.5, labelWidth - labelMargin, 119.5);
    addSquare(pdf, labelMargin, text::translate("RMA number"), label.rma, Align::left);
    addSquare(pdf, labelWidth - labelMargin - 24, text::translate("Order"), label.order.value, Align::right);
    pdf.text({34, 130, 32, 0}, text::translate("Return") + "\n" + label.id.value, {.points = 8, .align = Align::centre, .mostLines = 3});
    return pdf.take();
}

}  // namespace resodesk::documents
