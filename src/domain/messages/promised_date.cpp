// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/messages/promised_date.h"

#include <algorithm>
#include <array>
#include <optional>

#include "domain/messages/bare_words.h"

namespace resodesk {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr days furthest{183};

struct Word {
    std::string bare;
    std::size_t begin = 0, end = 0;
    std::string gap;  ///< bare, up to the next word
};

bool isOf(std::string_view list, std::string_view word) {
    return !word.empty() && list.find(' ' + std::string(word) + ' ') != std::string_view::npos;
}

// Bare words of the five languages; they do not contradict each other where they are looked for.
constexpr std::array<std::string_view, 7> weekdays{" domenica sunday sonntag dimanche domingo ", " lunedi monday montag lundi lunes ",
    " martedi tuesday dienstag mardi martes ", " mercoledi wednesday mittwoch mercredi miercoles ", " giovedi thursday donnerstag jeudi jueves ",
    " venerdi friday freitag vendredi viernes ", " sabato saturday samstag sonnabend samedi sabado "};
constexpr std::array<std::string_view, 12> months{" gennaio gen january jan januar janvier janv enero ene ", " febbraio feb february februar fevrier fevr febrero ",
    " marzo mar march marz maerz mars ", " aprile apr april avril avr abril abr ", " maggio mag may mai mayo ", " giugno giu june jun juni juin junio ",
    " luglio lug july jul juli juillet juil julio ", " agosto ago august aug aout ", " settembre set september sep sept septembre septiembre ",
    " ottobre ott october oct oktober okt octobre octubre ", " novembre nov november noviembre ", " dicembre dic december dec dezember dez decembre diciembre "};
constexpr std::array<std::string_view, 11> numbers{"", " un uno una one a ein eine einem einen einer une ", " due two zwei deux dos ", " tre three drei trois tres ",
    " quattro four vier quatre cuatro ", " cinque five funf cinq cinco ", " sei six sechs seis ", " sette seven sieben sept siete ", " otto eight acht huit ocho ",
    " nove nine neun neuf nueve ", " dieci ten zehn dix diez "};
// Until then, whatever else the sentence says.
constexpr std::string_view limits = " entro per prima by before until next this coming bis spatestens kommenden nachsten diesen avant ici pour tard antes para proximo prossimo questo este ";
// On that day: also said of what has happened.
constexpr std::string_view points = " il on am le el al au del dem ";
constexpr std::string_view fillers = " il the zum den del el le la di de von of i gli les los las next prossimi prossime nachsten kommenden prochains proximos prossimo plazo delai un ";
constexpr std::string_view lengths = " tra fra entro in within innerhalb binnen dans sous ici en dentro plazo delai ";
constexpr std::string_view otherStart = " dal dalla dallo dalle da dopo of from after since ab nach seit compter apres suivant suivants desde tras despues partir ";
constexpr std::string_view now = " oggi ora adesso today now heute jetzt aujourd hoy ahora ";
constexpr std::string_view lastOnes = " scorso scorsa passato last letzten letzter vergangenen dernier derniere pasado ";
constexpr std::string_view past = " stato stata stati state era erano ieri ordinato ricevuto effettuato was were had did been ago yesterday last wurde wurden war waren hatte haben habe hat gestern"
                                  " ete etait etaient hier avons fue fueron sido ayer hemos habia ";
constexpr std::string_view future = " verra sara saranno will shall werde werden wird sera seront seran ";
constexpr std::string_view workingDays = " lavorativi lavorativo working business werktag werktage werktagen arbeitstag arbeitstage arbeitstagen ouvres ouvrables ouvre laborables habiles ";

std::vector<Word> wordsOf(std::string_view text) {
    std::vector<Word> words;
    bool isInside = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t size = std::min<std::size_t>(lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4, text.size() - at);
        const std::string bare = bareLetters(text.substr(at, size));
        const bool isPart = bare.empty() ? isInside : !bareWords(bare).empty();
        if (isPart && !isInside) words.push_back({{}, at, at, {}});
        if (isPart) {
            words.back().bare += bare;
            words.back().end = at + size;
        } else if (!words.empty()) {
            words.back().gap += bare;
        }
        isInside = isPart;
        at += size;
    }
    return words;
}

class Reader {
 public:
    Reader(std::string_view text, year_month_day today) : text_(text), today_(today), words_(wordsOf(text)) {}

    std::vector<PromisedDate> read() {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            last_ = i;
            auto day = relative(i);
            if (!day) day = afterSome(i);
            if (!day) day = weekday(i);
            if (!day) day = dated(i);
            if (!day) continue;
            add(i, *day);
            i = last_;
        }
        return std::move(found_);
    }

 private:
    std::string_view at(std::size_t i) const { return i < words_.size() ? std::string_view(words_[i].bare) : std::string_view(); }
    std::string_view before(std::size_t i) const { return i > 0 ? at(i - 1) : std::string_view(); }
    sys_days today() const { return sys_days(today_); }
    std::string_view gap(std::size_t i) const { return words_[i].gap; }

    void add(std::size_t first, sys_days day) {
        const bool isNews = std::none_of(found_.begin(), found_.end(), [&](const PromisedDate& known) { return sys_days(known.day) == day; });
        if (!isNews || day <= today() || day > today() + furthest) return;
        const std::size_t begin = words_[begin_ < first ? begin_ : first].begin;
        found_.push_back({year_month_day(day), std::string(text_.substr(begin, words_[last_].end - begin)), begin});
    }

    /// "5", "5th", "1er"; with `spelled` also "five".
    std::optional<int> number(std::size_t i, bool spelled = false) const {
        const std::string_view word = at(i);
        std::size_t digits = 0;
        while (digits < word.size() && word[digits] >= '0' && word[digits] <= '9') ++digits;
        if (digits > 0 && digits <= 4 && (digits == word.size() || isOf(" st nd rd th er o a ", word.substr(digits)))) return std::stoi(std::string(word.substr(0, digits)));
        if (spelled)
            for (std::size_t n = 1; n < numbers.size(); ++n)
                if (isOf(numbers[n], word)) return static_cast<int>(n);
        return std::nullopt;
    }

    template <class Names>
    static std::optional<unsigned> placeIn(const Names& names, std::string_view word) {
        for (unsigned n = 0; n < names.size(); ++n)
            if (isOf(names[n], word)) return n;
        return std::nullopt;
    }

    /// A word of the list right before, small words left out. Remembers where what belongs together begins.
    bool follows(std::size_t i, std::string_view list) {
        std::size_t first = i;
        while (first > 0) {
            --first;
            if (isOf(list, at(first))) {
                begin_ = first > 0 && isOf(list, at(first - 1)) ? first - 1 : first;  // "until next Wednesday"
                return true;
            }
            if (!isOf(fillers, at(first)) || isEnd(first) || i - first > 3) return false;
        }
        return false;
    }

    bool isEnd(std::size_t i) const { return gap(i).find_first_of(number(i) ? "!?\n" : ".!?\n") != std::string_view::npos; }

    bool isTold(std::size_t i) const {
        std::size_t first = i, end = i;
        while (first > 0 && !isEnd(first - 1)) --first;
        while (end + 1 < words_.size() && !isEnd(end)) ++end;
        bool isPast = false;
        for (std::size_t n = first; n <= end; ++n) {
            if (isOf(future, at(n))) return false;
            isPast = isPast || isOf(past, at(n));
        }
        return isPast;
    }

    bool isMeant(std::size_t i) {
        begin_ = i;
        return follows(i, limits) || !isTold(i);
    }

    std::optional<sys_days> relative(std::size_t i) {
        begin_ = i;
        const std::string_view word = at(i), ahead = before(i);
        if (isOf(" dopodomani ubermorgen uebermorgen ", word)) return today() + days(2);
        if (isOf(" tomorrow ", word)) return today() + days(ahead == "after" ? 2 : 1);
        if (isOf(" domani demain ", word)) return today() + days(ahead == "apres" ? 2 : 1);
        if (word == "morgen" && !isOf(" guten am heute jeden einen schonen gestern ", ahead)) return today() + days(1);
        if (word == "manana" && !isOf(" la esta una buena cada ", ahead)) return today() + days(ahead == "pasado" ? 2 : 1);
        return std::nullopt;
    }

    /// "in 3 days", "entro 2 o 3 giorni lavorativi", "within 48 hours": not "within 14 days of delivery".
    std::optional<sys_days> afterSome(std::size_t i) {
        begin_ = i;
        auto count = number(i, true);
        if (!count || *count == 0 || !follows(i, lengths)) return std::nullopt;
        std::size_t n = i + 1;
        const bool isRange = gap(i).find('-') != std::string_view::npos || isOf(" o a to or bis oder ou y ", at(n));
        if (isRange && isOf(" o a to or bis oder ou y ", at(n))) ++n;
        if (isRange && number(n, true)) count = number(n++, true);
        bool isWorking = isOf(workingDays, at(n));
        if (isWorking && isOf(" working business ", at(n))) ++n;
        const int each = isOf(" giorno giorni day days tag tage tagen jour jours dia dias ", at(n)) || isOf(workingDays, at(n)) ? 24
                         : isOf(" ora ore hour hours stunde stunden heure heures hora horas ", at(n))                          ? 1
                         : isOf(" settimana settimane week weeks woche wochen semaine semaines semana semanas ", at(n))      ? 24 * 7
                                                                                                                               : 0;
        if (each == 0) return std::nullopt;
        if (isOf(workingDays, at(n + 1))) {
            isWorking = true;
            ++n;
        }
        last_ = n;
        const bool isFromElsewhere = !isEnd(n) && isOf(otherStart, at(n + 1)) && !isOf(now, at(n + 2));
        if (isFromElsewhere) return std::nullopt;
        const int length = (*count * each + 23) / 24;
        return isWorking ? afterWorking(length) : today() + days(length);
    }

    std::optional<sys_days> afterWorking(int count) const {
        if (count > 200) return std::nullopt;
        sys_days day = today();
        while (count > 0) {
            day += days(1);
            const auto weekday = std::chrono::weekday(day).c_encoding();
            if (weekday != 0 && weekday != 6) --count;
        }
        return day;
    }

    std::optional<sys_days> weekday(std::size_t i) {
        begin_ = i;
        const auto wanted = placeIn(weekdays, at(i));
        if (!wanted || isOf(lastOnes, before(i)) || (!isEnd(i) && isOf(lastOnes, at(i + 1)))) return std::nullopt;
        const bool isNext = !isEnd(i) && isOf(" prossimo prossima next prochain proximo ", at(i + 1));
        if (isNext) last_ = i + 1;
        const bool isDated = number(i + 1) && !isEnd(i);  // "venerdì 4 dicembre": the date says it
        if (isDated) return std::nullopt;
        if (!isNext && !follows(i, limits) && (!follows(i, points) || isTold(i))) return std::nullopt;
        const auto ahead = (*wanted + 7 - std::chrono::weekday(today()).c_encoding()) % 7;
        return today() + days(ahead == 0 ? 7 : ahead);
    }

    std::optional<sys_days> dated(std::size_t i) {
        if (const auto first = number(i)) {
            std::size_t n = i + 1;
            if (isOf(" de of di ", at(n))) ++n;
            if (const auto month = placeIn(months, at(n)); month && !hasStop(i, n)) return on(i, n, *first, *month + 1);
            return inDigits(i, *first);
        }
        const auto month = placeIn(months, at(i));
        const auto day = number(i + 1);
        const char initial = text_[words_[i].begin];  // "May 5", not "may 5"
        if (!month || !day || initial < 'A' || initial > 'Z' || !gap(i).starts_with(' ')) return std::nullopt;
        return on(i, i + 1, *day, *month + 1);
    }

    bool hasStop(std::size_t from, std::size_t to) const {
        for (std::size_t n = from; n < to; ++n)
            if (gap(n).find_first_of("!?\n,;:") != std::string_view::npos) return true;
        return false;
    }

    /// `last`: of day and month; a year may follow.
    std::optional<sys_days> on(std::size_t i, std::size_t last, int day, unsigned month) {
        last_ = last;
        if (!isMeant(i)) return std::nullopt;
        std::size_t n = last + 1;
        if (isOf(" de del ", at(n))) ++n;
        std::optional<int> year;
        if (const auto typed = number(n); typed && *typed >= 2000 && at(n).size() == 4 && !hasStop(last + 1, n)) {
            year = typed;
            last_ = n;
        }
        return dayOf(day, month, year);
    }

    std::optional<sys_days> dayOf(int day, unsigned month, std::optional<int> year) const {
        const auto in = [&](std::chrono::year y) { return year_month_day(y, std::chrono::month(month), std::chrono::day(static_cast<unsigned>(day))); };
        year_month_day date = in(year ? std::chrono::year(*year) : today_.year());
        if (!year && date.ok() && sys_days(date) <= today()) date = in(today_.year() + std::chrono::years(1));
        if (day < 1 || !date.ok()) return std::nullopt;
        return sys_days(date);
    }

    /// "5/12", "5.12.", "5.12.2026", "2026-12-05".
    std::optional<sys_days> inDigits(std::size_t i, int first) {
        const auto second = number(i + 1), third = number(i + 2);
        if (!second) return std::nullopt;
        const std::string_view sign = gap(i);
        const bool isWhole = third && gap(i + 1) == sign;
        if (sign == "-" && isWhole && at(i).size() == 4) {
            last_ = i + 2;
            return isMeant(i) ? dayOf(*third, static_cast<unsigned>(*second), first) : std::nullopt;
        }
        const bool isDotted = sign == "." && (isWhole || gap(i + 1).starts_with('.')), isSlashed = sign == "/";
        if (!isDotted && !isSlashed) return std::nullopt;
        begin_ = i;
        if (!follows(i, limits) && (!follows(i, points) || isTold(i)) && !isWhole) return std::nullopt;
        const bool hasYear = isWhole && (at(i + 2).size() == 4 || at(i + 2).size() == 2);
        last_ = hasYear ? i + 2 : i + 1;
        const auto year = hasYear ? std::optional(*third < 100 ? 2000 + *third : *third) : std::nullopt;
        if (*second > 12 && first <= 12) return dayOf(*second, static_cast<unsigned>(first), year);
        return dayOf(first, static_cast<unsigned>(*second), year);
    }

    std::string_view text_;
    year_month_day today_;
    std::vector<Word> words_;
    std::size_t begin_ = 0, last_ = 0;  ///< of what is being read
    std::vector<PromisedDate> found_;
};

}  // namespace

std::vector<PromisedDate> promisedDates(std::string_view text, year_month_day today) { return Reader(text, today).read(); }

}  // namespace resodesk
