// SPDX-License-Identifier: GPL-3.0-or-later
// A scanner that types like a keyboard, heard wherever the focus is: its codes reach no text field and press no button.

#pragma once

#include <gdk/gdk.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "screens/bench/scan_recogniser.h"

namespace resodesk::gui {

/// One per program. GUI thread.
class Scanner {
 public:
    /// `onCode` gets each code as it was scanned, on the GUI thread, outside of the key's event.
    explicit Scanner(std::function<void(std::string)> onCode);
    ~Scanner();
    Scanner(const Scanner&) = delete;
    Scanner& operator=(const Scanner&) = delete;

 private:
    bool takes(GdkEventKey& event);
    bool takesPress(GdkEventKey& event);
    bool takesRelease(GdkEventKey& event);
    void pause();
    void follow(const screens::ScanRecogniser::Verdict& verdict);
    void waitForPause();

    std::function<void(std::string)> onCode_;
    screens::ScanRecogniser recogniser_;
    std::vector<GdkEvent*> held_;      ///< presses and releases, in order
    std::set<guint16> down_, dropped_; ///< keys that are down; those whose press went nowhere
    bool isPassing_ = false;
    guint snooper_ = 0, timer_ = 0;
};

}  // namespace resodesk::gui
