// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/outbox/bulk_bar.h"

#include <wx/intl.h>
#include <wx/sizer.h>

#include <algorithm>

#include "gui/accessible.h"
#include "gui/outbox/bulk_window.h"
#include "gui/text_size.h"
#include "text/bulk_words.h"
#include "text/failures.h"

namespace resodesk::gui {

namespace {

constexpr auto quick = std::chrono::seconds(3);       // what is over by then was not worth a bar
constexpr auto paceOver = std::chrono::seconds(10);
constexpr auto goodNewsFor = std::chrono::seconds(20);  // all came through: nobody has to put that away

bool isGood(const BulkProgress& bulk) { return bulk.isOver() && bulk.notDone() == 0 && bulk.needsPerson == 0; }

}  // namespace

BulkBar::BulkBar(wxWindow* parent, app::Desk& desk, Events events) : wxPanel(parent), desk_(desk), events_(std::move(events)) { Hide(); }

void BulkBar::build() {
    text_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    gauge_ = new wxGauge(this, wxID_ANY, 1, wxDefaultPosition, byText(this, wxSize(160, -1)));
    nameForReaders(gauge_, _("Progress"));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(text_, wxSizerFlags(1).CenterVertical().Border(wxALL, FromDIP(8)));
    row->Add(gauge_, wxSizerFlags().CenterVertical().Border(wxALL, FromDIP(4)));
    const auto add = [&](const wxString& label, void (BulkBar::*press)()) {
        auto* button = new wxButton(this, wxID_ANY, label, wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
        button->Bind(wxEVT_BUTTON, [this, press](wxCommandEvent&) { (this->*press)(); });
        row->Add(button, wxSizerFlags().CenterVertical().Border(wxALL, FromDIP(4)));
        return button;
    };
    pause_ = add(_("Pause"), &BulkBar::pauseOrGoOn);
    takeBack_ = add(_("Take back the rest"), &BulkBar::takeBack);
    details_ = add(_("Details..."), &BulkBar::showDetails);
    hide_ = add(_("Hide"), &BulkBar::hideOrPutAway);
    SetSizer(row);
}

void BulkBar::refresh() { desk_.outbox().bulks().list(onGui(this, &BulkBar::take)); }

/// One that still goes on before those that are over; the newest first.
void BulkBar::take(const std::vector<BulkProgress>& bulks) {
    const TimePoint now = desk_.clock().now();
    const BulkProgress* chosen = nullptr;
    others_ = 0;
    isSoon_ = false;
    for (const BulkProgress& bulk : bulks) {
        const bool isShown = shown_ && shown_->id == bulk.id;
        if (!isShown && isGood(bulk)) desk_.outbox().bulks().putAway(bulk.id, [](const Result<void>&) {});
        const bool isQuick = !bulk.isOver() && now - bulk.notBefore <= quick;
        isSoon_ = isSoon_ || isQuick;
        if (!isShown && (isGood(bulk) || isQuick)) continue;
        ++others_;
        if (!chosen || (chosen->isOver() && !bulk.isOver())) chosen = &bulk;
    }
    if (others_ > 0) --others_;
    if (!chosen || !shown_ || chosen->id != shown_->id) {
        samples_.clear();
        overSince_.reset();
        isHidden_ = isHidden_ && chosen;
    }
    shown_ = chosen ? std::optional(*chosen) : std::nullopt;
    if (shown_ && isGood(*shown_)) {
        if (!overSince_) overSince_ = now;
        if (now - *overSince_ > goodNewsFor) return hideOrPutAway();
    }
    if (window_) window_->refresh(bulks);
    fill();
}

double BulkBar::pace() const {
    if (samples_.size() < 2) return 0;
    const double seconds = std::chrono::duration<double>(samples_.back().at - samples_.front().at).count();
    return seconds > 0 ? (samples_.back().done - samples_.front().done) / seconds : 0;
}

void BulkBar::fill() {
    const bool isShown = shown_ && !isHidden_;
    if (shown_) {
        if (!text_) build();
        const TimePoint now = desk_.clock().now();
        const int over = shown_->minted - shown_->live();
        samples_.push_back({now, over});
        while (samples_.size() > 2 && now - samples_.front().at > paceOver) samples_.erase(samples_.begin());
        wxString line = text::progressWords(*shown_);
        const wxString pace = text::paceWords(*shown_, this->pace());
        if (!pace.empty()) line += wxString::FromUTF8(" \xc2\xb7 ") + pace;
        if (others_ > 0) line += wxString::FromUTF8(" \xc2\xb7 ") + wxString::Format(wxPLURAL("%zu more", "%zu more", static_cast<unsigned>(others_)), others_);
        bool isOther = relabel(text_, line);
        text_->SetToolTip(line);
        gauge_->SetRange(std::max(1, shown_->total));
        gauge_->SetValue(std::min(over, shown_->total));
        const bool canStop = shown_->waiting > 0 || shown_->minted < shown_->total;
        isOther = relabel(pause_, shown_->pause == BulkPause::none ? _("Pause") : _("Go on")) || isOther;
        isOther = pause_->Show(canStop) || isOther;
        isOther = takeBack_->Show(canStop) || isOther;
        isOther = relabel(hide_, shown_->isOver() ? _("Close") : _("Hide")) || isOther;
        if (isOther) Layout();
    }
    events_.onChanged();
    if (IsShown() == isShown) return;
    Show(isShown);
    GetParent()->Layout();
}

wxString BulkBar::hiddenLine() const { return shown_ && isHidden_ ? text::progressWords(*shown_) : wxString(); }

void BulkBar::showAgain() {
    isHidden_ = false;
    fill();
}

void BulkBar::hideOrPutAway() {
    if (!shown_) return;
    if (!shown_->isOver()) {
        isHidden_ = true;
        return fill();
    }
    desk_.outbox().bulks().putAway(shown_->id, onGui(this, [this](const Result<void>& done) {
        if (!done) events_.onSaid(text::sentence(done.error()));
        shown_.reset();
        refresh();
    }));
}

void BulkBar::pauseOrGoOn() {
    if (!shown_) return;
    const auto told = onGui(this, [this](const Result<void>& done) {
        if (!done) events_.onSaid(text::sentence(done.error()));
        refresh();
    });
    if (shown_->pause == BulkPause::none)
        desk_.outbox().bulks().pause(shown_->id, told);
    else
        desk_.outbox().bulks().goOn(shown_->id, told);
}

void BulkBar::takeBack() {
    if (shown_) desk_.outbox().bulks().takeBack(shown_->id, onGui(this, [this](int) { refresh(); }));
}

void BulkBar::showDetails() {
    if (!shown_) return;
    if (!window_) {
        window_ = new BulkWindow(wxGetTopLevelParent(this), desk_, {[this] { window_ = nullptr; }, [this] { refresh(); }, events_.onOpen});
        window_->Show();
    }
    window_->show(*shown_);
    window_->Raise();
}

}  // namespace resodesk::gui
