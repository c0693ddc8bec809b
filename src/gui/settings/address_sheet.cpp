// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/settings/address_sheet.h"

#include <wx/intl.h>

#include "text/formats.h"

namespace resodesk::gui {

AddressSheet::AddressSheet(wxWindow* parent, app::Desk& desk, AccountId account, const std::optional<app::AddressEntry>& entry)
    : Sheet(parent, entry ? _("Change return address") : _("New return address")), desk_(desk), account_(account), row_(entry ? entry->row : 0) {
    const ReturnAddress a = entry ? entry->ours : ReturnAddress{};
    const std::pair<wxString, const std::string*> rows[] = {{_("Your name for it"), &a.label}, {_("Recipient"), &a.name}, {_("Street"), &a.street},
                                                            {_("Postcode"), &a.postcode},      {_("City"), &a.city},      {_("Country (IT, DE ...)"), &a.country},
                                                            {_("Phone"), &a.phone}};
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        fields_[i] = new wxTextCtrl(this, wxID_ANY, text::show(*rows[i].second));
        fields_[i]->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { setError(wxString()); });
        addRow(rows[i].first, fields_[i]);
    }
    isDefault_ = new wxCheckBox(this, wxID_ANY, _("default address: the marketplace's label carries it"));
    isDefault_->SetValue(a.isDefault);
    isDefault_->Enable(!a.isDefault);
    addRow(wxString(), isDefault_);
    finish(_("Save"));
    setSentence(_("Kept here and sent to the marketplace as soon as it can be reached."));
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); }, wxID_OK);
}

void AddressSheet::save() {
    ReturnAddress a;
    std::string* values[] = {&a.label, &a.name, &a.street, &a.postcode, &a.city, &a.country, &a.phone};
    for (std::size_t i = 0; i < std::size(values); ++i) *values[i] = text::typed(fields_[i]->GetValue().Strip(wxString::both));
    a.isDefault = isDefault_->GetValue();
    setBusy(true);
    desk_.settings().saveAddress(account_, row_, a, onGui(static_cast<Sheet*>(this), [this](const Result<app::AddressEntry>& saved) {
        if (!saved) return setError(saved.error());
        EndModal(wxID_OK);
    }));
}

}  // namespace resodesk::gui
