// SPDX-License-Identifier: GPL-3.0-or-later
// Which return label the buyer gets: asked for in an authorization, and told of a return that has one.

#pragma once

#include "domain/names.h"

namespace resodesk {

enum class LabelMode {
    marketplace,  ///< the unpaid one; the terms of the account say who draws it
    own,          ///< a file of the seller
    none
};
NameTable<LabelMode> nameTable(LabelMode);

}  // namespace resodesk
