// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/returns/snooze_sheet.h"

#include <wx/intl.h>

#include "text/failures.h"
#include "text/formats.h"

namespace resodesk::gui {

namespace {

wxString snoozeTitle(const app::SnoozeChoice& choice) {
    if (choice.keys.size() == 1) return wxString::Format(_("Snooze %s"), text::show(choice.keys.front().id.value));
    return wxString::Format(wxPLURAL("Snooze %zu return", "Snooze %zu returns", static_cast<unsigned>(choice.keys.size())), choice.keys.size());
}

}  // namespace

SnoozeSheet::SnoozeSheet(wxWindow* parent, app::Desk& desk, const app::SnoozeChoice& choice, OnSnoozed onSnoozed)
    : Sheet(parent, snoozeTitle(choice)), desk_(desk), choice_(choice), onSnoozed_(std::move(onSnoozed)) {
    const TimePoint now = desk_.clock().now();
    offers_ = screens::snoozeOffers(now, choice_.deadlines);
    std::vector<wxString> labels;
    for (const screens::SnoozeOffer& offer : offers_) labels.push_back(labelOf(offer));
    until_ = new TimeChoice(this, labels, now + std::chrono::hours(24), [this] { check(); });
    body()->Add(until_, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
    addText(_("It leaves the views of what is to be done, and comes back at that time, or before, when something is new: the buyer writes, or it changes at the "
              "marketplace."));
    finish(_("Snooze"));
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); }, wxID_OK);
    until_->begin();
    check();
}

wxString SnoozeSheet::labelOf(const screens::SnoozeOffer& offer) const {
    wxString label = presetWords(offer.preset);
    if (!offer.until) return label;
    const TimePoint now = desk_.clock().now();
    label += " (" + text::printShort(*offer.until, now) + ")";
    const std::size_t late = screens::dueBefore(*offer.until, now, choice_.deadlines);
    if (late == 0) return label;
    // TRANSLATORS: behind a time until which returns are put aside
    const wxString why = choice_.keys.size() == 1 ? wxString(_("after the answer is due"))
                                                  : wxString::Format(wxPLURAL("after %zu answer is due", "after %zu answers are due", static_cast<unsigned>(late)), late);
    return label + wxString::FromUTF8(" \xe2\x80\x93 ") + why;
}

Result<SnoozeTime> SnoozeSheet::chosen() const {
    if (const auto offer = until_->offer()) return offers_[*offer].time();
    const auto at = until_->typed(desk_.clock().now());
    return at ? Result<SnoozeTime>(SnoozeTime{*at, {}}) : at.error();
}

void SnoozeSheet::check() {
    const auto time = chosen();
    if (!time) return setError(time.error());
    setError(wxString());
    const TimePoint now = desk_.clock().now();
    const std::size_t late = time->at ? screens::dueBefore(*time->at, now, choice_.deadlines) : 0;
    setHint(late == 0 ? wxString() : wxString(wxPLURAL("The answer is due before: the deadline does not wait.", "Some answers are due before: the deadlines do not wait.", static_cast<unsigned>(late))));
    setSentence(time->at ? wxString::Format(_("Snoozed until %s."), text::printDateTime(*time->at)) : wxString(_("Each until 2 hours before its answer is due; those without a deadline stay.")));
}

void SnoozeSheet::save() {
    const auto time = chosen();
    if (!time) return setError(time.error());
    setBusy(true);
    desk_.snoozes().snooze(choice_.keys, *time, onGui(static_cast<Sheet*>(this), [this, time = *time](const Result<app::Snoozed>& snoozed) {
        if (!snoozed) return setError(snoozed.error());
        if (snoozed->keys.empty() && !snoozed->refusals.empty()) return setError(snoozed->refusals.front().why);
        finished(*snoozed, time);
        EndModal(wxID_OK);
    }));
}

void SnoozeSheet::finished(const app::Snoozed& snoozed, const SnoozeTime& time) {
    const std::size_t count = snoozed.keys.size();
    wxString said = wxString::Format(wxPLURAL("%zu return is snoozed", "%zu returns are snoozed", static_cast<unsigned>(count)), count);
    if (time.at) said += " " + wxString::Format(_("until %s"), text::printShort(*time.at, desk_.clock().now()));
    said += ".";
    if (!snoozed.refusals.empty()) said += " " + text::show(snoozed.refusals.front().key.id.value) + ": " + text::sentence(snoozed.refusals.front().why);
    onSnoozed_(snoozed, said);
}

}  // namespace resodesk::gui
