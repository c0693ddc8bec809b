// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/returns/bulk_refund_sheet.h"

#include <wx/intl.h>

namespace resodesk::gui {

BulkRefundSheet::BulkRefundSheet(wxWindow* parent, app::Desk& desk, const app::Prepared& given, OnConfirmed onConfirmed)
    : DecisionSheet(parent,
                    wxString::Format(wxPLURAL("Refund %zu return in full", "Refund %zu returns in full", static_cast<unsigned>(given.keys.size())),
                                     given.keys.size()),
                    desk, given, std::move(onConfirmed)) {
    reason_ = makeReasons(prepared().reasons);
    addRow(_("Reason"), reason_);
    note_ = makeNote();
    addRow(_("Note to the buyers"), note_, true);
    const std::size_t count = prepared().keys.size();
    if (prepared().notArrived > 0)
        addText(wxString::Format(wxPLURAL("The goods of %zu return have not arrived; wait and inspect them.",
                                          "The goods of %zu returns have not arrived; wait and inspect them.", static_cast<unsigned>(prepared().notArrived)),
                                 prepared().notArrived));
    if (prepared().notShipped > 0)
        addText(wxString::Format(wxPLURAL("%zu order never shipped and is cancelled instead. This counts in the cancel rate.",
                                          "%zu orders never shipped and are cancelled instead. This counts in the cancel rate.",
                                          static_cast<unsigned>(prepared().notShipped)),
                                 prepared().notShipped));
    addPreview(wxString::Format(wxPLURAL("%zu can be refunded", "%zu can be refunded", static_cast<unsigned>(count)), count));
    addLimitConsent([this] { check(); });
    finish(wxString::Format(_("Refund %s"), text::print(prepared().amounts)), true);
    setSentence(wxString::Format(wxPLURAL("%s will be paid for %zu return.", "%s will be paid for %zu returns.", static_cast<unsigned>(count)),
                                 text::print(prepared().amounts), count));
    reason_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { check(); });
    check();
}

void BulkRefundSheet::check() {
    if (prepared().keys.empty()) return setError(_("None of the selected returns can be refunded."));
    if (reason_->GetSelection() < 1) return setError(Error(Failure::unknownReason));
    setError(wxString());
}

app::Decision BulkRefundSheet::decision() {
    app::RefundDecision d;
    d.isFull = true;
    d.plan.reason = prepared().reasons[static_cast<std::size_t>(reason_->GetSelection() - 1)].code;
    d.plan.note = text::typed(note_->GetValue());
    d.plan.isBeyondLimit = isBeyondLimit();
    d.declared = Declared{static_cast<std::int64_t>(prepared().keys.size()), prepared().amounts};
    return d;
}

}  // namespace resodesk::gui
