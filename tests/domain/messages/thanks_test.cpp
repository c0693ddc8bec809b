// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/messages/thanks.h"

#include "support/catch.h"

using namespace resodesk;

TEST_CASE("a plain thank-you is recognised in five languages") {
    for (const char* text :
         {"Grazie mille!", "Perfetto, grazie.", "Grazie per la risposta veloce.", "Va bene, grazie.", "GRAZIE", "Ok ricevuto, grazie ancora e buona giornata!",
          "Thank you so much!", "Perfect, thanks.", "Thanks for the quick reply.", "All right, thank you.", "thx \xF0\x9F\x98\x8A", "Vielen Dank!", "Perfekt, danke.",
          "Danke für die schnelle Antwort.", "In Ordnung, danke.", "Herzlichen Dank und viele Grüße", "Merci beaucoup !", "Parfait, merci.",
          "Merci pour la réponse rapide.", "D'accord, merci.", "Bonjour, merci pour votre aide.", "¡Muchas gracias!", "Perfecto, gracias.",
          "Gracias por la respuesta rápida.", "De acuerdo, gracias."}) {
        INFO(text);
        CHECK(isPlainThanks(text));
    }
}

TEST_CASE("who thanks and wants something is not taken for done") {
    for (const char* text :
         {"Grazie, ma non funziona ancora.", "Grazie in anticipo", "Grazie per niente", "Grazie, quando arriva?", "Grazie, attendo il rimborso.",
          "Thanks in advance.", "Thanks for nothing", "Thank you, but it is still broken.", "Thanks, order 12", "No thanks", "Thanks. Still waiting",
          "Vielen Dank im Voraus", "Danke, aber es fehlt ein Teil.", "Danke, bitte um Rückruf", "Merci d'avance", "Merci, mais je n'ai rien reçu.",
          "Merci de me rembourser.", "Gracias de antemano", "Gracias, pero no llega.", "¿Gracias", "Perfetto.", "Ok", "", "   ", "!!!",
          "\xF0\x9F\x98\x8A", "Thanks \xD0\xBD\xD0\xB5\xD1\x82"}) {
        INFO(text);
        CHECK_FALSE(isPlainThanks(text));
    }
}

TEST_CASE("a long letter is more than thanks, whatever its words") {
    CHECK_FALSE(isPlainThanks("grazie grazie grazie grazie grazie grazie grazie grazie grazie grazie grazie grazie grazie grazie grazie"));
}
