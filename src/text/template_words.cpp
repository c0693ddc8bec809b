// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/template_words.h"

#include <wx/intl.h>

#include "text/formats.h"

namespace resodesk::text {

wxString words(TemplateMoment moment) {
    switch (moment) {
        // TRANSLATORS: for which moment a message to a buyer is written
        case TemplateMoment::helpNotWorking: return wxGETTEXT_IN_CONTEXT("template", "Before a return: it does not work");
        case TemplateMoment::helpNotAsExpected: return wxGETTEXT_IN_CONTEXT("template", "Before a return: not as expected");
        case TemplateMoment::helpHardToUse: return wxGETTEXT_IN_CONTEXT("template", "Before a return: hard to understand");
        case TemplateMoment::returnCost: return wxGETTEXT_IN_CONTEXT("template", "What the return costs the buyer");
        case TemplateMoment::credit: return wxGETTEXT_IN_CONTEXT("template", "A credit instead of a return");
        case TemplateMoment::cheaperShipping: return wxGETTEXT_IN_CONTEXT("template", "Cheaper return shipping");
        case TemplateMoment::authorized: return wxGETTEXT_IN_CONTEXT("template", "The return is authorized");
        case TemplateMoment::keepItem: return wxGETTEXT_IN_CONTEXT("template", "The buyer may keep the item");
        case TemplateMoment::closed: return wxGETTEXT_IN_CONTEXT("template", "The request is closed");
        case TemplateMoment::received: return wxGETTEXT_IN_CONTEXT("template", "Received and inspected");
        case TemplateMoment::refunded: return wxGETTEXT_IN_CONTEXT("template", "Refund sent");
        case TemplateMoment::refundedInPart: return wxGETTEXT_IN_CONTEXT("template", "Refund of a part sent");
        case TemplateMoment::shippingUpdate: return wxGETTEXT_IN_CONTEXT("template", "Where the parcel is");
        case TemplateMoment::deliveredNotFound: return wxGETTEXT_IN_CONTEXT("template", "Delivered, but not found");
        case TemplateMoment::claimProgress: return wxGETTEXT_IN_CONTEXT("template", "How the claim with the courier goes");
        case TemplateMoment::replacementSent: return wxGETTEXT_IN_CONTEXT("template", "Replacement sent");
        case TemplateMoment::apology: return wxGETTEXT_IN_CONTEXT("template", "Apology");
    }
    return {};
}

const std::vector<std::string>& messageLanguages() {
    static const std::vector<std::string> codes{"en", "fr", "de", "it", "es"};
    return codes;
}

wxString languageName(const std::string& code) {
    if (code == "en") return _("English");
    if (code == "fr") return _("French");
    if (code == "de") return _("German");
    if (code == "it") return _("Italian");
    if (code == "es") return _("Spanish");
    return show(code);
}

wxString words(Placeholder placeholder) {
    switch (placeholder) {
        // TRANSLATORS: what a placeholder of a template stands for, behind its name
        case Placeholder::buyer: return wxGETTEXT_IN_CONTEXT("placeholder", "the buyer's name");
        case Placeholder::shop: return wxGETTEXT_IN_CONTEXT("placeholder", "your shop's name");
        case Placeholder::order: return wxGETTEXT_IN_CONTEXT("placeholder", "number of the order");
        case Placeholder::item: return wxGETTEXT_IN_CONTEXT("placeholder", "the item");
        case Placeholder::amount: return wxGETTEXT_IN_CONTEXT("placeholder", "what is refunded");
        case Placeholder::rma: return wxGETTEXT_IN_CONTEXT("placeholder", "RMA number");
        case Placeholder::returnAddress: return wxGETTEXT_IN_CONTEXT("placeholder", "where the goods go back to");
        case Placeholder::reason: return wxGETTEXT_IN_CONTEXT("placeholder", "why");
        case Placeholder::withheld: return wxGETTEXT_IN_CONTEXT("placeholder", "what is withheld");
        case Placeholder::returnCost: return wxGETTEXT_IN_CONTEXT("placeholder", "what the parcel back costs the buyer");
        case Placeholder::itemPrice: return wxGETTEXT_IN_CONTEXT("placeholder", "what the item cost");
        case Placeholder::credit: return wxGETTEXT_IN_CONTEXT("placeholder", "the credit");
        case Placeholder::labelPrice: return wxGETTEXT_IN_CONTEXT("placeholder", "what your label costs the buyer");
        case Placeholder::courier: return wxGETTEXT_IN_CONTEXT("placeholder", "the courier");
        case Placeholder::tracking: return wxGETTEXT_IN_CONTEXT("placeholder", "tracking number");
        case Placeholder::lastScan: return wxGETTEXT_IN_CONTEXT("placeholder", "the courier's last entry");
        case Placeholder::expectedDay: return wxGETTEXT_IN_CONTEXT("placeholder", "when it is expected to arrive");
        case Placeholder::deliveredDay: return wxGETTEXT_IN_CONTEXT("placeholder", "when it was delivered");
        case Placeholder::claim: return wxGETTEXT_IN_CONTEXT("placeholder", "number of the claim");
        case Placeholder::deadline: return wxGETTEXT_IN_CONTEXT("placeholder", "until when");
    }
    return {};
}

wxString words(TemplateOrigin origin) {
    switch (origin) {
        // TRANSLATORS: where a template of messages comes from
        case TemplateOrigin::starter: return wxGETTEXT_IN_CONTEXT("template", "came with the program");
        case TemplateOrigin::changed: return wxGETTEXT_IN_CONTEXT("template", "changed by you");
        case TemplateOrigin::own: return wxGETTEXT_IN_CONTEXT("template", "your own");
    }
    return {};
}

wxString missingWords(const std::vector<Placeholder>& missing) {
    wxString all;
    for (const Placeholder place : missing) all += (all.empty() ? "" : ", ") + show(written(place)) + " (" + words(place) + ")";
    return all;
}

wxString variantWords(const ChosenVariant& chosen, const std::string& asked) {
    const wxString language = show(chosen.variant.language), wanted = show(asked);
    switch (chosen.by) {
        case VariantBy::asked: break;
        // TRANSLATORS: the letters of two languages: the one that was asked for, the one that is there
        case VariantBy::fallback: return wxString::Format(_("There is no text in \"%s\": this is the marketplace's language, \"%s\"."), wanted, language);
        case VariantBy::english: return wxString::Format(_("There is no text in \"%s\": this is the English one."), wanted);
        case VariantBy::first: return wxString::Format(_("There is no text in \"%s\": this is the first one there is, in \"%s\"."), wanted, language);
    }
    return {};
}

}  // namespace resodesk::text
