// SPDX-License-Identifier: GPL-3.0-or-later
// Authorize one return or many: RMA, return address, label, note.

#pragma once

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/radiobut.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "gui/papers/label_view.h"
#include "gui/returns/decision_sheet.h"

namespace resodesk::gui {

class AuthorizeSheet : public DecisionSheet {
 public:
    AuthorizeSheet(wxWindow* parent, app::Desk& desk, const app::Prepared& prepared, OnConfirmed onConfirmed);
    ~AuthorizeSheet() override { stopReading(); }

 private:
    struct AddressField {
        AccountId account;
        wxChoice* choice = nullptr;
        std::vector<ReturnAddress> addresses;
        bool hasRules = false;  ///< then "by country" stands before the addresses
    };
    app::Decision decision() override;
    void confirm() override;
    void addRma();
    void addAddresses();
    void addLabel();
    void check();
    void showIf(wxWindow* window, bool isToShow);
    void newAddress(std::size_t section);
    void chooseFile();
    void showLabel();
    void addManyLabels(wxSizer* row);
    void chooseFolder(bool isFolder);
    void stopReading();
    void takeMatched(const Result<app::MatchedLabels>& matched);
    void showMatched();
    /// Several buyers would get one file.
    bool needsSharing() const;
    /// Where the marketplace's label carries the default one.
    bool usesOtherAddress() const;
    const app::Prepared::Section& sectionOf(const AddressField& field) const;
    /// Of the saved addresses; none: by country.
    const ReturnAddress* chosenIn(const AddressField& field) const;
    void fill(AddressField& field, const std::string& chosen);
    void addNumbers();
    bool isOne() const { return prepared().keys.size() == 1; }

    wxRadioButton* marketRma_ = nullptr;
    wxRadioButton* ownRma_ = nullptr;
    wxTextCtrl* ownNumber_ = nullptr;
    wxDataViewListCtrl* numbers_ = nullptr;
    std::vector<AddressField> addressFields_;
    wxRadioButton* marketLabel_ = nullptr;
    wxRadioButton* fileLabel_ = nullptr;
    wxRadioButton* noLabel_ = nullptr;
    wxButton* fileButton_ = nullptr;
    wxButton* useDefault_ = nullptr;
    wxTextCtrl* note_ = nullptr;
    OwnLabel ownLabel_;
    LabelView* labelView_ = nullptr;
    wxButton* folderButton_ = nullptr;
    wxButton* pagesButton_ = nullptr;
    std::optional<app::MatchedLabels> matched_;  ///< a label each
    std::optional<app::Stop> reading_;  ///< of labels that are being read
    wxString readingWords_;
    wxButton* stop_ = nullptr;
    wxDataViewListCtrl* matches_ = nullptr;
    wxCheckBox* sharing_ = nullptr;
};

}  // namespace resodesk::gui
