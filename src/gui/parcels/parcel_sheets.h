// SPDX-License-Identifier: GPL-3.0-or-later
// The sheets of a lost-parcel case: message, refund, replacement, close.

#pragma once

#include <wx/timer.h>

#include "app/desk.h"
#include "app/parcels/parcels_desk.h"
#include "gui/sheet.h"

namespace resodesk::gui {

class ParcelSheet : public Sheet {
 public:
    ParcelSheet(wxWindow* parent, const wxString& title, app::Desk& desk, const app::ParcelDetail& detail);

 protected:
    using OnConfirmed = std::function<void(Result<app::Confirmed>)>;
    /// Hands the decision in; a refusal is shown and what was typed stays.
    virtual void confirm(const std::string& nonce, OnConfirmed done) = 0;
    /// The decision is on disk; the sheet closes next.
    virtual void confirmedAlready() {}
    app::Desk& desk() { return desk_; }
    const app::ParcelDetail& detail() const { return detail_; }

 private:
    app::Desk& desk_;
    app::ParcelDetail detail_;
    std::string nonce_;  ///< one per sheet: a second click is the same decision
};

class ParcelMessageSheet : public ParcelSheet {
 public:
    ParcelMessageSheet(wxWindow* parent, app::Desk& desk, const app::ParcelDetail& detail);
    ~ParcelMessageSheet() override;

 private:
    void confirm(const std::string& nonce, OnConfirmed done) override;
    void confirmedAlready() override { isSent_ = true; }
    void check();
    void saveDraft();
    wxTextCtrl* text_;
    wxTimer autosave_;
    bool isSent_ = false;
};

class ParcelRefundSheet : public ParcelSheet {
 public:
    ParcelRefundSheet(wxWindow* parent, app::Desk& desk, const app::ParcelDetail& detail);

 private:
    void confirm(const std::string& nonce, OnConfirmed done) override;
    void check();
    std::vector<wxTextCtrl*> amounts_;
    wxTextCtrl* shipping_;
    wxChoice* reason_;
    wxTextCtrl* note_;
    RefundPlan plan_;
};

class ParcelReplaceSheet : public ParcelSheet {
 public:
    ParcelReplaceSheet(wxWindow* parent, app::Desk& desk, const app::ParcelDetail& detail);

 private:
    void confirm(const std::string& nonce, OnConfirmed done) override;
    wxTextCtrl* note_;
};

class ParcelCloseSheet : public ParcelSheet {
 public:
    ParcelCloseSheet(wxWindow* parent, app::Desk& desk, const app::ParcelDetail& detail);

 private:
    void confirm(const std::string& nonce, OnConfirmed done) override;
    void check();
    wxChoice* reason_;
    wxTextCtrl* note_;
};

}  // namespace resodesk::gui
