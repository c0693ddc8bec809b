// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/work.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "pages/source_file.h"

namespace resodesk::pages {

namespace {

cairo_status_t append(void* out, const unsigned char* bytes, unsigned int count) {
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

/// Pages drawn anew: lines and letters stay what they are, and what else is in a PDF - scripts, forms, attachments - stays behind.
class Redrawn {
 public:
    Redrawn() : surface_(cairo_pdf_surface_create_for_stream(append, &bytes_, 1, 1)), page_(cairo_create(surface_)) {
        cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATOR, "ResoDesk");
    }
    ~Redrawn() {
        cairo_destroy(page_);
        cairo_surface_destroy(surface_);
    }
    bool add(const SourceFile& file, int number) {
        const PageSize size = file.size(number);
        cairo_pdf_surface_set_size(surface_, size.width, size.height);
        cairo_save(page_);
        const bool isDrawn = file.draw(number, page_, true);
        cairo_restore(page_);
        cairo_show_page(page_);
        return isDrawn && cairo_status(page_) == CAIRO_STATUS_SUCCESS;
    }
    std::string take() {
        cairo_surface_finish(surface_);
        return std::move(bytes_);
    }

 private:
    std::string bytes_;
    cairo_surface_t* surface_;
    cairo_t* page_;
};

std::string rgbOf(cairo_surface_t* surface, int width, int height) {
    std::string rgb;
    rgb.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    cairo_surface_flush(surface);
    const unsigned char* data = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < height; ++y) {
        const auto* row = reinterpret_cast<const std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
        for (int x = 0; x < width; ++x)
            for (const int shift : {16, 8, 0}) rgb += static_cast<char>(row[x] >> shift & 0xFF);
    }
    return rgb;
}

std::string rounded(double value) { return std::to_string(std::llround(value)); }

}  // namespace

std::optional<std::vector<std::string>> look(const std::string& file, double dpi, int mostWidth, int mostHeight) {
    const auto source = openSource(file);
    if (!source || !(dpi > 0) || mostWidth < 1 || mostHeight < 1) return std::nullopt;
    const PageSize size = source->size(0);
    const double life = dpi / 72, scale = std::min({life, mostWidth / size.width, mostHeight / size.height});
    const int width = std::clamp(static_cast<int>(std::lround(size.width * scale)), 1, mostWidth);
    const int height = std::clamp(static_cast<int>(std::lround(size.height * scale)), 1, mostHeight);
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t* page = cairo_create(surface);
    cairo_set_source_rgb(page, 1, 1, 1);
    cairo_paint(page);
    cairo_scale(page, width / size.width, height / size.height);
    const bool isDrawn = source->draw(0, page, false) && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
    std::vector<std::string> pieces;
    if (isDrawn) {
        pieces.push_back(std::to_string(source->pages()) + " " + rounded(size.width) + " " + rounded(size.height) + " " + (size.isKnown ? "1" : "0"));
        pieces.push_back(std::to_string(width) + " " + std::to_string(height) + " " + (scale < life ? "0" : "1"));
        pieces.push_back(rgbOf(surface, width, height));
    }
    cairo_destroy(page);
    cairo_surface_destroy(surface);
    if (!isDrawn) return std::nullopt;
    return pieces;
}

std::optional<std::vector<std::string>> join(const std::vector<std::string>& files) {
    Redrawn all;
    std::string counts, first = "0 0";
    int total = 0;
    for (const std::string& bytes : files) {
        const auto source = openSource(bytes);
        const int pages = source ? source->pages() : 0;
        counts += (counts.empty() ? "" : " ") + std::to_string(pages);
        if (total == 0 && pages > 0) first = rounded(source->size(0).width) + " " + rounded(source->size(0).height);
        total += pages;
        for (int page = 0; page < pages; ++page)
            if (!all.add(*source, page)) return std::nullopt;
    }
    if (total == 0) return std::vector<std::string>{counts, first, {}};
    return std::vector<std::string>{counts, first, all.take()};
}

std::optional<std::vector<std::string>> split(const std::string& file) {
    const auto source = openSource(file);
    if (!source) return std::nullopt;
    std::vector<std::string> pieces;
    for (int page = 0; page < source->pages(); ++page) {
        Redrawn one;
        if (!one.add(*source, page)) return std::nullopt;
        pieces.push_back(source->text(page));
        pieces.push_back(one.take());
    }
    return pieces;
}

}  // namespace resodesk::pages
