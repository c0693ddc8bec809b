// SPDX-License-Identifier: GPL-3.0-or-later
// Authorize one return or many: RMA, return address, label, note.

#pragma once

#include <wx/choice.h>
#include <wx/radiobut.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "gui/returns/decision_sheet.h"

namespace resodesk::gui {

class AuthorizeSheet : public DecisionSheet {
 public:
    AuthorizeSheet(wxWindow* parent, app::Desk& desk, const app::Prepared& prepared, OnConfirmed onConfirmed);

 private:
    app::Decision decision() override;
    void confirm() override;
    void addRma();
    void addAddresses();
    void addLabel();
    void check();
    void newAddress(std::size_t section);
    void chooseFile();
    bool usesOtherAddress() const;
    bool isOne() const { return prepared().keys.size() == 1; }

    wxRadioButton* marketRma_ = nullptr;
    wxRadioButton* ownRma_ = nullptr;
    wxTextCtrl* ownNumber_ = nullptr;
    struct AddressField {
        AccountId account;
        wxChoice* choice = nullptr;
        std::vector<ReturnAddress> addresses;
    };
    std::vector<AddressField> addressFields_;
    wxRadioButton* marketLabel_ = nullptr;
    wxRadioButton* fileLabel_ = nullptr;
    wxRadioButton* noLabel_ = nullptr;
    wxButton* fileButton_ = nullptr;
    wxButton* useDefault_ = nullptr;
    wxTextCtrl* note_ = nullptr;
    OwnLabel ownLabel_;
};

}  // namespace resodesk::gui
