// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/settings/cost_sheet.h"

#include <wx/intl.h>

#include "app/returns/advisor_desk.h"
#include "gui/text_size.h"
#include "text/advice_words.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::gui {

namespace {

wxString costTitle(const CostEntry& entry, bool isNew) {
    if (std::holds_alternative<ParcelCost>(entry)) return isNew ? _("New parcel") : _("Change parcel");
    if (std::holds_alternative<SkuSize>(entry)) return isNew ? _("New size of an SKU") : _("Change size of an SKU");
    return _("Change what is left of the value");
}

}  // namespace

CostSheet::CostSheet(wxWindow* parent, app::Desk& desk, const screens::CostTable& table, const CostEntry& entry, const std::optional<std::size_t>& row)
    : Sheet(parent, costTitle(entry, !row)), desk_(desk), table_(table), row_(row), entry_(entry) {
    std::visit([this](const auto& one) { addFields(one); }, entry);
    finish(_("Save"));
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); }, wxID_OK);
    check();
}

wxChoice* CostSheet::makeSizes(SizeClass size) {
    auto* choice = new wxChoice(this, wxID_ANY);
    for (const auto& [one, name] : nameTable(SizeClass{})) choice->Append(text::words(one));
    choice->SetSelection(static_cast<int>(size));
    choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { check(); });
    return choice;
}

wxTextCtrl* CostSheet::makeField(const wxString& value) {
    auto* field = new wxTextCtrl(this, wxID_ANY, value);
    field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { check(); });
    return field;
}

void CostSheet::addFields(const ParcelCost& parcel) {
    const auto amount = [&](const Money& money) { return money.isPositive() || row_ ? text::printForField(money) : wxString(); };
    size_ = makeSizes(parcel.size);
    addRow(_("Size"), size_);
    country_ = makeField(text::show(parcel.country));
    // TRANSLATORS: in an empty field for a country: the row holds for all
    showHint(country_, _("any country; or two letters, such as IT"));
    addRow(_("Country of the buyer"), country_);
    currency_ = makeField(text::show(parcel.seller.currency.code()));
    addRow(_("Currency"), currency_);
    seller_ = makeField(amount(parcel.seller));
    addRow(_("You pay for a label"), seller_);
    buyer_ = makeField(amount(parcel.buyer));
    addRow(_("The buyer pays at the counter"), buyer_);
    handling_ = makeField(amount(parcel.handling));
    showHint(handling_, _("to unpack, inspect and put away"));
    addRow(_("Handling"), handling_);
}

void CostSheet::addFields(const SkuSize& size) {
    pattern_ = makeField(text::show(size.pattern));
    showHint(pattern_, _("* stands for any signs, ? for one"));
    addRow(_("SKU"), pattern_);
    size_ = makeSizes(size.size);
    addRow(_("Size"), size_);
    addText(_("The first row whose SKU matches counts; * alone matches all."));
}

void CostSheet::addFields(const ValueLeft& left) {
    addRow(_("Condition"), new wxStaticText(this, wxID_ANY, text::words(left.condition)));
    percent_ = new wxSpinCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxSP_ARROW_KEYS, 0, 100, left.percent);
    auto* percent = new wxBoxSizer(wxHORIZONTAL);
    percent->Add(percent_, wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(8)));
    percent->Add(new wxStaticText(this, wxID_ANY, _("percent of the price")), wxSizerFlags().CenterVertical());
    addRow(_("Value left"), percent, percent_);
    percent_->Bind(wxEVT_SPINCTRL, [this](wxSpinEvent&) { check(); });
    percent_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { check(); });
}

Result<CostEntry> CostSheet::typedParcel() const {
    ParcelCost parcel;
    parcel.size = static_cast<SizeClass>(size_->GetSelection());
    parcel.country = text::typed(country_->GetValue().Trim().Trim(false).Upper());
    const auto currency = Currency::parse(text::typed(currency_->GetValue().Trim().Trim(false).Upper()));
    if (!currency) return Error(Failure::unknownChoice, "currency", text::typed(currency_->GetValue()));
    parcel.handling = {0, *currency};
    for (const auto& [field, amount] : {std::pair{seller_, &parcel.seller}, std::pair{buyer_, &parcel.buyer}, std::pair{handling_, &parcel.handling}}) {
        if (field == handling_ && field->IsEmpty()) continue;
        if (field->IsEmpty()) return Error(Failure::badAmount, "costs");
        const auto read = text::parseAmount(field->GetValue(), *currency);
        if (!read) return read.error();
        *amount = *read;
    }
    return CostEntry(parcel);
}

Result<CostEntry> CostSheet::typed() const {
    if (seller_) return typedParcel();
    if (pattern_) return CostEntry(SkuSize{text::typed(pattern_->GetValue().Trim().Trim(false)), static_cast<SizeClass>(size_->GetSelection())});
    return CostEntry(ValueLeft{std::get<ValueLeft>(entry_).condition, percent_->GetValue()});
}

void CostSheet::check() {
    if (!effectButton()) return;
    const auto entry = typed();
    if (!entry) {
        if (seller_ && (seller_->IsEmpty() || buyer_->IsEmpty())) return setMissing(_("Both amounts for the parcel are needed."));
        return setError(entry.error());
    }
    if (pattern_ && pattern_->IsEmpty()) return setMissing(_("An SKU or a pattern is needed."));
    const auto costs = table_.with(row_, *entry);
    costs ? setError(wxString()) : setError(costs.error());
}

void CostSheet::save() {
    const auto entry = typed();
    const auto costs = entry ? table_.with(row_, *entry) : Result<ReturnCosts>(entry.error());
    if (!costs) return setError(costs.error());
    costs_ = *costs;
    setBusy(true);
    desk_.advisor().setCosts(costs_, onGui(static_cast<Sheet*>(this), [this](const Result<void>& kept) {
        if (!kept) return setError(kept.error());
        EndModal(wxID_OK);
    }));
}

}  // namespace resodesk::gui
