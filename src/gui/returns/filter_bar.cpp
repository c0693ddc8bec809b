// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/returns/filter_bar.h"

#include <wx/intl.h>
#include <wx/sizer.h>

#include <algorithm>
#include <utility>

#include "gui/accessible.h"
#include "gui/scanner.h"
#include "gui/text_size.h"
#include "text/formats.h"
#include "text/search_words.h"
#include "text/words.h"

namespace resodesk::gui {

namespace {

constexpr int pauseMs = 150;  // of who types: only then is said what is not understood

}  // namespace

FilterBar::FilterBar(wxWindow* page, app::Desk& desk, Events events) : wxPanel(page), page_(page), desk_(desk), events_(std::move(events)), typing_(this) {
    text_ = new wxTextCtrl(this, wxID_ANY);
    showHint(text_, _("Filter: order, buyer, item, SKU, RMA, tracking, notes"), _("Filter"));
    text_->SetToolTip(_("Words, and parts such as sku:ABC* reason:defective amount:>50 due:<24h is:overdue -country:IT"));
    nameForReaders(text_, _("Filter"));
    Scanner::lendsTo(text_, [this](bool isLent) {
        if (!isLent) askAtOnce();
        events_.onLent(isLent);
    });
    policy_ = new wxChoice(this, wxID_ANY);
    for (const wxString& words : {_("In and out of policy"), _("In policy"), _("Out of policy")}) policy_->Append(words);
    policy_->SetSelection(0);
    nameForReaders(policy_, _("Policy"));
    reason_ = new wxChoice(this, wxID_ANY);
    reason_->Append(_("All reasons"));
    reason_->SetSelection(0);
    nameForReaders(reason_, _("Reason"));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(text_, wxSizerFlags(1).CenterVertical().Border(wxRIGHT, FromDIP(8)));
    row->Add(policy_, wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(8)));
    row->Add(reason_, wxSizerFlags().CenterVertical());
    fault_ = new NoticeBar(this);
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(row, wxSizerFlags().Expand().Border(wxALL, FromDIP(8)));
    all->Add(fault_, wxSizerFlags().Expand());
    SetSizer(all);
    bindText();
    const auto chosen = [this](wxCommandEvent&) {
        reasonAsked_ = asked().reason;
        understand();
        events_.onFilter();
    };
    policy_->Bind(wxEVT_CHOICE, chosen);
    reason_->Bind(wxEVT_CHOICE, [this, chosen](wxCommandEvent& event) {
        reasonAsked_.clear();
        chosen(event);
    });
}

void FilterBar::bindText() {
    text_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        offer();
        typing_.StartOnce(pauseMs);
        // What replaces a selection comes as two changes: only the second is meant.
        if (!std::exchange(isAsking_, true)) CallAfter([this] { askAtOnce(); });
    });
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { typed(); }, typing_.GetId());
    text_->Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
        readNames();  // tags come and go
        event.Skip();
    });
    text_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        CallAfter([this] {
            const wxWindow* focus = wxWindow::FindFocus();
            if (focus != text_ && focus != offers_) closeOffers();
        });
    });
    text_->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() != WXK_DOWN || event.HasAnyModifiers()) return event.Skip();
        if (!offers_ || !offers_->IsShown()) return events_.onDown();
        offers_->SetFocus();
        offers_->SetSelection(0);
    });
}

FilterBar::Asked FilterBar::asked() const {
    Asked asked{text::typed(text_->GetValue()), policy_->GetSelection(), reasonAsked_};
    if (reason_->GetSelection() > 0) asked.reason = reasons_[static_cast<std::size_t>(reason_->GetSelection() - 1)].code;
    return asked;
}

void FilterBar::ask(const Asked& asked) {
    text_->ChangeValue(text::show(asked.search));
    policy_->SetSelection(asked.policy);
    reasonAsked_ = asked.reason;
    const auto at = std::find_if(reasons_.begin(), reasons_.end(), [&](const ReasonWords& r) { return r.code == asked.reason; });
    reason_->SetSelection(at == reasons_.end() ? 0 : static_cast<int>(at - reasons_.begin()) + 1);
    typing_.Stop();
    closeOffers();
    understand();
}

void FilterBar::setReasons(const std::vector<ReasonWords>& reasons) {
    if (reasons == reasons_) return;  // the list is the marketplace's and comes with the first sync
    const std::string chosen = asked().reason;
    reasons_ = reasons;
    reason_->Clear();
    reason_->Append(_("All reasons"));
    for (const ReasonWords& reason : reasons) reason_->Append(text::reasonWords(reasons, reason.code));
    const auto at = std::find_if(reasons_.begin(), reasons_.end(), [&](const ReasonWords& r) { return r.code == chosen; });
    reason_->SetSelection(at == reasons_.end() ? 0 : static_cast<int>(at - reasons_.begin()) + 1);
    Layout();
}

void FilterBar::readNames() {
    desk_.returns().searchValues(onGui(this, [this](const app::SearchValues& values) {
        names_ = text::searchNames(values.reasons, values.accounts, values.countries, values.tags);
        typed();
    }));
}

/// What is understood is asked for while one types; what is not is said only later.
void FilterBar::askAtOnce() {
    isAsking_ = false;
    if (parseSearch(asked().search, names_)) return typed();
    const ReturnFilter before = filter_;
    takeFilter();
    if (filter_ != before) events_.onFilter();
}

void FilterBar::typed() {
    const ReturnFilter before = filter_;
    understand();
    if (filter_ != before) events_.onFilter();
}

void FilterBar::understand() {
    const auto parsed = parseSearch(asked().search, names_);
    isUnderstood_ = parsed.has_value();
    wrong_ = isUnderstood_ ? wxString() : text::searchFault(parsed.error(), names_);
    showFault();
    takeFilter();
}

/// The letters of "amount:" were words before the colon came: the list must not stay empty for them.
void FilterBar::takeFilter() {
    const Asked now = asked();
    const auto parsed = parseUnfinishedSearch(now.search, names_);
    if (!parsed) return;
    filter_ = *parsed;
    if (now.policy > 0) filter_.inPolicy = now.policy == 1;
    filter_.reason = now.reason;
}

/// A part for which something is offered is still being typed.
void FilterBar::showFault() {
    const wxString wrong = offers_ && offers_->IsShown() ? wxString() : wrong_;
    fault_->say(wrong);
    nameForReaders(text_, _("Filter"), wrong);
    page_->Layout();
}

void FilterBar::offer() {
    const std::string search = text::typed(text_->GetValue());
    const std::size_t caret = text::typed(text_->GetValue().Left(static_cast<std::size_t>(text_->GetInsertionPoint()))).size();
    suggestions_ = text_->HasFocus() ? suggestionsFor(search, caret, names_) : SearchSuggestions{};
    if (suggestions_.list.empty()) return (void)closeOffers();
    if (!offers_) buildOffers();
    std::vector<wxString> lines;
    for (const SearchSuggestion& s : suggestions_.list) lines.push_back(text::dotted({text::show(s.part), text::show(s.words)}));
    const wxPoint below = page_->ScreenToClient(text_->GetScreenPosition()) + wxPoint(0, text_->GetSize().y);
    offers_->offer(lines, below, text_->GetSize().x);
}

void FilterBar::buildOffers() {
    offers_ = new OfferList(page_, _("Suggestions"), [this](int row) { take(row); });
    offers_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const int key = event.GetKeyCode(), chosen = offers_->GetSelection();
        if (key == WXK_RETURN || key == WXK_NUMPAD_ENTER || key == WXK_TAB)
            take(std::max(0, chosen));
        else if (key == WXK_UP && chosen <= 0)
            text_->SetFocus();
        else
            event.Skip();
    });
}

void FilterBar::take(int which) {
    const SearchText taken = acceptSuggestion(text::typed(text_->GetValue()), suggestions_, static_cast<std::size_t>(which));
    closeOffers();
    text_->SetFocus();
    text_->SetValue(text::show(taken.text));
    text_->SetInsertionPoint(static_cast<long>(text::show(std::string_view(taken.text).substr(0, taken.caret)).length()));
    offer();
}

bool FilterBar::closeOffers() {
    if (!offers_ || !offers_->isOffering()) return false;
    offers_->close(text_);
    showFault();
    return true;
}

}  // namespace resodesk::gui
