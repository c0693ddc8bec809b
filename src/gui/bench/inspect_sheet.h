// SPDX-License-Identifier: GPL-3.0-or-later
// What was in the parcel, and what that pays: condition per line, cause, photos, note; the refund as the grades propose it.

#pragma once

#include <wx/checkbox.h>
#include <wx/spinctrl.h>

#include "app/desk.h"
#include "gui/bench/bench_parcel_sheet.h"
#include "gui/bench/photo_row.h"
#include "screens/bench/inspection_form.h"

namespace resodesk::gui {

class InspectSheet : public BenchParcelSheet {
 public:
    /// `place`: "1 of 2" where a parcel holds several returns.
    InspectSheet(wxWindow* parent, app::Desk& desk, const app::ReturnDetail& detail, const app::BenchSheet& sheet, const wxString& place);

    bool isFor(const app::Scanned& scanned) const override;
    void putAside(std::function<void(bool)> then) override;

 private:
    struct LineFields {
        wxSpinCtrl* pieces = nullptr;
        wxChoice* condition = nullptr;
        wxCheckBox* resellable = nullptr;
        wxTextCtrl* amount = nullptr;
    };
    void addAdvice();
    void addLine(std::size_t index);
    void addMoney();
    wxTextCtrl* makeAmount(const wxString& name);
    bool takeKey(const wxKeyEvent& event);
    void grade(std::size_t line, int condition);
    std::size_t focusedLine() const;
    /// From the fields to the form; what is no amount is named.
    void read();
    /// From the form to the fields.
    void fill();
    void check();
    std::optional<Error> whyNoRefund();
    void save(bool withRefund);

    app::Desk& desk_;
    ReturnKey key_;
    screens::InspectionForm form_;
    std::vector<ReasonWords> reasons_, withholdReasons_;
    std::vector<LineFields> lines_;
    wxChoice* cause_ = nullptr;
    wxTextCtrl* note_ = nullptr;
    PhotoRow* photos_ = nullptr;
    wxTextCtrl* shipping_ = nullptr;
    wxTextCtrl* withheld_ = nullptr;
    wxChoice* withheldReason_ = nullptr;
    wxChoice* reason_ = nullptr;
    wxCheckBox* meant_ = nullptr;
    wxButton* inspectOnly_ = nullptr;
    std::optional<Error> unreadable_;  ///< a field that is no amount
    bool isFilling_ = false;
};

}  // namespace resodesk::gui
