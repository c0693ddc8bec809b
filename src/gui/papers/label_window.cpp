// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/papers/label_window.h"

#include <wx/button.h>
#include <wx/display.h>
#include <wx/intl.h>
#include <wx/sizer.h>

#include <algorithm>

#include "gui/accessible.h"
#include "gui/papers/display_dots.h"
#include "gui/text_size.h"
#include "text/failures.h"

namespace resodesk::gui {

namespace {

constexpr int mostDots = 6'000;  // of a side: A3 on the finest display
constexpr int aroundLabel = 12;

}  // namespace

LabelWindow::LabelWindow(wxWindow* parent, const LookAtLabel& look)
    : wxDialog(wxGetTopLevelParent(parent), wxID_ANY, _("Label at its true size"), wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER) {
    dialogForReaders(this);
    room_ = new wxScrolledWindow(this, wxID_ANY);
    room_->SetScrollRate(FromDIP(20), FromDIP(20));
    picture_ = new wxStaticBitmap(room_, wxID_ANY, wxNullBitmap);
    nameForReaders(picture_, _("The label"));
    auto* inside = new wxBoxSizer(wxVERTICAL);
    inside->Add(picture_);
    room_->SetSizer(inside);
    size_ = new wxStaticText(this, wxID_ANY, _("The label is being read."));
    auto* bottom = new wxBoxSizer(wxHORIZONTAL);
    bottom->Add(size_, wxSizerFlags(1).CenterVertical());
    bottom->Add(new wxButton(this, wxID_CANCEL, _("Close")), wxSizerFlags().CenterVertical().Border(wxLEFT, FromDIP(8)));
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(room_, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(aroundLabel)));
    all->Add(bottom, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(aroundLabel)));
    SetSizer(all);
    SetClientSize(byText(this, wxSize(460, 200)));
    look({dotsPerInch(parent), mostDots, mostDots}, onGui(this, &LabelWindow::take));
}

void LabelWindow::take(const Result<app::LabelPicture>& picture) {
    if (!picture) return size_->SetLabel(text::sentence(picture.error()));
    size_->SetLabel(sizeWords(*picture, dotsPerInch(this)));
    nameForReaders(picture_, _("The label"), size_->GetLabel());
    picture_->SetBitmap(bitmapOf(*picture, this));
    const wxRect screen = wxDisplay(this).GetClientArea();
    const wxSize wanted = picture_->GetBestSize() + wxSize(2 * FromDIP(aroundLabel) + FromDIP(4), 2 * FromDIP(aroundLabel) + FromDIP(60));
    SetClientSize(wxSize(std::clamp(wanted.x, byText(this, 460), std::max(screen.width - FromDIP(80), byText(this, 460))),
                         std::clamp(wanted.y, FromDIP(200), std::max(screen.height - FromDIP(100), FromDIP(200)))));
    room_->FitInside();
    Layout();
    CentreOnParent();
}

}  // namespace resodesk::gui
