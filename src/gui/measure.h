// SPDX-License-Identifier: GPL-3.0-or-later
// How responsive the window is, for the benchmarks: time to the first painted list, when rows that were asked for are on the
// screen, and a heartbeat.

#pragma once

#include <wx/dataview.h>
#include <wx/toplevel.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <fstream>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace resodesk::gui {

/// Writes to a file: "first_list_ms N"; "rows T COUNT" for each list that is on the screen, when (steady clock, seconds) and of how many
/// loaded rows, and then "heading X Y TITLE" for each of its columns: where it can be clicked, in pixels of the screen; when the
/// program ends, of each heartbeat "beat T LATE": when it was posted and how late it was taken (milliseconds).
class Measure {
 public:
    /// `startedAt`: CLOCK_REALTIME in nanoseconds when the program was started, from RESODESK_STARTED_AT.
    explicit Measure(std::string file);
    ~Measure();
    /// The list has rows now: the next paint of this window is the first painted list.
    void listIsThere(wxTopLevelWindow* window);
    /// A list was filled anew: the first frame that shows `row` of it is noted.
    void rowsAreThere(wxDataViewCtrl* list, unsigned row);
    /// A text was filled anew: "text T" when the first frame after that is painted.
    void textIsThere(wxWindow* text);
    /// Posts every 5 ms and notes how late the GUI thread takes it.
    void startHeartbeat();

 private:
    struct Painting;
    void beat();
    std::ofstream out_;  ///< GUI thread
    long long startedAt_;
    bool isListNoted_ = false;
    std::unique_ptr<Painting> painting_;  ///< of the newest list
    std::mutex mutex_;
    std::condition_variable stop_;
    bool isStopping_ = false;
    std::vector<std::pair<std::chrono::steady_clock::time_point, double>> beats_;  ///< GUI thread
    std::thread thread_;
};

}  // namespace resodesk::gui
