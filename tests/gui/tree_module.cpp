// SPDX-License-Identifier: GPL-3.0-or-later
// A GTK module that the tests load into the window under test (GTK_MODULES): it tells, over a socket, what each widget says to
// readers, how much room its text has and needs, and where the focus went. The program itself knows nothing of it.

#include <gio/gunixsocketaddress.h>
#include <gtk/gtk.h>
#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace {

using Json = nlohmann::json;

std::vector<GtkWidget*> focused;  // in the order the focus went; only compared, never used

struct Box {
    int left, top, right, bottom;
};

std::string words(const char* text) { return text ? text : ""; }
std::uintptr_t number(const void* what) { return reinterpret_cast<std::uintptr_t>(what); }

Box boxOf(GtkWidget* widget) {
    int x = 0, y = 0;
    gtk_widget_translate_coordinates(widget, gtk_widget_get_toplevel(widget), 0, 0, &x, &y);
    return {x, y, x + gtk_widget_get_allocated_width(widget), y + gtk_widget_get_allocated_height(widget)};
}

bool scrolls(GtkAdjustment* adjustment) { return adjustment && gtk_adjustment_get_upper(adjustment) > gtk_adjustment_get_page_size(adjustment) + 0.5; }

/// How many pixels of the widget lie beyond what its ancestors show, and cannot be scrolled to: left, top, right, bottom.
Json clippedBy(GtkWidget* widget) {
    const Box own = boxOf(widget);
    Box seen = own;
    bool isFixedX = true, isFixedY = true;
    for (GtkWidget* p = gtk_widget_get_parent(widget); p; p = gtk_widget_get_parent(p)) {
        GtkWidget* above = gtk_widget_get_parent(p);
        GtkWidget* scroller = GTK_IS_SCROLLED_WINDOW(p) ? p : above && GTK_IS_SCROLLED_WINDOW(above) ? above : nullptr;
        if (scroller) {
            isFixedX = isFixedX && !scrolls(gtk_scrolled_window_get_hadjustment(GTK_SCROLLED_WINDOW(scroller)));
            isFixedY = isFixedY && !scrolls(gtk_scrolled_window_get_vadjustment(GTK_SCROLLED_WINDOW(scroller)));
        }
        const Box around = boxOf(p);
        if (isFixedX) seen.left = std::max(seen.left, around.left), seen.right = std::min(seen.right, around.right);
        if (isFixedY) seen.top = std::max(seen.top, around.top), seen.bottom = std::min(seen.bottom, around.bottom);
    }
    const Json cut = {seen.left - own.left, seen.top - own.top, own.right - seen.right, own.bottom - seen.bottom};
    return cut == Json{0, 0, 0, 0} ? Json() : cut;
}

int sizeOf(GtkWidget* widget, const char* text, bool isHeight) {
    PangoLayout* layout = gtk_widget_create_pango_layout(widget, text);
    int width = 0, height = 0;
    pango_layout_get_pixel_size(layout, &width, &height);
    g_object_unref(layout);
    return isHeight ? height : width;
}

int widthOf(GtkWidget* widget, const char* text) { return sizeOf(widget, text, false); }

Json colour(const GdkRGBA& c) { return {c.red, c.green, c.blue, c.alpha}; }

GdkRGBA over(const GdkRGBA& upper, const GdkRGBA& lower) {
    const double left = lower.alpha * (1 - upper.alpha), alpha = upper.alpha + left;
    if (alpha <= 0) return {0, 0, 0, 0};
    const auto mix = [&](double u, double l) { return (u * upper.alpha + l * left) / alpha; };
    return {mix(upper.red, lower.red), mix(upper.green, lower.green), mix(upper.blue, lower.blue), alpha};
}

/// The colour that lies behind, as far as it is one: gradients are the theme's own affair.
Json backgroundOf(GtkWidget* widget) {
    GdkRGBA seen = {0, 0, 0, 0};
    for (GtkWidget* p = widget; p; p = gtk_widget_get_parent(p)) {
        GtkStyleContext* style = gtk_widget_get_style_context(p);
        GdkRGBA* back = nullptr;
        cairo_pattern_t* image = nullptr;
        gtk_style_context_get(style, gtk_style_context_get_state(style), "background-color", &back, "background-image", &image, nullptr);
        if (back) seen = over(seen, *back);
        gdk_rgba_free(back);
        if (image) return cairo_pattern_destroy(image), Json();
        if (seen.alpha > 0.99) return colour(seen);
    }
    return {};
}

void addColours(GtkWidget* widget, Json& node) {
    GtkStyleContext* style = gtk_widget_get_style_context(widget);
    GdkRGBA front;
    gtk_style_context_get_color(style, gtk_style_context_get_state(style), &front);
    node["front"] = colour(front);
    node["back"] = backgroundOf(widget);
}

void addLabel(GtkLabel* label, Json& node) {
    node["text"] = words(gtk_label_get_text(label));
    PangoLayout* layout = gtk_label_get_layout(label);
    int width = 0, height = 0;
    pango_layout_get_pixel_size(layout, &width, &height);
    node["needs"] = {width, height};
    node["room"] = {gtk_widget_get_allocated_width(GTK_WIDGET(label)), gtk_widget_get_allocated_height(GTK_WIDGET(label))};
    node["ellipsized"] = static_cast<bool>(pango_layout_is_ellipsized(layout));
    addColours(GTK_WIDGET(label), node);
}

void addEntry(GtkEntry* entry, Json& node) {
    GtkWidget* widget = GTK_WIDGET(entry);
    int x = 0, y = 0, width = 0, height = 0;
    GTK_ENTRY_GET_CLASS(entry)->get_text_area_size(entry, &x, &y, &width, &height);
    GtkStyleContext* style = gtk_widget_get_style_context(widget);
    GtkBorder padding;
    gtk_style_context_get_padding(style, gtk_style_context_get_state(style), &padding);
    const bool isShown = gtk_entry_get_visibility(entry);
    node["text"] = isShown ? words(gtk_entry_get_text(entry)) : "";
    node["hint"] = words(gtk_entry_get_placeholder_text(entry));
    node["roomInside"] = width - padding.left - padding.right;
    node["hintNeeds"] = widthOf(widget, gtk_entry_get_placeholder_text(entry));
    node["textNeeds"] = isShown ? widthOf(widget, gtk_entry_get_text(entry)) : 0;
    node["lineNeeds"] = sizeOf(widget, "Ag", true);
    node["isReadOnly"] = !gtk_editable_get_editable(GTK_EDITABLE(entry));
    addColours(widget, node);
}

/// The options of a choice, and whether the one that is shown has its room.
void addCombo(GtkComboBox* combo, Json& node) {
    GtkTreeModel* model = gtk_combo_box_get_model(combo);
    GtkTreeIter at;
    Json options = Json::array();
    const int column = std::max(gtk_combo_box_get_entry_text_column(combo), 0);
    for (bool is = model && gtk_tree_model_get_n_columns(model) > column && gtk_tree_model_get_iter_first(model, &at); is; is = gtk_tree_model_iter_next(model, &at)) {
        if (gtk_tree_model_get_column_type(model, column) != G_TYPE_STRING) break;
        char* text = nullptr;
        gtk_tree_model_get(model, &at, column, &text, -1);
        options.push_back(words(text));
        g_free(text);
    }
    node["options"] = options;
    if (GTK_IS_COMBO_BOX_TEXT(combo)) {
        char* text = gtk_combo_box_text_get_active_text(GTK_COMBO_BOX_TEXT(combo));
        node["text"] = words(text);
        node["textNeeds"] = widthOf(GTK_WIDGET(combo), text);
        node["lineNeeds"] = sizeOf(GTK_WIDGET(combo), "Ag", true);
        g_free(text);
    }
}

Json cellsOf(GtkTreeView* tree, GtkTreeViewColumn* column) {
    Json cells = Json::array();
    GtkTreePath *first = nullptr, *last = nullptr;
    if (!gtk_tree_view_get_visible_range(tree, &first, &last)) return cells;
    GtkTreeModel* model = gtk_tree_view_get_model(tree);
    GtkTreeIter at;
    bool is = gtk_tree_model_get_iter(model, &at, first);
    for (int row = 0; is && row < 40; ++row, is = gtk_tree_model_iter_next(model, &at)) {
        gtk_tree_view_column_cell_set_cell_data(column, model, &at, FALSE, FALSE);
        GList* all = gtk_cell_layout_get_cells(GTK_CELL_LAYOUT(column));
        for (GList* one = all; one; one = one->next) {
            if (!GTK_IS_CELL_RENDERER_TEXT(one->data)) continue;
            char* text = nullptr;
            GdkRGBA* front = nullptr;
            gboolean isColoured = FALSE;
            int width = 0;
            g_object_get(one->data, "text", &text, "foreground-rgba", &front, "foreground-set", &isColoured, nullptr);
            gtk_cell_renderer_get_preferred_width(GTK_CELL_RENDERER(one->data), GTK_WIDGET(tree), nullptr, &width);
            cells.push_back({{"text", words(text)}, {"needs", width}, {"front", isColoured && front ? colour(*front) : Json()}});
            g_free(text);
            if (front) gdk_rgba_free(front);
        }
        g_list_free(all);
    }
    gtk_tree_path_free(first);
    gtk_tree_path_free(last);
    return cells;
}

void addTable(GtkTreeView* tree, Json& node) {
    Json columns = Json::array();
    GList* all = gtk_tree_view_get_columns(tree);
    for (GList* one = all; one; one = one->next) {
        auto* column = GTK_TREE_VIEW_COLUMN(one->data);
        if (!gtk_tree_view_column_get_visible(column)) continue;
        columns.push_back({{"title", words(gtk_tree_view_column_get_title(column))}, {"room", gtk_tree_view_column_get_width(column)}, {"cells", cellsOf(tree, column)}});
    }
    g_list_free(all);
    node["columns"] = columns;
    node["hasHeaders"] = static_cast<bool>(gtk_tree_view_get_headers_visible(tree));
    addColours(GTK_WIDGET(tree), node);
}

void addTabs(GtkNotebook* notebook, Json& node) {
    Json tabs = Json::array();
    for (int i = 0; i < gtk_notebook_get_n_pages(notebook); ++i) {
        GtkWidget* page = gtk_notebook_get_nth_page(notebook, i);
        GtkWidget* label = page ? gtk_notebook_get_tab_label(notebook, page) : nullptr;
        tabs.push_back(label && (!gtk_notebook_get_show_tabs(notebook) || gtk_widget_get_mapped(label)));
    }
    node["tabs"] = tabs;
}

Json describe(GtkWidget* widget);

void addChild(GtkWidget* child, gpointer into) {
    if (gtk_widget_get_mapped(child)) static_cast<Json*>(into)->push_back(describe(child));
}

void addItem(GtkWidget* item, gpointer into) {
    GtkWidget* label = GTK_IS_MENU_ITEM(item) ? gtk_bin_get_child(GTK_BIN(item)) : nullptr;
    if (!label || !gtk_widget_get_visible(item)) return;
    const char* text = gtk_menu_item_get_label(GTK_MENU_ITEM(item));
    Json found = {{"text", words(text)}};
    if (GTK_IS_LABEL(label)) {
        const guint mnemonic = gtk_label_get_mnemonic_keyval(GTK_LABEL(label));
        found["text"] = words(gtk_label_get_text(GTK_LABEL(label)));
        if (mnemonic != GDK_KEY_VoidSymbol) found["mnemonic"] = gdk_keyval_to_lower(mnemonic);
    }
    if (GtkWidget* below = gtk_menu_item_get_submenu(GTK_MENU_ITEM(item))) {
        Json items = Json::array();
        gtk_container_foreach(GTK_CONTAINER(below), addItem, &items);
        found["items"] = items;
    }
    static_cast<Json*>(into)->push_back(found);
}

Json describe(GtkWidget* widget) {
    const Box box = boxOf(widget);
    Json node = {{"id", number(widget)}, {"type", G_OBJECT_TYPE_NAME(widget)}, {"box", {box.left, box.top, box.right, box.bottom}}};
    if (AtkObject* readers = gtk_widget_get_accessible(widget)) {
        node["role"] = words(atk_role_get_name(atk_object_get_role(readers)));
        node["name"] = words(atk_object_get_name(readers));
        node["description"] = words(atk_object_get_description(readers));
    }
    if (char* tip = gtk_widget_get_tooltip_text(widget)) node["tip"] = tip, g_free(tip);
    node["takesFocus"] = gtk_widget_get_can_focus(widget);
    node["isEnabled"] = static_cast<bool>(gtk_widget_is_sensitive(widget));
    if (Json cut = clippedBy(widget); !cut.is_null()) node["clipped"] = cut;
    if (GTK_IS_LABEL(widget)) addLabel(GTK_LABEL(widget), node);
    if (GTK_IS_ENTRY(widget)) addEntry(GTK_ENTRY(widget), node);
    if (GTK_IS_COMBO_BOX(widget)) addCombo(GTK_COMBO_BOX(widget), node);
    if (GTK_IS_TREE_VIEW(widget)) addTable(GTK_TREE_VIEW(widget), node);
    if (GTK_IS_NOTEBOOK(widget)) addTabs(GTK_NOTEBOOK(widget), node);
    if (GTK_IS_BUTTON(widget)) {
        node["text"] = words(gtk_button_get_label(GTK_BUTTON(widget)));
        int least = 0;
        gtk_widget_get_preferred_width(widget, &least, nullptr);
        node["least"] = least;
    }
    Json children = Json::array();
    if (GTK_IS_MENU_BAR(widget))
        gtk_container_foreach(GTK_CONTAINER(widget), addItem, &children);
    else if (GTK_IS_CONTAINER(widget))
        gtk_container_forall(GTK_CONTAINER(widget), addChild, &children);
    node[GTK_IS_MENU_BAR(widget) ? "items" : "children"] = children;
    return node;
}

Json windows() {
    Json all = Json::array();
    GList* list = gtk_window_list_toplevels();
    for (GList* one = list; one; one = one->next) {
        auto* widget = GTK_WIDGET(one->data);
        if (!gtk_widget_get_mapped(widget) || gtk_window_get_window_type(GTK_WINDOW(widget)) != GTK_WINDOW_TOPLEVEL) continue;
        Json node = describe(widget);
        GdkRectangle frame;
        gdk_window_get_frame_extents(gtk_widget_get_window(widget), &frame);
        node["title"] = words(gtk_window_get_title(GTK_WINDOW(widget)));
        node["frame"] = {frame.x, frame.y, frame.x + frame.width, frame.y + frame.height};
        node["isActive"] = static_cast<bool>(gtk_window_is_active(GTK_WINDOW(widget)));
        node["focus"] = number(gtk_window_get_focus(GTK_WINDOW(widget)));
        all.push_back(node);
    }
    g_list_free(list);
    return all;
}

gboolean noteFocus(GSignalInvocationHint*, guint, const GValue* values, gpointer) {
    if (auto* widget = static_cast<GtkWidget*>(g_value_get_object(&values[1]))) focused.push_back(widget);
    return TRUE;
}

Json focusSince() {
    Json all = Json::array();
    for (GtkWidget* widget : focused) all.push_back(number(widget));
    focused.clear();
    return all;
}

gboolean answer(GSocketService*, GSocketConnection* connection, GObject*, gpointer) {
    char asked[16] = {};
    g_input_stream_read(g_io_stream_get_input_stream(G_IO_STREAM(connection)), asked, sizeof asked - 1, nullptr, nullptr);
    const std::string said = (asked[0] == 'f' ? focusSince() : windows()).dump(-1, ' ', false, Json::error_handler_t::replace);
    g_output_stream_write_all(g_io_stream_get_output_stream(G_IO_STREAM(connection)), said.data(), said.size(), nullptr, nullptr, nullptr);
    g_io_stream_close(G_IO_STREAM(connection), nullptr, nullptr);
    return TRUE;
}

}  // namespace

extern "C" G_MODULE_EXPORT void gtk_module_init(int*, char***) {
    const char* path = std::getenv("RESODESK_TREE");
    if (!path) return;
    ::unlink(path);
    GSocketService* service = g_socket_service_new();
    GSocketAddress* address = g_unix_socket_address_new(path);
    g_socket_listener_add_address(G_SOCKET_LISTENER(service), address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, nullptr, nullptr, nullptr);
    g_object_unref(address);
    g_signal_connect(service, "incoming", G_CALLBACK(answer), nullptr);
    g_socket_service_start(service);
    g_type_class_ref(GTK_TYPE_WINDOW);
    g_signal_add_emission_hook(g_signal_lookup("set-focus", GTK_TYPE_WINDOW), 0, noteFocus, nullptr, nullptr);
}
