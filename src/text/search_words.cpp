// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/search_words.h"

#include <wx/intl.h>

#include "text/failures.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::text {

wxString words(SearchIs is) {
    switch (is) {
        case SearchIs::isNew: return words(View::newOnes);
        case SearchIs::dueToday: return words(View::dueToday);
        case SearchIs::overdue: return words(View::overdue);
        case SearchIs::toInspect: return words(View::toInspect);
        case SearchIs::toRefund: return words(View::toRefund);
        case SearchIs::waiting: return words(View::waitingForBuyer);
        case SearchIs::closed: return words(View::closed);
        case SearchIs::inPolicy: return _("In policy");
        case SearchIs::outOfPolicy: return _("Out of policy");
        // TRANSLATORS: who wrote the last message, beside the search words is:answered and is:unanswered
        case SearchIs::answered: return wxGETTEXT_IN_CONTEXT("search", "The seller wrote last");
        case SearchIs::unanswered: return wxGETTEXT_IN_CONTEXT("search", "The buyer wrote last");
        case SearchIs::noted: return wxGETTEXT_IN_CONTEXT("search", "With a private note");
        case SearchIs::snoozed: return words(View::snoozed);
        case SearchIs::tagged: return wxGETTEXT_IN_CONTEXT("search", "With a tag");
    }
    return {};
}

SearchNames searchNames(const std::vector<ReasonWords>& reasons, const std::vector<Account>& accounts, const std::vector<std::string>& countries,
                        const std::vector<std::string>& tags) {
    SearchNames names;
    for (const ReasonWords& reason : reasons) names.push_back({SearchWord::reason, reason.code, typed(reasonWords(reasons, reason.code))});
    for (const auto& [state, code] : nameTable(ShownState{})) names.push_back({SearchWord::state, std::string(code), typed(words(state))});
    for (const auto& [is, code] : nameTable(SearchIs{})) names.push_back({SearchWord::is, std::string(code), typed(words(is))});
    for (const Account& account : accounts)
        if (account.state != AccountState::removed) names.push_back({SearchWord::account, std::to_string(account.id.value), account.name});
    for (const std::string& country : countries) names.push_back({SearchWord::country, country, {}});
    for (const std::string& tag : tags) names.push_back({SearchWord::tag, tag, {}});
    return names;
}

wxString searchFault(const Error& error, const SearchNames& names) {
    const wxString line = sentence(error);
    const std::string meant = meantBy(error.subject(), names);
    // TRANSLATORS: behind a sentence that says what is wrong; %s is a search such as state:authorized
    return meant.empty() ? line : line + " " + wxString::Format(_("Did you mean %s?"), show(meant));
}

}  // namespace resodesk::text
