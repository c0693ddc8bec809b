// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace resodesk::app {

/// One lambda per alternative, for std::visit.
template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

}  // namespace resodesk::app
