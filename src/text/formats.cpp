// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/formats.h"

#include <wx/intl.h>

#include <array>
#include <cstdio>
#include <ctime>

#include "text/language.h"

namespace resodesk::text {

namespace {

struct Signs {
    char decimal;
    char group;
};

Signs signs() { return language() == "it" ? Signs{',', '.'} : Signs{'.', ','}; }

wxString monthName(int month) {
    static const std::array names{wxTRANSLATE("Jan"), wxTRANSLATE("Feb"), wxTRANSLATE("Mar"), wxTRANSLATE("Apr"),
                                  wxTRANSLATE("May"), wxTRANSLATE("Jun"), wxTRANSLATE("Jul"), wxTRANSLATE("Aug"),
                                  wxTRANSLATE("Sep"), wxTRANSLATE("Oct"), wxTRANSLATE("Nov"), wxTRANSLATE("Dec")};
    return wxGetTranslation(names[static_cast<std::size_t>(month)]);
}

wxString dayName(int day) {
    static const std::array names{wxTRANSLATE("Sun"), wxTRANSLATE("Mon"), wxTRANSLATE("Tue"), wxTRANSLATE("Wed"),
                                  wxTRANSLATE("Thu"), wxTRANSLATE("Fri"), wxTRANSLATE("Sat")};
    return wxGetTranslation(names[static_cast<std::size_t>(day)]);
}

wxString clockTime(const std::tm& t) { return wxString::Format("%02d:%02d", t.tm_hour, t.tm_min); }

/// Without spaces at its ends, also the no-break one that print() writes. Spaces between digits stay: "24 90" is no amount.
std::string_view trimmed(std::string_view text) {
    for (const std::string_view space : {std::string_view(" "), std::string_view("\xc2\xa0")}) {
        if (text.starts_with(space)) return trimmed(text.substr(space.size()));
        if (text.ends_with(space)) return trimmed(text.substr(0, text.size() - space.size()));
    }
    return text;
}

/// Without the currency's own sign or code before or after the amount.
std::string withoutCurrency(std::string_view text, Currency currency) {
    text = trimmed(text);
    for (const std::string& sign : {typed(symbolOf(currency)), std::string(currency.code())}) {
        if (text.starts_with(sign)) return std::string(trimmed(text.substr(sign.size())));
        if (text.ends_with(sign)) return std::string(trimmed(text.substr(0, text.size() - sign.size())));
    }
    return std::string(text);
}

/// "1.234,56" or "1234,56" in the language's signs, as digits with a point; nothing when it is neither.
std::optional<std::string> plainDigits(std::string text, int decimals) {
    const auto [decimal, group] = signs();
    std::string fraction;
    std::size_t at = text.rfind(decimal);
    // The other sign is a decimal one where what follows cannot be a group of three: "12.50" in Italian.
    if (at == std::string::npos) {
        const std::size_t other = text.find(group);
        const std::size_t after = other == std::string::npos ? 0 : text.size() - other - 1;
        if (other != std::string::npos && other == text.rfind(group) && after >= 1 && after <= 2 && decimals >= 2) at = other;
    }
    if (at != std::string::npos) {
        fraction = text.substr(at + 1);
        text.resize(at);
        if (fraction.empty()) return std::nullopt;
    }
    if (text.find(group) != std::string::npos) {
        if (text.size() % 4 == 0) return std::nullopt;  // the first group would have four digits or none
        std::string joined;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const bool isGroupPlace = (text.size() - i) % 4 == 0 && i > 0;
            if ((text[i] == group) != isGroupPlace) return std::nullopt;
            if (text[i] != group) joined += text[i];
        }
        text = joined;
    }
    return fraction.empty() ? text : text + "." + fraction;
}

}  // namespace

std::string grouped(const std::string& digits, const std::string& sign) {
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) out += sign;
        out += digits[i];
    }
    return out;
}

std::tm local(TimePoint time) {
    const std::time_t seconds = toSeconds(time);
    std::tm parts{};
    ::localtime_r(&seconds, &parts);
    return parts;
}

wxString dotted(const std::vector<wxString>& parts) {
    wxString line;
    for (const wxString& part : parts)
        if (!part.empty()) line += (line.empty() ? wxString() : wxString::FromUTF8(" \xc2\xb7 ")) + part;
    return line;
}

wxString symbolOf(Currency currency) {
    static const std::array<std::pair<std::string_view, const char*>, 4> symbols{{
        {"EUR", "\xe2\x82\xac"}, {"GBP", "\xc2\xa3"}, {"USD", "$"}, {"JPY", "\xc2\xa5"}}};
    for (const auto& [code, symbol] : symbols)
        if (currency.code() == code) return wxString::FromUTF8(symbol);
    return show(currency.code());
}

wxString together(const std::vector<std::string>& list) {
    wxString line;
    for (const std::string& one : list) line += (line.empty() ? "" : ", ") + show(one);
    return line;
}

wxString print(const Money& money) {
    if (money.currency.isNone() && money.minor == 0) return {};  // nobody told
    const std::string plain = plainAmount({money.minor < 0 ? -money.minor : money.minor, money.currency});
    const std::size_t point = plain.find('.');
    std::string amount = grouped(plain.substr(0, point), std::string(1, signs().group));
    if (point != std::string::npos) amount += signs().decimal + plain.substr(point + 1);
    return (money.minor < 0 ? wxString::FromUTF8("\xe2\x88\x92") : wxString()) + symbolOf(money.currency) +
           wxString::FromUTF8("\xc2\xa0") + show(amount);
}

std::optional<wxString> printWritten(const std::string& text) {
    const std::size_t space = text.find(' ');
    if (space == std::string::npos) return std::nullopt;
    const auto currency = Currency::parse(std::string_view(text).substr(space + 1));
    if (!currency) return std::nullopt;
    const auto money = parsePlainAmount(text.substr(0, space), *currency);
    return money ? std::optional(print(*money)) : std::nullopt;
}

wxString print(const Sums& sums) {
    wxString text;
    for (const Money& money : sums.perCurrency()) text += (text.empty() ? wxString() : wxString(" + ")) + print(money);
    return text.empty() ? wxString("0") : text;
}

wxString printAny(const Sums& sums) { return sums.perCurrency().empty() ? wxString() : print(sums); }

wxString printForField(const Money& money) {
    std::string plain = plainAmount(money);
    if (const std::size_t point = plain.find('.'); point != std::string::npos) plain[point] = signs().decimal;
    return show(plain);
}

wxString printTenths(std::int64_t tenths) { return show(std::to_string(tenths / 10) + signs().decimal + std::to_string(tenths % 10)); }

Result<Money> parseAmount(const wxString& text, Currency currency) {
    const std::string given = typed(text);
    const auto digits = plainDigits(withoutCurrency(given, currency), currency.decimals());
    if (!digits) return Error(Failure::badAmount, "typed amount", given);
    const auto money = parsePlainAmount(*digits, currency);
    if (!money) return Error(Failure::badAmount, "typed amount", given);
    return money;
}

wxString printDateTime(TimePoint time) {
    const std::tm t = local(time);
    return wxString::Format("%d ", t.tm_mday) + monthName(t.tm_mon) + wxString::Format(" %d, ", t.tm_year + 1900) + clockTime(t);
}

wxString printShort(TimePoint time, TimePoint now) {
    const std::tm t = local(time), today = local(now);
    if (t.tm_year == today.tm_year && t.tm_yday == today.tm_yday) return clockTime(t);
    const auto away = std::chrono::abs(time - now);
    if (away < std::chrono::days(6)) return dayName(t.tm_wday) + " " + clockTime(t);
    const wxString day = wxString::Format("%d ", t.tm_mday) + monthName(t.tm_mon);
    return t.tm_year == today.tm_year ? day : day + wxString::Format(" %d", t.tm_year + 1900);
}

Result<TimePoint> parseDate(const wxString& text) {
    const std::string given = typed(text);
    std::tm t{};
    int used = 0;
    const auto bad = [&] { return Error(Failure::badDate, "typed date", given); };
    if (std::sscanf(given.c_str(), "%4d-%2d-%2d%n", &t.tm_year, &t.tm_mon, &t.tm_mday, &used) != 3 || used != 10) return bad();
    if (given.size() > 10) {
        int more = 0;
        if (std::sscanf(given.c_str() + 10, " %2d:%2d%n", &t.tm_hour, &t.tm_min, &more) != 2 || 10u + more != given.size() ||
            t.tm_hour < 0 || t.tm_hour > 23 || t.tm_min < 0 || t.tm_min > 59)
            return bad();
    }
    const std::chrono::year_month_day date{std::chrono::year(t.tm_year), std::chrono::month(static_cast<unsigned>(t.tm_mon)),
                                           std::chrono::day(static_cast<unsigned>(t.tm_mday))};
    if (!date.ok() || t.tm_year < 1970 || t.tm_year > 9999) return bad();
    t.tm_year -= 1900;
    t.tm_mon -= 1;
    t.tm_isdst = -1;
    return fromSeconds(std::mktime(&t));
}

wxString printDateForField(TimePoint time) {
    const std::tm t = local(time);
    return wxString::Format("%04d-%02d-%02d %02d:%02d", t.tm_year + 1900, t.tm_mon + 1, t.tm_mday, t.tm_hour, t.tm_min);
}

wxString timeLeft(const std::optional<TimePoint>& deadline, TimePoint now) {
    if (!deadline) return {};
    const bool isOverdue = *deadline < now;
    const auto away = isOverdue ? now - *deadline : *deadline - now;
    const long minutes = static_cast<long>(std::chrono::floor<std::chrono::minutes>(away).count());
    wxString left;
    if (minutes >= 24 * 60)
        // TRANSLATORS: days and hours, short: "1 d 2 h"
        left = wxString::Format(_("%ld d %ld h"), minutes / 1440, minutes % 1440 / 60);
    else if (minutes >= 60)
        // TRANSLATORS: hours and minutes, short: "5 h 10 m"
        left = wxString::Format(_("%ld h %ld m"), minutes / 60, minutes % 60);
    else
        // TRANSLATORS: minutes, short: "4 m"
        left = wxString::Format(_("%ld m"), minutes);
    // TRANSLATORS: a deadline that has passed, with how long ago: "overdue 4 m"
    return isOverdue ? wxString::Format(_("overdue %s"), left) : left;
}

}  // namespace resodesk::text
