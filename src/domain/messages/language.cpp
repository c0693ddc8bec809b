// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/messages/language.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "domain/messages/folded_text.h"

namespace resodesk {

namespace {

constexpr std::size_t languageCount = 5;
using Scores = std::array<int, languageCount>;

/// Without accents, between blanks. A word that two languages have stands with both and decides nothing between them.
constexpr std::array<std::string_view, languageCount> smallWords{
    " il lo la gli le i un uno una di del dello della dei degli delle dell che e ed non per con sono sia siamo ho ha hanno abbiamo mi ci si vi ti lei suo sua suoi sue nostro "
    "nostra vostro mio mia da dal dalla al allo alla alle agli nel nella nell sul sulla questo questa questi quello come anche piu gia grazie buongiorno buonasera salve gentile "
    "ciao cordiali saluti entro oggi domani ieri dopo prima ma se o perche quando dove cosa quale tutto molto puo possiamo stato stata essere fare ordine pacco spedizione "
    "consegna reso rimborso corriere prodotto articolo subito purtroppo ancora solo giorni le ne qui qualsiasi nostri nostre vostra chiamare chiamateci numero ",
    " the a an of to and in is it you your we our i my me for on with this that be are was were have has had not will would can could please thank thanks hello hi dear regards "
    "from at by if or as but so do does did when where what which how there here been just any all order parcel delivery return refund courier item today tomorrow yesterday "
    "soon us they them their its no yes get got let know about out up more than after before within days sorry ",
    " der die das den dem des ein eine einen einem einer eines und ist sind war nicht mit fur von zu zum zur im am auf aus bei bis an als auch es er sie ihr ihre ihren ihrem ihrer "
    "wir uns unser unsere unseren ich mein meine mich mir sich haben hat hatte wird werden wurde kann konnen bitte danke vielen dank hallo guten tag liebe lieber sehr geehrte "
    "geehrter grusse freundliche noch schon nur nach vor uber unter wenn oder aber dass wie wann wo was welche heute morgen gestern bestellung paket lieferung rucksendung "
    "artikel ware leider gerne dann hier doch so da ja nein um ins vom einfach unserem keine kein ",
    " le la les un une des du de et est sont etait pas ne n que qui quoi ou pour avec sur dans en au aux ce cet cette ces il elle nous vous votre vos notre nos je mon ma mes me se "
    "sa son ses leur avons avez ai ont a ete etre sera bonjour merci cher chere monsieur madame cordialement salutations plus deja encore tres aussi bien si mais donc quand "
    "comment combien aujourd hui demain hier commande colis livraison retour remboursement article produit transporteur jours j l d c s qu y tout toute toutes par chez apres "
    "avant nouveau n'hesitez hesitez veuillez sous des lors ",
    " el la los las un una unos unas de del y e es son esta estan fue no que por para con en al lo le les se su sus nuestro nuestra nuestros mi mis me nos usted ustedes ha han "
    "hemos he hola gracias buenos buenas dias tardes estimado estimada saludos atentamente mas ya muy tambien pero si cuando donde como cual cuanto hoy manana ayer pedido "
    "paquete envio entrega devolucion reembolso articulo producto transportista favor puede pueden podemos este esta esto estos sin sobre desde hasta antes despues todo nada "
    "aqui nuestras unos o otra otro ser hay tiene tenemos ",
};

void countWord(const std::string& word, Scores& scores) {
    const std::string wanted = " " + word + " ";
    Scores found{};
    int languages = 0;
    for (std::size_t i = 0; i < languageCount; ++i)
        if (smallWords[i].find(wanted) != std::string_view::npos) found[i] = 1, ++languages;
    for (std::size_t i = 0; i < languageCount; ++i)
        if (found[i]) scores[i] += languages == 1 ? 3 : languages == 2 ? 2 : 1;
}

/// Letters that few languages have.
void countLetter(char32_t c, Scores& scores) {
    const auto add = [&](MessageLanguage language, int points) { scores[static_cast<std::size_t>(language)] += points; };
    switch (c) {
        case 0xDF: add(MessageLanguage::german, 4); break;
        case 0xE4: case 0xF6: case 0xC4: case 0xD6: add(MessageLanguage::german, 2); break;
        case 0xFC: case 0xDC: add(MessageLanguage::german, 1); break;
        case 0xF1: case 0xD1: add(MessageLanguage::spanish, 3); break;
        case 0xBF: case 0xA1: add(MessageLanguage::spanish, 4); break;
        case 0xE1: case 0xED: case 0xF3: case 0xFA: add(MessageLanguage::spanish, 1); break;
        case 0xEA: case 0xE2: case 0xEE: case 0xF4: case 0xFB: case 0xE7: case 0x153: add(MessageLanguage::french, 3); break;
        case 0xE8: case 0xE0: add(MessageLanguage::italian, 1); add(MessageLanguage::french, 1); break;
        case 0xE9: case 0xC9: add(MessageLanguage::french, 1); add(MessageLanguage::spanish, 1); break;
        case 0xF2: case 0xEC: case 0xF9: add(MessageLanguage::italian, 2); break;
        default: break;
    }
}

}  // namespace

NameTable<MessageLanguage> nameTable(MessageLanguage) {
    static constexpr std::array<std::pair<MessageLanguage, std::string_view>, languageCount> names{{{MessageLanguage::italian, "it"},
                                                                                                      {MessageLanguage::english, "en"},
                                                                                                      {MessageLanguage::german, "de"},
                                                                                                      {MessageLanguage::french, "fr"},
                                                                                                      {MessageLanguage::spanish, "es"}}};
    return names;
}

std::optional<MessageLanguage> guessLanguage(std::string_view text) {
    constexpr int fewest = 4;
    Scores scores{};
    std::string words = smallLetters(folded(text));
    for (char& c : words)
        if (c == '\'' || c == '-') c = ' ';  // l'ordine, dell'articolo
    for (const TextRange& word : wordsIn(words)) countWord(words.substr(word.begin, word.end - word.begin), scores);
    for (std::size_t at = 0; at < text.size();) countLetter(pointAt(text, at), scores);
    const auto best = std::max_element(scores.begin(), scores.end());
    if (*best < fewest || std::count(scores.begin(), scores.end(), *best) > 1) return std::nullopt;
    return static_cast<MessageLanguage>(best - scores.begin());
}

}  // namespace resodesk
