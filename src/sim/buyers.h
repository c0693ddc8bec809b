// SPDX-License-Identifier: GPL-3.0-or-later
// What buyers do by themselves: send goods back, close, answer, vote, ask before they order, ask for new returns.

#pragma once

#include "sim/market.h"

namespace resodesk::sim {

class Buyers {
 public:
    explicit Buyers(Market& market) : market_(market) {}
    void act(const Happening& happening);

 private:
    void ship(const std::string& returnId);
    void arrive(const std::string& returnId);
    void close(const std::string& returnId);
    void reply(const std::string& conversationId, const std::string& about);
    void vote(const std::string& conversationId, const std::string& vote);
    void ask();
    void request();
    Random chanceFor(const std::string& id) const;
    template <class Duration>
    TimePoint after(Duration realTime) const {
        return market_.now() + std::chrono::duration_cast<milliseconds>(realTime) / std::max(1, market_.setup_.speed);
    }

    Market& market_;
};

}  // namespace resodesk::sim
