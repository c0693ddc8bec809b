// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/bench/photo_strip.h"

#include <wx/image.h>
#include <wx/intl.h>
#include <wx/utils.h>
#include <wx/wrapsizer.h>

#include <cstring>

#include "app/bench/bench_desk.h"
#include "gui/accessible.h"
#include "text/failures.h"
#include "text/formats.h"

namespace resodesk::gui {

namespace {

constexpr int pictureSide = 64, buttonSide = 88;

/// What stands there before the picture, and instead of one that cannot be shown: "JPEG".
wxString formatOf(const Photo& photo) { return text::show(photo.mediaType).AfterLast('/').Upper(); }

}  // namespace

PhotoStrip::PhotoStrip(wxWindow* parent, app::Desk& desk, std::function<void(const wxString&)> onSaid)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL), desk_(desk), onSaid_(std::move(onSaid)) {
    SetScrollRate(0, FromDIP(buttonSide / 4));
    SetMinSize(FromDIP(wxSize(2 * buttonSide + 24, buttonSide)));
    SetSizer(new wxWrapSizer(wxHORIZONTAL, 0));
    nameForReaders(this, _("Photos"));
    Hide();
}

void PhotoStrip::show(const std::vector<Photo>& photos) {
    if (photos == photos_) return;
    ++turn_;
    photos_ = photos;
    GetSizer()->Clear(true);
    buttons_.clear();
    for (const Photo& photo : photos_) add(photo);
    if (Show(!photos_.empty())) GetParent()->Layout();
    FitInside();
}

void PhotoStrip::add(const Photo& photo) {
    auto* button = new wxButton(this, wxID_ANY, formatOf(photo), wxDefaultPosition, FromDIP(wxSize(buttonSide, buttonSide)));
    const wxString name = wxString::Format(_("Photo %s"), text::show(photo.fileName)) + ", " + text::printShort(photo.at, desk_.clock().now());
    button->SetToolTip(name);
    nameForReaders(button, name);
    button->Bind(wxEVT_BUTTON, [this, photo](wxCommandEvent&) { open(photo); });
    GetSizer()->Add(button, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(4)));
    const std::size_t index = buttons_.size();
    buttons_.push_back(button);
    // Decoded where the bytes are read; only the small picture comes here.
    const auto take = onGui(this, [this, index, turn = turn_](const std::shared_ptr<const Thumbnail>& picture) {
        if (turn == turn_) put(index, picture);
    });
    const int side = static_cast<int>(FromDIP(pictureSide) * GetContentScaleFactor());
    desk_.bench().photoBytes(photo, [take, side](const Result<std::string>& bytes) {
        auto picture = bytes ? thumbnailOf(*bytes, side) : std::nullopt;
        take(picture ? std::make_shared<const Thumbnail>(std::move(*picture)) : nullptr);
    });
}

void PhotoStrip::put(std::size_t index, const std::shared_ptr<const Thumbnail>& picture) {
    const wxString name = buttons_[index]->GetToolTipText();
    if (!picture) {
        buttons_[index]->SetToolTip(name + "\n" + _("It cannot be shown small."));
        return nameForReaders(buttons_[index], name, _("It cannot be shown small."));
    }
    wxImage image(picture->width, picture->height, false);
    std::memcpy(image.GetData(), picture->rgb.data(), picture->rgb.size());
    // In this order: wx makes no place for a picture in a button that has no words.
    buttons_[index]->SetBitmap(wxBitmapBundle::FromBitmap(wxBitmap(image, -1, GetContentScaleFactor())));
    buttons_[index]->SetLabel(wxString());
    nameForReaders(buttons_[index], name);
}

void PhotoStrip::open(const Photo& photo) {
    desk_.bench().photoFile(photo, onGui(this, [this](const Result<std::filesystem::path>& file) {
        if (!file) return onSaid_(text::sentence(file.error()));
        const wxString path = text::show(file->string());
        if (!wxLaunchDefaultApplication(path)) onSaid_(wxString::Format(_("No program opens %s."), path));
    }));
}

}  // namespace resodesk::gui
