// SPDX-License-Identifier: GPL-3.0-or-later
// A message to one buyer or many. The draft of a single one is kept as it is typed.

#pragma once

#include <wx/timer.h>

#include "gui/messages/many_texts.h"
#include "gui/messages/template_offers.h"
#include "gui/returns/decision_sheet.h"

namespace resodesk::gui {

class ContactSheet : public DecisionSheet {
 public:
    ContactSheet(wxWindow* parent, app::Desk& desk, const app::Prepared& prepared, const std::optional<app::ReturnDetail>& detail, OnConfirmed onConfirmed);
    ~ContactSheet() override;

 private:
    app::Decision decision() override;
    void confirm() override;
    void confirmedAlready() override { isSent_ = true; }
    void addTemplates(const app::ReturnDetail& detail);
    void check();
    void saveDraft();
    void checkMany();
    TemplateOffers* templates_ = nullptr;  ///< for one buyer
    ManyTexts* many_ = nullptr;            ///< for many
    wxTextCtrl* text_;
    wxTimer autosave_;
    bool isOne_;
    bool isSent_ = false;
};

}  // namespace resodesk::gui
