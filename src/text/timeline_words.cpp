// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/timeline_words.h"

#include <wx/intl.h>

#include "text/formats.h"
#include "domain/returns/snooze.h"
#include "text/words.h"

namespace resodesk::text {

namespace {

wxString inspected(const TimelineEntry& entry) {
    if (!entry.finding) return _("Inspected");
    const Finding& f = *entry.finding;
    wxString line = wxString::Format(_("Inspected: %s, %d x %s"), show(f.line.value), f.quantity, words(f.condition));
    line += f.resellable ? ", " + _("resellable") : ", " + _("not resellable");
    if (f.cause) line += ", " + wxString::Format(_("cause: %s"), words(*f.cause));
    return f.note.empty() ? line : line + " - " + show(f.note);
}

wxString authorized(const TimelineEntry& entry) {
    if (entry.by == Actor::marketplace) return wxString::Format(_("Authorized automatically, RMA %s"), show(entry.text));
    return wxString::Format(_("Authorized, RMA %s"), show(entry.text));
}

wxString woke(const TimelineEntry& entry) {
    switch (fromText<WokenBy>(entry.text).value_or(WokenBy::time)) {
        // TRANSLATORS: why a return that was put aside is back
        case WokenBy::time: return _("Woke up: its time had come");
        case WokenBy::news: return _("Woke up: something changed at the marketplace");
        case WokenBy::buyer: return _("Woke up: the buyer wrote");
        case WokenBy::seller: return _("Woken by you");
    }
    return {};
}

wxString closed(const TimelineEntry& entry) {
    if (entry.by == Actor::buyer) return _("Closed by the buyer");
    return wxString::Format(_("Closed by %s: %s"), words(entry.by), show(entry.text));
}

}  // namespace

wxString sentence(const TimelineEntry& entry, TimePoint now) {
    const wxString text = show(entry.text);
    switch (entry.kind) {
        // TRANSLATORS: what happened, one line each with the time before it
        case TimelineEntry::Kind::ordered: return wxString::Format(_("Ordered: %s (%s)"), text, print(entry.amount));
        case TimelineEntry::Kind::shipped: return wxString::Format(_("Shipped, %s"), text);
        case TimelineEntry::Kind::delivered: return wxString::Format(_("Delivered, %s"), text);
        case TimelineEntry::Kind::requested: return wxString::Format(_("Buyer asked for a return, %s"), text);
        case TimelineEntry::Kind::authorized: return authorized(entry);
        case TimelineEntry::Kind::firstScan: return wxString::Format(_("Return parcel on its way, %s"), text);
        case TimelineEntry::Kind::arrived: return wxString::Format(_("Return parcel delivered, %s"), text);
        case TimelineEntry::Kind::received: return wxString::Format(_("Received on the bench, %s"), text);
        case TimelineEntry::Kind::inspected: return inspected(entry);
        case TimelineEntry::Kind::refunded:
            return wxString::Format(_("Refunded %s by %s (%s)"), print(entry.amount), words(entry.by), text);
        case TimelineEntry::Kind::replaced: return wxString::Format(_("Replacement sent, %s"), text);
        case TimelineEntry::Kind::closed: return closed(entry);
        case TimelineEntry::Kind::buyerMessage: return wxString::Format(_("Buyer: %s"), text);
        case TimelineEntry::Kind::sellerMessage: return wxString::Format(_("You: %s"), text);
        case TimelineEntry::Kind::note: return wxString::Format(_("Note: %s"), text);
        case TimelineEntry::Kind::action: return title(*entry.action) + ": " + standing(*entry.action, now);
        case TimelineEntry::Kind::otherReturn:
            return wxString::Format(_("Another return of this buyer, %s (%s)"), text, print(entry.amount));
        case TimelineEntry::Kind::otherOrder:
            return wxString::Format(_("Another order of this buyer, %s (%s)"), text, print(entry.amount));
        case TimelineEntry::Kind::deadline: return _("Answer due");
        case TimelineEntry::Kind::snoozed: return wxString::Format(_("Snoozed until %s"), printShort(*entry.until, now));
        case TimelineEntry::Kind::woke: return woke(entry);
    }
    return {};
}

}  // namespace resodesk::text
