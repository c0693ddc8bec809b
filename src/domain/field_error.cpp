// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/field_error.h"

#include "domain/fields.h"

namespace resodesk {

Error FieldError::error() const {
    Fields fields;
    fields.set("field", field).set("why", std::string(toText(why.failure())));
    fields.setIfAny("value", why.subject());
    return Error(Failure::badField, why.detail(), fields.text());
}

std::optional<FieldError> fieldErrorFrom(const std::string& subject) {
    const auto fields = Fields::parse(subject);
    if (!fields) return std::nullopt;
    const auto why = failureFrom(fields->get("why"));
    if (!why || *why == Failure::badField || !fields->find("field")) return std::nullopt;
    return FieldError{fields->get("field"), Error(*why, {}, fields->get("value"))};
}

}  // namespace resodesk
