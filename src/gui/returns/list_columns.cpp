// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/returns/list_columns.h"

#include <gtk/gtk.h>

#include <algorithm>

#include "gui/text_size.h"

namespace resodesk::gui {

namespace {

GtkTreeViewColumn* handleOf(wxDataViewColumn* column) { return GTK_TREE_VIEW_COLUMN(column->GetGtkHandle()); }

wxDataViewColumn* find(wxDataViewCtrl* list, std::string_view name) {
    for (unsigned i = 0; i < list->GetColumnCount(); ++i)
        if (nameOf(static_cast<ReturnColumn>(list->GetColumn(i)->GetModelColumn())) == name) return list->GetColumn(i);
    return nullptr;
}

}  // namespace

std::string_view nameOf(ReturnColumn column) {
    switch (column) {
        case ReturnColumn::timeLeft: return "time_left";
        case ReturnColumn::state: return "state";
        case ReturnColumn::order: return "order";
        case ReturnColumn::buyer: return "buyer";
        case ReturnColumn::item: return "item";
        case ReturnColumn::amount: return "amount";
        case ReturnColumn::reason: return "reason";
        case ReturnColumn::requested: return "requested";
        case ReturnColumn::policy: return "policy";
        case ReturnColumn::rma: return "rma";
        case ReturnColumn::id: return "id";
        case ReturnColumn::country: return "country";
        case ReturnColumn::tags: return "tags";
        case ReturnColumn::count: break;
    }
    return {};
}

/// wx knows the order in which columns were made, GTK the one in which the seller has put them.
std::vector<ShownColumn> columnsOf(wxDataViewCtrl* list) {
    std::vector<ShownColumn> shown;
    if (list->GetColumnCount() == 0) return shown;
    GtkTreeView* tree = GTK_TREE_VIEW(gtk_tree_view_column_get_tree_view(handleOf(list->GetColumn(0))));
    GList* order = gtk_tree_view_get_columns(tree);
    for (const GList* at = order; at; at = at->next)
        for (unsigned i = 0; i < list->GetColumnCount(); ++i) {
            wxDataViewColumn* column = list->GetColumn(i);
            if (handleOf(column) != at->data || column->IsHidden()) continue;
            shown.push_back({std::string(nameOf(static_cast<ReturnColumn>(column->GetModelColumn()))), textDips(list, std::max(column->GetWidth(), 0))});
        }
    g_list_free(order);
    return shown;
}

void showColumns(wxDataViewCtrl* list, const std::vector<ShownColumn>& columns) {
    std::vector<wxDataViewColumn*> shown;
    for (const ShownColumn& column : columns)
        if (wxDataViewColumn* found = find(list, column.name)) {
            shown.push_back(found);
            if (column.width > 0) found->SetWidth(byText(list, column.width));
        }
    if (shown.empty()) return;
    GtkTreeViewColumn* last = nullptr;
    for (wxDataViewColumn* column : shown) {
        gtk_tree_view_move_column_after(GTK_TREE_VIEW(gtk_tree_view_column_get_tree_view(handleOf(column))), handleOf(column), last);
        last = handleOf(column);
    }
    for (unsigned i = 0; i < list->GetColumnCount(); ++i) {
        wxDataViewColumn* column = list->GetColumn(i);
        column->SetHidden(std::find(shown.begin(), shown.end(), column) == shown.end());
    }
}

}  // namespace resodesk::gui
