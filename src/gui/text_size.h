// SPDX-License-Identifier: GPL-3.0-or-later
// Room for text grows with the text: the desktop's text size (200 % is common) is none of wxWidgets' DIPs.

#pragma once

#include <wx/stattext.h>
#include <wx/textctrl.h>

namespace resodesk::gui {

/// Pixels for so many DIPs at the usual text size: widths of fields, columns and paragraphs, heights of lists.
int byText(const wxWindow* window, int dips);
/// -1 stays what it is: the window's own size.
wxSize byText(const wxWindow* window, const wxSize& dips);
/// Of a column: the same, and never less than its title needs.
int columnRoom(const wxWindow* list, const wxString& title, int dips);
/// Words in an empty field, and room for all of them.
void showHint(wxTextCtrl* field, const wxString& words);
/// The same for a field that is not always so wide: then it shows the shorter ones.
void showHint(wxTextCtrl* field, const wxString& words, const wxString& shorter);
/// The other way, for widths that are kept.
int textDips(const wxWindow* window, int pixels);

/// How high a text is whose lines are not longer than this: GTK breaks them by itself.
int heightAt(const wxStaticText* text, int width);

/// What wxWidgets measures wrongly is told to GTK, once, before the first window: the padding of a button grows for 200 ms when it
/// gets other words, and is measured at once; entries and empty choices do not grow with the text.
void prepareTheme();

/// Lays out a panel with buttons that may take several lines: how many is known after the first time.
void layOutLines(wxWindow* panel);

/// No more than the screen has for a window's content.
wxSize withinScreen(const wxWindow* window, const wxSize& pixels);

}  // namespace resodesk::gui
