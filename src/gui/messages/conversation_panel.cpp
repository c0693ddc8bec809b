// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/messages/conversation_panel.h"

#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/wrapsizer.h>

#include "base/ids.h"
#include "gui/accessible.h"
#include "gui/colours.h"
#include "gui/sash.h"
#include "gui/text_size.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/message_words.h"
#include "text/words.h"

namespace resodesk::gui {

ConversationPanel::ConversationPanel(wxWindow* parent, app::Desk& desk, Events events) : wxPanel(parent), desk_(desk), events_(std::move(events)) {
    heading_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    heading_->SetFont(heading_->GetFont().Bold());
    facts_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    settle_ = new wxButton(this, wxID_ANY, _("No answer needed"));
    settle_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { settle(); });
    open_ = new wxButton(this, wxID_ANY, _("Open the return"));
    open_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { openReturn(); });
    promise_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    kept_ = new wxButton(this, wxID_ANY, _("Remind me"));
    kept_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { answerPromise(); });
    auto* bar = new wxWrapSizer(wxHORIZONTAL, 0);
    for (wxButton* button : {settle_, open_, kept_}) bar->Add(button, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(4)));
    why_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    splitter_ = new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxSP_LIVE_UPDATE | wxSP_3DSASH);
    splitter_->SetMinimumPaneSize(FromDIP(200));
    messages_ = new wxTextCtrl(splitter_, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE | wxTE_READONLY | wxTE_RICH2 | wxBORDER_NONE);
    nameForReaders(messages_, _("Messages"));
    reply_ = new ReplyBox(splitter_, desk_, form_, events_.onSaid);
    splitter_->SplitVertically(messages_, reply_);
    rememberSash(splitter_, "conversation", 48);
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(heading_, wxSizerFlags().Expand().Border(wxALL, FromDIP(8)));
    all->Add(facts_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(8)));
    all->Add(bar, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(8)));
    all->Add(promise_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(8)));
    all->Add(why_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(8)));
    all->Add(splitter_, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(8)));
    SetSizer(all);
    showNothing(wxString());
}

void ConversationPanel::showNothing(const wxString& sentence) {
    reply_->keepDraft();
    key_.reset();
    form_.clear();
    reply_->clear();
    relabel(heading_, sentence);
    for (wxWindow* window : {static_cast<wxWindow*>(facts_), static_cast<wxWindow*>(why_), static_cast<wxWindow*>(settle_), static_cast<wxWindow*>(open_),
                             static_cast<wxWindow*>(splitter_), static_cast<wxWindow*>(promise_), static_cast<wxWindow*>(kept_)})
        window->Hide();
    Layout();
}

void ConversationPanel::showOne(const ConversationKey& key) {
    if (key != key_) reply_->keepDraft();
    key_ = key;
    refresh();
}

void ConversationPanel::refresh() {
    if (key_) desk_.messages().detail(*key_, onGui(this, &ConversationPanel::take));
}

void ConversationPanel::take(const Result<app::ConversationDetail>& detail) {
    if (!key_ || !detail || detail->fact.key() != *key_) return;  // another one is selected meanwhile
    const bool isOther = form_.key() != key_;
    if (isOther) reply_->keepDraft();  // what was typed until now
    const bool isOtherText = form_.take(*detail);
    fill();
    reply_->show(isOther, isOtherText);
    if (isOther) events_.onOpened(messages_);
}

wxString ConversationPanel::factsOf(const app::ConversationDetail& detail) const {
    const TimePoint now = desk_.clock().now();
    std::vector<wxString> parts;
    if (detail.about && !detail.about->lines.empty())
        parts.push_back(text::show(detail.about->lines.front().title));
    else if (detail.order && !detail.order->lines.empty())
        parts.push_back(text::show(detail.order->lines.front().title));
    if (detail.about) {
        // TRANSLATORS: a return's number, and what it is worth
        parts.push_back(wxString::Format(_("return %s, %s"), text::show(detail.about->id.value), text::print(detail.about->price)));
        if (!detail.about->rma.empty()) parts.push_back("RMA " + text::show(detail.about->rma));
    }
    if (detail.order) {
        parts.push_back(wxString::Format(_("ordered %s"), text::printShort(detail.order->orderedAt, now)));
        for (const Shipment& parcel : detail.order->shipments) {
            const wxString number = text::show(parcel.courier + " " + parcel.tracking);
            parts.push_back(parcel.deliveredAt ? wxString::Format(_("%s, delivered %s"), number, text::printShort(*parcel.deliveredAt, now)) : number);
        }
    }
    return text::dotted(parts);
}

void ConversationPanel::fill() {
    const app::ConversationDetail& detail = *form_.detail();
    const TimePoint now = desk_.clock().now();
    std::vector<wxString> parts{text::show(detail.fact.buyerName), text::show(detail.fact.order.value), text::words(detail.row.topic), text::stateWords(detail.row)};
    if (detail.row.answerBy) {
        const wxString left = text::timeLeft(detail.row.answerBy, now);
        parts.push_back(*detail.row.answerBy < now ? left : wxString::Format(_("answer within %s"), left));
    }
    parts.push_back(text::words(detail.fact.survey));
    const wxString heading = text::dotted(parts), facts = factsOf(detail);
    relabel(heading_, heading);
    heading_->SetToolTip(heading);
    relabel(facts_, facts);
    facts_->SetToolTip(facts);
    facts_->Show(!facts.empty());
    wxString why;
    if (detail.row.isThanks) why = _("The buyer only thanks, as far as words can tell. If it needs no answer, say so: the buyer is not told.");
    for (const Action& action : detail.actions)
        if (action.state == ActionState::unknown || action.state == ActionState::needsPerson) why = text::standing(action, now, detail.accountName);
    if (detail.whyDraft) why = text::sentence(*detail.whyDraft);
    if (detail.whyNoReply) why = text::sentence(*detail.whyNoReply);
    relabel(why_, why);
    why_->SetToolTip(why);
    why_->Show(!why.empty());
    const wxString whyNoSettling = detail.whyNoSettling ? text::why(*detail.whyNoSettling) : wxString();
    settle_->Enable(!detail.whyNoSettling);
    settle_->SetToolTip(whyNoSettling);
    nameForReaders(settle_, wxString(), whyNoSettling);
    settle_->Show();
    open_->Show(detail.about.has_value());
    splitter_->Show();
    fillPromise();
    fillMessages();
    layOutLines(this);
}

/// Oldest first, the newest in sight; the place is kept while nothing is new.
void ConversationPanel::fillMessages() {
    const app::ConversationDetail& detail = *form_.detail();
    const TimePoint now = desk_.clock().now();
    wxString all;
    std::vector<std::pair<long, long>> heads;
    const auto add = [&](const wxString& head, const wxString& text) {
        if (!all.empty()) all += "\n\n";
        heads.emplace_back(all.length(), all.length() + head.length());
        all += head + "\n" + text;
    };
    std::string subject;
    for (const Message& message : detail.messages) {
        const wxString from = message.from == Actor::buyer ? text::show(detail.fact.buyerName) : text::senderWords(message.from);
        wxString text = text::show(message.text);
        if (message.isPartial) text += "\n" + wxString(_("(A part of this mail was left out: too large, or nothing that can be read.)"));
        for (const MessageFile& file : message.files) text += "\n[" + text::fileWords(file) + "]";
        // "Re: ..." is no other subject.
        const bool isOtherSubject = !message.subject.empty() && (subject.empty() || !message.subject.ends_with(subject));
        if (isOtherSubject) subject = message.subject;
        add(text::dotted({from, text::printShort(message.at, now), isOtherSubject ? text::show(subject) : wxString()}), text);
    }
    for (auto action = detail.actions.rbegin(); action != detail.actions.rend(); ++action)  // what is on its way
        if (action->command.kind == ActionKind::message && isLive(action->state))
            add(text::dotted({text::senderWords(Actor::seller), text::standing(*action, now, detail.accountName)}), text::show(action->command.request.get("text")));
    if (messages_->GetValue() == all) return;
    messages_->ChangeValue(all);
    wxTextAttr bold;
    bold.SetFont(messages_->GetFont().Bold());
    for (const auto& [begin, end] : heads) messages_->SetStyle(begin, end, bold);
    messages_->ShowPosition(messages_->GetLastPosition());
}

/// The promise that is due first, else one that was found and is not kept in mind yet.
void ConversationPanel::fillPromise() {
    const app::ConversationDetail& detail = *form_.detail();
    const Reminder* open = detail.reminders.empty() || detail.reminders.front().doneAt ? nullptr : &detail.reminders.front();
    const bool isOffered = !open && !detail.promised.empty();
    wxString words;
    bool isMissed = false;
    if (open) {
        const ReminderState state = stateOf(*open, localDay(desk_.clock().now()));
        isMissed = state == ReminderState::missed;
        words = text::dotted({wxString::Format(_("promised for %s"), text::show(writtenDay(open->day))), text::words(state), text::show(open->words)});
    } else if (isOffered) {
        words = wxString::Format(_("promised for %s: \"%s\""), text::show(writtenDay(detail.promised.front().day)), text::show(detail.promised.front().words));
    }
    relabel(promise_, words);
    promise_->SetToolTip(words);
    promise_->SetForegroundColour(isMissed ? alarming() : wxNullColour);
    promise_->Show(!words.empty());
    relabel(kept_, open ? _("Promise kept") : _("Remind me"));
    kept_->Show(!words.empty());
}

void ConversationPanel::answerPromise() {
    const app::ConversationDetail& detail = *form_.detail();
    app::RemindersDesk& reminders = desk_.messages().reminders();
    const auto after = [this](const auto& done) {
        if (!done) events_.onSaid(text::sentence(done.error()));
        refresh();
    };
    if (!detail.reminders.empty() && !detail.reminders.front().doneAt)
        reminders.finish(detail.reminders.front().id, onGui(this, [after](const Result<void>& done) { after(done); }));
    else if (!detail.promised.empty())
        reminders.keep(*form_.key(), detail.promised.front().day, detail.promised.front().words, onGui(this, [after](const Result<ReminderId>& done) { after(done); }));
}

void ConversationPanel::settle() {
    if (!canSettle()) return;
    desk_.messages().noAnswerNeeded(*form_.key(), newUuid(), std::nullopt, onGui(this, [this](const Result<app::Confirmed>& confirmed) {
        if (!confirmed) events_.onSaid(text::sentence(confirmed.error()));
        refresh();
    }));
}

void ConversationPanel::openReturn() {
    if (canOpenReturn()) events_.onReturn(form_.detail()->about->key());
}

}  // namespace resodesk::gui
