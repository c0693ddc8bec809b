// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/returns/files_tab.h"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>
#include <wx/filedlg.h>
#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/utils.h>

#include <algorithm>

#include "app/files/files_desk.h"
#include "gui/accessible.h"
#include "gui/file_drop.h"
#include "gui/text_size.h"
#include "text/failures.h"
#include "text/file_words.h"
#include "text/formats.h"

namespace resodesk::gui {

namespace {

bool isSame(const ReturnFile& a, const ReturnFile& b) { return a.kind == b.kind && a.id == b.id && a.name == b.name && a.sha256 == b.sha256; }

}  // namespace

FilesTab::FilesTab(wxWindow* parent, app::Desk& desk) : wxPanel(parent), desk_(desk) {
    build();
    open_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { open(); });
    save_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { save(); }); });
    copy_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { copy(); });
    add_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { choose(); }); });
    remove_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { remove(); });
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { showButtons(); });
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { open(); });
    SetDropTarget(new FileDrop([this](const std::vector<std::string>& files) { if (key_) CallAfter([this, key = *key_, files] { add(key, files); }); }));
    showButtons();
}

void FilesTab::build() {
    open_ = new wxButton(this, wxID_ANY, _("Open"));
    save_ = new wxButton(this, wxID_ANY, _("Save as..."));
    copy_ = new wxButton(this, wxID_ANY, _("Copy"));
    add_ = new wxButton(this, wxID_ANY, _("Add files..."));
    remove_ = new wxButton(this, wxID_ANY, _("Remove"));
    said_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    for (wxButton* button : {open_, save_, copy_, add_, remove_}) row->Add(button, wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(8)));
    row->Add(said_, wxSizerFlags(1).CenterVertical());
    list_ = new wxDataViewListCtrl(this, wxID_ANY);
    const auto column = [&](const wxString& title, int width, wxAlignment align = wxALIGN_LEFT) {
        list_->AppendTextColumn(title, wxDATAVIEW_CELL_INERT, columnRoom(this, title, width), align, wxDATAVIEW_COL_RESIZABLE)->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
    };
    column(_("Name"), 250);
    column(_("Kind"), 180);
    column(_("Size"), 90, wxALIGN_RIGHT);
    // TRANSLATORS: heading: when a file was kept
    column(_("Kept"), 110);
    column("SHA-256", 240);
    nameForReaders(list_, _("Files"));
    withoutSearchBox(list_);
    empty_ = new wxStaticText(this, wxID_ANY, _("No files yet. Drop one here, or add it: it stays with this return."));
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(row, wxSizerFlags().Expand().Border(wxALL, FromDIP(8)));
    all->Add(empty_, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(8)));
    all->Add(list_, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(8)));
    SetSizer(all);
}

void FilesTab::show(const app::ReturnDetail& detail) {
    if (key_ == detail.fact.key()) return;
    key_ = detail.fact.key();  // never beside another return
    say(wxString());
    fill({});
    empty_->Hide();  // whether there are any is read first
}

void FilesTab::turnedTo() {
    if (IsShownOnScreen()) read();
}

void FilesTab::read() {
    if (!key_) return;
    desk_.files().list(*key_, onGui(this, [this, key = *key_](const Result<std::vector<ReturnFile>>& files) {
        if (key_ == key && files) fill(*files);
    }));
}

void FilesTab::fill(const std::vector<ReturnFile>& files) {
    const ReturnFile* before = chosen();
    const auto kept = before ? std::optional(*before) : std::nullopt;
    if (files == files_ && empty_->IsShown() == files.empty()) return;
    files_ = files;
    list_->DeleteAllItems();
    const TimePoint now = desk_.clock().now();
    for (const ReturnFile& file : files_) {
        wxVector<wxVariant> cells;
        for (const wxString& cell : {text::show(file.name), text::kindWords(file), text::sizeWords(file), file.at ? text::printShort(*file.at, now) : wxString(), text::show(file.sha256)})
            cells.push_back(cell);
        list_->AppendItem(cells);
    }
    const auto again = std::find_if(files_.begin(), files_.end(), [&](const ReturnFile& file) { return kept && isSame(*kept, file); });
    if (!files_.empty()) list_->SelectRow(again == files_.end() ? 0 : static_cast<unsigned>(again - files_.begin()));
    empty_->Show(files_.empty());
    showButtons();
    Layout();
}

const ReturnFile* FilesTab::chosen() const {
    const int row = list_->GetSelectedRow();
    return row < 0 || static_cast<std::size_t>(row) >= files_.size() ? nullptr : &files_[static_cast<std::size_t>(row)];
}

void FilesTab::showButtons() {
    const ReturnFile* file = chosen();
    for (wxButton* button : {open_, save_, copy_}) button->Enable(file);
    remove_->Enable(file && file->kind == FileKind::added);
}

void FilesTab::open() {
    if (const ReturnFile* file = chosen())
        desk_.files().copy(*key_, *file, onGui(this, [this](const Result<std::filesystem::path>& place) {
            if (!place) return say(text::sentence(place.error()));
            if (!wxLaunchDefaultApplication(text::show(place->string()))) say(_("No program opens this file."));
        }));
}

void FilesTab::save() {
    const ReturnFile* file = chosen();
    if (!file || !key_) return;
    const ReturnFile meant = *file;
    const ReturnKey key = *key_;
    wxFileDialog dialog(this, _("Save file"), wxString(), text::show(meant.name), wxFileSelectorDefaultWildcardStr, wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (dialog.ShowModal() != wxID_OK) return;
    desk_.files().save(key, meant, text::typed(dialog.GetPath()), onGui(this, [this, path = dialog.GetPath()](const Result<void>& saved) {
        say(saved ? wxString::Format(_("Saved in %s."), path) : text::sentence(saved.error()));
    }));
}

/// As files are copied: a mail or a folder takes it.
void FilesTab::copy() {
    if (const ReturnFile* file = chosen())
        desk_.files().copy(*key_, *file, onGui(this, [this, name = file->name](const Result<std::filesystem::path>& place) {
            if (!place) return say(text::sentence(place.error()));
            auto* files = new wxFileDataObject;
            files->AddFile(text::show(place->string()));
            const wxClipboardLocker clipboard;
            const bool isCopied = !!clipboard && wxTheClipboard->SetData(files);
            say(isCopied ? wxString::Format(_("%s is copied."), text::show(name)) : _("The clipboard cannot be reached."));
        }));
}

void FilesTab::choose() {
    wxFileDialog dialog(this, _("Choose files"), wxString(), wxString(), wxFileSelectorDefaultWildcardStr, wxFD_OPEN | wxFD_FILE_MUST_EXIST | wxFD_MULTIPLE);
    if (!key_) return;
    const ReturnKey key = *key_;
    if (dialog.ShowModal() != wxID_OK) return;
    wxArrayString paths;
    dialog.GetPaths(paths);
    std::vector<std::string> files;
    for (const wxString& path : paths) files.push_back(text::typed(path));
    add(key, files);
}

/// One after the other, to the return they were meant for, also when another is shown meanwhile: then nothing is said beside it.
/// `notTaken`: what was said of those before these.
void FilesTab::add(const ReturnKey& key, std::vector<std::string> files, const wxString& notTaken) {
    if (files.empty()) return;
    const std::string next = files.front();
    files.erase(files.begin());
    desk_.files().add(key, next, onGui(this, [this, key, files, notTaken](const Result<ReturnFile>& added) {
        wxString said = notTaken;
        if (!added) said += (said.empty() ? "" : "\n") + text::sentence(added.error());
        if (key_ == key && !added) say(said);
        if (key_ == key && added) read();
        add(key, files, said);
    }));
}

void FilesTab::remove() {
    const ReturnFile* file = chosen();
    if (!file || file->kind != FileKind::added) return;
    desk_.files().remove(*key_, file->id, onGui(this, [this, name = file->name](const Result<void>& removed) {
        say(removed ? wxString::Format(_("%s is removed from this return."), text::show(name)) : text::sentence(removed.error()));
        read();
    }));
}

void FilesTab::say(const wxString& words) {
    if (!relabel(said_, words)) return;
    said_->SetToolTip(words);
    Layout();
}

}  // namespace resodesk::gui
