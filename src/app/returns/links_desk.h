// SPDX-License-Identifier: GPL-3.0-or-later
// Links to returns: which one a link means, and the link of one. Callbacks: any thread.

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/error.h"
#include "domain/returns/return_link.h"

namespace resodesk::app {

class DeskCore;

class LinksDesk {
 public:
    explicit LinksDesk(DeskCore& core) : core_(core) {}
    /// unknownAccount; unknownReturn also where it has not been read yet.
    void find(const ReturnLink& link, std::function<void(Result<ReturnKey>)> done);
    /// One for each; of accounts that are gone there is none.
    void of(const std::vector<ReturnKey>& keys, std::function<void(std::vector<std::string>)> done);

 private:
    DeskCore& core_;
};

}  // namespace resodesk::app
