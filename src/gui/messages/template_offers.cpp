// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/messages/template_offers.h"

#include <wx/intl.h>
#include <wx/sizer.h>

#include <algorithm>

#include "gui/accessible.h"
#include "text/formats.h"
#include "text/language.h"
#include "text/template_words.h"

namespace resodesk::gui {

namespace {

constexpr std::size_t mostOffers = 8;

wxString titleOf(const MessageTemplate& message) {
    return message.folder.empty() ? text::show(message.name) : text::show(message.folder) + ": " + text::show(message.name);
}

}  // namespace

TemplateOffers::TemplateOffers(wxWindow* parent, app::Desk& desk, const std::string& language, Values values, std::function<void(const wxString&)> onHint,
                               std::function<void()> onLanguage, std::function<void(const MessageTemplate&)> onTaken)
    : wxPanel(parent), desk_(desk), values_(std::move(values)), onHint_(std::move(onHint)), onTaken_(std::move(onTaken)) {
    pick_ = new wxChoice(this, wxID_ANY);
    nameForReaders(pick_, _("Template"));
    pick_->SetToolTip(_("Or type / and a part of its name in the message."));
    language_ = new wxChoice(this, wxID_ANY);
    nameForReaders(language_, _("Language"));
    for (const std::string& code : text::messageLanguages()) language_->Append(text::languageName(code));
    if (onLanguage) language_->Bind(wxEVT_CHOICE, [onLanguage](wxCommandEvent&) { onLanguage(); });
    language_->SetSelection(0);
    setLanguage(language);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(pick_, wxSizerFlags(1).CenterVertical().Border(wxRIGHT, FromDIP(8)));
    row->Add(language_, wxSizerFlags().CenterVertical());
    SetSizer(row);
    pick_->Append(_("Choose, or type / in the message"));
    pick_->SetSelection(0);
    desk_.templates().list(text::language(), onGui(this, [this](const Result<app::TemplateList>& list) {
        if (list) fill(*list);
    }));
}

void TemplateOffers::setLanguage(const std::string& language) {
    const auto& codes = text::messageLanguages();
    auto own = std::find(codes.begin(), codes.end(), language);
    if (own == codes.end()) own = std::find(codes.begin(), codes.end(), "en");
    if (own != codes.end()) language_->SetSelection(static_cast<int>(own - codes.begin()));
}

std::string TemplateOffers::language() const { return text::messageLanguages()[static_cast<std::size_t>(language_->GetSelection())]; }

void TemplateOffers::fill(const app::TemplateList& list) {
    for (const app::TemplateEntry& entry : list.used) {
        templates_.push_back(entry.message);
        pick_->Append(titleOf(entry.message));
    }
    if (proposal_) proposal_->Enable(std::any_of(templates_.begin(), templates_.end(), [this](const MessageTemplate& t) { return t.moment == proposed_; }));
    pick_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        const int which = event.GetSelection() - 1;
        pick_->SetSelection(0);
        if (which >= 0 && text_) put(templates_[static_cast<std::size_t>(which)], {caret(), caret(), {}});
    });
}

void TemplateOffers::propose(TemplateMoment moment, const wxString& label) {
    proposed_ = moment;
    proposal_ = new wxButton(this, wxID_ANY, label);
    proposal_->Disable();
    proposal_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        const auto found = std::find_if(templates_.begin(), templates_.end(), [this](const MessageTemplate& t) { return t.moment == proposed_; });
        if (found != templates_.end() && text_) put(*found, {caret(), caret(), {}});
    });
    GetSizer()->Prepend(proposal_, wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(8)));
}

void TemplateOffers::serve(wxTextCtrl* text) {
    text_ = text;
    text_->Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
        event.Skip();
        offer();
    });
    text_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        CallAfter([this] {  // a click into the list comes first
            if (!text_->HasFocus() && !(offers_ && offers_->HasFocus())) close();
        });
    });
    bindKeys();
}

void TemplateOffers::bindKeys() {
    text_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const int key = event.GetKeyCode();
        if (!isOffering() || event.HasAnyModifiers()) return event.Skip();
        if (key == WXK_ESCAPE) return close();
        if (key == WXK_RETURN || key == WXK_NUMPAD_ENTER || key == WXK_TAB) return take(offers_->GetSelection());
        if (key == WXK_DOWN || key == WXK_UP) return stand(offers_->GetSelection() + (key == WXK_DOWN ? 1 : -1));
        event.Skip();
    });
}

std::string TemplateOffers::written() const { return text::typed(text_->GetValue()); }

std::size_t TemplateOffers::caret() const { return text::typed(text_->GetValue().Left(static_cast<std::size_t>(text_->GetInsertionPoint()))).size(); }

void TemplateOffers::offer() {
    const auto word = text_->HasFocus() ? screens::slashWordAt(written(), caret()) : std::nullopt;
    offered_ = word ? find(templates_, word->typed) : std::vector<std::size_t>{};
    if (offered_.empty()) return close();
    offered_.resize(std::min(offered_.size(), mostOffers));
    if (!offers_) offers_ = new OfferList(text_->GetParent(), _("Templates"), [this](int row) { take(row); });
    std::vector<wxString> lines;
    for (const std::size_t which : offered_) lines.push_back(titleOf(templates_[which]));
    const wxPoint caretAt = text_->PositionToCoords(text_->GetInsertionPoint());
    offers_->offer(lines, text_->GetPosition() + caretAt + wxPoint(0, text_->GetCharHeight() + FromDIP(8)), text_->GetSize().x);
    stand(0);
}

/// The keyboard stays in the message: a reader hears which one Enter would take.
void TemplateOffers::stand(int row) {
    const int last = static_cast<int>(offered_.size()) - 1;
    offers_->SetSelection(std::clamp(row, 0, last));
    nameForReaders(text_, _("Message"), offers_->GetStringSelection());
}

void TemplateOffers::take(int which) {
    const auto word = screens::slashWordAt(written(), caret());
    const MessageTemplate chosen = templates_[offered_[static_cast<std::size_t>(which)]];
    close();
    put(chosen, word.value_or(screens::SlashWord{caret(), caret(), {}}));
}

void TemplateOffers::put(const MessageTemplate& chosen, const screens::SlashWord& where) {
    const std::string asked = language();
    const ChosenVariant variant = variantFor(chosen, asked, {});
    const screens::Insertion done = screens::putIn(written(), where, resodesk::fill(variant.variant.text, values_(variant.variant.language)).text);
    text_->SetValue(text::show(done.text));
    text_->MarkDirty();
    text_->SetFocus();
    standOn(done.text, done.caret);
    onHint_(text::variantWords(variant, asked));
    if (onTaken_) onTaken_(chosen);
}

/// On the first place that is still to be filled in, selected, so that one types over it; else at the caret.
void TemplateOffers::standOn(const std::string& message, std::size_t caret) {
    const auto letters = [&](std::size_t bytes) { return static_cast<long>(text::show(std::string_view(message).substr(0, bytes)).length()); };
    const auto unfilled = unfilledIn(message);
    if (unfilled.empty()) return text_->SetInsertionPoint(letters(caret));
    const std::string place = resodesk::written(unfilled.front());
    const std::size_t begin = message.find(place);
    text_->ShowPosition(letters(begin));
    text_->SetSelection(letters(begin), letters(begin + place.size()));
}

void TemplateOffers::close() {
    if (!isOffering()) return;
    offers_->close(text_);
    nameForReaders(text_, _("Message"));
}

}  // namespace resodesk::gui
