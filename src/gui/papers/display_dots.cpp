// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/papers/display_dots.h"

#include <gtk/gtk.h>
#include <wx/image.h>
#include <wx/intl.h>

#include <cmath>
#include <cstdlib>
#include <cstring>

namespace resodesk::gui {

namespace {

constexpr double usualDpi = 96, leastDpi = 60, mostDpi = 500;  // projectors and virtual displays say anything
constexpr double mmPerInch = 25.4;

}  // namespace

double dotsPerInch(const wxWindow* window) {
    const int scale = gtk_widget_get_scale_factor(window->GetHandle());
    GdkWindow* gdk = gtk_widget_get_window(gtk_widget_get_toplevel(window->GetHandle()));
    GdkMonitor* monitor = gdk ? gdk_display_get_monitor_at_window(gdk_window_get_display(gdk), gdk) : nullptr;
    const int mm = monitor ? gdk_monitor_get_width_mm(monitor) : 0;
    if (mm <= 0) return usualDpi * scale;
    GdkRectangle place{};
    gdk_monitor_get_geometry(monitor, &place);
    const double dpi = place.width * scale / (mm / mmPerInch);
    return dpi >= leastDpi && dpi <= mostDpi ? dpi : usualDpi * scale;
}

wxBitmap bitmapOf(const app::LabelPicture& picture, const wxWindow* window) {
    auto* rgb = static_cast<unsigned char*>(std::malloc(picture.rgb.size()));  // wxImage frees it
    if (!rgb) return {};
    std::memcpy(rgb, picture.rgb.data(), picture.rgb.size());
    return wxBitmap(wxImage(picture.width, picture.height, rgb), wxBITMAP_SCREEN_DEPTH, gtk_widget_get_scale_factor(window->GetHandle()));
}

wxString sizeWords(const app::LabelPicture& picture, double dpi) {
    wxString words = picture.isSizeKnown ? wxString::Format(_("%.0f x %.0f mm"), picture.widthMm, picture.heightMm)
                                         : wxString::Format(_("A picture that does not tell its size, taken for %.0f x %.0f mm"), picture.widthMm, picture.heightMm);
    if (picture.isTrueSize) {
        words += ", " + _("true size");
    } else {
        const double life = picture.widthMm / mmPerInch * dpi;
        // TRANSLATORS: how large a label is shown, of its true size
        words += ", " + wxString::Format(_("shown at %d %%"), static_cast<int>(std::lround(100 * picture.width / life)));
    }
    if (picture.pages > 1) words += ", " + wxString::Format(wxPLURAL("page 1 of %d", "page 1 of %d", static_cast<unsigned>(picture.pages)), picture.pages);
    return words;
}

}  // namespace resodesk::gui
