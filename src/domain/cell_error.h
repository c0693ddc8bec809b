// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong in one cell of a table that was read, as the subject of a badCell.

#pragma once

#include <optional>
#include <string>

#include "base/error.h"

namespace resodesk {

struct CellError {
    int line = 0;        ///< of the file, from 1
    std::string column;  ///< as the file names it
    Error why;           ///< its subject is the cell's value
    bool operator==(const CellError&) const = default;

    Error error() const;
};

/// Nothing for a subject that CellError::error() did not write.
std::optional<CellError> cellErrorFrom(const std::string& subject);

}  // namespace resodesk
