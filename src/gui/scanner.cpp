// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/scanner.h"

#include <wx/app.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <utility>

namespace resodesk::gui {

namespace {

using Key = screens::ScanRecogniser::Key;

constexpr const char* borrows = "resodesk-borrows-scans";
using OnLent = std::function<void(bool)>;

OnLent* borrower(gpointer field) { return static_cast<OnLent*>(g_object_get_data(G_OBJECT(field), borrows)); }

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
    snooper_ = gtk_key_snooper_install(
        +[](GtkWidget* window, GdkEventKey* event, gpointer self) -> gint { return static_cast<Scanner*>(self)->takes(window, *event); }, this);
}

Scanner::~Scanner() {
    gtk_key_snooper_remove(snooper_);
    if (timer_ != 0) g_source_remove(timer_);
    for (GdkEvent* event : held_) gdk_event_free(event);
    endLending();
}

G_GNUC_END_IGNORE_DEPRECATIONS

bool Scanner::takes(GtkWidget* window, GdkEventKey& event) {
    if (std::exchange(isPassing_, false)) return false;
    if (event.is_modifier) return false;
    return event.type == GDK_KEY_PRESS ? takesPress(window, event) : takesRelease(event);
}

bool Scanner::takesPress(GtkWidget* window, GdkEventKey& event) {
    const Key kind = kindOf(event);
    const bool isRepeat = !down_.insert(event.hardware_keycode).second;
    const std::int64_t at = event.time != 0 ? event.time : g_get_monotonic_time() / 1'000;
    const auto verdict = recogniser_.press(kind, kind == Key::character ? textOf(event) : std::string(), at, isRepeat);
    follow(verdict);
    if (!verdict.holdsThis) return false;
    if (kind == Key::character) {
        waitForPause();
        if (verdict.isFirst && lend(window)) return false;
        held_.push_back(gdk_event_copy(reinterpret_cast<GdkEvent*>(&event)));
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

void Scanner::lendsTo(wxTextCtrl* field, OnLent onLent) {
    GtkWidget* widget = field->GetHandle();
    g_object_set_data_full(G_OBJECT(widget), borrows, new OnLent(std::move(onLent)), +[](gpointer old) { delete static_cast<OnLent*>(old); });
}

bool Scanner::lend(GtkWidget* window) {
    GtkWidget* focus = GTK_IS_WINDOW(window) ? gtk_window_get_focus(GTK_WINDOW(window)) : nullptr;
    if (!focus || !GTK_IS_ENTRY(focus) || !borrower(focus)) return false;
    GtkEditable* field = GTK_EDITABLE(focus);
    gchar* text = gtk_editable_get_chars(field, 0, -1);
    lent_ = Lent{G_OBJECT(focus), text, gtk_editable_get_position(field), 0};
    g_free(text);
    int begin = 0, end = 0;
    gtk_editable_get_selection_bounds(field, &begin, &end);
    lent_->anchor = lent_->caret == begin ? end : begin;
    g_object_add_weak_pointer(lent_->field, reinterpret_cast<gpointer*>(&lent_->field));
    (*borrower(focus))(true);
    return true;
}

void Scanner::takeBack() {
    if (!lent_->field) return;
    GtkEditable* field = GTK_EDITABLE(lent_->field);
    gtk_entry_set_text(GTK_ENTRY(field), lent_->text.c_str());
    gtk_editable_select_region(field, lent_->anchor, lent_->caret);
}

void Scanner::endLending() {
    GObject* field = lent_ ? lent_->field : nullptr;
    if (field) g_object_remove_weak_pointer(field, reinterpret_cast<gpointer*>(&lent_->field));
    lent_.reset();
    if (OnLent* onLent = field ? borrower(field) : nullptr) (*onLent)(false);
}

void Scanner::pause() { follow(recogniser_.pause()); }

void Scanner::follow(const screens::ScanRecogniser::Verdict& verdict) {
    if (!verdict.releasesHeld && !verdict.code) return;
    if (verdict.code && lent_) takeBack();
    endLending();
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
