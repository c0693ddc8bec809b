// SPDX-License-Identifier: GPL-3.0-or-later
// What people and screen readers read. wxWindow::SetName is not it: GTK wants the name on the widget's ATK object.

#pragma once

#include <wx/window.h>

namespace resodesk::gui {

/// The accessible name of a control whose label does not say it, and optionally a description (why it is disabled ...).
void nameForReaders(wxWindow* window, const wxString& name, const wxString& description = {});

/// Sets the words of a label or button if they are others, and says whether they were: the same words again would be
/// measured, laid out and painted again.
bool relabel(wxWindow* window, const wxString& words);

/// GTK opens a search box of its own over a list in which one types or presses Ctrl+F: ours stands above the list.
void withoutSearchBox(wxWindow* list);

/// GTK turns the titles of tabs at the left by a quarter: these stand upright and are read like a list.
void uprightTabs(wxWindow* notebook);

/// Tells readers that this window is a dialog; wx makes it a plain frame for them.
void dialogForReaders(wxWindow* window);

}  // namespace resodesk::gui
