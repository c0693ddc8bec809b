// SPDX-License-Identifier: GPL-3.0-or-later
// One rule: its conditions and what it does.

#pragma once

#include <wx/checklst.h>
#include <wx/spinctrl.h>

#include "app/accounts/accounts_desk.h"
#include "app/desk.h"
#include "app/returns/returns_desk.h"
#include "app/rules/rules_desk.h"
#include "gui/sheet.h"

namespace resodesk::gui {

class RuleSheet : public Sheet {
 public:
    /// `rule`: its place in the book; none: a new one, at the end.
    RuleSheet(wxWindow* parent, app::Desk& desk, const app::RuleBook& book, std::optional<std::size_t> rule);
    /// The book after the effect was pressed.
    const app::RuleBook& book() const { return book_; }

 private:
    void addField(const wxString& label, wxWindow* field);
    void addField(const wxString& label, wxSizer* fields, wxWindow* named);
    void addConditions(const RuleConditions& when);
    void addMove(const Rule& rule);
    void fillReasons(const std::vector<ReasonWords>& reasons);
    void showMove();
    Result<Rule> read() const;
    void save();
    app::Desk& desk_;
    app::RuleBook book_;
    std::optional<std::size_t> place_;
    Rule rule_;
    wxFlexGridSizer* column_ = nullptr;  ///< that is being filled
    std::vector<ReasonWords> reasons_, refundReasons_;
    std::vector<app::AccountStatus> accounts_;
    wxTextCtrl* name_;
    wxTextCtrl* amountLeast_;
    wxTextCtrl* amountMost_;
    wxTextCtrl* currency_;
    wxCheckListBox* reasonList_;
    wxChoice* ground_;
    wxChoice* inPolicy_;
    wxTextCtrl* categories_;
    wxTextCtrl* sku_;
    wxTextCtrl* countries_;
    wxTextCtrl* ageLeast_;
    wxTextCtrl* ageMost_;
    wxTextCtrl* returnsLeast_;
    wxTextCtrl* returnsMost_;
    wxSpinCtrl* days_;
    wxChoice* account_;
    wxChoice* move_;
    wxChoice* rma_;
    wxChoice* label_;
    wxChoice* address_;
    wxChoice* refundReason_;
    wxTextCtrl* note_;
    wxTextCtrl* tags_;
};

}  // namespace resodesk::gui
