// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/bench/photo_row.h"

#include <wx/filedlg.h>
#include <wx/intl.h>

#include <algorithm>

#include "gui/file_drop.h"
#include "text/formats.h"

namespace resodesk::gui {

PhotoRow::PhotoRow(wxWindow* sheet, app::Desk& desk, std::vector<Photo>& photos, std::function<void()> onChange, std::function<void(const Error&)> onError)
    : wxBoxSizer(wxHORIZONTAL), sheet_(sheet), desk_(desk), photos_(photos), onChange_(std::move(onChange)), onError_(std::move(onError)) {
    add_ = new wxButton(sheet, wxID_ANY, _("Add photos..."));
    names_ = new wxStaticText(sheet, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
    Add(add_, wxSizerFlags().CenterVertical().Border(wxRIGHT, sheet->FromDIP(8)));
    Add(names_, wxSizerFlags(1).CenterVertical());
    sheet->SetDropTarget(new FileDrop([this](const std::vector<std::string>& files) { add(files); }));
    // After the event: a screen reader's press waits for its answer.
    add_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { sheet_->CallAfter([this] { choose(); }); });
    show();
}

void PhotoRow::choose() {
    wxFileDialog dialog(sheet_, _("Choose photos"), wxString(), wxString(), _("Photos (JPEG, PNG, WebP, HEIC)") + "|*.jpg;*.jpeg;*.png;*.webp;*.heic;*.JPG;*.JPEG;*.PNG;*.HEIC",
                        wxFD_OPEN | wxFD_FILE_MUST_EXIST | wxFD_MULTIPLE);
    if (dialog.ShowModal() != wxID_OK) return;
    wxArrayString chosen;
    dialog.GetPaths(chosen);
    std::vector<std::string> files;
    for (const wxString& file : chosen) files.push_back(text::typed(file));
    add(files);
}

void PhotoRow::add(const std::vector<std::string>& files) {
    for (const std::string& file : files)
        desk_.bench().keepPhotoFile(file, onGui(this, [this](const Result<Photo>& kept) {
            if (!kept) return onError_(kept.error());
            const auto isSame = [&](const Photo& photo) { return photo.sha256 == kept->sha256; };
            if (std::none_of(photos_.begin(), photos_.end(), isSame)) photos_.push_back(*kept);
            show();
            onChange_();
        }));
}

void PhotoRow::show() {
    wxString names;
    for (const Photo& photo : photos_) names += (names.empty() ? wxString() : wxString(", ")) + text::show(photo.fileName);
    if (photos_.empty())
        names = _("or drop them here");
    else
        names = wxString::Format(wxPLURAL("%zu photo: %s", "%zu photos: %s", static_cast<unsigned>(photos_.size())), photos_.size(), names);
    names_->SetLabel(names);
    names_->SetToolTip(names);
}

}  // namespace resodesk::gui
