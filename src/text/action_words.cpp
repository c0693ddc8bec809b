// SPDX-License-Identifier: GPL-3.0-or-later
// Actions of the outbox in words.

#include <wx/intl.h>

#include "text/failures.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::text {

wxString words(ActionKind kind) {
    switch (kind) {
        case ActionKind::authorize: return _("Authorize");
        case ActionKind::close: return _("Close request");
        case ActionKind::refund: return _("Refund");
        case ActionKind::cancelOrder: return _("Cancel order");
        case ActionKind::message: return _("Message");
        case ActionKind::refundParcel: return _("Refund lost parcel");
        case ActionKind::closeParcel: return _("Close case");
        case ActionKind::saveAddress: return _("Save address");
        case ActionKind::deleteAddress: return _("Delete address");
        case ActionKind::saveSettings: return _("Save settings");
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
        case ActionKind::cancelOrder: return wxString::Format(wxPLURAL("%d cancellation", "%d cancellations", count), count);
        case ActionKind::message: return wxString::Format(wxPLURAL("%d message", "%d messages", count), count);
        case ActionKind::saveAddress:
        case ActionKind::deleteAddress:
        case ActionKind::saveSettings: return wxString::Format(wxPLURAL("%d change", "%d changes", count), count);
    }
    return {};
}

wxString title(const Action& action) {
    if (!paysMoney(action.command.kind)) return words(action.command.kind);
    return words(action.command.kind) + " " + print(action.command.total());
}

wxString shortStanding(const Action& action) {
    switch (action.state) {
        // TRANSLATORS: states of an action in the outbox
        case ActionState::waiting: return action.why == WaitReason::ask ? _("Asks you") : _("Waiting");
        case ActionState::sending: return _("Sending");
        case ActionState::accepted: return _("Accepted");
        case ActionState::unknown: return _("Unknown");
        case ActionState::needsPerson: return _("Needs you");
        case ActionState::confirmed: return _("Done");
        case ActionState::failed: return _("Failed");
        case ActionState::notNeeded: return _("Not needed");
        case ActionState::cancelled: return _("Cancelled");
        case ActionState::abandoned: return _("Given up");
    }
    return {};
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
                return _("Not sent: the return has changed since you decided. Cancel it and look again.");
            return _("Not sent for over a day. Send it now or cancel it.");
    }
    return {};
}

}  // namespace

wxString standing(const Action& action, TimePoint now) {
    switch (action.state) {
        case ActionState::waiting: return waiting(action, now);
        case ActionState::sending: return _("On its way.");
        case ActionState::accepted: return _("Accepted by the marketplace, waiting for its confirmation.");
        case ActionState::unknown:
            if (paysMoney(action.command.kind))
                return _("Sent, no answer yet - checking with the marketplace. Do not refund again; ResoDesk blocks it.");
            return _("Sent, no answer yet - checking with the marketplace.");
        case ActionState::needsPerson:
            return _("Still unknown after a day. Look at the marketplace's page and decide here.");
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
