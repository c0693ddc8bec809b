// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/pick_list.h"

#include <algorithm>
#include <array>

#include "documents/pdf.h"
#include "text/formats.h"
#include "text/translate.h"

namespace resodesk::documents {

namespace {

constexpr double listWidth = a4.height, listHeight = a4.width, listMargin = 12;
constexpr double firstRow = 33, lastRow = listHeight - 18, cellPadding = 1.2;
constexpr double tickSide = 4;

struct PickColumn {
    double width;
    TextStyle style;
};
constexpr std::array<PickColumn, 7> pickColumns{{{8, {}},                                       // the tick
                                                 {28, {}},                                      // the shelf
                                                 {96, {.points = 9, .mostLines = 2}},           // the item
                                                 {36, {.points = 9, .isBold = true}},           // the SKU
                                                 {15, {.points = 11, .isBold = true, .align = Align::right}},
                                                 {50, {.points = 9}},                           // the order
                                                 {40, {.points = 9}}}};                         // the RMA

using Cells = std::array<std::string, 7>;

class PickPages {
 public:
    PickPages(const std::vector<Return>& returns, TimePoint madeAt) : pdf_(text::translate("Pick list")), madeAt_(madeAt), returns_(returns.size()) {
        for (const Return& r : returns)
            for (const ReturnLine& line : r.lines) {
                rows_.push_back({"", "", line.title, line.sku, std::to_string(line.quantity), r.order.value, r.rma});
                pieces_ += line.quantity;
            }
    }

    std::string draw() {
        startPage();
        for (const Cells& row : rows_) {
            const double height = heightOf(row);
            if (y_ + height > lastRow) startPage();
            drawRow(row, height);
        }
        return pdf_.take();
    }

 private:
    void startPage() {
        pdf_.startPage(listWidth, listHeight);
        ++page_;
        pdf_.text({listMargin, 10, 120, 0}, text::translate("Pick list"), {.points = 16, .isBold = true});
        const wxString counts = wxString::Format(wxPLURAL("%zu return", "%zu returns", static_cast<unsigned>(returns_)), returns_) + ", " +
                                wxString::Format(wxPLURAL("%d piece", "%d pieces", static_cast<unsigned>(pieces_)), pieces_);
        pdf_.text({listWidth - listMargin - 120, 11, 120, 0}, text::typed(counts + "   " + text::printDateTime(madeAt_)), {.points = 9, .align = Align::right});
        pdf_.text({listWidth - listMargin - 60, listHeight - 12, 60, 0}, text::typed(wxString::Format(_("Page %d"), page_)), {.points = 8, .align = Align::right});
        const Cells heads{"", text::translate("Shelf"), text::translate("Item"), text::translate("SKU"), text::translate("Pieces"), text::translate("Order"), "RMA"};
        pdf_.shade({listMargin, firstRow - 8, listWidth - 2 * listMargin, 7});
        double x = listMargin;
        for (std::size_t i = 0; i < heads.size(); x += pickColumns[i++].width)
            pdf_.text({x + cellPadding, firstRow - 6.8, pickColumns[i].width - 2 * cellPadding, 0}, heads[i],
                      {.points = 8, .isBold = true, .align = pickColumns[i].style.align, .mostLines = 1});
        y_ = firstRow;
    }

    double heightOf(const Cells& row) {
        double height = 7;
        for (std::size_t i = 0; i < row.size(); ++i)
            if (!row[i].empty()) height = std::max(height, pdf_.heightOf(pickColumns[i].width - 2 * cellPadding, row[i], pickColumns[i].style) + 2 * cellPadding);
        return height;
    }

    void drawRow(const Cells& row, double height) {
        pdf_.frame({listMargin + 2, y_ + (height - tickSide) / 2, tickSide, tickSide});
        double x = listMargin;
        for (std::size_t i = 0; i < row.size(); x += pickColumns[i++].width)
            if (!row[i].empty()) pdf_.text({x + cellPadding, y_ + cellPadding, pickColumns[i].width - 2 * cellPadding, 0}, row[i], pickColumns[i].style);
        const double shelf = listMargin + pickColumns[0].width;
        pdf_.line(shelf + 1, y_ + height - 1.4, shelf + pickColumns[1].width - 3, y_ + height - 1.4);
        y_ += height;
        pdf_.line(listMargin, y_, listWidth - listMargin, y_);
    }

    Pdf pdf_;
    TimePoint madeAt_;
    std::size_t returns_;
    std::vector<Cells> rows_;
    int pieces_ = 0, page_ = 0;
    double y_ = 0;
};

}  // namespace

std::string drawPickList(const std::vector<Return>& returns, TimePoint madeAt) { return PickPages(returns, madeAt).draw(); }

}  // namespace resodesk::documents
