// SPDX-License-Identifier: GPL-3.0-or-later
// The way to who holds a workspace. Used by programs that found it held, on their main thread: its calls wait.

#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/beside/door.h"
#include "app/desk.h"
#include "base/error.h"

namespace resodesk::app {

/// Where a command that runs elsewhere speaks and asks.
struct Terminal {
    std::function<void(const std::string&)> out, err;
    std::function<std::string(const std::string& question)> ask;
    std::function<std::string()> input;  ///< all of standard input
};

class Caller {
 public:
    /// Nothing when nobody listens in this workspace.
    static std::optional<Caller> find(const std::filesystem::path& workspace);
    Caller(Caller&&) noexcept;
    ~Caller();

    /// Who holds the workspace. `wish` is "run" or "window": a window raises itself, an agent leaves. Nothing when it went
    /// away meanwhile; unresponsive, otherVersion.
    Result<std::optional<Holder>> greet(const std::string& wish);
    /// After greet("window") found a window: what it is to open. otherVersion where that one knows no links.
    Result<void> handOver(const std::string& link);
    /// After greet("run"): hands the command over; its exit code. unresponsive, or holderGone when it may have been done.
    Result<int> run(const Command& command, const Terminal& terminal);
    std::string pid() const;

 private:
    struct Calling;
    explicit Caller(std::unique_ptr<Calling> calling);
    std::unique_ptr<Calling> calling_;
};

/// The desk of the workspace, or who holds it.
struct Entry {
    std::unique_ptr<Desk> desk;
    std::optional<Caller> holder;
};

/// Opens the workspace. Where it is held, finds the holder; where nobody listens - a short command, one that ends - tries
/// again for so long with each that comes to hold it. What Desk::open answers, or unresponsive.
Result<Entry> enter(const DeskOptions& options, const Clock& clock, std::chrono::milliseconds patience);

}  // namespace resodesk::app
