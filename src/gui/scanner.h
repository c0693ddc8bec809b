// SPDX-License-Identifier: GPL-3.0-or-later
// A scanner that types like a keyboard, heard wherever the focus is: its codes reach no text field and press no button.

#pragma once

#include <gtk/gtk.h>

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "screens/bench/scan_recogniser.h"

class wxTextCtrl;

namespace resodesk::gui {

/// One per program. GUI thread.
class Scanner {
 public:
    /// `onCode` gets each code as it was scanned, on the GUI thread, outside of the key's event.
    explicit Scanner(std::function<void(std::string)> onCode);
    ~Scanner();
    Scanner(const Scanner&) = delete;
    Scanner& operator=(const Scanner&) = delete;

    /// Who types in this field of one line sees each letter at once: what the first of a scan typed there is taken back.
    /// `onLent` hears true before such a letter is typed there, and false when it is the field's own, or is gone again.
    static void lendsTo(wxTextCtrl* field, std::function<void(bool isLent)> onLent);

 private:
    /// What a field held before the first letter of what may be a scan.
    struct Lent {
        GObject* field;  ///< null once it is gone
        std::string text;
        int caret, anchor;
    };
    bool takes(GtkWidget* window, GdkEventKey& event);
    bool takesPress(GtkWidget* window, GdkEventKey& event);
    bool takesRelease(GdkEventKey& event);
    void pause();
    void follow(const screens::ScanRecogniser::Verdict& verdict);
    void waitForPause();
    bool lend(GtkWidget* window);
    void takeBack();
    void endLending();

    std::function<void(std::string)> onCode_;
    screens::ScanRecogniser recogniser_;
    std::vector<GdkEvent*> held_;      ///< presses and releases, in order
    std::optional<Lent> lent_;         ///< the first letter is not held but stands in this field
    std::set<guint16> down_, dropped_; ///< keys that are down; those whose press went nowhere
    bool isPassing_ = false;
    guint snooper_ = 0, timer_ = 0;
};

}  // namespace resodesk::gui
