// SPDX-License-Identifier: GPL-3.0-or-later
// Actions of the outbox in words.

#include <wx/intl.h>

#include "text/failures.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::text {

wxString words(ActionKind kind) {
    switch (kind) {
        // TRANSLATORS: an action in the outbox, a line of a list; the sum follows where money is paid
        case ActionKind::authorize: return wxGETTEXT_IN_CONTEXT("action", "Authorize");
        case ActionKind::close: return wxGETTEXT_IN_CONTEXT("action", "Close request");
        case ActionKind::refund: return wxGETTEXT_IN_CONTEXT("action", "Refund");
        case ActionKind::cancelOrder: return wxGETTEXT_IN_CONTEXT("action", "Cancel order");
        case ActionKind::message: return wxGETTEXT_IN_CONTEXT("action", "Message");
        case ActionKind::refundParcel: return wxGETTEXT_IN_CONTEXT("action", "Refund lost parcel");
        case ActionKind::replaceParcel: return wxGETTEXT_IN_CONTEXT("action", "Send replacement");
        case ActionKind::closeParcel: return wxGETTEXT_IN_CONTEXT("action", "Close case");
        case ActionKind::saveAddress: return wxGETTEXT_IN_CONTEXT("action", "Save address");
        case ActionKind::deleteAddress: return wxGETTEXT_IN_CONTEXT("action", "Delete address");
        case ActionKind::saveSettings: return wxGETTEXT_IN_CONTEXT("action", "Save settings");
        case ActionKind::noAnswerNeeded: return wxGETTEXT_IN_CONTEXT("action", "No answer needed");
    }
    return {};
}

wxString counted(ActionKind kind, int count) {
    switch (kind) {
        case ActionKind::authorize: return wxString::Format(wxPLURAL("%d authorization", "%d authorizations", count), count);
        case ActionKind::close:
        case ActionKind::closeParcel: return wxString::Format(wxPLURAL("%d closing", "%d closings", count), count);
        case ActionKind::refund:
        case ActionKind::refundParcel: return wxString::Format(wxPLURAL("%d refund", "%d refunds", count), count);
        case ActionKind::replaceParcel: return wxString::Format(wxPLURAL("%d replacement", "%d replacements", count), count);
        case ActionKind::cancelOrder: return wxString::Format(wxPLURAL("%d cancellation", "%d cancellations", count), count);
        case ActionKind::message: return wxString::Format(wxPLURAL("%d message", "%d messages", count), count);
        case ActionKind::saveAddress:
        case ActionKind::deleteAddress:
        case ActionKind::saveSettings:
        case ActionKind::noAnswerNeeded: return wxString::Format(wxPLURAL("%d change", "%d changes", count), count);
    }
    return {};
}

namespace {

wxString eventWords(ActionEvent event) {
    switch (event) {
        // TRANSLATORS: what happened to an action, one line each with the time before it
        case ActionEvent::claimed: return wxGETTEXT_IN_CONTEXT("event", "being sent");
        case ActionEvent::held: return wxGETTEXT_IN_CONTEXT("event", "not sent, tried again later");
        case ActionEvent::accepted: return wxGETTEXT_IN_CONTEXT("event", "accepted by the marketplace");
        case ActionEvent::acceptedAsFinal: return wxGETTEXT_IN_CONTEXT("event", "accepted by the marketplace, done");
        case ActionEvent::refused: return wxGETTEXT_IN_CONTEXT("event", "refused by the marketplace");
        case ActionEvent::unclear: return wxGETTEXT_IN_CONTEXT("event", "sent, no clear answer");
        case ActionEvent::foundSending: return wxGETTEXT_IN_CONTEXT("event", "ResoDesk ended while it was being sent");
        case ActionEvent::foundInOldCopy: return wxGETTEXT_IN_CONTEXT("event", "found waiting in an older copy of the ledger: it may have been sent");
        case ActionEvent::reachedByOthers: return wxGETTEXT_IN_CONTEXT("event", "happened without it");
        case ActionEvent::withdrawn: return wxGETTEXT_IN_CONTEXT("event", "taken back, not sent");
        case ActionEvent::seenDone: return wxGETTEXT_IN_CONTEXT("event", "the marketplace shows it");
        case ActionEvent::seenImpossible: return wxGETTEXT_IN_CONTEXT("event", "the marketplace shows that it did not happen");
        case ActionEvent::failedAfterAccept: return wxGETTEXT_IN_CONTEXT("event", "accepted, then failed at the marketplace");
        case ActionEvent::undecided: return wxGETTEXT_IN_CONTEXT("event", "still unknown: a person must decide");
        case ActionEvent::personConfirmed: return wxGETTEXT_IN_CONTEXT("event", "you say that it happened");
        case ActionEvent::personAbandoned: return wxGETTEXT_IN_CONTEXT("event", "given up by you");
    }
    return {};
}

}  // namespace

wxString eventWords(const std::string& event) {
    if (const auto known = fromText<ActionEvent>(event)) return eventWords(*known);
    // Entries of the journal that are no step between two states.
    if (event == "confirmed") return wxGETTEXT_IN_CONTEXT("event", "decided by you");
    if (event == "read") return wxGETTEXT_IN_CONTEXT("event", "looked for it at the marketplace");
    if (event == "waits") return wxGETTEXT_IN_CONTEXT("event", "waits");
    if (event == "approved") return wxGETTEXT_IN_CONTEXT("event", "to be sent: you said so");
    if (event == "older_copy") return wxGETTEXT_IN_CONTEXT("event", "an older copy of the ledger was opened");
    if (event == "resumed") return wxGETTEXT_IN_CONTEXT("event", "sending goes on: you said so");
    return show(event);
}

wxString title(const Action& action) {
    if (!isRefund(action.command.kind)) return words(action.command.kind);
    return words(action.command.kind) + " " + print(action.command.total());
}

namespace {

wxString waiting(const Action& action, TimePoint now) {
    switch (action.why.value_or(WaitReason::turn)) {
        case WaitReason::undo: {
            const long left = static_cast<long>(std::chrono::ceil<seconds>(action.notBefore - now).count());
            if (left > 0) return wxString::Format(_("Leaves in %ld s; can be undone until then."), left);
            return _("Waits for its turn.");
        }
        case WaitReason::turn: return _("Waits for its turn.");
        case WaitReason::pause:
            return wxString::Format(_("Not sent. Next try: %s."), printShort(action.notBefore, now));
        case WaitReason::signIn: return _("Waits until you sign in again.");
        case WaitReason::byHand: return _("To do on the marketplace's page.");
        case WaitReason::after: return _("Waits for the action before it.");
        case WaitReason::ask:
            if (action.refusal == Failure::changed)
                return _("Not sent: it is not as it was when you decided. Cancel it and look again.");
            return _("Not sent for over a day. Send it now or cancel it.");
        case WaitReason::later:
            if (action.notBefore <= now) return _("Waits for its turn.");
            return wxString::Format(_("Leaves at %s, unless the buyer writes first. Can be cancelled until then."), printDateTime(action.notBefore));
    }
    return {};
}

}  // namespace

wxString words(ActionState state) {
    switch (state) {
        // TRANSLATORS: the state of an action, after "outbox no. 12, Refund, 21 Nov 09:12:"
        case ActionState::waiting: return wxGETTEXT_IN_CONTEXT("state", "waiting");
        case ActionState::sending: return wxGETTEXT_IN_CONTEXT("state", "on its way");
        case ActionState::accepted: return wxGETTEXT_IN_CONTEXT("state", "accepted");
        case ActionState::unknown: return wxGETTEXT_IN_CONTEXT("state", "sent, no answer yet");
        case ActionState::needsPerson: return wxGETTEXT_IN_CONTEXT("state", "still unknown, waits for you");
        case ActionState::confirmed: return wxGETTEXT_IN_CONTEXT("state", "done");
        case ActionState::failed: return wxGETTEXT_IN_CONTEXT("state", "failed");
        case ActionState::notNeeded: return wxGETTEXT_IN_CONTEXT("state", "not needed");
        case ActionState::cancelled: return wxGETTEXT_IN_CONTEXT("state", "cancelled");
        case ActionState::abandoned: return wxGETTEXT_IN_CONTEXT("state", "given up");
    }
    return {};
}

namespace {

wxString checking(ActionKind kind, const std::string& account) {
    const wxString by = account.empty() ? _("the marketplace") : show(account);
    if (isRefund(kind)) return wxString::Format(_("Sent, no answer yet - checking with %s. Do not refund again; ResoDesk blocks it."), by);
    if (kind == ActionKind::replaceParcel)
        return wxString::Format(_("Sent, no answer yet - checking with %s. Do not refund or send it again; ResoDesk blocks it."), by);
    return wxString::Format(_("Sent, no answer yet - checking with %s."), by);
}

}  // namespace

wxString standing(const Action& action, TimePoint now, const std::string& account) {
    switch (action.state) {
        case ActionState::waiting: return waiting(action, now);
        case ActionState::sending: return _("On its way.");
        case ActionState::accepted: return _("Accepted by the marketplace, waiting for its confirmation.");
        case ActionState::unknown: return checking(action.command.kind, account);
        case ActionState::needsPerson:
            return _("Still unknown after a day. Look at the marketplace's page and decide in the outbox.");
        case ActionState::confirmed: return _("Done.");
        case ActionState::failed: return action.refusal ? sentence(Error(*action.refusal, {}, action.refusalWords)) : _("Failed.");
        case ActionState::notNeeded: return _("Not needed: the marketplace shows that it has happened without it.");
        case ActionState::cancelled:
            return action.refusal ? sentence(Error(*action.refusal, {}, action.refusalWords)) : _("Cancelled by you, not sent.");
        case ActionState::abandoned: return _("Given up by you.");
    }
    return {};
}

}  // namespace resodesk::text
