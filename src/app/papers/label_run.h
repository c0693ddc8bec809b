// SPDX-License-Identifier: GPL-3.0-or-later
// The labels of many returns: some at a time, then put together.

#pragma once

#include <memory>
#include <optional>

#include "app/papers/papers_desk.h"

namespace resodesk::app {

class LabelRun : public std::enable_shared_from_this<LabelRun> {
 public:
    LabelRun(DeskCore& core, PapersDesk& papers, std::vector<ReturnKey> keys, OnPapers onProgress, Stop stop, std::function<void(Result<Papers>)> done);
    /// Desk executor. Keeps itself alive until `done` is called.
    void start();

 private:
    void next();
    void take(std::size_t place, Result<Label> label);
    void join();
    DeskCore& core_;
    PapersDesk& papers_;
    std::vector<ReturnKey> keys_;
    std::vector<std::string> buyers_;
    std::vector<std::optional<Result<Label>>> labels_;
    OnPapers onProgress_;
    Stop stop_;
    std::function<void(Result<Papers>)> done_;
    bool isStopped_ = false;  ///< and `done` was told
    std::size_t asked_ = 0, answered_ = 0, bytes_ = 0;
};

}  // namespace resodesk::app
