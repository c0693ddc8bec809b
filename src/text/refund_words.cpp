// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/refund_words.h"

#include <wx/intl.h>

#include <algorithm>

#include "domain/returns/refund_guards.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::text {

namespace {

constexpr std::size_t named = 3;

wxString lineOf(const EarlierRefund& refund) {
    wxString who = wxGETTEXT_IN_CONTEXT("by", "others, outside ResoDesk");
    if (refund.by == Actor::marketplace) who = words(refund.by);
    if (refund.isOurs) who = wxGETTEXT_IN_CONTEXT("by", "you, with ResoDesk");
    // TRANSLATORS: a refund that was paid before: date, amount, "you, with ResoDesk" or "others, outside ResoDesk" or "the marketplace"
    return wxString::Format(_("%s: %s by %s"), printDateTime(refund.at), print(refund.total), who);
}

}  // namespace

wxString earlier(const std::vector<EarlierRefund>& refunds, const Money& left) {
    if (refunds.empty()) return {};
    Sums sum;
    for (const EarlierRefund& refund : refunds) sum.add(refund.total);
    wxString text = wxString::Format(_("Already refunded: %s. Left of price and shipping: %s."), print(sum), print(left));
    const std::size_t shown = std::min(refunds.size(), named), rest = refunds.size() - shown;
    for (std::size_t i = shown; i > 0; --i) text += "\n" + lineOf(refunds[i - 1]);
    // TRANSLATORS: stands below the last refunds of a return, one a line
    if (rest > 0) text += "\n" + wxString::Format(wxPLURAL("and %zu earlier", "and %zu earlier", static_cast<unsigned>(rest)), rest);
    return text;
}

wxString lessThanDue() {
    return _("The buyer withdrew: the full price of what came back and the standard shipping are due. For wear, withhold diminished value.");
}

wxString beyondLimit(const Error& error) {
    const auto limit = limitFrom(error.subject());
    if (!limit) return _("Yes, refund it beyond the daily limit");
    // TRANSLATORS: beside a box to tick: the seller's limit for refunds in a day, and how much of it is used today
    return wxString::Format(_("Yes, refund it beyond the daily limit of %s (today: %s)"), print(limit->first), print(limit->second));
}

wxString limitsForField(const Sums& limits) {
    wxString text;
    for (const Money& limit : limits.perCurrency())
        text += (text.empty() ? wxString() : wxString("; ")) + printForField(limit) + " " + show(limit.currency.code());
    return text;
}

Result<std::string> limitsTyped(const wxString& words) {
    std::string written;
    for (wxString rest = words, behind; !rest.empty(); rest = behind) {
        const wxString part = rest.BeforeFirst(';', &behind).Trim().Trim(false);
        if (part.empty()) continue;
        const auto currency = Currency::parse(text::typed(part.AfterLast(' ')));
        if (!currency) return Error(Failure::badAmount, "limit", text::typed(part));
        const auto money = parseAmount(part.BeforeLast(' ').Trim(), *currency);
        if (!money) return money.error();
        written += (written.empty() ? "" : "; ") + plainAmount(*money) + " " + std::string(currency->code());
    }
    if (const auto limits = parseLimits(written); !limits) return limits.error();
    return written;
}

}  // namespace resodesk::text
