// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/bench/inspect_sheet.h"

#include <wx/intl.h>

#include <algorithm>

#include "app/bench/bench_desk.h"
#include "domain/returns/refund.h"
#include "gui/accessible.h"
#include "gui/text_size.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/refund_words.h"
#include "text/words.h"

namespace resodesk::gui {

namespace {

constexpr char firstCauseKey = 'A';

wxString titleFor(const app::ReturnDetail& detail, const wxString& place) {
    const wxString title = wxString::Format(_("Inspect the parcel of %s"), text::show(detail.fact.buyerName));
    return place.empty() ? title : title + " (" + place + ")";
}

wxString adviceOn(const Return& r, screens::ParcelAdvice advice) {
    switch (advice) {
        case screens::ParcelAdvice::none: return {};
        case screens::ParcelAdvice::notAuthorized:
            return _("This return has not been authorized. Note what came; then authorize the request, or refund and close it.");
        case screens::ParcelAdvice::closed:
            return _("This return is closed. Note what came, and write to the buyer before anything is paid or sent back.");
        case screens::ParcelAdvice::refunded:
            return wxString::Format(_("%s was refunded already. Note the condition for your stock; nothing more is due."), text::print(r.refunded()));
    }
    return {};
}

/// What is typed in a text: there, letters and digits are no keys of the bench.
bool isTyping(const wxWindow* focus) {
    return dynamic_cast<const wxTextCtrl*>(focus) || dynamic_cast<const wxSpinCtrl*>(focus);
}

void choose(wxChoice* choice, const std::vector<ReasonWords>& reasons, const std::string& code) {
    int selection = 0;
    for (std::size_t i = 0; i < reasons.size(); ++i)
        if (reasons[i].code == code) selection = static_cast<int>(i) + 1;
    choice->SetSelection(selection);
}

std::string chosen(const wxChoice* choice, const std::vector<ReasonWords>& reasons) {
    return choice->GetSelection() > 0 ? reasons[static_cast<std::size_t>(choice->GetSelection() - 1)].code : std::string{};
}

}  // namespace

InspectSheet::InspectSheet(wxWindow* parent, app::Desk& desk, const app::ReturnDetail& detail, const app::BenchSheet& sheet, const wxString& place)
    : BenchParcelSheet(parent, titleFor(detail, place)),
      desk_(desk),
      key_(detail.fact.key()),
      form_(detail, sheet),
      reasons_(sheet.reasons),
      withholdReasons_(allowedReasons(detail.fact.ground, sheet.withholdReasons)) {
    addAdvice();
    for (std::size_t i = 0; i < form_.lines.size(); ++i) addLine(i);
    cause_ = new wxChoice(this, wxID_ANY);
    cause_->Append(_("not said"));
    char key = firstCauseKey;
    for (const auto& [cause, name] : nameTable(Cause{})) cause_->Append(wxString::Format("%c   ", key++) + text::words(cause));
    addRow(_("Cause"), cause_);
    photos_ = new PhotoRow(this, desk, form_.photos, [this] { check(); }, [this](const Error& error) { setError(error); });
    addRow(_("Photos"), photos_, nullptr);
    note_ = makeNote();
    addRow(_("Private note"), note_, true);
    if (!form_.whyNoRefund()) addMoney();
    meant_ = makeConsent([this] { check(); });
    addLimitConsent([this] { check(); });
    finish(_("Inspect and refund"), true);
    inspectOnly_ = addButton(_("Inspect only"));
    inspectOnly_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(false); });
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(true); }, wxID_OK);
    // Closed by Cancel or Esc: what was typed stands here again next time.
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { putAside([](bool) {}); }, wxID_CANCEL);
    cause_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { read(); });
    note_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { read(); });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (!takeKey(event)) event.Skip();
    });
    fill();
    check();
    if (!lines_.empty()) beginOn(lines_.front().condition);  // not on the number of pieces, which is mostly right
}

bool InspectSheet::isFor(const app::Scanned& scanned) const {
    return std::find(scanned.returns.begin(), scanned.returns.end(), key_) != scanned.returns.end();
}

void InspectSheet::addAdvice() {
    const Return& r = form_.fact();
    const wxString dot = wxString::FromUTF8(" \xc2\xb7 ");
    wxString said = wxString::Format(_("Return %s"), text::show(r.id.value)) + dot + wxString::Format(_("order %s"), text::show(r.order.value));
    addText(said);
    const wxString advice = adviceOn(r, form_.advice());
    if (!advice.empty()) addText(advice);
    if (form_.whyNoRefund() && advice.empty()) addText(wxString::Format(_("No refund from here: %s"), text::sentence(*form_.whyNoRefund())));
    if (!form_.earlier().empty()) addText(text::earlier(form_.earlier(), leftToRefund(r)));
    if (form_.hasInput()) addText(_("This sheet was put aside. It stands as you left it."));
    if (!r.comment.empty()) {
        wxString comment = text::show(r.comment);
        comment.Replace("\n", " ");
        auto* words = new wxStaticText(this, wxID_ANY, comment, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
        words->SetToolTip(text::show(r.comment));
        // TRANSLATORS: beside the buyer's own words
        addRow(_("The buyer wrote"), words);
    }
}

wxTextCtrl* InspectSheet::makeAmount(const wxString& name) {
    auto* field = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, byText(this, wxSize(90, -1)), wxTE_RIGHT);
    nameForReaders(field, name);
    selectsAtFirstClick(field);
    field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        if (isFilling_) return;
        form_.isTyped = true;
        read();
    });
    return field;
}

void InspectSheet::addLine(std::size_t index) {
    const auto& line = form_.lines[index];
    const wxString title = text::show(line.title);
    LineFields fields;
    fields.pieces = new wxSpinCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxSP_ARROW_KEYS, 0, line.left, line.pieces);
    fields.condition = new wxChoice(this, wxID_ANY);
    fields.condition->Append(_("Condition..."));
    int number = 1;
    for (const auto& [condition, name] : nameTable(Condition{})) fields.condition->Append(wxString::Format("%d   ", number++) + text::words(condition));
    fields.resellable = new wxCheckBox(this, wxID_ANY, _("resellable"));
    nameForReaders(fields.condition, wxString::Format(_("Condition of %s"), title));
    nameForReaders(fields.resellable, wxString::Format(_("%s is resellable"), title));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(fields.pieces, wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(8)));
    row->Add(fields.condition, wxSizerFlags(1).CenterVertical().Border(wxRIGHT, FromDIP(8)));
    row->Add(fields.resellable, wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(8)));
    if (!form_.whyNoRefund()) {
        fields.amount = makeAmount(wxString::Format(_("Refund for %s"), title));
        row->Add(fields.amount, wxSizerFlags().CenterVertical());
    }
    addRow(title, row, fields.pieces);
    fields.condition->Bind(wxEVT_CHOICE, [this, index](wxCommandEvent& event) { grade(index, event.GetSelection() - 1); });
    fields.resellable->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { read(); });
    fields.pieces->Bind(wxEVT_SPINCTRL, [this](wxSpinEvent&) {
        read();
        form_.propose();
        fill();
        check();
    });
    lines_.push_back(fields);
}

void InspectSheet::addMoney() {
    const auto amountRow = [&](const wxString& label, wxTextCtrl* field, wxWindow* beside) {
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        row->Add(field, wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(8)));
        row->Add(beside, wxSizerFlags(1).CenterVertical());
        addRow(label, row, field);
    };
    shipping_ = makeAmount(_("Shipping"));
    amountRow(_("Shipping"), shipping_, new wxStaticText(this, wxID_ANY, wxString::Format(_("of %s"), text::print(form_.fact().shippingRefundable))));
    withheld_ = makeAmount(_("Withheld"));
    withheldReason_ = makeReasons(withholdReasons_);
    amountRow(_("Withheld"), withheld_, withheldReason_);
    nameForReaders(withheldReason_, _("Why it is withheld"));
    reason_ = makeReasons(reasons_);
    addRow(_("Reason"), reason_);
    for (wxChoice* choice : {withheldReason_, reason_}) choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { read(); });
}

std::size_t InspectSheet::focusedLine() const {
    const wxWindow* focus = FindFocus();
    for (std::size_t i = 0; i < lines_.size(); ++i)
        if (focus == lines_[i].condition || focus == lines_[i].resellable) return i;
    return form_.nextLine();
}

/// Digits are conditions, letters are causes: one key each, wherever nothing is typed.
bool InspectSheet::takeKey(const wxKeyEvent& event) {
    if (event.HasAnyModifiers() || isTyping(FindFocus())) return false;
    const int key = event.GetKeyCode();
    const int conditions = static_cast<int>(nameTable(Condition{}).size()), causes = static_cast<int>(nameTable(Cause{}).size());
    if (key > '0' && key <= '0' + conditions) {
        const std::size_t line = focusedLine();
        if (line >= lines_.size()) return false;
        grade(line, key - '1');
        if (const std::size_t next = form_.nextLine(); next < lines_.size()) lines_[next].condition->SetFocus();
        return true;
    }
    if (key < firstCauseKey || key >= firstCauseKey + causes) return false;
    cause_->SetSelection(key - firstCauseKey + 1);
    read();
    return true;
}

void InspectSheet::grade(std::size_t line, int condition) {
    read();
    if (condition < 0)
        form_.lines[line].condition.reset();
    else
        form_.grade(line, nameTable(Condition{})[static_cast<std::size_t>(condition)].first);
    fill();
    check();
}

void InspectSheet::read() {
    if (isFilling_ || !inspectOnly_) return;
    unreadable_.reset();
    const auto take = [&](wxTextCtrl* field, std::optional<Money>& into) {
        into.reset();
        if (!field || field->IsEmpty()) return;
        const auto amount = text::parseAmount(field->GetValue(), form_.fact().price.currency);
        if (amount)
            into = *amount;
        else if (!unreadable_)
            unreadable_ = amount.error();
    };
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        auto& line = form_.lines[i];
        line.pieces = lines_[i].pieces->GetValue();
        line.isResellable = lines_[i].resellable->GetValue();
        take(lines_[i].amount, line.amount);
    }
    take(shipping_, form_.shipping);
    take(withheld_, form_.withheld);
    if (withheldReason_) form_.withheldReason = chosen(withheldReason_, withholdReasons_);
    if (reason_) form_.reason = chosen(reason_, reasons_);
    form_.cause.reset();
    if (const int cause = cause_->GetSelection(); cause > 0) form_.cause = nameTable(Cause{})[static_cast<std::size_t>(cause - 1)].first;
    form_.note = text::typed(note_->GetValue());
    check();
}

void InspectSheet::fill() {
    isFilling_ = true;
    const auto put = [](wxTextCtrl* field, const std::optional<Money>& amount) {
        if (field) field->ChangeValue(amount ? text::printForField(*amount) : wxString());
    };
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const auto& line = form_.lines[i];
        lines_[i].pieces->SetValue(line.pieces);
        lines_[i].condition->SetSelection(line.condition ? static_cast<int>(*line.condition) + 1 : 0);
        lines_[i].resellable->SetValue(line.isResellable);
        if (!unreadable_) put(lines_[i].amount, line.amount);
    }
    if (!unreadable_) {  // what was typed and is no amount stays as typed
        put(shipping_, form_.shipping);
        put(withheld_, form_.withheld);
    }
    if (withheldReason_) choose(withheldReason_, withholdReasons_, form_.withheldReason);
    if (reason_) choose(reason_, reasons_, form_.reason);
    cause_->SetSelection(form_.cause ? static_cast<int>(*form_.cause) + 1 : 0);
    if (text::typed(note_->GetValue()) != form_.note) note_->ChangeValue(text::show(form_.note));
    isFilling_ = false;
}

void InspectSheet::check() {
    const auto cannotInspect = form_.inspectError();
    form_.isBeyondLimit = isBeyondLimit();
    const auto cannotRefund = unreadable_ ? unreadable_ : whyNoRefund();
    const wxString sum = text::print(form_.total()), who = text::show(form_.fact().buyerName);
    if (!cannotRefund) {
        setSentence(wxString::Format(_("%s will be paid to %s."), sum, who));
        setEffect(wxString::Format(_("Inspect and refund %s"), sum));
    } else {
        setSentence(cannotInspect ? wxString() : _("\"Inspect only\" sends nothing; the return then stands in \"To refund\"."));
        setEffect(_("Inspect and refund"));
    }
    setHint(!cannotInspect && form_.paysLessThanDue() ? text::lessThanDue() : wxString());
    if (cannotInspect)
        setError(form_.lines.empty() ? _("Every piece has been inspected.") : _("Choose the condition of each item that arrived."));
    else if (cannotRefund && !form_.whyNoRefund())
        setError(*cannotRefund);
    else
        setError(wxString());
    effectButton()->Enable(!cannotRefund);
    inspectOnly_->Enable(!cannotInspect);
}

/// An unusual amount is asked about when nothing else is wrong.
std::optional<Error> InspectSheet::whyNoRefund() {
    const auto unusual = form_.unusual();
    form_.meant = unusual;
    auto wrong = form_.refundError();
    ask(meant_, unusual && !wrong ? wxString::Format(_("Yes, %s is meant"), text::print(*unusual)) : wxString());
    if (wrong || meant_->GetValue()) return wrong;
    form_.meant.reset();
    return form_.refundError();
}

void InspectSheet::save(bool withRefund) {
    read();
    if (withRefund ? form_.refundError().has_value() || unreadable_ : form_.inspectError().has_value()) return;
    setBusy(true);
    inspectOnly_->Disable();
    desk_.bench().inspect(key_, form_.inspection(withRefund), std::nullopt, onGui(static_cast<Sheet*>(this), [this](const Result<app::Confirmed>& kept) {
        if (kept) return EndModal(wxID_OK);
        inspectOnly_->Enable();
        refused(kept.error());
    }));
}

void InspectSheet::putAside(std::function<void(bool)> then) {
    desk_.bench().park(key_, form_.hasInput() ? form_.toFields() : Fields(), onGui(static_cast<Sheet*>(this), [this, then](const Result<void>& kept) {
        if (!kept && form_.hasInput()) {
            setError(kept.error());
            return then(false);
        }
        EndModal(wxID_CANCEL);
        then(true);
    }));
}

}  // namespace resodesk::gui
