// SPDX-License-Identifier: GPL-3.0-or-later
// Who holds a workspace listens here for the other processes of the same seller: a second window, resodesk-cli. A thread
// of its own, and one for each command that it runs for others.

#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "app/beside/frames.h"

namespace resodesk::app {

/// A command that another process hands over.
struct Command {
    std::filesystem::path folder;  ///< its relative file names start here
    bool isTerminal = false;       ///< a person can be asked
    std::vector<std::string> arguments;
};

/// That process while its command runs here. On the command's thread.
class Visit {
 public:
    virtual ~Visit() = default;
    virtual const Command& command() const = 0;
    /// FrameKind::out or err. Waits until it has left; says nothing when the other side has gone.
    virtual void say(FrameKind where, std::string text) = 0;
    /// FrameKind::question or input. Empty when the command is to stop.
    virtual std::string ask(FrameKind what, std::string text) = 0;
    /// The other side has gone, or the holder ends: nobody waits for this command any more.
    virtual std::stop_token stop() const = 0;
};

struct Host {
    Holder holder;
    /// Runs the command on a thread of its own; the exit code. Must not throw.
    std::function<int(Visit&)> run;
    /// A window wants to open here: the window raises itself and opens the link, if there is one; the agent leaves. On the door's thread.
    std::function<void(const std::string& link)> makeWay;
};

class Door {
 public:
    /// Replaces what a killed holder left. The caller holds the workspace. Nothing when the folder's file system knows no
    /// sockets: then those beside are told that the workspace is held.
    static std::unique_ptr<Door> open(const std::filesystem::path& workspace, Host host);
    /// Lets nobody in any more, stops the commands of others and waits for their end: within seconds.
    ~Door();
    /// The same, but lets the commands of others finish.
    void drain();
    /// Any thread.
    bool hasGuests() const;

 private:
    class Guest;
    struct Running;
    explicit Door(std::unique_ptr<Running> running);
    std::unique_ptr<Running> running_;
};

}  // namespace resodesk::app
