// SPDX-License-Identifier: GPL-3.0-or-later
// What is copied of returns: one kind of number, or whole rows as they are shown.

#pragma once

#include <wx/dataview.h>

#include <string_view>
#include <utility>
#include <vector>

#include "gui/returns/returns_model.h"

namespace resodesk::gui {

enum class CopyWhat { order, id, buyer, rma, sku, rows };

/// A line each, in the order of the list; rows with tabs between the shown columns and their headings, as spreadsheets take them.
wxString textToCopy(CopyWhat what, const std::vector<ReturnRow>& rows, const ReturnsModel& model, wxDataViewCtrl* list);
/// False: the clipboard cannot be reached.
bool copyText(const wxString& text);

}  // namespace resodesk::gui
