// SPDX-License-Identifier: GPL-3.0-or-later
// The label's part of the sheet: whose it is, one file for all, or one each.

#include <wx/dirdlg.h>
#include <wx/filedlg.h>
#include <wx/intl.h>

#include <algorithm>
#include <filesystem>

#include "base/paths.h"
#include "gui/accessible.h"
#include "gui/returns/authorize_sheet.h"
#include "gui/text_size.h"
#include "text/words.h"

namespace resodesk::gui {

namespace {

/// Who draws it: the marketplaces, ResoDesk, or some of them.
wxString unpaidLabel(const app::Prepared& prepared) {
    const auto drawnHere = std::count_if(prepared.sections.begin(), prepared.sections.end(), [](const auto& section) { return section.labels == LabelMaker::seller; });
    if (drawnHere == 0) return _("marketplace's unpaid label");
    // TRANSLATORS: the marketplace draws no label, this program does
    return static_cast<std::size_t>(drawnHere) == prepared.sections.size() ? _("unpaid label, drawn here") : _("unpaid label");
}

}  // namespace

void AuthorizeSheet::addLabel() {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    marketLabel_ = new wxRadioButton(this, wxID_ANY, unpaidLabel(prepared()), wxDefaultPosition, wxDefaultSize, wxRB_GROUP);
    // TRANSLATORS: an own label; a button to choose its file follows
    fileLabel_ = new wxRadioButton(this, wxID_ANY, _("own"));
    fileButton_ = new wxButton(this, wxID_ANY, _("File..."), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    // TRANSLATORS: no label
    noLabel_ = new wxRadioButton(this, wxID_ANY, _("none"));
    useDefault_ = new wxButton(this, wxID_ANY, _("Use default address"), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    for (wxWindow* window : {static_cast<wxWindow*>(marketLabel_), static_cast<wxWindow*>(fileLabel_), static_cast<wxWindow*>(fileButton_),
                             static_cast<wxWindow*>(noLabel_)})
        row->Add(window, wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(8)));
    if (!isOne()) addManyLabels(row);
    for (wxRadioButton* radio : {marketLabel_, fileLabel_, noLabel_}) radio->Bind(wxEVT_RADIOBUTTON, [this](wxCommandEvent&) { check(); });
    fileButton_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { chooseFile(); }); });
    useDefault_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        for (AddressField& field : addressFields_)
            for (const ReturnAddress& address : field.addresses)
                if (address.isDefault) fill(field, address.label);
        check();
    });
    addRow(_("Label"), row, nullptr);
    addWide(useDefault_);
    stop_ = new wxButton(this, wxID_ANY, _("Stop reading"), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    stop_->Hide();
    stop_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        stopReading();
        check();
    });
    addWide(stop_);
    labelView_ = new LabelView(this, wxSize(300, 190));
    labelView_->Hide();
    addWide(labelView_);
    if (isOne()) return;
    matches_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, byText(this, wxSize(580, 150)));
    for (const auto& [title, width] : {std::pair{_("Return"), 110}, std::pair{_("Buyer"), 120}, std::pair{_("Label"), 150}, std::pair{_("Told by"), 200}})
        matches_->AppendTextColumn(title, wxDATAVIEW_CELL_INERT, columnRoom(this, title, width), wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE)->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
    withoutSearchBox(matches_);
    nameForReaders(matches_, _("Who gets which label"));
    matches_->Hide();
    addWide(matches_);
    sharing_ = makeConsent([this] { check(); });
}

/// Where to take a label each from.
void AuthorizeSheet::addManyLabels(wxSizer* row) {
    folderButton_ = new wxButton(this, wxID_ANY, _("Folder..."), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    folderButton_->SetToolTip(_("Own labels, one each: told by the numbers in their names or on their pages"));
    pagesButton_ = new wxButton(this, wxID_ANY, _("Pages..."), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    pagesButton_->SetToolTip(_("A PDF of many pages, one label each: told by the numbers on them"));
    folderButton_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { chooseFolder(true); }); });
    pagesButton_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { chooseFolder(false); }); });
    for (wxButton* button : {folderButton_, pagesButton_}) {
        button->MoveBeforeInTabOrder(noLabel_);
        row->Insert(row->GetItemCount() - 1, button, wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(8)));
    }
}

void AuthorizeSheet::chooseFile() {
    wxFileDialog dialog(this, _("Choose a label"), wxString(), wxString(), _("Labels (PDF, PNG, JPEG)") + "|*.pdf;*.png;*.jpg;*.jpeg",
                        wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() != wxID_OK) return;
    const std::filesystem::path file = text::typed(dialog.GetPath());
    stopReading();
    fileLabel_->SetValue(true);
    try {
        desk().returns().keepLabel(readFile(file), file.filename().string(), onGui(static_cast<Sheet*>(this), [this](const Result<OwnLabel>& kept) {
            ownLabel_ = kept ? *kept : OwnLabel{};
            matched_.reset();
            labelView_->Hide();  // another file looks different
            fileButton_->SetLabel(kept ? text::show(kept->fileName) : _("File..."));
            Layout();
            check();
            if (!kept) setError(kept.error());
        }));
    } catch (const std::filesystem::filesystem_error& e) {
        setError(Error(Failure::unreadableFile, e.what(), file.string()));
    }
}

void AuthorizeSheet::chooseFolder(bool isFolder) {
    wxString chosen;
    if (isFolder) {
        wxDirDialog dialog(this, _("Choose the folder of the labels"), wxString(), wxDD_DEFAULT_STYLE | wxDD_DIR_MUST_EXIST);
        if (dialog.ShowModal() == wxID_OK) chosen = dialog.GetPath();
    } else {
        wxFileDialog dialog(this, _("Choose the PDF of the labels"), wxString(), wxString(), _("PDF files") + "|*.pdf", wxFD_OPEN | wxFD_FILE_MUST_EXIST);
        if (dialog.ShowModal() == wxID_OK) chosen = dialog.GetPath();
    }
    if (chosen.empty()) return;
    fileLabel_->SetValue(true);
    stopReading();
    reading_.emplace();
    readingWords_ = _("The labels are being read.");
    check();
    // A stopped one may still answer: what it says is about a wish that is no more.
    const auto progress = onGui(static_cast<Sheet*>(this), [this, stop = *reading_](std::size_t done, std::size_t of) {
        if (stop.isAsked() || of < 2) return;
        readingWords_ = wxString::Format(_("The labels are being read: %zu of %zu."), done, of);
        check();
    });
    desk().papers().matchLabels(std::filesystem::path(text::typed(chosen)), prepared().keys, progress, *reading_,
                                onGui(static_cast<Sheet*>(this), [this, stop = *reading_](const Result<app::MatchedLabels>& matched) {
                                    if (stop.isAsked()) return;
                                    reading_.reset();
                                    takeMatched(matched);
                                }));
}

void AuthorizeSheet::stopReading() {
    if (reading_) reading_->ask();
    reading_.reset();
}

void AuthorizeSheet::takeMatched(const Result<app::MatchedLabels>& matched) {
    matched_ = matched ? std::optional(*matched) : std::nullopt;
    ownLabel_ = {};
    fileButton_->SetLabel(_("File..."));
    sharing_->SetValue(false);
    if (matched_) showMatched();
    Layout();
    check();
    if (!matched) setError(matched.error());
}

void AuthorizeSheet::showMatched() {
    matches_->DeleteAllItems();
    const auto add = [&](const std::string& id, const std::string& buyer, const wxString& label, const wxString& by) {
        wxVector<wxVariant> cells;
        for (const wxString& cell : {text::show(id), text::show(buyer), label, by}) cells.push_back(cell);
        matches_->AppendItem(cells);
    };
    const auto source = [](const std::string& file, int page) { return page == 0 ? text::show(file) : wxString::Format(_("%s, page %d"), text::show(file), page); };
    for (const auto& missing : matched_->without) add(missing.key.id.value, missing.buyer, wxString(), _("no label: stays as it is"));
    for (const auto& pair : matched_->pairs) add(pair.key.id.value, pair.buyer, source(pair.source, pair.page), text::words(pair.by));
    for (const auto& unused : matched_->unused) add({}, {}, source(unused.source, unused.page), unused.why ? text::sentence(*unused.why) : _("not used"));
}

bool AuthorizeSheet::needsSharing() const {
    if (isOne() || !fileLabel_->GetValue()) return false;
    if (matched_) return matched_->isAnyShared();
    return !ownLabel_.sha256.empty();  // many returns are of many buyers; whether they are is the desk's to say
}

/// The own label while it is the chosen one; of many, who gets which.
void AuthorizeSheet::showLabel() {
    if (matches_) {
        showIf(matches_, fileLabel_->GetValue() && matched_);
        ask(sharing_, needsSharing() ? _("The same label may go to several buyers") : wxString());
    }
    const bool isToShow = fileLabel_->GetValue() && !ownLabel_.sha256.empty() && !matched_;
    if (labelView_->IsShown() == isToShow) return;
    showIf(labelView_, isToShow);
    if (!isToShow) return;
    labelView_->show([this](const app::LabelPlace& place, std::function<void(Result<app::LabelPicture>)> done) { desk().papers().picture(ownLabel_, place, std::move(done)); });
}

}  // namespace resodesk::gui
