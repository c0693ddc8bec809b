// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/returns/label_tab.h"

#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/utils.h>

#include <algorithm>
#include <filesystem>

#include "app/files/files_desk.h"
#include "gui/accessible.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::gui {

LabelTab::LabelTab(wxWindow* parent, app::Desk& desk, std::function<void(PaperGoal)> onPapers) : wxPanel(parent), desk_(desk) {
    words_ = new wxStaticText(this, wxID_ANY, wxString());
    buttons_[0] = new wxButton(this, wxID_ANY, _("Open the label"));
    buttons_[1] = new wxButton(this, wxID_ANY, _("Print..."));
    buttons_[2] = new wxButton(this, wxID_ANY, _("Save as PDF..."));
    buttons_[0]->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { open(); });
    buttons_[1]->Bind(wxEVT_BUTTON, [onPapers](wxCommandEvent&) { onPapers(PaperGoal::print); });
    buttons_[2]->Bind(wxEVT_BUTTON, [onPapers](wxCommandEvent&) { onPapers(PaperGoal::save); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    for (wxButton* one : buttons_) row->Add(one, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    auto* left = new wxBoxSizer(wxVERTICAL);
    left->Add(words_, wxSizerFlags().Expand());
    left->Add(row, wxSizerFlags().Border(wxTOP, FromDIP(12)));
    view_ = new LabelView(this, wxSize(160, 90));
    auto* all = new wxBoxSizer(wxHORIZONTAL);
    all->Add(left, wxSizerFlags(3).Border(wxALL, FromDIP(12)));
    all->Add(view_, wxSizerFlags(2).Expand().Border(wxALL, FromDIP(8)));
    SetSizer(all);
}

void LabelTab::show(const app::ReturnDetail& detail) {
    const Return& r = detail.fact;
    key_ = r.key();
    wxString words = _("Not authorized yet: there is no RMA number and no label.");
    if (!r.rma.empty()) {
        words = wxString::Format(_("RMA number: %s"), text::show(r.rma)) + "\n" + text::labelWords(detail.label, detail.labelName);
        if (!r.tracking.empty()) words += "\n" + wxString::Format(_("Return parcel: %s"), text::show(r.tracking));
    }
    const bool isHere = detail.label != LabelOrigin::none && detail.label != LabelOrigin::elsewhere;
    for (wxButton* one : buttons_) one->Show(isHere);
    if (relabel(words_, words)) words_->Wrap(std::max(GetClientSize().x / 2, FromDIP(240)));
    current_ = isHere ? std::to_string(r.account.value) + "/" + r.id.value + "/" + r.rma + "/" + std::string(toText(detail.label)) + "/" + detail.labelName : std::string{};
    Layout();
    if (shown_ != current_) {  // never beside the words of another return
        shown_.clear();
        view_->show({});
    }
    turnedTo();
}

void LabelTab::turnedTo() {
    if (!IsShownOnScreen() || shown_ == current_ || current_.empty() || !key_) return;
    shown_ = current_;
    view_->show([this, key = *key_](const app::LabelPlace& place, std::function<void(Result<app::LabelPicture>)> done) { desk_.papers().picture(key, place, std::move(done)); });
}

void LabelTab::open() {
    if (!key_) return;
    desk_.files().copyLabel(*key_, onGui(this, [this](const Result<std::filesystem::path>& file) {
        if (file && wxLaunchDefaultApplication(text::show(file->string()))) return;
        if (relabel(words_, file ? _("No program opens this file.") : text::sentence(file.error()))) Layout();
    }));
}

}  // namespace resodesk::gui
