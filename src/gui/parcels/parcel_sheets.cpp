// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/parcels/parcel_sheets.h"

#include <wx/intl.h>

#include "domain/returns/refund.h"
#include "domain/returns/rules.h"
#include "gui/accessible.h"
#include "gui/text_size.h"
#include "text/formats.h"

namespace resodesk::gui {

ParcelSheet::ParcelSheet(wxWindow* parent, const wxString& title, app::Desk& desk, const app::ParcelDetail& detail)
    : Sheet(parent, title), desk_(desk), detail_(detail), nonce_(newUuid()) {
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        setBusy(true);
        confirm(nonce_, onGui(static_cast<Sheet*>(this), [this](const Result<app::Confirmed>& confirmed) {
            if (!confirmed) return refused(confirmed.error());
            confirmedAlready();
            EndModal(wxID_OK);
        }));
    }, wxID_OK);
}

ParcelMessageSheet::ParcelMessageSheet(wxWindow* parent, app::Desk& desk, const app::ParcelDetail& given)
    : ParcelSheet(parent, wxString::Format(_("Write to %s"), text::show(given.fact.buyerName)), desk, given), autosave_(this) {
    addRow(_("Parcel"), new wxStaticText(this, wxID_ANY, text::show(detail().fact.courier + " " + detail().fact.tracking)));
    text_ = new wxTextCtrl(this, wxID_ANY, text::show(detail().draft), wxDefaultPosition, byText(this, wxSize(520, 200)), wxTE_MULTILINE);
    nameForReaders(text_, _("Message"));
    addWide(text_, 1);
    finish(_("Send"));
    text_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        check();
        if (!autosave_.IsRunning()) autosave_.StartOnce(autosaveMs);
    });
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { saveDraft(); }, autosave_.GetId());
    text_->SetFocus();
    check();
}

ParcelMessageSheet::~ParcelMessageSheet() { saveDraft(); }

void ParcelMessageSheet::saveDraft() {
    if (!isSent_ && text_->IsModified()) desk().parcels().saveDraft(detail().fact.key(), text::typed(text_->GetValue()));
}

void ParcelMessageSheet::confirm(const std::string& nonce, OnConfirmed done) {
    autosave_.Stop();
    desk().parcels().contact(detail().fact.key(), text::typed(text_->GetValue()), nonce, std::nullopt, std::move(done));
}

void ParcelMessageSheet::check() {
    const auto checked = contact({}, {}, {}, text::typed(text_->GetValue()));
    if (checked)
        setError(wxString());
    else
        setError(checked.error().failure() == Failure::emptyText ? Error(Failure::emptyText) : checked.error());
}

ParcelRefundSheet::ParcelRefundSheet(wxWindow* parent, app::Desk& desk, const app::ParcelDetail& given)
    : ParcelSheet(parent, wxString::Format(_("Refund %s"), text::show(given.fact.buyerName)), desk, given) {
    const auto makeAmount = [this](const Money& most) {
        auto* field = new wxTextCtrl(this, wxID_ANY, text::printForField(most), wxDefaultPosition, byText(this, wxSize(110, -1)), wxTE_RIGHT);
        field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { check(); });
        return field;
    };
    for (const ReturnLine& line : detail().fact.lines) {
        amounts_.push_back(makeAmount(line.refundable));
        addRow(text::show(line.title), amounts_.back());
    }
    shipping_ = makeAmount(detail().fact.shippingRefundable);
    addRow(_("Shipping"), shipping_);
    reason_ = makeReasons(detail().refundReasons);
    addRow(_("Reason"), reason_);
    note_ = makeNote();
    addRow(_("Note to the buyer"), note_, true);
    addLimitConsent([this] { check(); });
    finish(_("Refund"), true);
    reason_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { check(); });
    check();
}

void ParcelRefundSheet::check() {
    if (!effectButton()) return;
    const LostParcel& fact = detail().fact;
    plan_ = {};
    std::optional<Error> wrong;
    const auto read = [&](wxTextCtrl* field) -> std::optional<Money> {
        if (field->IsEmpty()) return std::nullopt;
        const auto amount = text::parseAmount(field->GetValue(), fact.price.currency);
        if (!amount && !wrong) wrong = amount.error();
        return amount && amount->minor != 0 ? std::optional(*amount) : std::nullopt;
    };
    for (std::size_t i = 0; i < amounts_.size(); ++i)
        if (const auto amount = read(amounts_[i])) plan_.lines.push_back({fact.lines[i].line, fact.lines[i].quantity, *amount});
    plan_.shipping = read(shipping_);
    if (reason_->GetSelection() > 0) plan_.reason = detail().refundReasons[static_cast<std::size_t>(reason_->GetSelection() - 1)].code;
    plan_.note = text::typed(note_->GetValue());
    plan_.isBeyondLimit = isBeyondLimit();
    const wxString sum = text::print(totalOf(plan_, fact.price.currency));
    setSentence(wxString::Format(_("%s will be paid to %s."), sum, text::show(fact.buyerName)));
    setEffect(wxString::Format(_("Refund %s"), sum));
    if (!wrong && plan_.reason.empty()) wrong = Error(Failure::unknownReason);
    if (!wrong)
        if (auto checked = checkPlan(fact.lines, fact.shippingRefundable, {0, fact.price.currency}, plan_); !checked) wrong = checked.error();
    wrong ? setError(*wrong) : setError(wxString());
}

void ParcelRefundSheet::confirm(const std::string& nonce, OnConfirmed done) {
    desk().parcels().refund(detail().fact.key(), plan_, nonce, std::nullopt, std::move(done));
}

ParcelReplaceSheet::ParcelReplaceSheet(wxWindow* parent, app::Desk& desk, const app::ParcelDetail& given)
    : ParcelSheet(parent, wxString::Format(_("Send a replacement to %s"), text::show(given.fact.buyerName)), desk, given) {
    for (const ReturnLine& line : detail().fact.lines)
        addRow(line.line == detail().fact.lines.front().line ? _("Goods") : wxString(),
               new wxStaticText(this, wxID_ANY, wxString::Format(wxString::FromUTF8("%d \xc3\x97 %s"), line.quantity, text::show(line.title))));
    note_ = makeNote();
    addRow(_("Note to the buyer"), note_, true);
    finish(_("Send replacement"));
    setSentence(_("The goods are sent again. Their price can no longer be refunded then."));
}

void ParcelReplaceSheet::confirm(const std::string& nonce, OnConfirmed done) {
    desk().parcels().replace(detail().fact.key(), text::typed(note_->GetValue()), nonce, std::nullopt, std::move(done));
}

ParcelCloseSheet::ParcelCloseSheet(wxWindow* parent, app::Desk& desk, const app::ParcelDetail& given)
    : ParcelSheet(parent, wxString::Format(_("Close case %s"), text::show(given.fact.id.value)), desk, given) {
    reason_ = makeReasons(detail().closeReasons);
    addRow(_("Reason for closing"), reason_);
    note_ = makeNote();
    addRow(_("Note to the buyer"), note_, true);
    finish(_("Close case"));
    setSentence(_("No refund will be paid."));
    reason_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { check(); });
    check();
}

void ParcelCloseSheet::check() { reason_->GetSelection() < 1 ? setError(Error(Failure::unknownReason)) : setError(wxString()); }

void ParcelCloseSheet::confirm(const std::string& nonce, OnConfirmed done) {
    const std::string code = detail().closeReasons[static_cast<std::size_t>(reason_->GetSelection() - 1)].code;
    desk().parcels().close(detail().fact.key(), {code, text::typed(note_->GetValue())}, nonce, std::nullopt, std::move(done));
}

}  // namespace resodesk::gui
