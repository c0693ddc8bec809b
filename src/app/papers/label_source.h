// SPDX-License-Identifier: GPL-3.0-or-later
// What the desk knows of a return's label before it is fetched or drawn. Desk executor.

#pragma once

#include "app/desk_core.h"
#include "documents/return_label.h"
#include "domain/returns/choices.h"
#include "domain/returns/label_origin.h"

namespace resodesk::app {

struct LabelSource {
    LabelOrigin origin = LabelOrigin::none;
    OwnLabel file;                 ///< for LabelOrigin::file
    documents::ReturnLabel drawn;  ///< for LabelOrigin::drawn
};

/// The address is the one that the authorization named; where somebody else authorized the return, the account's default one.
LabelSource labelSourceOf(DeskCore& core, const Return& fact);

}  // namespace resodesk::app
