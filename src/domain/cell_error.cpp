// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/cell_error.h"

#include <cstdlib>

#include "domain/fields.h"

namespace resodesk {

Error CellError::error() const {
    Fields fields;
    fields.set("line", std::to_string(line)).set("column", column).set("why", std::string(toText(why.failure())));
    fields.setIfAny("value", why.subject());
    return Error(Failure::badCell, why.detail(), fields.text());
}

std::optional<CellError> cellErrorFrom(const std::string& subject) {
    const auto fields = Fields::parse(subject);
    if (!fields) return std::nullopt;
    const auto why = failureFrom(fields->get("why"));
    if (!why || *why == Failure::badCell) return std::nullopt;
    return CellError{std::atoi(fields->get("line").c_str()), fields->get("column"), Error(*why, {}, fields->get("value"))};
}

}  // namespace resodesk
