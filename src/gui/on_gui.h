// SPDX-License-Identifier: GPL-3.0-or-later
// The one door from the desk's threads to a window: the answer is handed over on the GUI thread, if the window still lives.

#pragma once

#include <wx/app.h>

#include <memory>
#include <type_traits>

namespace resodesk::gui {

/// Base of every window that asks the desk something.
class Alive {
 public:
    std::weak_ptr<void> aliveToken() const { return alive_; }

 private:
    std::shared_ptr<void> alive_ = std::make_shared<int>(0);
};

/// A callback for the desk that calls `window->method(args...)` on the GUI thread.
template <class Window, class Class, class... Args>
auto onGui(Window* window, void (Class::*method)(Args...)) {
    return [window, method, alive = window->aliveToken()](std::decay_t<Args>... args) {
        wxTheApp->CallAfter([=] {
            if (alive.lock()) (window->*method)(args...);
        });
    };
}

/// The same with a function that knows more than the answer. `work` runs on the GUI thread.
template <class Window, class Work>
auto onGui(Window* window, Work work) {
    return [alive = window->aliveToken(), work](auto... args) {
        wxTheApp->CallAfter([=] {
            if (alive.lock()) work(args...);
        });
    };
}

}  // namespace resodesk::gui
