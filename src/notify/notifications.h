// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop's notifications, over the session's D-Bus (org.freedesktop.Notifications). Where there is no bus, or nobody shows them,
// nothing happens. A thread of its own hears what is clicked.

#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace resodesk::notify {

class Notifications {
 public:
    /// On the thread of the notifications: the tag of one that was clicked.
    using OnOpen = std::function<void(const std::string& tag)>;
    explicit Notifications(OnOpen onOpen);
    ~Notifications();
    /// Any thread. Takes the place of the one before, while that stands. Plain text; `open` names what a click does.
    void show(const std::string& title, const std::string& body, const std::string& open, const std::string& tag);

 private:
    class Bus;
    std::unique_ptr<Bus> bus_;
};

/// Starts a program and lets it go. False: it cannot be started.
bool launch(const std::vector<std::string>& command);

}  // namespace resodesk::notify
