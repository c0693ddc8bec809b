// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/accounts/account_fields.h"

#include <charconv>

namespace resodesk {

namespace {

std::optional<TimePoint> timeIn(const Fields& fields, const std::string& key) {
    const std::string text = fields.get(key);
    std::int64_t ms = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), ms);
    if (failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return fromMillis(ms);
}

template <Named Enum>
Enum namedIn(const Fields& fields, const std::string& key, Enum otherwise) {
    return fromText<Enum>(fields.get(key)).value_or(otherwise);
}

}  // namespace

bool isAccountName(const std::string& name) {
    if (name.empty() || name.size() > 60) return false;
    for (const unsigned char c : name)
        if (c < 0x20 || c == '/' || c == 0x7f) return false;
    return name.front() != ' ' && name.back() != ' ';
}

Fields toFields(const ReturnAddress& a) {
    Fields fields;
    fields.setIfAny("id", a.id.value)
        .setIfAny("label", a.label)
        .set("name", a.name)
        .set("street", a.street)
        .set("postcode", a.postcode)
        .set("city", a.city)
        .set("country", a.country)
        .setIfAny("phone", a.phone);
    if (a.isDefault) fields.set("default", "yes");
    return fields;
}

ReturnAddress addressFrom(const Fields& fields) {
    ReturnAddress a;
    a.id = {fields.get("id")};
    a.label = fields.get("label");
    a.name = fields.get("name");
    a.street = fields.get("street");
    a.postcode = fields.get("postcode");
    a.city = fields.get("city");
    a.country = fields.get("country");
    a.phone = fields.get("phone");
    a.isDefault = fields.get("default") == "yes";
    return a;
}

Fields toFields(const ReturnSettings& s) {
    Fields fields;
    fields.set("auto_authorize", std::string(toText(s.autoAuthorize)))
        .set("rma.mode", std::string(toText(s.rma)))
        .setIfAny("rma.pattern", s.rmaPattern)
        .set("label.mode", std::string(toText(s.label)))
        .setIfAny("address.id", s.address.value);
    if (s.absentFrom) fields.set("absent.from", std::to_string(toMillis(*s.absentFrom)));
    if (s.absentUntil) fields.set("absent.until", std::to_string(toMillis(*s.absentUntil)));
    if (s.mailsCarryLinks) fields.set("mails.links", "yes");
    return fields;
}

ReturnSettings settingsFrom(const Fields& fields) {
    ReturnSettings s;
    s.autoAuthorize = namedIn(fields, "auto_authorize", AutoAuthorize::off);
    s.rma = namedIn(fields, "rma.mode", RmaMode::marketplace);
    s.rmaPattern = fields.get("rma.pattern");
    s.label = namedIn(fields, "label.mode", LabelMode::marketplace);
    s.address = {fields.get("address.id")};
    s.absentFrom = timeIn(fields, "absent.from");
    s.absentUntil = timeIn(fields, "absent.until");
    s.mailsCarryLinks = fields.get("mails.links") == "yes";
    return s;
}

}  // namespace resodesk
