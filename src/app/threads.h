// SPDX-License-Identifier: GPL-3.0-or-later
// Real threads for a desk: one Asio io_context each.

#pragma once

#include <memory>

#include "app/executors.h"

namespace resodesk::app {

class Threads {
 public:
    explicit Threads(const Clock& clock);
    /// Finishes what is queued, then ends the threads. Nothing may post from outside any more.
    ~Threads();
    Executors executors();
    Alarm& alarm();
    /// Called on any of the threads when a task of it could not write because the disk is full; the thread goes on. Set before
    /// anything that writes is posted.
    void onDiskFull(std::function<void()> listener);
    /// Called on any of the threads when a task of it met a damaged file; the program ends next.
    void onDamage(std::function<void()> listener);

 private:
    class AsioThread;
    class AsioAlarm;
    struct Running;
    std::unique_ptr<Running> running_;
};

}  // namespace resodesk::app
