// SPDX-License-Identifier: GPL-3.0-or-later
// A PDF being drawn: texts that can be read out of it, lines, codes. Everything in millimetres from the top left corner.

#pragma once

#include <memory>
#include <string>

#include "documents/barcode.h"

namespace resodesk::documents {

struct Area {
    double x = 0, y = 0, width = 0, height = 0;
};

enum class Align { left, centre, right };

struct TextStyle {
    double points = 9;
    bool isBold = false;
    bool isFixedWidth = false;
    Align align = Align::left;
    int mostLines = 0;  ///< what is more ends with an ellipsis; 0: as many as it takes
};

inline constexpr Area a4{0, 0, 210, 297};

class Pdf {
 public:
    explicit Pdf(const std::string& title);
    ~Pdf();

    void startPage(double width, double height);
    /// Wrapped into the area's width, from its top; its height does not matter. The height it takes.
    double text(const Area& area, const std::string& words, const TextStyle& style = {});
    double heightOf(double width, const std::string& words, const TextStyle& style = {});
    /// In smaller letters until it fits into the area, cut off below `smallest` points.
    void textThatFits(const Area& area, const std::string& words, TextStyle style, double smallest);
    void line(double x1, double y1, double x2, double y2);
    void frame(const Area& area);
    void shade(const Area& area);
    /// In the middle of the area, with the light margin that scanners want. Bars are whole dots of a 203 dpi printer wide. False, and
    /// nothing drawn, when it does not fit.
    bool bars(const Area& area, const std::optional<Barcode>& code);
    bool square(const Area& area, const std::optional<Barcode>& code);
    /// The file's bytes. The last call.
    std::string take();

 private:
    struct Drawing;
    void fillModules(const Barcode& code, double x, double y, double moduleWidth, double moduleHeight);
    std::unique_ptr<Drawing> drawing_;
};

}  // namespace resodesk::documents
