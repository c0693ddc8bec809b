// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/outbox/settle_sheet.h"

#include <wx/intl.h>
#include <wx/sizer.h>

#include "app/outbox/outbox_desk.h"
#include "text/words.h"
#include "text/formats.h"

namespace resodesk::gui {

SettleSheet::SettleSheet(wxWindow* parent, app::Desk& desk, const Action& action)
    : Sheet(parent, _("Has it happened?")), desk_(desk), id_(action.id) {
    addText(text::title(action) + wxString::FromUTF8(" \xc2\xb7 ") + text::show(action.command.target.id) + "\n" +
            _("The marketplace's answer was lost and its data do not tell. Look at its own page before you decide."));
    happened_ = new wxRadioButton(this, wxID_ANY, _("It has happened"), wxDefaultPosition, wxDefaultSize, wxRB_GROUP);
    didNot_ = new wxRadioButton(this, wxID_ANY, _("It has not happened"));
    auto* both = new wxBoxSizer(wxHORIZONTAL);
    both->Add(happened_, wxSizerFlags().Border(wxRIGHT, FromDIP(16)));
    both->Add(didNot_);
    happened_->SetValue(false);
    addRow(_("The page shows"), both, nullptr);
    why_ = makeNote();
    addRow(_("What you saw"), why_, true);
    finish(_("Settle"));
    setSentence(paysMoney(action.command.kind) ? _("If it has not happened, nothing is sent again; you can refund anew.")
                                               : _("If it has not happened, nothing is sent again; you can do it anew."));
    for (wxRadioButton* button : {happened_, didNot_}) button->Bind(wxEVT_RADIOBUTTON, [this](wxCommandEvent&) { setError(wxString()); });
    why_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { setError(wxString()); });
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { settle(); }, wxID_OK);
}

void SettleSheet::settle() {
    if (!happened_->GetValue() && !didNot_->GetValue()) return setError(_("Say what the page shows."));
    setBusy(true);
    desk_.outbox().settle(id_, happened_->GetValue(), text::typed(why_->GetValue()), onGui(static_cast<Sheet*>(this), [this](const Result<void>& settled) {
        if (!settled) return setError(settled.error());
        EndModal(wxID_OK);
    }));
}

}  // namespace resodesk::gui
