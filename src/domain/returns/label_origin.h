// SPDX-License-Identifier: GPL-3.0-or-later
// Where the label of a return comes from: the marketplace, a file of the seller, or our own pen.

#pragma once

#include "domain/outbox/command.h"
#include "domain/outbox/terms.h"
#include "domain/returns/return.h"

namespace resodesk {

enum class LabelOrigin {
    none,         ///< not authorized yet, or authorized without a label
    marketplace,  ///< the marketplace draws it
    file,         ///< the seller's own, in the ledger
    drawn,        ///< the marketplace leaves the unpaid label to us
    elsewhere     ///< an own one that was not handed in from here
};
NameTable<LabelOrigin> nameTable(LabelOrigin);

/// `authorization`: ours, when it went through; null when somebody else authorized the return. What the marketplace says of the
/// label counts more than what was asked for.
LabelOrigin labelOrigin(const Return& r, const Command* authorization, LabelMaker unpaid);

}  // namespace resodesk
