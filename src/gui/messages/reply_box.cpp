// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/messages/reply_box.h"

#include <wx/intl.h>
#include <wx/sizer.h>

#include "base/ids.h"
#include "domain/messages/message_template.h"
#include "gui/accessible.h"
#include "gui/colours.h"
#include "gui/messages/send_later_sheet.h"
#include "gui/messages/spelling.h"
#include "gui/sheet.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/language.h"
#include "text/message_values.h"
#include "text/template_words.h"
#include "text/words.h"

namespace resodesk::gui {

namespace {

constexpr int lintMs = 300;  // after the last key

}  // namespace

ReplyBox::ReplyBox(wxWindow* parent, app::Desk& desk, screens::ReplyForm& form, std::function<void(const wxString&)> onSaid)
    : wxPanel(parent), desk_(desk), form_(form), onSaid_(std::move(onSaid)), autosave_(this), linting_(this) {
    newer_ = new NoticeBar(this);
    templates_ = new TemplateOffers(this, desk, text::language(), [this](const std::string& language) { return values(language); },
                                    [this](const wxString& hint) { say(hint, false); },
                                    [this] {
                                        checkSpelling(text_, templates_->language());
                                        lint();
                                    },
                                    [this](const MessageTemplate& taken) { tie(taken); });
    text_ = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE | wxTE_RICH2);
    nameForReaders(text_, _("Message"));
    templates_->serve(text_);
    findings_ = new FindingsList(this, [this](const LintFinding& finding) { put(fixed(form_.text(), finding)); });
    missing_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    waits_ = new wxCheckBox(this, wxID_ANY, wxString());
    waits_->Hide();
    waits_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) {
        waits_->GetValue() ? (void)tied_.insert(*form_.key()) : (void)tied_.erase(*form_.key());
        check();
    });
    later_ = new wxButton(this, wxID_ANY, _("Send later..."));
    later_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { sendLater(); });
    send_ = new wxButton(this, wxID_ANY, _("Send"));
    send_->SetToolTip(_("Ctrl+Enter"));
    send_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { send(); });
    auto* bottom = new wxBoxSizer(wxHORIZONTAL);
    bottom->Add(missing_, wxSizerFlags(1).CenterVertical().Border(wxRIGHT, FromDIP(8)));
    bottom->Add(later_, wxSizerFlags().Border(wxRIGHT, FromDIP(4)));
    bottom->Add(send_);
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(newer_, wxSizerFlags().Expand());
    all->Add(templates_, wxSizerFlags().Expand().Border(wxLEFT | wxBOTTOM, FromDIP(8)));
    all->Add(text_, wxSizerFlags(1).Expand().Border(wxLEFT, FromDIP(8)));
    all->Add(findings_, wxSizerFlags().Expand().Border(wxLEFT | wxTOP, FromDIP(8)));
    all->Add(waits_, wxSizerFlags().Expand().Border(wxLEFT | wxTOP, FromDIP(8)));
    all->Add(bottom, wxSizerFlags().Expand().Border(wxLEFT | wxTOP, FromDIP(8)));
    SetSizer(all);
    text_->Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
        event.Skip();
        typed();
    });
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { keepDraft(); }, autosave_.GetId());
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { lint(); }, linting_.GetId());
}

PlaceholderValues ReplyBox::values(const std::string& language) const {
    if (!form_.detail()) return {};
    return text::messageValues(form_.detail()->fact, form_.detail()->about, form_.detail()->order, form_.detail()->accountName, language);
}

void ReplyBox::show(bool isOther, bool isOtherText) {
    if (isOther) templates_->setLanguage(form_.detail()->language);
    checkSpelling(text_, templates_->language());
    if (isOtherText) {
        text_->ChangeValue(text::show(form_.text()));
        text_->SetInsertionPointEnd();
        forgetFindings();
        linting_.StartOnce(1);
    }
    text_->Enable(!form_.detail()->whyNoReply);
    text_->SetEditable(!isSending());
    offerToWait(isOther);
    sayNewer();
    check();
}

void ReplyBox::clear() {
    text_->ChangeValue(wxString());
    forgetFindings();
    check();
}

void ReplyBox::forgetFindings() {
    ++asked_;
    lookedAt_.reset();
    isBlocked_ = isToLeave_ = false;
    findings_->clear();
}

void ReplyBox::write() {
    text_->SetFocus();
    text_->SetInsertionPointEnd();
}

void ReplyBox::typed() {
    form_.write(text::typed(text_->GetValue()));
    ++asked_;  // what is being looked at is another text
    isToLeave_ = false;
    if (!autosave_.IsRunning()) autosave_.StartOnce(autosaveMs);
    linting_.StartOnce(lintMs);
    check();
}

void ReplyBox::keepDraft() {
    autosave_.Stop();
    const auto draft = form_.unsaved();
    if (!draft || isSending()) return;
    desk_.messages().saveDraft(*form_.key(), *draft);
    form_.saved(*draft);
}

/// Said over the answer, and nothing leaves until it is read.
void ReplyBox::sayNewer() {
    const bool wasShown = newer_->IsShown();
    if (form_.hasNewer())
        newer_->say(_("Something new was written while you wrote. Read it before you send."), _("I have read it"), [this] {
            form_.haveRead();
            sayNewer();
            check();
            text_->SetFocus();
        });
    else
        newer_->say(wxString());
    if (newer_->IsShown() != wasShown) Layout();
}

void ReplyBox::check() {
    const auto why = form_.whyNot();
    const auto unfilled = unfilledIn(form_.text());
    const bool canLeave = !why && unfilled.empty() && !isBlocked_ && !isSending();
    send_->Enable(canLeave);
    later_->Enable(canLeave && !waits_->GetValue());
    if (why && why->failure() != Failure::emptyText && why->failure() != Failure::changed) return say(text::sentence(*why), true);
    if (!unfilled.empty()) return say(wxString::Format(_("Still to be filled in: %s"), text::missingWords(unfilled)), false);
    if (isBlocked_) return say(_("The marketplace forbids this."), true);
    say(wxString(), false);
}

void ReplyBox::say(const wxString& what, bool isWrong) {
    missing_->SetForegroundColour(isWrong ? alarming() : wxNullColour);
    if (!relabel(missing_, what)) return;
    missing_->SetToolTip(what);
    Layout();
}

void ReplyBox::lint() {
    if (!form_.detail()) return;
    const auto question = ++asked_;
    const std::string text = form_.text();
    desk_.messages().lint(text, templates_->language(), form_.context(), text::language(), onGui(this, [this, question, text](const Result<LintFindings>& findings) {
        takeFindings(question, text, findings);
    }));
}

void ReplyBox::takeFindings(std::uint64_t question, const std::string& text, const Result<LintFindings>& findings) {
    if (question != asked_ || !form_.detail() || text != form_.text()) return;  // it reads otherwise meanwhile
    const bool isEmpty = text.empty() || !findings;
    findings_->show(isEmpty ? LintFindings{} : *findings, text, text_);
    isBlocked_ = !isEmpty && resodesk::isBlocked(*findings);
    lookedAt_ = text;
    Layout();
    check();
    if (std::exchange(isToLeave_, false)) leave(leavesAt_);
}

void ReplyBox::put(const std::string& text) {
    text_->SetValue(text::show(text));
    text_->SetInsertionPointEnd();
    text_->SetFocus();
}

/// "Your refund is on its way" is not true before it is.
/// What is ticked stays: the desk says it when the action came to nothing.
void ReplyBox::offerToWait(bool isOther) {
    const std::vector<Action>& awaited = form_.detail()->awaited;
    if (!isOther && waits_->GetValue()) return;
    const ActionId id = awaited.empty() ? ActionId{} : awaited.back().id;
    waits_->SetValue(id && tied_.contains(*form_.key()));
    awaited_ = id;
    waits_->Show(bool(id));
    if (id) relabel(waits_, wxString::Format(_("Only once it is confirmed: %s"), text::title(awaited.back())));
    Layout();
}

void ReplyBox::tie(const MessageTemplate& taken) {
    const auto& awaited = form_.detail()->awaited;
    if (awaited_ && !awaited.empty() && isTiedTo(taken, awaited.back().command.kind)) {
        waits_->SetValue(true);
        tied_.insert(*form_.key());
    }
    check();
}

/// A day that is promised is kept in mind.
void ReplyBox::keepPromises(const ConversationKey& key, const std::string& text) {
    for (const PromisedDate& promised : promisedDates(text, localDay(desk_.clock().now())))
        desk_.messages().reminders().keep(key, promised.day, promised.words, onGui(this, [this, day = promised.day](const Result<ReminderId>& kept) {
            if (kept) onSaid_(wxString::Format(_("You promised something for %s: you will be reminded."), text::show(writtenDay(day))));
        }));
}

void ReplyBox::send() { leave({}); }

void ReplyBox::sendLater() {
    if (!later_->IsEnabled()) return;
    showSheet(new SendLaterSheet(this, desk_.clock(), form_.detail()->row.answerBy, [this](TimePoint at) { leave(at); }), [](bool) {});
}

/// Looked at first, if it was not since the last key.
void ReplyBox::leave(const std::optional<TimePoint>& at) {
    if (!canSend()) return;
    if (lookedAt_ != form_.text()) {
        isToLeave_ = true;
        leavesAt_ = at;
        return lint();
    }
    sending_ = form_.key();
    autosave_.Stop();
    text_->SetEditable(false);
    const app::Sending how{form_.upTo(), at, waits_->GetValue() ? awaited_ : ActionId{}, true};
    check();
    desk_.messages().send(*form_.key(), form_.text(), how, newUuid(), std::nullopt,
                           onGui(this, [this, key = *form_.key(), text = form_.text()](const Result<app::Confirmed>& confirmed) { taken(key, text, confirmed); }));
}

void ReplyBox::taken(const ConversationKey& key, const std::string& text, const Result<app::Confirmed>& confirmed) {
    if (sending_ == key) sending_.reset();
    text_->SetEditable(!isSending());
    if (!confirmed) {
        onSaid_(text::sentence(confirmed.error()));
        desk_.messages().saveDraft(key, text);
    } else {
        tied_.erase(key);
        keepPromises(key, text);
    }
    if (confirmed && form_.key() == key) {
        form_.sent();
        text_->ChangeValue(wxString());
        forgetFindings();
        waits_->SetValue(false);
        Layout();
    }
    check();
}

}  // namespace resodesk::gui
