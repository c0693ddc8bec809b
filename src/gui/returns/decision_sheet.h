// SPDX-License-Identifier: GPL-3.0-or-later
// A sheet that ends in a decision about returns: confirms it with the desk and stays open, as typed, when that is refused.

#pragma once

#include "app/desk.h"
#include "app/returns/returns_desk.h"
#include "gui/returns/advice_box.h"
#include "gui/sheet.h"
#include "text/failures.h"
#include "text/formats.h"

namespace resodesk::gui {

class DecisionSheet : public Sheet {
 public:
    using OnConfirmed = std::function<void(const app::Confirmed&)>;
    DecisionSheet(wxWindow* parent, const wxString& title, app::Desk& desk, const app::Prepared& prepared, OnConfirmed onConfirmed)
        : Sheet(parent, title), desk_(desk), prepared_(prepared), onConfirmed_(std::move(onConfirmed)) {
        Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { confirm(); }, wxID_OK);
    }

    /// Asks the advisor, and says its answer below the heading. `onWish`: the seller asked for a proposal that needs another sheet; this one
    /// closes next.
    void askAdvice(std::function<void(const AdviceWish&)> onWish);
    /// Fills the proposal in. False: this sheet cannot.
    virtual bool take(Proposal) { return false; }

 protected:
    virtual app::Decision decision() = 0;
    virtual void confirm() {
        setBusy(true);
        desk_.returns().confirm(prepared_, decision(), std::nullopt, onGui(static_cast<Sheet*>(this), [this](const Result<app::Confirmed>& confirmed) {
            if (!confirmed) return refused(confirmed.error());
            confirmedAlready();
            onConfirmed_(*confirmed);
            EndModal(wxID_OK);
        }));
    }
    /// The decision is on disk; the sheet closes next.
    virtual void confirmedAlready() {}
    /// "192 can be authorized · € 8.412,30 · 8 cannot", with the reasons of those in a foldable list.
    void addPreview(const wxString& possible);
    app::Desk& desk() { return desk_; }
    const app::Prepared& prepared() const { return prepared_; }
    /// Fewer of them, looked at anew: the next confirm is for these.
    void decideAbout(const app::Prepared& prepared) { prepared_ = prepared; }

 private:
    app::Desk& desk_;
    app::Prepared prepared_;
    OnConfirmed onConfirmed_;
};

}  // namespace resodesk::gui
