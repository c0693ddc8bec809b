// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/papers/label_view.h"

#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/windowptr.h>

#include <algorithm>

#include "gui/accessible.h"
#include "gui/papers/display_dots.h"
#include "gui/papers/label_window.h"
#include "text/failures.h"

namespace resodesk::gui {

namespace {

constexpr int smallestSide = 40;  // below that nothing can be seen

}  // namespace

LabelView::LabelView(wxWindow* parent, const wxSize& least) : wxPanel(parent) {
    room_ = new wxPanel(this, wxID_ANY, wxDefaultPosition, FromDIP(least));
    room_->SetMinSize(FromDIP(least));
    picture_ = new wxStaticBitmap(room_, wxID_ANY, wxNullBitmap);
    nameForReaders(picture_, _("The label"));
    size_ = new wxStaticText(this, wxID_ANY, wxString());
    trueSize_ = new wxButton(this, wxID_ANY, _("True size..."));
    trueSize_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { showTrueSize(); }); });
    auto* under = new wxBoxSizer(wxHORIZONTAL);
    under->Add(size_, wxSizerFlags(1).CenterVertical());
    under->Add(trueSize_, wxSizerFlags().CenterVertical().ReserveSpaceEvenIfHidden().Border(wxLEFT, FromDIP(8)));
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(room_, wxSizerFlags(1).Expand());
    all->Add(under, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
    SetSizer(all);
    trueSize_->Hide();
    room_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        ask();
    });
}

void LabelView::show(LookAtLabel look) {
    look_ = std::move(look);
    asked_ = {};
    ++question_;
    picture_->Hide();
    trueSize_->Hide();
    relabel(size_, wxString());
    ask();
}

void LabelView::ask() {
    if (!look_ || !IsShownOnScreen()) return;
    const wxSize room = room_->GetClientSize();
    const double scale = room_->GetContentScaleFactor();
    const app::LabelPlace place{dotsPerInch(this), static_cast<int>(room.x * scale), static_cast<int>(room.y * scale)};
    if (room.x < smallestSide || room.y < smallestSide) return;
    if (place.width == asked_.width && place.height == asked_.height && place.dpi == asked_.dpi) return;
    asked_ = place;
    look_(place, onGui(this, [this, question = ++question_](const Result<app::LabelPicture>& picture) {
        if (question == question_) take(picture);
    }));
}

void LabelView::take(const Result<app::LabelPicture>& picture) {
    picture_->Show(picture.has_value());
    trueSize_->Show(picture && !picture->isTrueSize);
    const wxString words = picture ? sizeWords(*picture, asked_.dpi) : text::sentence(picture.error());
    relabel(size_, words);
    size_->Wrap(std::max(GetClientSize().x - (trueSize_->IsShown() ? trueSize_->GetBestSize().x + FromDIP(8) : 0), FromDIP(smallestSide)));
    nameForReaders(picture_, _("The label"), words);
    if (picture) {
        picture_->SetBitmap(bitmapOf(*picture, this));
        picture_->SetSize(picture_->GetBestSize());
        const wxSize room = room_->GetClientSize(), size = picture_->GetSize();
        picture_->SetPosition(wxPoint(std::max(0, (room.x - size.x) / 2), std::max(0, (room.y - size.y) / 2)));
    }
    Layout();
}

void LabelView::showTrueSize() {
    if (!look_) return;
    auto* window = new LabelWindow(this, look_);
    const wxWindowPtr<LabelWindow> owned(window);
    window->ShowWindowModalThenDo([owned](int) {});
}

}  // namespace resodesk::gui
