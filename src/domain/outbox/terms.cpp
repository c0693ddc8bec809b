// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/outbox/terms.h"

#include <array>

namespace resodesk {

NameTable<Guard> nameTable(Guard) {
    static constexpr std::array<std::pair<Guard, std::string_view>, 4> names{
        {{Guard::keyed, "keyed"}, {Guard::guarded, "guarded"}, {Guard::keyless, "keyless"}, {Guard::byHand, "by_hand"}}};
    return names;
}

NameTable<LabelMaker> nameTable(LabelMaker) {
    static constexpr std::array<std::pair<LabelMaker, std::string_view>, 2> names{
        {{LabelMaker::marketplace, "marketplace"}, {LabelMaker::seller, "seller"}}};
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
        case ActionKind::noAnswerNeeded: return "no_answer";
        case ActionKind::saveAddress:
        case ActionKind::deleteAddress:
        case ActionKind::saveSettings: return {};
    }
    return {};
}

Terms termsOf(const AccountTerms& terms, ActionKind kind) {
    const auto found = terms.operations.find(operationOf(kind));
    return found == terms.operations.end() ? Terms{} : found->second;
}

Fields toFields(const AccountTerms& terms) {
    Fields fields;
    for (const auto& [operation, one] : terms.operations)
        fields.set(operation + ".guard", std::string(toText(one.guard))).setIfAny(operation + ".page", one.page);
    if (terms.labels != LabelMaker::marketplace) fields.set("label.maker", std::string(toText(terms.labels)));
    return fields;
}

AccountTerms termsFrom(const Fields& fields) {
    AccountTerms terms;
    for (const auto& [key, value] : fields) {
        const std::size_t dot = key.rfind('.');
        if (key.substr(dot + 1) == "guard") terms.operations[key.substr(0, dot)].guard = fromText<Guard>(value).value_or(Guard::keyless);
        if (key.substr(dot + 1) == "page") terms.operations[key.substr(0, dot)].page = value;
        if (key == "label.maker") terms.labels = fromText<LabelMaker>(value).value_or(LabelMaker::marketplace);
    }
    return terms;
}

}  // namespace resodesk
