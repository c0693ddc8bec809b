// SPDX-License-Identifier: GPL-3.0-or-later
// A PDF, PNG or JPEG from outside as pages that can be drawn.

#pragma once

#include <cairo.h>

#include <memory>
#include <string>

namespace resodesk::pages {

struct PageSize {
    double width = 0, height = 0;  ///< points, 72 to an inch
    bool isKnown = true;           ///< false: a picture that does not tell its own
};

class SourceFile {
 public:
    virtual ~SourceFile() = default;
    virtual int pages() const = 0;
    virtual PageSize size(int page) const = 0;
    /// In the unit of points, from the top left corner. False when it cannot be drawn. `isForPrint`: lines stay lines.
    virtual bool draw(int page, cairo_t* to, bool isForPrint) const = 0;
    virtual std::string text(int page) const = 0;
};

/// Nothing for what is none of them, is damaged, locked, has no page or more than 2,000, or pages without a size.
std::unique_ptr<SourceFile> openSource(const std::string& bytes);

}  // namespace resodesk::pages
