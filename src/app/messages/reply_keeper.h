// SPDX-License-Identifier: GPL-3.0-or-later
// Replies that wait - for their time, for another action - go back to the draft as soon as the buyer writes again. Desk executor.

#pragma once

#include <vector>

#include "domain/keys.h"

namespace resodesk::app {

class DeskCore;

class ReplyKeeper {
 public:
    explicit ReplyKeeper(DeskCore& core) : core_(core) {}
    /// The first time: what buyers wrote while nothing ran.
    void tick();
    /// These look different now.
    void look(const std::vector<ConversationKey>& changed);
    /// The same, for so many that those with a waiting reply are fewer.
    void lookAll();

 private:
    DeskCore& core_;
    bool hasLooked_ = false;
};

}  // namespace resodesk::app
