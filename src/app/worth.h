// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/desk_core.h"

namespace resodesk::app {

/// The command with what the buyer paid for each order line, where the order is known: the ledger refuses to pay more for
/// it, through whatever object. Desk executor.
inline Command withWorth(DeskCore& core, Command command) {
    if (command.money.empty()) return command;
    const auto order = store::OrderStore(*core.facts).find(command.target.account, command.order);
    if (!order) return command;
    for (MoneyLine& paid : command.money) {
        if (paid.line == shippingLine) paid.worth = order->shippingPrice.minor;
        for (const OrderLine& line : order->lines)
            if (line.line.value == paid.line) paid.worth = line.price.minor;
    }
    return command;
}

}  // namespace resodesk::app
