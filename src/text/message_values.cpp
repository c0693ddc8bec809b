// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/message_values.h"

#include <array>
#include <cstdio>

#include "text/formats.h"

namespace resodesk::text {

namespace {

const std::string noBreak = "\xc2\xa0";

std::string groupSign(const std::string& language) {
    if (language == "fr") return noBreak;
    return language == "en" ? "," : ".";
}

/// Only what is known goes in: an empty value would be a missing one with a name.
void put(PlaceholderValues& values, Placeholder place, const std::string& value) {
    if (!value.empty()) values[place] = value;
}

void putParcel(PlaceholderValues& values, const std::optional<Order>& order, const std::string& language) {
    if (!order || order->shipments.empty()) return;
    const Shipment& parcel = order->shipments.back();
    put(values, Placeholder::courier, parcel.courier);
    put(values, Placeholder::tracking, parcel.tracking);
    if (parcel.deliveredAt) put(values, Placeholder::deliveredDay, dayIn(language, *parcel.deliveredAt));
}

}  // namespace

std::string moneyIn(const std::string& language, const Money& money) {
    const std::string plain = plainAmount({std::abs(money.minor), money.currency});
    const std::size_t point = plain.find('.');
    std::string amount = grouped(plain.substr(0, point), groupSign(language));
    if (point != std::string::npos) amount += (language == "en" ? "." : ",") + plain.substr(point + 1);
    if (money.minor < 0) amount.insert(0, "\xe2\x88\x92");
    const std::string symbol = typed(symbolOf(money.currency));
    if (language == "en") return symbol.size() == 3 && symbol[0] >= 'A' && symbol[0] <= 'Z' ? symbol + noBreak + amount : symbol + amount;
    return amount + noBreak + symbol;
}

std::string dayIn(const std::string& language, TimePoint time) {
    static constexpr std::array months{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
    const std::tm day = local(time);
    const auto number = [](const char* format, int value) {
        char digits[16];
        std::snprintf(digits, sizeof digits, format, value);
        return std::string(digits);
    };
    const std::string year = number("%d", day.tm_year + 1900);
    if (language == "en") return number("%d", day.tm_mday) + " " + months[static_cast<std::size_t>(day.tm_mon)] + " " + year;
    const std::string sign = language == "de" ? "." : "/";
    return number("%02d", day.tm_mday) + sign + number("%02d", day.tm_mon + 1) + sign + year;
}

PlaceholderValues messageValues(const Return& fact, const std::optional<Order>& order, const std::string& shop, const std::string& language) {
    PlaceholderValues values;
    put(values, Placeholder::buyer, fact.buyerName);
    put(values, Placeholder::shop, shop);
    put(values, Placeholder::order, fact.order.value);
    put(values, Placeholder::rma, fact.rma);
    if (!fact.lines.empty()) {
        put(values, Placeholder::item, fact.lines.front().title);
        put(values, Placeholder::itemPrice, moneyIn(language, fact.lines.front().price));
    }
    const Money paid = fact.refunded(), open = fact.refundable();
    if (paid.minor > 0 || open.minor > 0) put(values, Placeholder::amount, moneyIn(language, paid.minor > 0 ? paid : open));
    putParcel(values, order, language);
    return values;
}

PlaceholderValues messageValues(const Conversation& fact, const std::optional<Return>& about, const std::optional<Order>& order, const std::string& shop,
                                const std::string& language) {
    PlaceholderValues values;
    if (about) values = messageValues(*about, order, shop, language);
    put(values, Placeholder::buyer, fact.buyerName);
    put(values, Placeholder::shop, shop);
    put(values, Placeholder::order, fact.order.value);
    if (!about && order && !order->lines.empty()) {
        put(values, Placeholder::item, order->lines.front().title);
        put(values, Placeholder::itemPrice, moneyIn(language, order->lines.front().price));
    }
    if (!about) putParcel(values, order, language);
    return values;
}

}  // namespace resodesk::text
