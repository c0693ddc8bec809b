// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns a list shows, in which order, how wide: to be kept with a saved view.

#pragma once

#include <wx/dataview.h>

#include <string_view>
#include <vector>

#include "domain/returns/saved_view.h"
#include "gui/returns/returns_model.h"

namespace resodesk::gui {

std::string_view nameOf(ReturnColumn column);

/// The shown ones, from left to right.
std::vector<ShownColumn> columnsOf(wxDataViewCtrl* list);
/// The others are hidden. Names that are not known are left out; none leaves everything as it is.
void showColumns(wxDataViewCtrl* list, const std::vector<ShownColumn>& columns);

}  // namespace resodesk::gui
