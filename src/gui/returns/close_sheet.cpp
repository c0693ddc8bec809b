// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/returns/close_sheet.h"

#include <wx/intl.h>

namespace resodesk::gui {

CloseSheet::CloseSheet(wxWindow* parent, app::Desk& desk, const app::Prepared& given, OnConfirmed onConfirmed)
    : DecisionSheet(parent,
                    wxString::Format(wxPLURAL("Close %zu request", "Close %zu requests", static_cast<unsigned>(given.keys.size())), given.keys.size()),
                    desk, given, std::move(onConfirmed)) {
    reason_ = makeReasons(prepared().reasons);
    addRow(_("Reason for closing"), reason_);
    note_ = makeNote();
    addRow(_("Note to the buyer"), note_, true);
    addText(_("The buyer is told the reason."));
    const std::size_t count = prepared().keys.size();
    addPreview(wxString::Format(wxPLURAL("%zu can be closed", "%zu can be closed", static_cast<unsigned>(count)), count));
    finish(count == 1 ? _("Close request") : wxString::Format(_("Close %zu requests"), count));
    reason_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { check(); });
    setSentence(_("No refund will be paid."));
    check();
}

void CloseSheet::check() {
    if (prepared().keys.empty()) return setError(_("None of the selected requests can be closed."));
    if (reason_->GetSelection() < 1) return setError(Error(Failure::unknownReason));
    setError(wxString());
}

app::Decision CloseSheet::decision() {
    return app::CloseDecision{{prepared().reasons[static_cast<std::size_t>(reason_->GetSelection() - 1)].code, text::typed(note_->GetValue())}};
}

}  // namespace resodesk::gui
