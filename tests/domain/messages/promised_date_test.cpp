// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/messages/promised_date.h"

#include "support/catch.h"

using namespace resodesk;
using std::chrono::year_month_day;

namespace {

constexpr year_month_day on(int year, unsigned month, unsigned day) { return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)}; }

constexpr year_month_day monday = on(2026, 11, 30);

struct PromisedDay {
    const char* text;
    year_month_day day;
    const char* words;
};

}  // namespace

TEST_CASE("a day that is promised is found in five languages, as it stands in the text") {
    const PromisedDay promises[] = {
        {"Le rispondiamo entro venerdì.", on(2026, 12, 4), "entro venerdì"},
        {"Il pacco parte domani mattina.", on(2026, 12, 1), "domani"},
        {"Riceverà il rimborso entro 3 giorni lavorativi.", on(2026, 12, 3), "entro 3 giorni lavorativi"},
        {"Lo ritiriamo il 5 dicembre, promesso.", on(2026, 12, 5), "5 dicembre"},
        {"Arriva entro il 5/12.", on(2026, 12, 5), "entro il 5/12"},
        {"La richiamo tra due settimane", on(2026, 12, 14), "tra due settimane"},
        {"Torniamo da Lei martedì prossimo.", on(2026, 12, 1), "martedì prossimo"},
        {"We will answer by Friday.", on(2026, 12, 4), "by Friday"},
        {"You will have it by 5 December.", on(2026, 12, 5), "by 5 December"},
        {"It will be sent on December 5th, 2026.", on(2026, 12, 5), "December 5th, 2026"},
        {"Expect it within 48 hours.", on(2026, 12, 2), "within 48 hours"},
        {"The day after tomorrow it leaves.", on(2026, 12, 2), "tomorrow"},
        {"It takes until next Wednesday.", on(2026, 12, 2), "until next Wednesday"},
        {"You get it in 3-5 business days.", on(2026, 12, 7), "in 3-5 business days"},
        {"Wir melden uns bis Freitag.", on(2026, 12, 4), "bis Freitag"},
        {"Das Paket kommt am 5. Dezember an.", on(2026, 12, 5), "5. Dezember"},
        {"Sie hören bis zum 5.12. von uns.", on(2026, 12, 5), "bis zum 5.12"},
        {"Das Geld ist innerhalb von 3 Werktagen bei Ihnen.", on(2026, 12, 3), "innerhalb von 3 Werktagen"},
        {"Wir prüfen es übermorgen.", on(2026, 12, 2), "übermorgen"},
        {"Nous vous répondons d’ici vendredi.", on(2026, 12, 4), "ici vendredi"},
        {"Le colis part dans 3 jours.", on(2026, 12, 3), "dans 3 jours"},
        {"Vous l’aurez le 5 décembre.", on(2026, 12, 5), "5 décembre"},
        {"Nous l’envoyons après-demain.", on(2026, 12, 2), "demain"},
        {"Le respondemos antes del viernes.", on(2026, 12, 4), "antes del viernes"},
        {"Lo recibirá el 5 de diciembre de 2026.", on(2026, 12, 5), "5 de diciembre de 2026"},
        {"Sale mañana.", on(2026, 12, 1), "mañana"},
        {"El reembolso llega en un plazo de 3 días hábiles.", on(2026, 12, 3), "plazo de 3 días hábiles"},
        {"Entro il 2026-12-05 lo avrà.", on(2026, 12, 5), "Entro il 2026-12-05"},
        {"Le scriviamo entro il 7 gennaio.", on(2027, 1, 7), "entro il 7 gennaio"},
    };
    for (const PromisedDay& promise : promises) {
        INFO(promise.text);
        const auto found = promisedDates(promise.text, monday);
        REQUIRE(found.size() == 1);
        CHECK(found.front().day == promise.day);
        CHECK(found.front().words == promise.words);
        CHECK(std::string(promise.text).substr(found.front().begin, found.front().words.size()) == promise.words);
    }
}

TEST_CASE("what is past, counted from something else, or no day at all promises nothing") {
    for (const char* text : {
             "", "Grazie mille!", "Il pacco è stato consegnato il 5 marzo.", "The parcel was delivered on Friday.", "Das Paket wurde am Freitag zugestellt.",
             "Le colis a été livré le lundi.", "El paquete fue entregado el viernes.", "You may send it back within 14 days of delivery.",
             "Può restituirlo entro 14 giorni dalla consegna.", "Innerhalb von 14 Tagen ab Erhalt.", "Dans les 14 jours suivant la livraison.", "Guten Morgen Frau Schmidt",
             "Escríbanos por la mañana", "Siamo qui 24/7.", "Costa 5.12 EUR.", "Versione 3.5.", "Order 402-1234567-7654321", "It was last Friday.", "Ordinato il 3 novembre 2026.",
             "See you on 31 February 2027", "Bis heute kam nichts an.", "In 2 minutes", "entro il 99/99", "I may 5", "by 5 December 2031",
         }) {
        INFO(text);
        CHECK(promisedDates(text, monday).empty());
    }
}

TEST_CASE("several days of a text are found in its order, each once") {
    const auto found = promisedDates("Parte domani e arriva entro venerdì 4 dicembre. Altrimenti Le scriviamo entro il 7/12; arriva il 4 dicembre.", monday);
    REQUIRE(found.size() == 3);
    CHECK(found[0].day == on(2026, 12, 1));
    CHECK(found[1].day == on(2026, 12, 4));
    CHECK(found[2].day == on(2026, 12, 7));
}

TEST_CASE("a weekday is the next one, never today") {
    CHECK(promisedDates("entro lunedì", monday).front().day == on(2026, 12, 7));
    CHECK(promisedDates("entro domenica", monday).front().day == on(2026, 12, 6));
}

TEST_CASE("any bytes are read without harm") {
    for (const char* text : {"\xff\xfe entro 3", "entro", "by 5", "5", "5.", "5/", "\xc3", "entro 3 \xe2\x80", "99999999999999999999 giorni", "in 9999 Tagen", "in 9999 working days", "0000-00-00"})
        CHECK(promisedDates(text, monday).empty());
}
