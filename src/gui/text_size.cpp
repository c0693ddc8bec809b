// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/text_size.h"

#include <gtk/gtk.h>
#include <wx/display.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace resodesk::gui {

namespace {

constexpr double usualResolution = 96;
constexpr int entryHeight = 32, choiceHeight = 19;  // inside their frames
constexpr int besideHint = 20;   // the theme's padding
constexpr int besideTitle = 36;  // the theme's padding and the arrow of a sorted column
constexpr int frameWidth = 16, frameHeight = 64;  // of the window manager, with some air

/// What the desktop multiplies the size of texts by.
double textScale() {
    GdkScreen* screen = gdk_screen_get_default();
    const double resolution = screen ? gdk_screen_get_resolution(screen) : usualResolution;
    return resolution > 0 ? std::clamp(resolution / usualResolution, 0.5, 4.0) : 1.0;
}

}  // namespace

int byText(const wxWindow* window, int dips) { return dips < 0 ? dips : static_cast<int>(std::lround(window->FromDIP(dips) * textScale())); }

wxSize byText(const wxWindow* window, const wxSize& dips) { return {byText(window, dips.x), byText(window, dips.y)}; }

int columnRoom(const wxWindow* list, const wxString& title, int dips) {
    const wxFont heading = list->GetFont().Bold();  // as themes have it
    int width = 0;
    list->GetTextExtent(title, &width, nullptr, nullptr, nullptr, &heading);
    return std::max(byText(list, dips), width + list->FromDIP(besideTitle));
}

void showHint(wxTextCtrl* field, const wxString& words) {
    field->SetHint(words);
    const wxSize needed = field->GetSizeFromTextSize(field->GetTextExtent(words).x + field->FromDIP(besideHint));
    field->SetMinSize(wxSize(std::max(field->GetMinSize().x, needed.x), field->GetMinSize().y));
}

void showHint(wxTextCtrl* field, const wxString& words, const wxString& shorter) {
    field->SetHint(words);
    field->Bind(wxEVT_SIZE, [field, words, shorter](wxSizeEvent& event) {
        event.Skip();
        const int needed = field->GetSizeFromTextSize(field->GetTextExtent(words).x + field->FromDIP(besideHint)).x;
        const wxString& hint = needed > event.GetSize().x ? shorter : words;
        if (field->GetHint() != hint) field->SetHint(hint);
    });
}

int textDips(const wxWindow* window, int pixels) { return static_cast<int>(std::lround(window->ToDIP(pixels) / textScale())); }

int heightAt(const wxStaticText* text, int width) {
    int height = 0;
    gtk_widget_get_preferred_height_for_width(static_cast<GtkWidget*>(text->GetHandle()), width, &height, nullptr);
    return height;
}

void layOutLines(wxWindow* panel) {
    panel->Layout();
    panel->Layout();
}

void prepareTheme() {
    std::string rules = "button{transition:none}";
    if (const double scale = textScale(); scale > 1)
        rules += " entry { min-height: " + std::to_string(std::lround(entryHeight * scale)) + "px; } button.combo { min-height: " +
                 std::to_string(std::lround(choiceHeight * scale)) + "px; }";
    GtkCssProvider* provider = gtk_css_provider_new();
    gtk_css_provider_load_from_data(provider, rules.c_str(), -1, nullptr);
    gtk_style_context_add_provider_for_screen(gdk_screen_get_default(), GTK_STYLE_PROVIDER(provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    g_object_unref(provider);
}

wxSize withinScreen(const wxWindow* window, const wxSize& pixels) {
    const wxRect screen = wxDisplay(window).GetClientArea();
    return {std::min(pixels.x, screen.width - window->FromDIP(frameWidth)), std::min(pixels.y, screen.height - window->FromDIP(frameHeight))};
}

}  // namespace resodesk::gui
