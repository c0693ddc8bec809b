// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/outbox/command.h"

#include <algorithm>

#include <array>

namespace resodesk {

NameTable<ActionKind> nameTable(ActionKind) {
    static constexpr std::array<std::pair<ActionKind, std::string_view>, 12> names{{
        {ActionKind::authorize, "authorize"},
        {ActionKind::close, "close"},
        {ActionKind::refund, "refund"},
        {ActionKind::cancelOrder, "cancel"},
        {ActionKind::message, "message"},
        {ActionKind::refundParcel, "refund_parcel"},
        {ActionKind::replaceParcel, "replace_parcel"},
        {ActionKind::closeParcel, "close_parcel"},
        {ActionKind::saveAddress, "save_address"},
        {ActionKind::deleteAddress, "delete_address"},
        {ActionKind::saveSettings, "save_settings"},
        {ActionKind::noAnswerNeeded, "no_answer"},
    }};
    return names;
}

bool isRefund(ActionKind kind) { return paysMoney(kind) && kind != ActionKind::replaceParcel; }

bool paysMoney(ActionKind kind) {
    switch (kind) {
        case ActionKind::refund:
        case ActionKind::cancelOrder:
        case ActionKind::refundParcel:
        case ActionKind::replaceParcel: return true;
        case ActionKind::authorize:
        case ActionKind::close:
        case ActionKind::message:
        case ActionKind::closeParcel:
        case ActionKind::saveAddress:
        case ActionKind::deleteAddress:
        case ActionKind::saveSettings:
        case ActionKind::noAnswerNeeded: return false;
    }
    return true;
}

bool Command::paysShipping() const {
    return std::any_of(money.begin(), money.end(), [](const MoneyLine& line) { return line.line == shippingLine; });
}

Money Command::total() const {
    if (money.empty()) return {};
    Money sum{0, money.front().amount.currency};
    for (const MoneyLine& line : money) sum.minor += line.amount.minor;
    return sum;
}

std::string Command::lane() const {
    const std::string account = std::to_string(target.account.value);
    if (paysMoney(kind)) return "money:" + account + ":" + order.value;
    // A reply and "no answer needed" follow each other as they were decided.
    if (kind == ActionKind::message || kind == ActionKind::noAnswerNeeded) return "messages:" + account + ":" + (order.empty() ? target.id : order.value);
    return std::string(toText(target.kind)) + ":" + account + ":" + target.id;
}

std::string Command::fingerprint() const {
    std::string all = std::string(toText(kind)) + '\n' + std::to_string(target.account.value) + '\n' +
                      std::string(toText(target.kind)) + '\n' + target.id + '\n' + order.value + '\n' + request.text();
    for (const MoneyLine& line : money)
        all += line.line + '\t' + std::to_string(line.quantity) + '\t' + plainAmount(line.amount) + '\t' +
               std::string(line.amount.currency.code()) + '\n';
    return sha256Hex(all);
}

}  // namespace resodesk
