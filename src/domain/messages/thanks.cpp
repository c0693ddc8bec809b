// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/messages/thanks.h"

#include <algorithm>
#include <array>
#include <string>

#include "domain/messages/bare_words.h"

namespace resodesk {

namespace {

constexpr std::size_t mostWords = 14;  // who writes more has something to say

constexpr std::array<std::string_view, 22> thanks{"thanks", "thank", "thx", "ty", "cheers", "grazie", "ringrazio", "ringraziamo", "ringraziarvi", "ringraziarla", "danke",
                                                  "dank", "dankeschon", "dankesehr", "merci", "remercie", "remercions", "gracias", "agradezco", "agradecemos", "agradecido", "agradecida"};

// What stands around it: agreement, praise, greetings, and what one thanks for.
constexpr std::string_view courtesies =
    " ok okay yes si ja oui perfect perfetto perfekt parfait perfecto great good super top fantastic wonderful excellent ottimo bene benissimo gut prima"
    " wunderbar toll klasse bien genial estupendo excelente all right alright alles in ordnung d accord de acuerdo va tutto risolto solved received"
    " ricevuto erhalten recu recibido arrived arrivato angekommen arrive llegado"
    " you so very much many a lot again really mille tante molte molto infinite ancora davvero vielen vielmals sehr herzlichen besten nochmals nochmal beaucoup mille fois encore"
    " infiniment muchas mucho muchisimas mil nuevamente otra vez"
    " for the your la il le lo l per vostra vostro sua suo fur die ihre ihren den das eure pour votre vos cette por su vuestra vuestro"
    " quick fast prompt kind help reply answer response support service assistance risposta veloce rapida celere aiuto supporto assistenza servizio disponibilita cortesia"
    " gentilezza gentile gentilissimi gentilissima schnelle rasche freundliche nette hilfe antwort ruckmeldung unterstutzung reponse rapide aide gentillesse reactivite"
    " respuesta rapida ayuda amabilidad atencion"
    " hello hi dear hallo guten tag morgen abend ciao salve buongiorno buonasera bonjour bonsoir hola buenos dias buenas tardes sir madam"
    " regards best kind greetings bye saluti cordiali distinti cordialmente saluto grusse grussen viele liebe freundliche mit freundlichen mfg lg cordialement bonne journee soiree"
    " saludos un saludo buona giornata serata a presto have nice day schonen schones einen wunsche ich ihnen euch vous les le la lei voi vi ti i we wir"
    " et e und and y o ";

bool isOf(std::string_view list, const std::string& word) {
    return list.find(' ' + word + ' ') != std::string_view::npos;
}

/// Pictures of faces and hands; other letters than ours are words that nobody here can read.
bool isPicture(const std::string& word) {
    for (std::size_t at = 0; at < word.size();) {
        const std::string_view rest = std::string_view(word).substr(at);
        if (rest.starts_with("\xf0\x9f"))
            at += 4;
        else if (rest.starts_with("\xe2\x98") || rest.starts_with("\xe2\x99") || rest.starts_with("\xe2\x9c") || rest.starts_with("\xe2\x9d") || rest.starts_with("\xef\xb8"))
            at += 3;
        else
            return false;
    }
    return true;
}

}  // namespace

bool isPlainThanks(std::string_view text) {
    if (text.find('?') != std::string_view::npos || text.find("\xc2\xbf") != std::string_view::npos) return false;
    auto words = bareWords(text);
    std::erase_if(words, isPicture);
    if (words.empty() || words.size() > mostWords) return false;
    const auto isThanks = [](const std::string& word) { return std::find(thanks.begin(), thanks.end(), word) != thanks.end(); };
    return std::any_of(words.begin(), words.end(), isThanks) &&
           std::all_of(words.begin(), words.end(), [&](const std::string& word) { return isThanks(word) || isOf(courtesies, word); });
}

}  // namespace resodesk
