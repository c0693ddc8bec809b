// SPDX-License-Identifier: GPL-3.0-or-later
// A thread as its users see it: a place where tasks run one after the other. Tests put all of them on one thread.

#pragma once

#include <functional>

namespace resodesk {

class Executor {
 public:
    virtual ~Executor() = default;
    /// Callable from every thread; the task runs later, on the executor's own.
    virtual void post(std::function<void()> task) = 0;
    /// For assertions: is the caller on it?
    virtual bool isHere() const = 0;
};

}  // namespace resodesk
