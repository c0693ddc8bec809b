// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/measure.h"

#include <gtk/gtk.h>
#include <wx/app.h>

#include <chrono>
#include <cstdlib>
#include <fstream>

namespace resodesk::gui {

namespace {

long long realtimeNs() {
    timespec t{};
    clock_gettime(CLOCK_REALTIME, &t);
    return t.tv_sec * 1'000'000'000LL + t.tv_nsec;
}

struct Painting {
    std::atomic<double>* result;
    long long startedAt;
};

void afterPaint(GdkFrameClock* clock, gpointer data) {
    auto* painting = static_cast<Painting*>(data);
    if (*painting->result < 0) *painting->result = static_cast<double>(realtimeNs() - painting->startedAt) / 1e6;
    g_signal_handlers_disconnect_by_func(clock, reinterpret_cast<gpointer>(afterPaint), data);
    delete painting;
}

}  // namespace

Measure::Measure(std::string file) : file_(std::move(file)) {
    const char* started = std::getenv("RESODESK_STARTED_AT");
    startedAt_ = started ? std::atoll(started) : realtimeNs();
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
    std::ofstream out(file_);
    out << "first_list_ms " << firstListMs_ << "\n";
    out << std::fixed;
    for (const auto& [posted, late] : beats_) out << "beat " << std::chrono::duration<double>(posted.time_since_epoch()).count() << " " << late << "\n";
}

void Measure::listIsThere(wxTopLevelWindow* window) {
    if (std::exchange(isListNoted_, true)) return;
    auto* widget = static_cast<GtkWidget*>(window->GetHandle());
    GdkFrameClock* clock = gtk_widget_get_frame_clock(widget);
    if (!clock) return;
    auto* painting = new Painting{&firstListMs_, startedAt_};
    g_signal_connect(clock, "after-paint", G_CALLBACK(afterPaint), painting);
    gtk_widget_queue_draw(widget);
}

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
