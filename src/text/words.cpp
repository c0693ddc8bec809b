// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/words.h"

#include <wx/intl.h>

#include "text/formats.h"
#include "text/language.h"

namespace resodesk::text {

wxString words(ShownState state) {
    switch (state) {
        // TRANSLATORS: states of a return, in a column
        case ShownState::requested: return _("Requested");
        case ShownState::authorizing: return _("Authorizing...");
        case ShownState::authorized: return _("Authorized");
        case ShownState::inTransit: return _("In transit");
        case ShownState::received: return _("Received");
        case ShownState::inspected: return _("Inspected");
        case ShownState::refunding: return _("Refunding...");
        case ShownState::refundSent: return _("Refund sent, waiting for confirmation");
        case ShownState::refunded: return _("Refunded");
        case ShownState::closing: return _("Closing...");
        case ShownState::closed: return _("Closed");
        case ShownState::checking: return _("Outcome unknown - checking");
        case ShownState::needsPerson: return _("Outcome unknown - look");
    }
    return {};
}

wxString words(ShownParcel state) {
    switch (state) {
        // TRANSLATORS: states of a lost-parcel case, in a column
        case ShownParcel::open: return _("Open");
        case ShownParcel::waitingForBuyer: return _("Waiting for buyer");
        case ShownParcel::refunding: return _("Refunding...");
        case ShownParcel::refundSent: return _("Refund sent, waiting for confirmation");
        case ShownParcel::refunded: return _("Refunded");
        case ShownParcel::replacing: return _("Replacing...");
        case ShownParcel::replaced: return _("Replaced");
        case ShownParcel::closing: return _("Closing...");
        case ShownParcel::closed: return _("Closed");
        case ShownParcel::checking: return _("Outcome unknown - checking");
        case ShownParcel::needsPerson: return _("Outcome unknown - look");
    }
    return {};
}

wxString words(View view) {
    switch (view) {
        // TRANSLATORS: views of the list of returns, each with a count beside it
        case View::newOnes: return wxGETTEXT_IN_CONTEXT("view", "New");
        case View::dueToday: return wxGETTEXT_IN_CONTEXT("view", "Due today");
        case View::overdue: return wxGETTEXT_IN_CONTEXT("view", "Overdue");
        case View::toInspect: return wxGETTEXT_IN_CONTEXT("view", "To inspect");
        case View::toRefund: return wxGETTEXT_IN_CONTEXT("view", "To refund");
        case View::waitingForBuyer: return wxGETTEXT_IN_CONTEXT("view", "Waiting for buyer");
        case View::snoozed: return wxGETTEXT_IN_CONTEXT("view", "Snoozed");
        case View::closed: return wxGETTEXT_IN_CONTEXT("view", "Closed");
        case View::all: return wxGETTEXT_IN_CONTEXT("view", "All");
    }
    return {};
}

wxString words(Ground ground) {
    switch (ground) {
        case Ground::withdrawal: return _("Withdrawal");
        case Ground::defect: return _("Defect");
        case Ground::other: return _("Other");
    }
    return {};
}

wxString words(Condition condition) {
    switch (condition) {
        case Condition::asNew: return _("As new");
        case Condition::opened: return _("Opened");
        case Condition::used: return _("Used");
        case Condition::damagedByBuyer: return _("Damaged by the buyer");
        case Condition::damagedInTransit: return _("Damaged in transit");
        case Condition::wrongItem: return _("Wrong item");
        case Condition::incomplete: return _("Incomplete");
        case Condition::emptyBox: return _("Empty box");
    }
    return {};
}

wxString words(Cause cause) {
    switch (cause) {
        // TRANSLATORS: why goods come back, where the seller can mend it
        case Cause::description: return _("Description");
        case Cause::photo: return wxGETTEXT_IN_CONTEXT("cause", "Photo");
        case Cause::unit: return _("Unit or multipack");
        case Cause::packaging: return _("Packaging");
        case Cause::mixUp: return _("Mix-up in the warehouse or the books");
        case Cause::other: return wxGETTEXT_IN_CONTEXT("cause", "Other");
    }
    return {};
}

wxString words(Actor actor) {
    switch (actor) {
        case Actor::nobody: return {};
        // TRANSLATORS: who did something, as the %s after "by" in "Refunded %s by %s" and "Closed by %s"
        case Actor::seller: return wxGETTEXT_IN_CONTEXT("by", "you");
        case Actor::buyer: return wxGETTEXT_IN_CONTEXT("by", "the buyer");
        case Actor::marketplace: return wxGETTEXT_IN_CONTEXT("by", "the marketplace");
    }
    return {};
}

wxString words(AutoAuthorize mode) {
    switch (mode) {
        // TRANSLATORS: which requests are authorized automatically
        case AutoAuthorize::off: return _("Off");
        case AutoAuthorize::inPolicy: return _("Requests in policy");
        case AutoAuthorize::all: return _("All requests");
    }
    return {};
}

wxString words(AccountState state) {
    switch (state) {
        case AccountState::active: return _("Signed in");
        case AccountState::signIn: return _("Sign in again");
        case AccountState::frozen: return _("Stopped, look");
        case AccountState::removed: return _("Removed");
    }
    return {};
}

wxString words(PushState state) {
    switch (state) {
        // TRANSLATORS: an address or a setting that was changed here, at the marketplace, or both
        case PushState::same: return {};
        case PushState::toPush: return _("on its way to the marketplace");
        case PushState::conflict: return _("changed on both sides");
    }
    return {};
}

wxString words(Operation operation) {
    switch (operation) {
        // TRANSLATORS: what the seller can do with a return or a case; often followed by ": " and why it is not possible
        case Operation::authorize: return wxGETTEXT_IN_CONTEXT("operation", "Authorize");
        case Operation::close: return wxGETTEXT_IN_CONTEXT("operation", "Close");
        case Operation::refund: return wxGETTEXT_IN_CONTEXT("operation", "Refund");
        case Operation::cancel: return wxGETTEXT_IN_CONTEXT("operation", "Cancel order");
        case Operation::replace: return wxGETTEXT_IN_CONTEXT("operation", "Send replacement");
        case Operation::contact: return wxGETTEXT_IN_CONTEXT("operation", "Write");
    }
    return {};
}

wxString words(UsualReason reason) {
    switch (reason) {
        case UsualReason::settled: return _("Settled with the buyer");
        case UsualReason::notAccepted: return _("Return not accepted");
        case UsualReason::returned: return _("Item returned");
        case UsualReason::kept: return _("The buyer keeps the item");
        case UsualReason::diminishedValue: return _("Diminished value");
        case UsualReason::partsMissing: return _("Parts missing");
    }
    return {};
}

wxString reasonWords(const std::vector<ReasonWords>& reasons, const std::string& code) {
    for (const ReasonWords& reason : reasons) {
        if (reason.code != code) continue;
        for (const char* wanted : {language().c_str(), "en"})
            if (const auto found = reason.words.find(wanted); found != reason.words.end()) return show(found->second);
        if (const auto usual = fromText<UsualReason>(code); usual && reason.words.empty()) return words(*usual);
    }
    return show(code);
}

wxString forReason(const GradeRule& rule, const std::vector<ReasonWords>& reasons) {
    if (rule.reason.empty()) return wxGETTEXT_IN_CONTEXT("reason", "any");
    // TRANSLATORS: "Ground: Defect" is a kind of reasons, beside the reasons themselves
    if (const auto ground = fromText<Ground>(rule.reason)) return wxString::Format(_("Ground: %s"), words(*ground));
    return reasonWords(reasons, rule.reason);
}

wxString words(MatchedBy by) {
    switch (by) {
        case MatchedBy::returnInName: return _("return number in the file's name");
        case MatchedBy::rmaInName: return _("RMA number in the file's name");
        case MatchedBy::orderInName: return _("order number in the file's name");
        case MatchedBy::returnOnPage: return _("return number on the page");
        case MatchedBy::rmaOnPage: return _("RMA number on the page");
        case MatchedBy::orderOnPage: return _("order number on the page");
    }
    return {};
}

wxString labelWords(LabelOrigin origin, const std::string& file) {
    switch (origin) {
        case LabelOrigin::none: return _("It has no label.");
        case LabelOrigin::marketplace: return _("The marketplace's unpaid label.");
        case LabelOrigin::file: return wxString::Format(_("Your own label: %s"), show(file));
        case LabelOrigin::drawn: return _("An unpaid label. This marketplace draws none, so ResoDesk does: send it to the buyer.");
        case LabelOrigin::elsewhere: return _("An own label that was handed in from elsewhere.");
    }
    return {};
}

wxString percentage(int percent) { return wxString::Format("%d", percent) + wxString::FromUTF8("\xc2\xa0%"); }

}  // namespace resodesk::text
