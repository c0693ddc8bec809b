// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/scanner.h"

#include <gtk/gtk.h>
#include <wx/app.h>

#include <algorithm>
#include <utility>

namespace resodesk::gui {

namespace {

using Key = screens::ScanRecogniser::Key;

Key kindOf(const GdkEventKey& event) {
    constexpr guint shortcut = GDK_CONTROL_MASK | GDK_MOD1_MASK | GDK_SUPER_MASK | GDK_META_MASK;
    if (event.state & shortcut) return Key::other;
    for (const guint end : {GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_Linefeed, GDK_KEY_Tab})
        if (event.keyval == end) return Key::end;
    const gunichar letter = gdk_keyval_to_unicode(event.keyval);
    return letter > ' ' && letter != 0x7f ? Key::character : Key::other;
}

std::string textOf(const GdkEventKey& event) {
    char text[6];
    const gint length = g_unichar_to_utf8(gdk_keyval_to_unicode(event.keyval), text);
    return {text, static_cast<std::size_t>(length)};
}

}  // namespace

// Key snooping is the one place of GTK 3 before every widget, menu and input method; wx has none.
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

Scanner::Scanner(std::function<void(std::string)> onCode) : onCode_(std::move(onCode)) {
    snooper_ = gtk_key_snooper_install(+[](GtkWidget*, GdkEventKey* event, gpointer self) -> gint { return static_cast<Scanner*>(self)->takes(*event); }, this);
}

Scanner::~Scanner() {
    gtk_key_snooper_remove(snooper_);
    if (timer_ != 0) g_source_remove(timer_);
    for (GdkEvent* event : held_) gdk_event_free(event);
}

G_GNUC_END_IGNORE_DEPRECATIONS

bool Scanner::takes(GdkEventKey& event) {
    if (std::exchange(isPassing_, false)) return false;
    if (event.is_modifier) return false;
    return event.type == GDK_KEY_PRESS ? takesPress(event) : takesRelease(event);
}

bool Scanner::takesPress(GdkEventKey& event) {
    const Key kind = kindOf(event);
    const bool isRepeat = !down_.insert(event.hardware_keycode).second;
    const std::int64_t at = event.time != 0 ? event.time : g_get_monotonic_time() / 1'000;
    const auto verdict = recogniser_.press(kind, kind == Key::character ? textOf(event) : std::string(), at, isRepeat);
    follow(verdict);
    if (!verdict.holdsThis) return false;
    if (kind == Key::character) {
        held_.push_back(gdk_event_copy(reinterpret_cast<GdkEvent*>(&event)));
        waitForPause();
    } else {
        dropped_.insert(event.hardware_keycode);
    }
    return true;
}

bool Scanner::takesRelease(GdkEventKey& event) {
    down_.erase(event.hardware_keycode);
    if (dropped_.erase(event.hardware_keycode) > 0) return true;
    const bool isOfHeld = std::any_of(held_.begin(), held_.end(), [&](const GdkEvent* e) { return e->key.hardware_keycode == event.hardware_keycode; });
    if (isOfHeld) held_.push_back(gdk_event_copy(reinterpret_cast<GdkEvent*>(&event)));
    return isOfHeld;
}

void Scanner::waitForPause() {
    if (timer_ != 0) g_source_remove(timer_);
    // After the keys that wait in the queue, before anything is painted.
    timer_ = g_timeout_add_full(G_PRIORITY_HIGH_IDLE, static_cast<guint>(recogniser_.patience()) + 5,
                                +[](gpointer self) -> gboolean {
                                    static_cast<Scanner*>(self)->timer_ = 0;
                                    static_cast<Scanner*>(self)->pause();
                                    return G_SOURCE_REMOVE;
                                },
                                this, nullptr);
}

void Scanner::pause() { follow(recogniser_.pause()); }

void Scanner::follow(const screens::ScanRecogniser::Verdict& verdict) {
    if (!verdict.releasesHeld && !verdict.code) return;
    const std::vector<GdkEvent*> events = std::exchange(held_, {});
    for (GdkEvent* event : events) {
        if (verdict.releasesHeld) {
            isPassing_ = true;  // ends with the first look at it, before any loop that it may start
            gtk_main_do_event(event);
            isPassing_ = false;
        } else if (event->type == GDK_KEY_PRESS) {
            dropped_.insert(event->key.hardware_keycode);
        } else {
            dropped_.erase(event->key.hardware_keycode);
        }
        gdk_event_free(event);
    }
    if (verdict.code) wxTheApp->CallAfter([onCode = onCode_, code = *verdict.code] { onCode(code); });
}

}  // namespace resodesk::gui
