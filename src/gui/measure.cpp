// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/measure.h"

#include <gtk/gtk.h>
#include <wx/app.h>

#include <chrono>
#include <cstdlib>
#include <utility>

namespace resodesk::gui {

namespace {

long long realtimeNs() {
    timespec t{};
    clock_gettime(CLOCK_REALTIME, &t);
    return t.tv_sec * 1'000'000'000LL + t.tv_nsec;
}

struct FirstPainting {
    std::ofstream* out;
    long long startedAt;
};

void afterFirstPaint(GdkFrameClock* clock, gpointer data) {
    auto* painting = static_cast<FirstPainting*>(data);
    *painting->out << "first_list_ms " << static_cast<double>(realtimeNs() - painting->startedAt) / 1e6 << std::endl;
    g_signal_handlers_disconnect_by_func(clock, reinterpret_cast<gpointer>(afterFirstPaint), data);
    delete painting;
}

struct TextPainting {
    std::ofstream* out;
};

double inSeconds(std::chrono::steady_clock::time_point at) { return std::chrono::duration<double>(at.time_since_epoch()).count(); }

void afterTextPaint(GdkFrameClock* clock, gpointer data) {
    auto* painting = static_cast<TextPainting*>(data);
    *painting->out << "text " << inSeconds(std::chrono::steady_clock::now()) << std::endl;
    g_signal_handlers_disconnect_by_func(clock, reinterpret_cast<gpointer>(afterTextPaint), data);
    delete painting;
}

bool showsRow(GtkTreeView* tree, int row) {
    GtkTreePath *first = nullptr, *last = nullptr;
    if (!gtk_tree_view_get_visible_range(tree, &first, &last)) return false;
    const bool isShown = gtk_tree_path_get_indices(first)[0] <= row && row <= gtk_tree_path_get_indices(last)[0];
    gtk_tree_path_free(first);
    gtk_tree_path_free(last);
    return isShown;
}

}  // namespace

/// Frames are looked at until one shows the row.
struct Measure::Painting {
    std::ofstream& out;
    wxDataViewCtrl* list;
    GdkFrameClock* clock;
    GtkTreeView* tree;
    int row;
    int count;
    gulong handler = 0;

    Painting(std::ofstream& o, wxDataViewCtrl* l, unsigned r)
        : out(o), list(l), clock(gtk_widget_get_frame_clock(list->GetHandle())), tree(GTK_TREE_VIEW(gtk_bin_get_child(GTK_BIN(list->GetHandle())))),
          row(static_cast<int>(r)), count(gtk_tree_model_iter_n_children(gtk_tree_view_get_model(tree), nullptr)) {
        if (!clock) return;
        g_object_ref(clock);
        g_object_ref(tree);
        handler = g_signal_connect(clock, "after-paint", G_CALLBACK(looked), this);
        gtk_widget_queue_draw(gtk_widget_get_toplevel(list->GetHandle()));  // an empty list is not there to be drawn
    }
    ~Painting() {
        if (!clock) return;
        stop();
        g_object_unref(tree);
        g_object_unref(clock);
    }
    void stop() {
        if (handler) g_signal_handler_disconnect(clock, std::exchange(handler, 0));
    }
    static void looked(GdkFrameClock*, gpointer self) { static_cast<Painting*>(self)->look(); }
    void look() {
        if (count > 0 && !showsRow(tree, row)) return;
        out << "rows " << inSeconds(std::chrono::steady_clock::now()) << " " << count << std::endl;
        noteHeadings();
        stop();
    }
    void noteHeadings() {
        GtkWidget* window = gtk_widget_get_toplevel(GTK_WIDGET(tree));
        int left = 0, top = 0;
        gdk_window_get_origin(gtk_widget_get_window(window), &left, &top);
        for (unsigned i = 0; i < list->GetColumnCount(); ++i) {
            GtkWidget* heading = gtk_tree_view_column_get_button(gtk_tree_view_get_column(tree, static_cast<int>(i)));
            if (!gtk_widget_is_drawable(heading)) continue;
            int x = gtk_widget_get_allocated_width(heading) / 2, y = gtk_widget_get_allocated_height(heading) / 2;
            gtk_widget_translate_coordinates(heading, window, x, y, &x, &y);
            out << "heading " << left + x << " " << top + y << " " << list->GetColumn(i)->GetTitle().ToStdString(wxConvUTF8) << std::endl;
        }
    }
};

Measure::Measure(std::string file) : out_(file) {
    out_ << std::fixed;
    const char* started = std::getenv("RESODESK_STARTED_AT");
    startedAt_ = started ? std::atoll(started) : realtimeNs();
}

void Measure::textIsThere(wxWindow* text) {
    GdkFrameClock* clock = gtk_widget_get_frame_clock(text->GetHandle());
    if (!clock) return;
    g_signal_connect(clock, "after-paint", G_CALLBACK(afterTextPaint), new TextPainting{&out_});
    gtk_widget_queue_draw(gtk_widget_get_toplevel(text->GetHandle()));
}

Measure::~Measure() {
    if (thread_.joinable()) {
        {
            const std::lock_guard lock(mutex_);
            isStopping_ = true;
        }
        stop_.notify_one();
        thread_.join();
    }
    for (const auto& [posted, late] : beats_) out_ << "beat " << inSeconds(posted) << " " << late << "\n";
}

void Measure::listIsThere(wxTopLevelWindow* window) {
    if (std::exchange(isListNoted_, true)) return;
    auto* widget = static_cast<GtkWidget*>(window->GetHandle());
    GdkFrameClock* clock = gtk_widget_get_frame_clock(widget);
    if (!clock) return;
    auto* painting = new FirstPainting{&out_, startedAt_};
    g_signal_connect(clock, "after-paint", G_CALLBACK(afterFirstPaint), painting);
    gtk_widget_queue_draw(widget);
}

void Measure::rowsAreThere(wxDataViewCtrl* list, unsigned row) { painting_ = std::make_unique<Painting>(out_, list, row); }

void Measure::startHeartbeat() {
    if (thread_.joinable()) return;
    thread_ = std::thread([this] { beat(); });
}

void Measure::beat() {
    std::unique_lock lock(mutex_);
    while (!stop_.wait_for(lock, std::chrono::milliseconds(5), [this] { return isStopping_; })) {
        const auto posted = std::chrono::steady_clock::now();
        wxTheApp->CallAfter([this, posted] {
            beats_.emplace_back(posted, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - posted).count());
        });
    }
}

}  // namespace resodesk::gui
