// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/returns/refund_sheet.h"

#include <wx/intl.h>

#include "gui/accessible.h"
#include "gui/text_size.h"
#include "text/refund_words.h"

namespace resodesk::gui {

namespace {

wxString titleFor(const app::ReturnDetail& detail) {
    const wxString who = text::show(detail.fact.buyerName);
    return detail.fact.shipped ? wxString::Format(_("Refund %s"), who) : wxString::Format(_("Cancel the order of %s"), who);
}

}  // namespace

RefundSheet::RefundSheet(wxWindow* parent, app::Desk& desk, const app::Prepared& given, const app::ReturnDetail& detail, OnConfirmed onConfirmed)
    : DecisionSheet(parent, titleFor(detail), desk, given, std::move(onConfirmed)), form_(detail), full_(detail), withholdReasons_(form_.withholdReasons(given.withholdReasons)) {
    for (const auto& line : form_.lines) {
        auto* field = makeAmount(line.amount);
        lineAmounts_.push_back(field);
        // TRANSLATORS: beside a field with an amount: how much there is to refund at most
        addAmount(text::show(line.title), field, wxString::Format(_("of %s"), text::print(line.refundable)));
    }
    shipping_ = makeAmount(form_.shipping);
    addAmount(_("Shipping"), shipping_, wxString::Format(_("of %s"), text::print(form_.mostShipping())));
    if (!form_.isCancellation()) {
        returnShipping_ = makeAmount(std::nullopt);
        addAmount(_("Return shipping"), returnShipping_, wxString::Format(_("with goodwill at most %s"), text::print(form_.mostExtra())));
        goodwill_ = makeAmount(std::nullopt);
        addAmount(_("Goodwill"), goodwill_, wxString());
        addWithheld();
    }
    reason_ = makeReasons(prepared().reasons);
    addRow(_("Reason"), reason_);
    note_ = makeNote();
    addRow(_("Note to the buyer"), note_, true);
    if (form_.canCloseAfterwards()) {
        keepsItem_ = new wxCheckBox(this, wxID_ANY, _("The buyer keeps the item; close the request after the refund"));
        addRow(wxString(), keepsItem_);
        keepsItem_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { read(); });
    }
    if (!form_.earlier().empty()) addText(text::earlier(form_.earlier(), form_.left()));
    if (form_.isCancellation())
        addText(_("The shipment was never confirmed, so the order is cancelled. This counts in the cancel rate."));
    else if (!form_.hasArrived())
        addText(_("The goods have not arrived; wait and inspect them."));
    meant_ = makeConsent([this] { read(); });
    addLimitConsent([this] { read(); });
    finish(_("Refund"), true);
    reason_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { read(); });
    note_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { read(); });
    read();
}

bool RefundSheet::take(Proposal proposal) {
    if (proposal != Proposal::keepItem || !keepsItem_) return false;
    const auto fill = [](wxTextCtrl* field, const std::optional<Money>& amount) {
        if (field) field->ChangeValue(amount ? text::printForField(*amount) : wxString());
    };
    for (std::size_t i = 0; i < lineAmounts_.size(); ++i) fill(lineAmounts_[i], full_.lines[i].amount);
    fill(shipping_, full_.shipping);
    for (wxTextCtrl* field : {returnShipping_, goodwill_, withheld_}) fill(field, std::nullopt);
    keepsItem_->SetValue(true);
    read();
    reason_->SetFocus();
    return true;
}

void RefundSheet::addWithheld() {
    withheld_ = makeAmount(std::nullopt);
    if (form_.whyNoDeduction()) {
        withheld_->Disable();
        // TRANSLATORS: beside the field of what is withheld: the buyer withdrew from the purchase
        const wxString why = _("on withdrawal only after an inspection that found wear");
        return addAmount(_("Withheld"), withheld_, why);
    }
    withheldReason_ = makeReasons(withholdReasons_);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(withheld_, wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(8)));
    row->Add(withheldReason_, wxSizerFlags(1).CenterVertical());
    addRow(_("Withheld"), row, withheld_);
    nameForReaders(withheldReason_, _("Why it is withheld"));
    withheldReason_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { read(); });
}

wxTextCtrl* RefundSheet::makeAmount(const std::optional<Money>& value) {
    auto* field = new wxTextCtrl(this, wxID_ANY, value ? text::printForField(*value) : wxString(), wxDefaultPosition, byText(this, wxSize(110, -1)), wxTE_RIGHT);
    field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { read(); });
    return field;
}

void RefundSheet::addAmount(const wxString& label, wxTextCtrl* field, const wxString& most) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(field, wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(8)));
    row->Add(new wxStaticText(this, wxID_ANY, most), wxSizerFlags(1).CenterVertical());
    addRow(label, row, field);
}

std::optional<Error> RefundSheet::readAmount(wxTextCtrl* field, std::optional<Money>& into) {
    into.reset();
    if (!field || field->IsEmpty()) return std::nullopt;
    const auto amount = text::parseAmount(field->GetValue(), form_.currency());
    if (!amount) return amount.error();
    into = *amount;
    return std::nullopt;
}

void RefundSheet::read() {
    if (!effectButton()) return;
    std::optional<Error> wrong;
    const auto take = [&](wxTextCtrl* field, std::optional<Money>& into) {
        const auto error = readAmount(field, into);
        if (error && !wrong) wrong = error;
    };
    for (std::size_t i = 0; i < lineAmounts_.size(); ++i) take(lineAmounts_[i], form_.lines[i].amount);
    take(shipping_, form_.shipping);
    take(returnShipping_, form_.returnShipping);
    take(goodwill_, form_.goodwill);
    take(withheld_, form_.withheld);
    const auto code = [](wxChoice* choice, const std::vector<ReasonWords>& reasons) {
        return choice && choice->GetSelection() > 0 ? reasons[static_cast<std::size_t>(choice->GetSelection() - 1)].code : std::string{};
    };
    form_.withheldReason = code(withheldReason_, withholdReasons_);
    form_.reason = code(reason_, prepared().reasons);
    form_.note = text::typed(note_->GetValue());
    form_.keepsItem = keepsItem_ && keepsItem_->GetValue();
    form_.isBeyondLimit = isBeyondLimit();
    if (!wrong) wrong = whatIsWrong();
    if (!wrong || wrong->failure() == Failure::unknownReason || wrong->failure() == Failure::unusualAmount) {
        say();
    } else {  // no sentence promises what cannot be paid
        setSentence(wxString());
        setEffect(_("Refund"));
    }
    setHint(form_.paysLessThanDue() ? text::lessThanDue() : wxString());
    wrong ? setError(*wrong) : setError(wxString());
}

/// An unusual amount is asked about when nothing else is wrong.
std::optional<Error> RefundSheet::whatIsWrong() {
    const auto unusual = form_.unusual();
    form_.meant = unusual;
    auto wrong = form_.error();
    // TRANSLATORS: beside a box to tick: an amount that looks like a slip
    ask(meant_, unusual && !wrong ? wxString::Format(_("Yes, %s is meant"), text::print(*unusual)) : wxString());
    if (wrong || meant_->GetValue()) return wrong;
    form_.meant.reset();
    return form_.error();
}

void RefundSheet::say() {
    const wxString sum = text::print(form_.total());
    const wxString who = text::show(form_.buyer());
    if (form_.keepsItem) {
        setSentence(wxString::Format(_("%s will be paid to %s, who keeps the item. The request is closed after the refund."), sum, who));
        setEffect(wxString::Format(_("Refund %s and close"), sum));
    } else if (form_.isCancellation()) {
        setSentence(wxString::Format(_("The order is cancelled and %s will be paid to %s."), sum, who));
        setEffect(wxString::Format(_("Cancel order and refund %s"), sum));
    } else {
        setSentence(wxString::Format(_("%s will be paid to %s."), sum, who));
        setEffect(wxString::Format(_("Refund %s"), sum));
    }
}

}  // namespace resodesk::gui
