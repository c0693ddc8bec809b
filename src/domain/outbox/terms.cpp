// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/outbox/terms.h"

#include <array>

namespace resodesk {

NameTable<Guard> nameTable(Guard) {
    static constexpr std::array<std::pair<Guard, std::string_view>, 4> names{
        {{Guard::keyed, "keyed"}, {Guard::guarded, "guarded"}, {Guard::keyless, "keyless"}, {Guard::byHand, "by_hand"}}};
    return names;
}

std::string operationOf(ActionKind kind) {
    switch (kind) {
        case ActionKind::authorize: return "authorize";
        case ActionKind::close:
        case ActionKind::closeParcel: return "close";
        case ActionKind::refund:
        case ActionKind::refundParcel: return "refund";
        case ActionKind::replaceParcel: return "replace";
        case ActionKind::cancelOrder: return "cancel";
        case ActionKind::message: return "message";
        case ActionKind::saveAddress:
        case ActionKind::deleteAddress:
        case ActionKind::saveSettings: return {};
    }
    return {};
}

Terms termsOf(const AccountTerms& terms, ActionKind kind) {
    const auto found = terms.find(operationOf(kind));
    return found == terms.end() ? Terms{} : found->second;
}

Fields toFields(const AccountTerms& terms) {
    Fields fields;
    for (const auto& [operation, one] : terms)
        fields.set(operation + ".guard", std::string(toText(one.guard))).setIfAny(operation + ".page", one.page);
    return fields;
}

AccountTerms termsFrom(const Fields& fields) {
    AccountTerms terms;
    for (const auto& [key, value] : fields) {
        const std::size_t dot = key.rfind('.');
        if (key.substr(dot + 1) == "guard") terms[key.substr(0, dot)].guard = fromText<Guard>(value).value_or(Guard::keyless);
        if (key.substr(dot + 1) == "page") terms[key.substr(0, dot)].page = value;
    }
    return terms;
}

}  // namespace resodesk
