// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a long list that are loaded: the same steps for each list, whose model says what its cells are.

#pragma once

#include <gtk/gtk.h>
#include <wx/dataview.h>

#include <algorithm>
#include <vector>

#include "screens/list_steps.h"

namespace resodesk::gui {

/// Rows have a `key` of their own, and are equal when they look the same.
template <class Row>
class RowsModel : public wxDataViewVirtualListModel {
 public:
    const std::vector<Row>& rows() const { return rows_; }
    /// A new list: everything anew.
    void reset(std::vector<Row> rows) {
        rows_ = std::move(rows);
        Reset(static_cast<unsigned>(rows_.size()));
    }
    void append(const std::vector<Row>& rows) {
        for (const Row& row : rows) {
            rows_.push_back(row);
            RowAppended();
        }
    }
    /// The same list read again: only what differs is touched. True when everything had to be filled anew.
    bool refresh(std::vector<Row> rows) {
        const screens::ListSteps steps = screens::stepsBetween(rows_, rows);
        if (steps.isReset) {
            reset(std::move(rows));
            return true;
        }
        for (const std::size_t place : steps.removed) {
            rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(place));
            RowDeleted(static_cast<unsigned>(place));
        }
        for (const std::size_t place : steps.inserted) {
            rows_.insert(rows_.begin() + static_cast<std::ptrdiff_t>(place), rows[place]);
            RowInserted(static_cast<unsigned>(place));
        }
        rows_ = std::move(rows);
        for (const std::size_t place : steps.changed) RowChanged(static_cast<unsigned>(place));
        return false;
    }
    int rowOf(const decltype(Row::key)& key) const {
        const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) { return row.key == key; });
        return found == rows_.end() ? wxNOT_FOUND : static_cast<int>(found - rows_.begin());
    }

 private:
    wxString GetColumnType(unsigned) const override { return "string"; }
    bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }
    std::vector<Row> rows_;
};

/// Calls `panel->extend()` when the end of what is loaded comes near: wx has no scroll event here, GTK's adjustment says it.
template <class Panel>
void extendNearEnd(wxDataViewCtrl* list, Panel* panel) {
    GtkAdjustment* scroll = gtk_scrolled_window_get_vadjustment(GTK_SCROLLED_WINDOW(static_cast<GtkWidget*>(list->GetHandle())));
    g_signal_connect(scroll, "value-changed", G_CALLBACK(+[](GtkAdjustment* adjustment, gpointer self) {
                         const double rest = gtk_adjustment_get_upper(adjustment) - gtk_adjustment_get_value(adjustment) -
                                             2 * gtk_adjustment_get_page_size(adjustment);
                         if (rest < 0) static_cast<Panel*>(self)->extend();
                     }),
                     panel);
}

}  // namespace resodesk::gui
