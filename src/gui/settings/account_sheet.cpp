// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/settings/account_sheet.h"

#include <wx/filedlg.h>
#include <wx/intl.h>

#include "base/paths.h"
#include "gui/text_size.h"
#include "text/formats.h"

namespace resodesk::gui {

AccountSheet::AccountSheet(wxWindow* parent, app::Desk& desk) : Sheet(parent, _("Connect an account")), desk_(desk) {
    addText(_("ResoDesk speaks the open channel: a documented interface for shops, middleware and brokers. Your shop gives you its address and a "
              "sign-in document with \"token\" and \"refresh_token\"."));
    name_ = new wxTextCtrl(this, wxID_ANY);
    showHint(name_, _("My shop"));
    addRow(_("Your name for it"), name_);
    url_ = new wxTextCtrl(this, wxID_ANY);
    showHint(url_, "https://");
    addRow(_("Address"), url_);
    tokens_ = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_PASSWORD);
    auto* file = new wxButton(this, wxID_ANY, _("File..."), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(tokens_, wxSizerFlags(1).CenterVertical().Border(wxRIGHT, FromDIP(8)));
    row->Add(file, wxSizerFlags().CenterVertical());
    addRow(_("Sign-in document"), row, tokens_);
    caFile_ = new wxTextCtrl(this, wxID_ANY);
    showHint(caFile_, _("only for a server with a private certificate authority: PEM file"));
    addRow(_("Certificate authority"), caFile_);
    finish(_("Connect"));
    setSentence(_("Sign-in data is kept in the system keyring, nowhere else."));
    file->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { readFileInto(); });
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { connect(); }, wxID_OK);
    for (wxTextCtrl* field : {name_, url_, tokens_}) field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { setError(wxString()); });
}

void AccountSheet::readFileInto() {
    wxFileDialog dialog(this, _("Choose the sign-in document"), wxString(), wxString(), "*.json|*.json|*|*", wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() != wxID_OK) return;
    try {
        tokens_->SetValue(text::show(readFile(text::typed(dialog.GetPath()))).Trim());
    } catch (const std::filesystem::filesystem_error& e) {
        setError(Error(Failure::unreadableFile, e.what(), text::typed(dialog.GetPath())));
    }
}

void AccountSheet::connect() {
    app::AccountWish wish;
    wish.name = text::typed(name_->GetValue().Strip(wxString::both));
    wish.url = text::typed(url_->GetValue().Strip(wxString::both));
    wish.tokens = text::typed(tokens_->GetValue());
    wish.caFile = text::typed(caFile_->GetValue());
    wish.keepsForSession = true;
    setBusy(true);
    desk_.accounts().add(wish, onGui(static_cast<Sheet*>(this), [this](const Result<app::AccountStatus>& added) {
        if (!added) return setError(added.error());
        EndModal(wxID_OK);
    }));
}

}  // namespace resodesk::gui
