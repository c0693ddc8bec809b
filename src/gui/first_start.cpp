// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/first_start.h"

#include <wx/intl.h>
#include <wx/sizer.h>

#include "app/accounts/accounts_desk.h"
#include "gui/settings/account_sheet.h"
#include "gui/text_size.h"
#include "text/failures.h"
#include "text/formats.h"

namespace resodesk::gui {

FirstStart::FirstStart(wxWindow* parent, app::Desk& desk, std::function<void()> onReady)
    : wxPanel(parent), desk_(desk), onReady_(std::move(onReady)) {
    auto* title = new wxStaticText(this, wxID_ANY, _("Welcome to ResoDesk"));
    title->SetFont(title->GetFont().Bold().Scaled(1.6F));
    auto* box = new wxBoxSizer(wxVERTICAL);
    box->Add(title, wxSizerFlags().Border(wxBOTTOM, FromDIP(24)));
    const auto addChoice = [&](const wxString& button, const wxString& sentence) {
        auto* made = new wxButton(this, wxID_ANY, button, wxDefaultPosition, byText(this, wxSize(280, 40)));
        auto* words = new wxStaticText(this, wxID_ANY, sentence);
        words->Wrap(byText(this, 460));
        box->Add(made, wxSizerFlags().Border(wxBOTTOM, FromDIP(8)));
        box->Add(words, wxSizerFlags().Border(wxBOTTOM, FromDIP(24)));
        return made;
    };
    practice_ = addChoice(_("Try the practice shop"),
                          wxString::Format(_("A marketplace on this computer with %d returns and buyers who answer. No account is needed, nothing leaves this computer."),
                                           desk_.accounts().practiceReturns()));
    connect_ = addChoice(_("Connect my account"), _("Your shop's address and sign-in document are needed. Nothing is changed there until you decide it."));
    said_ = new wxStaticText(this, wxID_ANY, wxString());
    box->Add(said_, wxSizerFlags().Expand());
    auto* middle = new wxBoxSizer(wxVERTICAL);
    middle->AddStretchSpacer();
    middle->Add(box, wxSizerFlags().Center());
    middle->AddStretchSpacer(2);
    SetSizer(middle);
    practice_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { startPractice(); });
    connect_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { connect(); });
}

void FirstStart::startPractice() {
    practice_->Disable();
    connect_->Disable();
    said_->SetLabel(_("Starting the practice shop..."));
    Layout();
    desk_.accounts().addPractice(text::typed(_("Practice shop")), onGui(this, [this](const Result<app::AccountStatus>& added) {
        if (added) return onReady_();
        practice_->Enable();
        connect_->Enable();
        said_->SetLabel(text::sentence(added.error()));
        Layout();
    }));
}

void FirstStart::connect() {
    showSheet(new AccountSheet(this, desk_), [this](bool isAdded) {
        if (isAdded) return onReady_();
        connect_->SetFocus();  // without a focus the window would be deaf to its shortcuts
    });
}

}  // namespace resodesk::gui
