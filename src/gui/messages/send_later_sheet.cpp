// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/messages/send_later_sheet.h"

#include <wx/intl.h>

#include "text/formats.h"

namespace resodesk::gui {

SendLaterSheet::SendLaterSheet(wxWindow* parent, const Clock& clock, std::optional<TimePoint> answerBy, std::function<void(TimePoint)> onChosen)
    : Sheet(parent, _("Send later")), clock_(clock), answerBy_(answerBy) {
    const TimePoint now = clock_.now();
    offers_ = screens::snoozeOffers(now, answerBy_ ? screens::Deadlines{answerBy_} : screens::Deadlines{});
    std::vector<wxString> labels;
    for (const screens::SnoozeOffer& offer : offers_) labels.push_back(presetWords(offer.preset) + " (" + text::printShort(offer.until.value_or(now), now) + ")");
    choice_ = new TimeChoice(this, labels, now + std::chrono::hours(24), [this] { check(); });
    body()->Add(choice_, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
    addText(_("It waits in the outbox, where it can be cancelled. If the buyer writes first, it is not sent and its text is a draft again."));
    finish(_("Send later"));
    Bind(wxEVT_BUTTON, [this, onChosen](wxCommandEvent&) {
        const auto at = chosen();
        if (!at) return setError(at.error());
        EndModal(wxID_OK);
        onChosen(*at);
    }, wxID_OK);
    beginOn(choice_);
    check();
}

Result<TimePoint> SendLaterSheet::chosen() const {
    if (const auto offer = choice_->offer()) return offers_[*offer].until.value_or(clock_.now());
    return choice_->typed(clock_.now());
}

void SendLaterSheet::check() {
    const auto at = chosen();
    if (!at) return setError(at.error());
    setError(wxString());
    const bool isLate = answerBy_ && *at > *answerBy_;
    setHint(isLate ? wxString(_("That is after the answer is due: the deadline does not wait.")) : wxString());
    setSentence(wxString::Format(_("Leaves at %s."), text::printDateTime(*at)));
}

}  // namespace resodesk::gui
