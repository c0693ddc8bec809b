// SPDX-License-Identifier: GPL-3.0-or-later
// Refund one return: lines, shipping, extras, what is withheld. The last sentence says exactly what will be paid.

#pragma once

#include <wx/checkbox.h>

#include "gui/returns/decision_sheet.h"
#include "screens/returns/refund_form.h"

namespace resodesk::gui {

class RefundSheet : public DecisionSheet {
 public:
    RefundSheet(wxWindow* parent, app::Desk& desk, const app::Prepared& prepared, const app::ReturnDetail& detail, OnConfirmed onConfirmed);

    /// The full refund, and the buyer keeps the item.
    bool take(Proposal proposal) override;

 private:
    app::Decision decision() override { return form_.decision(); }
    wxTextCtrl* makeAmount(const std::optional<Money>& value);
    void addAmount(const wxString& label, wxTextCtrl* field, const wxString& most);
    void addWithheld();
    /// Reads all fields into the form; the first that is not an amount is named.
    void read();
    std::optional<Error> readAmount(wxTextCtrl* field, std::optional<Money>& into);
    std::optional<Error> whatIsWrong();
    void say();

    screens::RefundForm form_;
    const screens::RefundForm full_;  ///< as it is before anything is typed
    std::vector<ReasonWords> withholdReasons_;
    std::vector<wxTextCtrl*> lineAmounts_;
    wxTextCtrl* shipping_ = nullptr;
    wxTextCtrl* returnShipping_ = nullptr;
    wxTextCtrl* goodwill_ = nullptr;
    wxTextCtrl* withheld_ = nullptr;
    wxChoice* withheldReason_ = nullptr;
    wxChoice* reason_ = nullptr;
    wxTextCtrl* note_ = nullptr;
    wxCheckBox* keepsItem_ = nullptr;
    wxCheckBox* meant_ = nullptr;
};

}  // namespace resodesk::gui
