// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/accessible.h"

#include <gtk/gtk.h>

namespace resodesk::gui {

namespace {

/// wx wraps some controls in a scrolled window: the one inside is what readers see.
GtkWidget* innermost(GtkWidget* widget) {
    if (GTK_IS_SCROLLED_WINDOW(widget))
        if (GtkWidget* child = gtk_bin_get_child(GTK_BIN(widget))) return child;
    return widget;
}

}  // namespace

void nameForReaders(wxWindow* window, const wxString& name, const wxString& description) {
    GtkWidget* widget = innermost(static_cast<GtkWidget*>(window->GetHandle()));
    const auto set = [&](GtkWidget* named) {
        AtkObject* accessible = gtk_widget_get_accessible(named);
        if (!accessible) return;
        if (!name.empty()) atk_object_set_name(accessible, name.utf8_str());
        atk_object_set_description(accessible, description.utf8_str());
    };
    set(widget);
    // One types into the entry of a combo box, which has the focus then.
    if (GTK_IS_COMBO_BOX(widget) && gtk_combo_box_get_has_entry(GTK_COMBO_BOX(widget))) set(gtk_bin_get_child(GTK_BIN(widget)));
}

bool relabel(wxWindow* window, const wxString& words) {
    if (window->GetLabel() == words) return false;
    window->SetLabel(words);
    return true;
}

void withoutSearchBox(wxWindow* list) {
    GtkWidget* tree = innermost(static_cast<GtkWidget*>(list->GetHandle()));
    if (!GTK_IS_TREE_VIEW(tree)) return;
    gtk_tree_view_set_enable_search(GTK_TREE_VIEW(tree), FALSE);
}

void uprightTabs(wxWindow* notebook) {
    auto* tabs = GTK_NOTEBOOK(notebook->GetHandle());
    for (int i = 0; i < gtk_notebook_get_n_pages(tabs); ++i) {
        GtkWidget* title = gtk_notebook_get_tab_label(tabs, gtk_notebook_get_nth_page(tabs, i));
        const auto turn = [](GtkWidget* widget, gpointer) {
            if (!GTK_IS_LABEL(widget)) return;
            gtk_label_set_angle(GTK_LABEL(widget), 0);
            gtk_label_set_xalign(GTK_LABEL(widget), 0);
            if (GtkWidget* box = gtk_widget_get_parent(widget); GTK_IS_BOX(box)) gtk_box_set_child_packing(GTK_BOX(box), widget, TRUE, TRUE, 0, GTK_PACK_START);
        };
        if (GTK_IS_CONTAINER(title))
            gtk_container_foreach(GTK_CONTAINER(title), turn, nullptr);
        else if (title)
            turn(title, nullptr);
    }
}

void dialogForReaders(wxWindow* window) {
    if (AtkObject* accessible = gtk_widget_get_accessible(static_cast<GtkWidget*>(window->GetHandle()))) atk_object_set_role(accessible, ATK_ROLE_DIALOG);
}

}  // namespace resodesk::gui
