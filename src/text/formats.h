// SPDX-License-Identifier: GPL-3.0-or-later
// Money, dates and durations as people of the chosen language write them.

#pragma once

#include <wx/string.h>

#include <ctime>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "domain/money.h"

namespace resodesk::text {

/// UTF-8 in, for ids, names and everything else that comes from the desk.
inline wxString show(std::string_view utf8) { return wxString::FromUTF8(utf8.data(), utf8.size()); }
/// "one · two", without those that are empty.
wxString dotted(const std::vector<wxString>& parts);
/// "1.234.567" of "1234567".
std::string grouped(const std::string& digits, const std::string& sign);
/// Of this computer's time zone.
std::tm local(TimePoint time);
/// "one, two".
wxString together(const std::vector<std::string>& list);
/// What was typed, as UTF-8.
inline std::string typed(const wxString& text) { return text.utf8_string(); }

/// "€", "£"; of most currencies their code.
wxString symbolOf(Currency currency);
/// "€ 1.234,56" in Italian, "€ 1,234.56" in English; nothing for an amount that nobody told.
wxString print(const Money& money);
/// Money as files write it, "1234.56 EUR", as print() does; nothing for any other text.
std::optional<wxString> printWritten(const std::string& text);
/// "€ 12,30 + £ 4,00"; "0" for nothing.
wxString print(const Sums& sums);
/// The same; nothing for nothing, which may only mean that nobody told.
wxString printAny(const Sums& sums);
/// The bare amount for a field: "1234,56".
wxString printForField(const Money& money);
/// 15 is "1.5".
wxString printTenths(std::int64_t tenths);
/// What a person typed. Groups must be of three digits and in the language's own sign; badAmount otherwise, with what was
/// typed as the subject. The other language's decimal sign is understood where it cannot be a group ("12.50" in Italian).
Result<Money> parseAmount(const wxString& text, Currency currency);

/// "21 Nov 2026, 09:12", local time.
wxString printDateTime(TimePoint time);
/// "09:12" today, "Fri 09:12" within a week, else "21 Nov" or with the year.
wxString printShort(TimePoint time, TimePoint now);
/// "2026-11-21" or "2026-11-21 09:12", local time, as typed in fields. badDate.
Result<TimePoint> parseDate(const wxString& text);
wxString printDateForField(TimePoint time);
/// "5 h 10 m", "1 d 2 h", "overdue 4 m"; empty without a deadline.
wxString timeLeft(const std::optional<TimePoint>& deadline, TimePoint now);

}  // namespace resodesk::text
