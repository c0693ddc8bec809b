// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/label.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <memory>
#include <nlohmann/json.hpp>

namespace resodesk::sim {

namespace {

constexpr int mmPerInch10 = 254, pointsPerInch10 = 720;

int points(int mm) { return mm * pointsPerInch10 / mmPerInch10; }

void write(cairo_t* page, int xMm, int yMm, const char* font, const std::string& text) {
    PangoLayout* layout = pango_cairo_create_layout(page);
    PangoFontDescription* description = pango_font_description_from_string(font);
    pango_layout_set_font_description(layout, description);
    pango_layout_set_width(layout, points(100 - 2 * xMm) * PANGO_SCALE);
    pango_layout_set_text(layout, text.c_str(), -1);
    cairo_move_to(page, points(xMm), points(yMm));
    pango_cairo_show_layout(page, layout);
    pango_font_description_free(description);
    g_object_unref(layout);
}

cairo_status_t append(void* out, const unsigned char* bytes, unsigned int count) {
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string drawLabel(const nlohmann::json& doc, const nlohmann::json& to) {
    std::string pdf;
    cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(append, &pdf, points(100), points(150));
    cairo_t* page = cairo_create(surface);
    const auto text = [&](const char* field) { return to.value(field, ""); };
    write(page, 6, 6, "DejaVu Sans 9", "From: " + doc.at("buyer").value("name", ""));
    cairo_rectangle(page, points(70), points(6), points(24), points(16));
    cairo_stroke(page);
    write(page, 72, 9, "DejaVu Sans 8", "Postage\nrequired");
    write(page, 6, 34, "DejaVu Sans Bold 12",
          text("name") + "\n" + text("street") + "\n" + text("postcode") + " " + text("city") + "\n" + text("country"));
    write(page, 6, 84, "DejaVu Sans 10", "RMA");
    write(page, 6, 90, "DejaVu Sans Mono Bold 16", doc.value("rma", ""));
    write(page, 6, 112, "DejaVu Sans 9", "Order " + doc.value("order_id", "") + "\nReturn " + doc.value("id", ""));
    cairo_show_page(page);
    cairo_destroy(page);
    cairo_surface_destroy(surface);
    return pdf;
}

}  // namespace resodesk::sim
