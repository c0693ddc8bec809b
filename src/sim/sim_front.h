// SPDX-License-Identifier: GPL-3.0-or-later
// The admin door: effects, objects, the API's routes, faults, clock. Behind a token of its own; a seller's token does
// not open it.

#pragma once

#include "sim/faults.h"
#include "sim/market.h"
#include "sim/open_front.h"

namespace resodesk::sim {

class SimFront {
 public:
    SimFront(Market& market, Faults& faults, OpenFront& open, std::string adminToken)
        : market_(market), faults_(faults), open_(open), adminToken_(std::move(adminToken)) {}
    Reply handle(const Request& request);

 private:
    Reply effects(const Request& request);
    Reply objects(const Request& request);
    Reply routes();
    Market& market_;
    Faults& faults_;
    OpenFront& open_;
    std::string adminToken_;
};

}  // namespace resodesk::sim
