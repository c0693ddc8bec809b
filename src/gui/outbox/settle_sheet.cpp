// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/outbox/settle_sheet.h"

#include <wx/intl.h>
#include <wx/sizer.h>

#include "app/outbox/outbox_desk.h"
#include "gui/accessible.h"
#include "gui/text_size.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::gui {

SettleSheet::SettleSheet(wxWindow* parent, app::Desk& desk, const Action& action)
    : Sheet(parent, _("Has it happened?")), desk_(desk), id_(action.id) {
    addText(text::title(action) + wxString::FromUTF8(" \xc2\xb7 ") + text::show(action.command.target.id) + "\n" +
            _("The marketplace's answer was lost and its data do not tell. Look at its own page before you decide."));
    evidence_ = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, byText(this, wxSize(620, 210)), wxTE_MULTILINE | wxTE_READONLY);
    nameForReaders(evidence_, _("Evidence"));
    addWide(evidence_, 2);  // as tall as it is: what grows below it is half of it
    desk_.outbox().lists().evidence(id_, onGui(static_cast<Sheet*>(this), [this](const Result<std::string>& sheet) {
        if (sheet) evidence_->ChangeValue(text::show(*sheet));
    }));
    body()->AddSpacer(FromDIP(12));
    page_ = new wxChoice(this, wxID_ANY);
    for (const wxString& words : {_("Choose..."), _("It has happened"), _("It has not happened")}) page_->Append(words);
    page_->SetSelection(0);
    page_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { setError(wxString()); });
    addRow(_("The page shows"), page_);
    why_ = makeNote();
    addRow(_("What you saw"), why_, true);
    finish(_("Settle"));
    setSentence(isRefund(action.command.kind) ? _("If it has not happened, nothing is sent again; you can refund anew.")
                                               : _("If it has not happened, nothing is sent again; you can do it anew."));
    why_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { setError(wxString()); });
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { settle(); }, wxID_OK);
}

void SettleSheet::settle() {
    if (page_->GetSelection() < 1) return setError(_("Say what the page shows."));
    setBusy(true);
    desk_.outbox().settle(id_, page_->GetSelection() == 1, text::typed(why_->GetValue()), onGui(static_cast<Sheet*>(this), [this](const Result<void>& settled) {
        if (!settled) return setError(settled.error());
        EndModal(wxID_OK);
    }));
}

}  // namespace resodesk::gui
