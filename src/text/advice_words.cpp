// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/advice_words.h"

#include <wx/intl.h>

#include "text/formats.h"
#include "text/words.h"

namespace resodesk::text {

namespace {

wxString joined(const std::vector<wxString>& parts) {
    wxString all;
    for (const wxString& part : parts) all += (all.empty() ? wxString() : wxString(", ")) + part;
    return all;
}

wxString shareWords(const CostShare& share) {
    const wxString amount = print(share.amount);
    switch (share.part) {
        // TRANSLATORS: parts of a sum, after "Taking it back costs you € 12.40:"
        case CostPart::shipping: return wxString::Format(_("shipping %s"), amount);
        case CostPart::handling: return wxString::Format(_("handling %s"), amount);
        case CostPart::loss: break;
    }
    const wxString source = sourceWords(share);
    // TRANSLATORS: what goods lose in value; where the number comes from follows in brackets
    return wxString::Format(_("expected loss %s"), amount) + (source.empty() ? wxString() : " (" + source + ")");
}

wxString greeting(const std::string& buyer) { return wxString::Format(_("Hello %s,"), show(buyer)); }

}  // namespace

wxString words(SizeClass size) {
    switch (size) {
        // TRANSLATORS: how big a parcel is
        case SizeClass::small: return wxGETTEXT_IN_CONTEXT("parcel", "Small");
        case SizeClass::medium: return wxGETTEXT_IN_CONTEXT("parcel", "Medium");
        case SizeClass::large: return wxGETTEXT_IN_CONTEXT("parcel", "Large");
        case SizeClass::bulky: return wxGETTEXT_IN_CONTEXT("parcel", "Bulky");
    }
    return {};
}

wxString sourceWords(const CostShare& share) {
    if (share.part != CostPart::loss) return {};
    if (share.source != CostSource::ofSku && share.source != CostSource::ofAll) return _("nothing was inspected yet");
    std::vector<wxString> counts;
    for (const auto& [condition, pieces] : share.grades.pieces) {
        const wxString name = words(condition);
        counts.push_back(wxString::Format("%d ", pieces) + name.Left(1).Lower() + name.Mid(1));
    }
    const wxString found = joined(counts);
    // TRANSLATORS: pieces of one product, or of all, that were inspected; "2 used, 3 as new" follows
    if (share.source == CostSource::ofSku) return wxString::Format(_("of %d that came back: %s"), share.grades.total(), found);
    return wxString::Format(_("of %d pieces of all products that came back: %s"), share.grades.total(), found);
}

wxString adviceWords(const Advice& advice) {
    std::vector<wxString> shares;
    for (const CostShare& share : advice.shares)
        if (share.amount.isPositive() || share.part == CostPart::loss) shares.push_back(shareWords(share));
    wxString all = wxString::Format(_("Taking it back costs you %s: %s."), print(advice.seller), joined(shares));
    if (advice.payer == ReturnPayer::buyer) all += " " + wxString::Format(_("The buyer pays %s for the parcel."), print(advice.buyer));
    all += " " + wxString::Format(_("The item is worth %s."), print(advice.value));
    if (advice.has(Proposal::keepItem)) return all + " " + _("That is less than it costs to take it back.");
    // TRANSLATORS: follows "The item is worth € 9.90."
    if (advice.has(Proposal::tellCost)) return all + " " + _("The parcel costs the buyer as much.");
    return all;
}

wxString words(Proposal proposal, const Advice& advice) {
    switch (proposal) {
        case Proposal::keepItem: return _("Let the buyer keep it, full refund");
        // TRANSLATORS: what a message to the buyer says
        case Proposal::tellCost: return _("Tell the buyer what the parcel costs");
        case Proposal::offerCredit: return wxString::Format(_("Offer a credit of %s"), print(advice.credit));
        case Proposal::offerShipping: return wxString::Format(_("Offer a label for %s"), print(advice.ownLabel));
        case Proposal::offerBoth: return wxString::Format(_("Offer the credit of %s or a label for %s"), print(advice.credit), print(advice.ownLabel));
    }
    return {};
}

wxString message(Proposal proposal, const Advice& advice, const std::string& buyer, const std::string& item) {
    // TRANSLATORS: messages to a buyer; the product's name is in quotes
    wxString text = greeting(buyer) + "\n\n" +
                    wxString::Format(_("you asked to return \"%s\". Sending it back costs about %s, and the item cost %s, so it may not be worth it for you."), show(item),
                                     print(advice.buyer), print(advice.value));
    const wxString credit = wxString::Format(_("If you keep the item, we pay you back %s."), print(advice.credit));
    const wxString label = wxString::Format(_("If you prefer to send it back, we can give you a return label for %s."), print(advice.ownLabel));
    if (proposal == Proposal::offerCredit || proposal == Proposal::offerBoth) text += "\n\n" + credit;
    if (proposal == Proposal::offerShipping || proposal == Proposal::offerBoth) text += "\n\n" + label;
    text += "\n\n" + _("You can of course return it as you asked: tell us what you would like.");
    return text;
}

wxString kindWords(const CostEntry& entry) {
    if (std::holds_alternative<ParcelCost>(entry)) return _("Parcel");
    // TRANSLATORS: rows of the table of costs: how big products are; what goods are still worth
    if (std::holds_alternative<SkuSize>(entry)) return _("Size of an SKU");
    return _("Value left");
}

wxString forWords(const CostEntry& entry) {
    if (const auto* parcel = std::get_if<ParcelCost>(&entry))
        return words(parcel->size) + ", " + (parcel->country.empty() ? _("any country") : show(parcel->country));
    if (const auto* size = std::get_if<SkuSize>(&entry)) return show(size->pattern);
    return words(std::get<ValueLeft>(entry).condition);
}

wxString valueWords(const CostEntry& entry) {
    if (const auto* parcel = std::get_if<ParcelCost>(&entry))
        return wxString::Format(_("you %s, the buyer %s, handling %s"), print(parcel->seller), print(parcel->buyer), print(parcel->handling));
    if (const auto* size = std::get_if<SkuSize>(&entry)) return words(size->size);
    return percentage(std::get<ValueLeft>(entry).percent);
}

}  // namespace resodesk::text
