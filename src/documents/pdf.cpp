// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/pdf.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <utility>

namespace resodesk::documents {

namespace {

constexpr double pointsPerMm = 72 / 25.4;
constexpr double dot = 25.4 / 203;  // of a label printer, in mm
constexpr double thin = 0.2;        // of a line, in mm
constexpr int widestBar = 3;        // dots
constexpr int besideBars = 10, besideSquare = 4;  // modules of light margin that the codes' standards ask for

double points(double mm) { return mm * pointsPerMm; }

cairo_status_t append(void* out, const unsigned char* bytes, unsigned int count) {
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
using Layout = std::unique_ptr<PangoLayout, Unref>;

PangoAlignment pangoAlign(Align align) {
    switch (align) {
        case Align::left: return PANGO_ALIGN_LEFT;
        case Align::centre: return PANGO_ALIGN_CENTER;
        case Align::right: return PANGO_ALIGN_RIGHT;
    }
    return PANGO_ALIGN_LEFT;
}

Layout layoutOf(cairo_t* page, double width, const std::string& words, const TextStyle& style) {
    Layout layout(pango_cairo_create_layout(page));
    const std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> font(pango_font_description_new(), &pango_font_description_free);
    pango_font_description_set_family(font.get(), style.isFixedWidth ? "DejaVu Sans Mono,monospace" : "DejaVu Sans,sans");
    pango_font_description_set_weight(font.get(), style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font.get(), style.points * PANGO_SCALE);  // the page's unit is a point
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_width(layout.get(), static_cast<int>(points(width) * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout.get(), pangoAlign(style.align));
    if (style.mostLines > 0) {
        pango_layout_set_height(layout.get(), -style.mostLines);
        pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    }
    pango_layout_set_text(layout.get(), words.data(), static_cast<int>(words.size()));
    return layout;
}

double heightOfLayout(PangoLayout* layout) {
    int height = 0;
    pango_layout_get_size(layout, nullptr, &height);
    return height / static_cast<double>(PANGO_SCALE) / pointsPerMm;
}

}  // namespace

struct Pdf::Drawing {
    std::string bytes;
    cairo_surface_t* surface = nullptr;
    cairo_t* page = nullptr;
    bool hasPage = false;
    ~Drawing() {
        cairo_destroy(page);
        cairo_surface_destroy(surface);
    }
};

Pdf::Pdf(const std::string& title) : drawing_(std::make_unique<Drawing>()) {
    drawing_->surface = cairo_pdf_surface_create_for_stream(append, &drawing_->bytes, points(a4.width), points(a4.height));
    cairo_pdf_surface_set_metadata(drawing_->surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(drawing_->surface, CAIRO_PDF_METADATA_CREATOR, "ResoDesk");
    drawing_->page = cairo_create(drawing_->surface);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(drawing_->page, options);
    cairo_font_options_destroy(options);
}

Pdf::~Pdf() = default;

void Pdf::startPage(double width, double height) {
    if (std::exchange(drawing_->hasPage, true)) cairo_show_page(drawing_->page);
    cairo_pdf_surface_set_size(drawing_->surface, points(width), points(height));
    cairo_set_source_rgb(drawing_->page, 0, 0, 0);
    cairo_set_line_width(drawing_->page, points(thin));
}

double Pdf::text(const Area& area, const std::string& words, const TextStyle& style) {
    const Layout layout = layoutOf(drawing_->page, area.width, words, style);
    cairo_move_to(drawing_->page, points(area.x), points(area.y));
    pango_cairo_show_layout(drawing_->page, layout.get());
    return heightOfLayout(layout.get());
}

double Pdf::heightOf(double width, const std::string& words, const TextStyle& style) {
    return heightOfLayout(layoutOf(drawing_->page, width, words, style).get());
}

void Pdf::textThatFits(const Area& area, const std::string& words, TextStyle style, double smallest) {
    while (style.points > smallest && heightOf(area.width, words, style) > area.height) style.points -= 0.5;
    cairo_save(drawing_->page);
    cairo_rectangle(drawing_->page, points(area.x), points(area.y), points(area.width), points(area.height));
    cairo_clip(drawing_->page);
    text(area, words, style);
    cairo_restore(drawing_->page);
}

void Pdf::line(double x1, double y1, double x2, double y2) {
    cairo_move_to(drawing_->page, points(x1), points(y1));
    cairo_line_to(drawing_->page, points(x2), points(y2));
    cairo_stroke(drawing_->page);
}

void Pdf::frame(const Area& area) {
    cairo_rectangle(drawing_->page, points(area.x), points(area.y), points(area.width), points(area.height));
    cairo_stroke(drawing_->page);
}

void Pdf::shade(const Area& area) {
    cairo_set_source_rgb(drawing_->page, 0.92, 0.92, 0.92);
    cairo_rectangle(drawing_->page, points(area.x), points(area.y), points(area.width), points(area.height));
    cairo_fill(drawing_->page);
    cairo_set_source_rgb(drawing_->page, 0, 0, 0);
}

/// One path for all: neighbours that are painted one by one leave light seams between them.
void Pdf::fillModules(const Barcode& code, double x, double y, double moduleWidth, double moduleHeight) {
    for (int row = 0; row < code.rows; ++row)
        for (int from = 0; from < code.columns; ++from) {
            int to = from;
            while (to < code.columns && code.dark(to, row)) ++to;
            if (to == from) continue;
            cairo_rectangle(drawing_->page, points(x + from * moduleWidth), points(y + row * moduleHeight), points((to - from) * moduleWidth), points(moduleHeight));
            from = to;
        }
    cairo_fill(drawing_->page);
}

bool Pdf::bars(const Area& area, const std::optional<Barcode>& code) {
    if (!code) return false;
    const int dots = std::min(widestBar, static_cast<int>(area.width / (code->columns + 2 * besideBars) / dot));
    if (dots < 1) return false;
    const double width = code->columns * dots * dot;
    fillModules(*code, area.x + (area.width - width) / 2, area.y, dots * dot, area.height);
    return true;
}

bool Pdf::square(const Area& area, const std::optional<Barcode>& code) {
    if (!code) return false;
    const double module = std::min(area.width, area.height) / (code->columns + 2 * besideSquare);
    if (module < dot) return false;
    const double side = module * code->columns;
    fillModules(*code, area.x + (area.width - side) / 2, area.y + (area.height - side) / 2, module, module);
    return true;
}

std::string Pdf::take() {
    if (std::exchange(drawing_->hasPage, false)) cairo_show_page(drawing_->page);
    cairo_surface_finish(drawing_->surface);
    return std::move(drawing_->bytes);
}

}  // namespace resodesk::documents
