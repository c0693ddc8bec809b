// SPDX-License-Identifier: GPL-3.0-or-later
// The unpaid return label where the marketplace draws none: one page of 100 x 150 mm for a parcel's side.

#pragma once

#include <string>

#include "domain/accounts/account.h"
#include "domain/keys.h"

namespace resodesk::documents {

struct ReturnLabel {
    std::string buyer;
    ReturnAddress to;
    std::string rma;
    OrderId order;
    ReturnId id;
};

/// PDF bytes. RMA number and order id stand there as text, as Code 128 (where they fit) and as QR.
std::string drawLabel(const ReturnLabel& label);

}  // namespace resodesk::documents
