// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/settings/mailbox_sheet.h"

#include <wx/intl.h>

#include "gui/text_size.h"
#include "text/failures.h"
#include "text/formats.h"

namespace resodesk::gui {

MailboxSheet::MailboxSheet(wxWindow* parent, app::Desk& desk) : Sheet(parent, _("Connect a mailbox")), desk_(desk) {
    addText(_("For marketplaces that relay what buyers write by e-mail. What came by a relay, or names an order, stands among the messages and is answered there; "
              "everything else stays in the mailbox, unread."));
    const auto field = [&](const wxString& label, const wxString& hint, long style = 0) {
        auto* made = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, style);
        if (!hint.empty()) showHint(made, hint);
        addRow(label, made);
        made->Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
            event.Skip();
            setError(wxString());
        });
        return made;
    };
    name_ = field(_("Your name for it"), _("My shop"));
    address_ = field(_("E-mail address"), "shop@example.org");
    secret_ = field(_("Password"), wxString(), wxTE_PASSWORD);
    isToken_ = new wxCheckBox(this, wxID_ANY, _("it is a token (XOAUTH2)"));
    addRow(wxString(), isToken_);
    reading_ = field(_("Reads from"), "imaps://imap.example.org");
    sending_ = field(_("Sends by"), "smtps://smtp.example.org");
    user_ = field(_("Signs in as"), _("the address"));
    folder_ = field(_("Folder"), wxString());
    folder_->ChangeValue("INBOX");
    takesAll_ = new wxCheckBox(this, wxID_ANY, _("also mails that came by no relay and name no order"));
    addRow(wxString(), takesAll_);
    tested_ = addText(wxString());
    finish(_("Connect"));
    setSentence(_("The password is kept in the system keyring, nowhere else. Each answer is copied to your own address, which proves that it left."));
    auto* test = addButton(_("Test"));
    test->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { this->test(); });
    address_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        proposeServers();
    });
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { connect(); }, wxID_OK);
}

void MailboxSheet::proposeServers() {
    const wxString host = address_->GetValue().AfterLast('@').Strip(wxString::both);
    if (!address_->GetValue().Contains("@") || host.empty()) return;
    const bool isMicrosoft = host == "outlook.com" || host == "hotmail.com";
    if (reading_->IsEmpty()) reading_->SetValue(isMicrosoft ? wxString("imaps://outlook.office365.com") : "imaps://imap." + host);
    if (sending_->IsEmpty()) sending_->SetValue(isMicrosoft ? wxString("smtp://smtp.office365.com:587") : "smtps://smtp." + host);
}

app::AccountWish MailboxSheet::wish() const {
    const auto typed = [](const wxTextCtrl* field) { return text::typed(field->GetValue().Strip(wxString::both)); };
    app::AccountWish wish;
    wish.channel = mailChannelName;
    wish.name = typed(name_);
    wish.mail.address = typed(address_);
    wish.mail.reading = typed(reading_);
    wish.mail.sending = typed(sending_);
    wish.mail.readingUser = typed(user_);
    wish.mail.folder = typed(folder_);
    wish.mail.takesAll = takesAll_->GetValue();
    wish.tokens = app::mailSecret(text::typed(secret_->GetValue()), isToken_->GetValue());
    wish.keepsForSession = true;
    return wish;
}

void MailboxSheet::test() {
    proposeServers();
    const auto say = [this](const wxString& words) {
        tested_->SetLabel(words);
        tested_->Wrap(byText(this, 480));
        Fit();
    };
    say(_("Signing in..."));
    desk_.accounts().tryMail(wish(), onGui(static_cast<Sheet*>(this), [this, say](const Result<app::MailTrial>& trial) {
        if (!trial) {
            say(wxString());
            return setError(trial.error());
        }
        const auto words = [](const std::optional<Error>& wrong) { return wrong ? text::sentence(*wrong) : wxString(_("works")); };
        say(_("Reads from") + ": " + words(trial->reading) + "\n" + _("Sends by") + ": " + words(trial->sending));
    }));
}

void MailboxSheet::connect() {
    proposeServers();
    setBusy(true);
    desk_.accounts().add(wish(), onGui(static_cast<Sheet*>(this), [this](const Result<app::AccountStatus>& added) {
        if (!added) return setError(added.error());
        EndModal(wxID_OK);
    }));
}

}  // namespace resodesk::gui
