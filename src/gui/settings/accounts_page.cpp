// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/settings/accounts_page.h"

#include <wx/intl.h>
#include <wx/msgdlg.h>
#include <wx/sizer.h>

#include "gui/accessible.h"
#include "gui/settings/account_sheet.h"
#include "gui/settings/mailbox_sheet.h"
#include "gui/text_size.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::gui {

namespace {

wxString placeOf(const Account& account) {
    switch (account.tokenPlace) {
        case TokenPlace::keyring: return _("system keyring");
        case TokenPlace::file: return _("file");
        case TokenPlace::session: return _("this session only: no system keyring");
    }
    return {};
}

}  // namespace

AccountsPage::AccountsPage(wxWindow* parent, app::Desk& desk) : wxPanel(parent), desk_(desk) {
    list_ = new wxDataViewListCtrl(this, wxID_ANY);
    for (const auto& [title, width] : {std::pair{_("Name"), 130}, std::pair{_("Address"), 220}, std::pair{_("State"), 120}, std::pair{_("Updated"), 90},
                                       std::pair{_("Sign-in kept in"), 160}})
        list_->AppendTextColumn(title, wxDATAVIEW_CELL_INERT, columnRoom(this, title, width), wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE)
            ->GetRenderer()
            ->EnableEllipsize(wxELLIPSIZE_END);
    nameForReaders(list_, _("Accounts"));
    auto* add = new wxButton(this, wxID_ANY, _("Add..."));
    auto* addMailbox = new wxButton(this, wxID_ANY, _("Add a mailbox..."));
    test_ = new wxButton(this, wxID_ANY, _("Test sign-in"));
    remove_ = new wxButton(this, wxID_ANY, _("Remove..."));
    said_ = new wxStaticText(this, wxID_ANY, wxString());
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    for (wxButton* button : {add, addMailbox, test_, remove_}) row->Add(button, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(list_, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(12)));
    all->Add(said_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(12)));
    all->Add(row, wxSizerFlags().Border(wxALL, FromDIP(12)));
    SetSizer(all);
    add->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { showSheet(new AccountSheet(this, desk_), [this](bool) { read(); }); });
    addMailbox->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { showSheet(new MailboxSheet(this, desk_), [this](bool) { read(); }); });
    test_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { test(); });
    remove_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { remove(); });
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        for (wxButton* button : {test_, remove_}) button->Enable(selected());
    });
    for (wxButton* button : {test_, remove_}) button->Disable();
    read();
}

void AccountsPage::read() { desk_.accounts().list(onGui(this, &AccountsPage::take)); }

void AccountsPage::take(const std::vector<app::AccountStatus>& accounts) {
    accounts_ = accounts;
    list_->DeleteAllItems();
    const TimePoint now = desk_.clock().now();
    for (const app::AccountStatus& s : accounts_) {
        wxVector<wxVariant> cells;
        for (const wxString& cell : {text::show(s.account.name), s.account.isPractice ? _("practice shop, on this computer") : text::show(addressOf(s.account)),
                                     text::words(s.account.state), s.sync.completeAt ? text::printShort(*s.sync.completeAt, now) : wxString("-"),
                                     placeOf(s.account)})
            cells.push_back(cell);
        list_->AppendItem(cells);
    }
    for (wxButton* button : {test_, remove_}) button->Enable(selected());
}

const app::AccountStatus* AccountsPage::selected() const {
    const int row = list_->GetSelectedRow();
    return row == wxNOT_FOUND || static_cast<std::size_t>(row) >= accounts_.size() ? nullptr : &accounts_[static_cast<std::size_t>(row)];
}

void AccountsPage::test() {
    const app::AccountStatus* account = selected();
    if (!account) return;
    said_->SetLabel(_("Signing in..."));
    desk_.accounts().test(account->account.id, onGui(this, [this](const Result<std::string>& name) {
        said_->SetLabel(name ? wxString::Format(_("Signed in as %s."), text::show(*name)) : text::sentence(name.error()));
        said_->Wrap(GetClientSize().x - FromDIP(24));
        Layout();
        read();
    }));
}

void AccountsPage::remove() {
    const app::AccountStatus* account = selected();
    if (!account) return;
    const int answer = wxMessageBox(wxString::Format(_("Remove the account %s and what was read of it? What you did stays in the outbox."), text::show(account->account.name)),
                                    _("Remove account"), wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION, this);
    if (answer != wxYES) return;
    desk_.accounts().remove(account->account.id, onGui(this, [this](const Result<void>& removed) {
        if (!removed) said_->SetLabel(text::sentence(removed.error()));
        read();
    }));
}

}  // namespace resodesk::gui
