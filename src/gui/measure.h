// SPDX-License-Identifier: GPL-3.0-or-later
// How responsive the window is, for the benchmarks: time to the first painted list, and a heartbeat.

#pragma once

#include <wx/toplevel.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace resodesk::gui {

/// Writes to a file when the program ends: "first_list_ms N", then of each heartbeat "beat T LATE": when it was posted (steady
/// clock, seconds) and how late it was taken (milliseconds).
class Measure {
 public:
    /// `startedAt`: CLOCK_REALTIME in nanoseconds when the program was started, from RESODESK_STARTED_AT.
    explicit Measure(std::string file);
    ~Measure();
    /// The list has rows now: the next paint of this window is the first painted list.
    void listIsThere(wxTopLevelWindow* window);
    /// Posts every 5 ms and notes how late the GUI thread takes it.
    void startHeartbeat();

 private:
    void beat();
    std::string file_;
    long long startedAt_;
    std::atomic<double> firstListMs_ = -1;
    bool isListNoted_ = false;
    std::mutex mutex_;
    std::condition_variable stop_;
    bool isStopping_ = false;
    std::vector<std::pair<std::chrono::steady_clock::time_point, double>> beats_;  ///< GUI thread
    std::thread thread_;
};

}  // namespace resodesk::gui
