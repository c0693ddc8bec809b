// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/returns_csv.h"

#include <cstdio>

namespace resodesk::documents {

namespace {

std::string utc(const std::optional<TimePoint>& time) {
    if (!time) return {};
    const auto day = std::chrono::floor<std::chrono::days>(*time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(std::chrono::floor<seconds>(*time - day));
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
    return text;
}

}  // namespace

std::string csvText(const std::string& text) {
    // What spreadsheets take for the start of a formula (OWASP, CSV injection), plain and full-width.
    static const std::string_view starts[] = {"=", "+", "-", "@", "\t", "\r", "\n", "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0"};
    std::string out = "\"";
    for (const std::string_view start : starts)
        if (text.starts_with(start)) {
            out += '\'';
            break;
        }
    for (char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + "\"";
}

ReturnsCsv::ReturnsCsv()
    : out_("id,order,state,buyer,country,item,sku,quantity,amount,currency,reason,ground,in_policy,rma,requested_at,answer_by\r\n") {}

void ReturnsCsv::add(const ReturnRow& row) {
    const auto text = [&](const std::string& value) { out_ += csvText(value) + ","; };
    text(row.key.id.value);
    text(row.order.value);
    text(std::string(toText(row.state)));
    text(row.buyer);
    text(row.country);
    text(row.item);
    text(row.sku);
    out_ += std::to_string(row.quantity) + "," + plainAmount(row.amount) + ",";
    text(std::string(row.amount.currency.code()));
    text(row.reason);
    text(std::string(toText(row.ground)));
    out_ += row.inPolicy ? "yes," : "no,";
    text(row.rma);
    out_ += utc(row.requestedAt) + "," + utc(row.deadline) + "\r\n";
}

}  // namespace resodesk::documents
