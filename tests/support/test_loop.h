// SPDX-License-Identifier: GPL-3.0-or-later
// All executors of a desk on the test's own thread. Only the curl thread and the marketplace run beside it.

#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "base/executor.h"

namespace resodesk::test {

class TestLoop final : public Executor {
 public:
    void post(std::function<void()> task) override {
        {
            const std::lock_guard lock(mutex_);
            tasks_.push_back(std::move(task));
        }
        arrived_.notify_one();
    }
    bool isHere() const override { return std::this_thread::get_id() == here_; }

    /// Runs what is queued, and what that queues.
    void runAll() {
        while (runOne()) {
        }
    }
    /// Runs the first of what is queued. False when there is nothing.
    bool runOne() {
        auto task = take();
        if (task) task();
        return static_cast<bool>(task);
    }
    /// Waits until something is queued. False when nothing came for a long time: the test is stuck.
    bool waitForTask() {
        std::unique_lock lock(mutex_);
        return arrived_.wait_for(lock, std::chrono::seconds(90), [this] { return !tasks_.empty(); });
    }
    void drop() {
        const std::lock_guard lock(mutex_);
        tasks_.clear();
    }

 private:
    std::function<void()> take() {
        const std::lock_guard lock(mutex_);
        if (tasks_.empty()) return {};
        auto task = std::move(tasks_.front());
        tasks_.pop_front();
        return task;
    }
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<std::function<void()>> tasks_;
    std::thread::id here_ = std::this_thread::get_id();
};

}  // namespace resodesk::test
