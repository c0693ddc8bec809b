// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/rules/rule_sheet.h"

#include <wx/intl.h>
#include <wx/tokenzr.h>

#include <algorithm>

#include "gui/accessible.h"
#include "gui/text_size.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::gui {

namespace {

std::vector<std::string> separated(const wxString& typed) {
    std::vector<std::string> list;
    wxStringTokenizer tokens(typed, ",;\n");
    while (tokens.HasMoreTokens())
        if (const wxString one = tokens.GetNextToken().Strip(wxString::both); !one.empty()) list.push_back(text::typed(one));
    return list;
}

wxString numberIn(const std::optional<int>& number) { return number ? wxString::Format("%d", *number) : wxString(); }

Result<std::optional<int>> readNumber(const wxTextCtrl* field) {
    const wxString typed = wxString(field->GetValue()).Strip(wxString::both);
    long number = 0;
    if (typed.empty()) return std::optional<int>{};
    if (!typed.ToLong(&number) || number < 0 || number > 9'999) return Error(Failure::badNumber, "a rule", text::typed(typed));
    return std::optional<int>(static_cast<int>(number));
}

Result<std::optional<Money>> readLimit(const wxTextCtrl* field, Currency currency) {
    if (field->IsEmpty()) return std::optional<Money>{};
    const auto money = text::parseAmount(field->GetValue(), currency);
    if (!money) return money.error();
    return std::optional<Money>(*money);
}

}  // namespace

RuleSheet::RuleSheet(wxWindow* parent, app::Desk& desk, const app::RuleBook& book, std::optional<std::size_t> rule)
    : Sheet(parent, rule ? _("Change rule") : _("New rule")), desk_(desk), book_(book), place_(rule) {
    if (place_) rule_ = book.saved.rules.at(*place_);
    auto* columns = new wxBoxSizer(wxHORIZONTAL);
    column_ = new wxFlexGridSizer(2, FromDIP(10), FromDIP(12));
    columns->Add(column_, wxSizerFlags(1).Border(wxRIGHT, FromDIP(24)));
    addConditions(rule_.when);
    column_ = new wxFlexGridSizer(2, FromDIP(10), FromDIP(12));
    column_->AddGrowableCol(1);
    columns->Add(column_);
    addMove(rule_);
    body()->Add(columns, wxSizerFlags().Expand());
    finish(_("Keep"));
    setSentence(_("Every condition that is filled in must hold. The first rule that fits decides."));
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); }, wxID_OK);
    for (wxTextCtrl* field : {name_, amountLeast_, amountMost_, currency_, categories_, sku_, countries_, ageLeast_, ageMost_, returnsLeast_, returnsMost_, tags_})
        field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { setError(wxString()); });
    move_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        setError(wxString());
        showMove();
    });
    refundReason_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { setError(wxString()); });
    desk_.returns().reasons(ReasonList::returning, onGui(this, &RuleSheet::fillReasons));
    desk_.returns().reasons(ReasonList::refunding, onGui(this, [this](const std::vector<ReasonWords>& reasons) {
        refundReasons_ = reasons;
        for (const ReasonWords& reason : reasons) {
            refundReason_->Append(text::reasonWords(reasons, reason.code));
            if (reason.code == rule_.refundReason) refundReason_->SetSelection(static_cast<int>(refundReason_->GetCount()) - 1);
        }
    }));
    desk_.accounts().list(onGui(this, [this](const std::vector<app::AccountStatus>& accounts) {
        accounts_ = accounts;
        const auto& chosen = rule_.when.accounts;
        for (const auto& status : accounts_) {
            account_->Append(text::show(status.account.name));
            if (chosen.size() == 1 && chosen.front() == status.account.id) account_->SetSelection(static_cast<int>(account_->GetCount()) - 1);
        }
        // Several, or one that is gone, cannot be chosen here, but stay.
        if (!chosen.empty() && account_->GetSelection() == 0) {
            account_->Append(wxString::Format(wxPLURAL("in %zu account", "in %zu accounts", static_cast<unsigned>(chosen.size())), chosen.size()));
            account_->SetSelection(static_cast<int>(account_->GetCount()) - 1);
        }
    }));
    showMove();
}

void RuleSheet::addField(const wxString& label, wxWindow* field) {
    column_->Add(new wxStaticText(this, wxID_ANY, label), wxSizerFlags().Right().CenterVertical());
    column_->Add(field, wxSizerFlags(1).Expand().CenterVertical());
    nameForReaders(field, label);
}

void RuleSheet::addField(const wxString& label, wxSizer* fields, wxWindow* named) {
    column_->Add(new wxStaticText(this, wxID_ANY, label), wxSizerFlags().Right().CenterVertical());
    column_->Add(fields, wxSizerFlags(1).Expand().CenterVertical());
    nameForReaders(named, label);
}

void RuleSheet::addConditions(const RuleConditions& when) {
    const auto field = [this](const wxString& value, int width) {
        return new wxTextCtrl(this, wxID_ANY, value, wxDefaultPosition, byText(this, wxSize(width, -1)));
    };
    const auto line = [this](std::initializer_list<std::pair<wxString, wxWindow*>> parts) {
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        for (const auto& [words, window] : parts) {
            if (!words.empty()) row->Add(new wxStaticText(this, wxID_ANY, words), wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(8)));
            if (window) row->Add(window, wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(8)));
        }
        return row;
    };
    name_ = new wxTextCtrl(this, wxID_ANY, text::show(rule_.name));
    addField(_("Name"), name_);
    const auto amount = [](const std::optional<Money>& money) { return money ? text::printForField(*money) : wxString(); };
    const auto& known = when.amount.most ? when.amount.most : when.amount.least;
    amountLeast_ = field(amount(when.amount.least), 90);
    amountMost_ = field(amount(when.amount.most), 90);
    currency_ = field(known ? text::show(known->currency.code()) : wxString("EUR"), 60);
    addField(_("Amount"), line({{_("from"), amountLeast_}, {_("to"), amountMost_}, {wxString(), currency_}}), amountLeast_);
    nameForReaders(amountMost_, _("Amount, at most"));
    nameForReaders(currency_, _("Currency"));
    reasonList_ = new wxCheckListBox(this, wxID_ANY, wxDefaultPosition, byText(this, wxSize(240, 100)));
    addField(_("Reasons"), reasonList_);
    ground_ = new wxChoice(this, wxID_ANY);
    ground_->Append(_("any"));
    for (const auto& [ground, name] : nameTable(Ground{})) ground_->Append(text::words(ground));
    ground_->SetSelection(when.ground ? static_cast<int>(*when.ground) + 1 : 0);
    inPolicy_ = new wxChoice(this, wxID_ANY);
    for (const wxString& words : {_("any"), _("in policy"), _("out of policy")}) inPolicy_->Append(words);
    inPolicy_->SetSelection(when.inPolicy ? (*when.inPolicy ? 1 : 2) : 0);
    addField(_("Ground"), ground_);
    addField(_("Policy"), inPolicy_);
    sku_ = field(text::show(when.sku), 110);
    showHint(sku_, "ABC-*");
    countries_ = field(text::together(when.countries), 90);
    showHint(countries_, "IT");
    addField("SKU", line({{wxString(), sku_}, {_("Countries"), countries_}}), sku_);
    nameForReaders(countries_, _("Countries"));
    categories_ = field(text::together(when.categories), 110);
    account_ = new wxChoice(this, wxID_ANY);
    account_->Append(_("any"));
    account_->SetSelection(0);
    addField(_("Categories"), line({{wxString(), categories_}, {_("Account"), account_}}), categories_);
    nameForReaders(account_, _("Account"));
    ageLeast_ = field(numberIn(when.orderAge.least), 48);
    ageMost_ = field(numberIn(when.orderAge.most), 48);
    addField(_("Days since the order"), line({{_("from"), ageLeast_}, {_("to"), ageMost_}}), ageLeast_);
    nameForReaders(ageMost_, _("Days since the order, at most"));
    returnsLeast_ = field(numberIn(when.buyerReturns.least), 48);
    returnsMost_ = field(numberIn(when.buyerReturns.most), 48);
    days_ = new wxSpinCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, byText(this, wxSize(110, -1)), wxSP_ARROW_KEYS, 1, 366, when.buyerDays);
    addField(_("Buyer's returns"), line({{_("from"), returnsLeast_}, {_("to"), returnsMost_}, {_("in so many days before"), days_}}), returnsLeast_);
    nameForReaders(returnsMost_, _("Buyer's returns, at most"));
    nameForReaders(days_, _("Days before the request"));
}

void RuleSheet::addMove(const Rule& rule) {
    move_ = new wxChoice(this, wxID_ANY);
    for (const auto& [move, name] : nameTable(RuleMove{})) move_->Append(text::words(move));
    move_->SetSelection(static_cast<int>(rule.move));
    addField(_("What it does"), move_);
    rma_ = new wxChoice(this, wxID_ANY);
    for (const wxString& words : {_("the marketplace's"), _("own, by pattern")}) rma_->Append(words);
    rma_->SetSelection(rule.rma == RmaMode::own ? 1 : 0);
    label_ = new wxChoice(this, wxID_ANY);
    for (const wxString& words : {_("marketplace's unpaid label"), _("none")}) label_->Append(words);
    label_->SetSelection(rule.label == LabelMode::none ? 1 : 0);
    addField(_("RMA"), rma_);
    addField(_("Label"), label_);
    address_ = new wxChoice(this, wxID_ANY);
    address_->Append(_("the default address"));
    address_->SetSelection(0);
    auto& labels = book_.addresses;
    if (!rule.address.empty() && std::find(labels.begin(), labels.end(), rule.address) == labels.end()) labels.push_back(rule.address);
    for (const std::string& label : labels) {
        address_->Append(text::show(label));
        if (label == rule.address) address_->SetSelection(static_cast<int>(address_->GetCount()) - 1);
    }
    addField(_("Return to"), address_);
    refundReason_ = new wxChoice(this, wxID_ANY);
    addField(_("Reason of the refund"), refundReason_);
    note_ = new wxTextCtrl(this, wxID_ANY, text::show(rule.note));
    addField(_("Note to the buyer"), note_);
    tags_ = new wxTextCtrl(this, wxID_ANY, text::together(rule.tags));
    addField(_("Tags"), tags_);
}

void RuleSheet::fillReasons(const std::vector<ReasonWords>& reasons) {
    reasons_ = reasons;
    for (const ReasonWords& reason : reasons_) {
        const int row = reasonList_->Append(text::reasonWords(reasons_, reason.code));
        const auto& chosen = rule_.when.reasons;
        reasonList_->Check(static_cast<unsigned>(row), std::find(chosen.begin(), chosen.end(), reason.code) != chosen.end());
    }
}

void RuleSheet::showMove() {
    const RuleMove move = nameTable(RuleMove{})[static_cast<std::size_t>(move_->GetSelection())].first;
    for (wxChoice* choice : {rma_, label_, address_}) choice->Enable(move == RuleMove::authorize);
    refundReason_->Enable(move == RuleMove::refund);
    note_->Enable(move == RuleMove::authorize || move == RuleMove::refund);
}

Result<Rule> RuleSheet::read() const {
    Rule rule = rule_;  // what the sheet does not show stays: whether it is on, codes this marketplace does not list any more
    rule.name = text::typed(name_->GetValue().Strip(wxString::both));
    RuleConditions& when = rule.when;
    const auto currency = Currency::parse(text::typed(currency_->GetValue().Strip(wxString::both).Upper()));
    const bool hasAmount = !amountLeast_->IsEmpty() || !amountMost_->IsEmpty();
    if (hasAmount && !currency) return currency.error();
    for (const auto& [field, into] : {std::pair{amountLeast_, &when.amount.least}, std::pair{amountMost_, &when.amount.most}}) {
        const auto money = readLimit(field, currency ? *currency : Currency{});
        if (!money) return money.error();
        *into = *money;
    }
    for (const auto& [field, into] : {std::pair{ageLeast_, &when.orderAge.least}, std::pair{ageMost_, &when.orderAge.most},
                                      std::pair{returnsLeast_, &when.buyerReturns.least}, std::pair{returnsMost_, &when.buyerReturns.most}}) {
        const auto number = readNumber(field);
        if (!number) return number.error();
        *into = *number;
    }
    when.buyerDays = days_->GetValue();
    for (std::size_t i = 0; i < reasons_.size(); ++i) {
        std::erase(when.reasons, reasons_[i].code);
        if (reasonList_->IsChecked(static_cast<unsigned>(i))) when.reasons.push_back(reasons_[i].code);
    }
    when.ground.reset();
    if (ground_->GetSelection() > 0) when.ground = nameTable(Ground{})[static_cast<std::size_t>(ground_->GetSelection() - 1)].first;
    when.inPolicy.reset();
    if (inPolicy_->GetSelection() > 0) when.inPolicy = inPolicy_->GetSelection() == 1;
    when.sku = text::typed(sku_->GetValue().Strip(wxString::both));
    when.countries = separated(countries_->GetValue().Upper());
    when.categories = separated(categories_->GetValue());
    const auto account = static_cast<std::size_t>(account_->GetSelection());
    if (account == 0 && !accounts_.empty())
        when.accounts.clear();
    else if (account > 0 && account <= accounts_.size())
        when.accounts = {accounts_[account - 1].account.id};
    rule.move = nameTable(RuleMove{})[static_cast<std::size_t>(move_->GetSelection())].first;
    rule.rma = rma_->GetSelection() == 1 ? RmaMode::own : RmaMode::marketplace;
    rule.label = label_->GetSelection() == 1 ? LabelMode::none : LabelMode::marketplace;
    rule.address = address_->GetSelection() > 0 ? book_.addresses[static_cast<std::size_t>(address_->GetSelection() - 1)] : std::string{};
    rule.refundReason.clear();
    if (rule.move == RuleMove::refund && refundReason_->GetSelection() != wxNOT_FOUND)
        rule.refundReason = refundReasons_[static_cast<std::size_t>(refundReason_->GetSelection())].code;
    rule.note = text::typed(note_->GetValue());
    rule.tags = separated(tags_->GetValue());
    return rule;
}

void RuleSheet::save() {
    const auto rule = read();
    if (!rule) return setError(rule.error());
    RuleSet set = book_.saved;
    if (place_)
        set.rules.at(*place_) = *rule;
    else
        set.rules.push_back(*rule);
    setBusy(true);
    desk_.rules().save(set, onGui(static_cast<Sheet*>(this), [this](const Result<app::RuleBook>& saved) {
        if (!saved) return setError(saved.error());
        book_ = *saved;
        EndModal(wxID_OK);
    }));
}

}  // namespace resodesk::gui
