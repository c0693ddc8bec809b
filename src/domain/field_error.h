// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong in one field of something that was typed, as the subject of a badField.

#pragma once

#include <optional>
#include <string>

#include "base/error.h"

namespace resodesk {

struct FieldError {
    std::string field;  ///< as files and commands name it: "name", "text.it"
    Error why;          ///< its subject is the value, or the part of it that is wrong
    bool operator==(const FieldError&) const = default;

    Error error() const;
};

/// Nothing for a subject that FieldError::error() did not write.
std::optional<FieldError> fieldErrorFrom(const std::string& subject);

}  // namespace resodesk
