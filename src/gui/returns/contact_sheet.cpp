// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/returns/contact_sheet.h"

#include <wx/intl.h>

#include "app/messages/messages_desk.h"
#include "domain/messages/first_contact.h"
#include "domain/returns/rules.h"
#include "gui/accessible.h"
#include "gui/text_size.h"
#include "text/message_values.h"
#include "text/template_words.h"

namespace resodesk::gui {

namespace {

constexpr std::chrono::days firstContactsSince{90};

wxString titleFor(const app::Prepared& prepared, const std::optional<app::ReturnDetail>& detail) {
    if (detail) return wxString::Format(_("Write to %s"), text::show(detail->fact.buyerName));
    const std::size_t count = prepared.keys.size();
    return wxString::Format(wxPLURAL("Write to %zu buyer", "Write to %zu buyers", static_cast<unsigned>(count)), count);
}

}  // namespace

ContactSheet::ContactSheet(wxWindow* parent, app::Desk& desk, const app::Prepared& given, const std::optional<app::ReturnDetail>& detail,
                           OnConfirmed onConfirmed)
    : DecisionSheet(parent, titleFor(given, detail), desk, given, std::move(onConfirmed)), autosave_(this), isOne_(detail.has_value()) {
    if (detail) {
        addRow(_("Order"), new wxStaticText(this, wxID_ANY, text::show(detail->fact.order.value)));
        const wxString item = detail->fact.lines.empty() ? wxString() : text::show(detail->fact.lines.front().title);
        addRow(_("Item"), new wxStaticText(this, wxID_ANY, item));
        if (!detail->fact.comment.empty()) {
            auto* comment = new wxStaticText(this, wxID_ANY, text::show(detail->fact.comment));
            comment->Wrap(byText(this, 420));
            addRow(_("The buyer wrote"), comment);
        }
        addTemplates(*detail);
    }
    if (!isOne_ && prepared().keys.size() > 1) {
        many_ = new ManyTexts(this, desk, prepared().keys, [this] { checkMany(); });
        addWide(many_, 1);
    }
    text_ = new wxTextCtrl(this, wxID_ANY, detail ? text::show(detail->draft) : wxString(), wxDefaultPosition, byText(this, wxSize(520, 200)), wxTE_MULTILINE);
    nameForReaders(text_, _("Message"));
    if (templates_) templates_->serve(text_);
    addWide(text_, 1);
    const std::size_t count = prepared().keys.size();
    addPreview(wxString::Format(wxPLURAL("%zu buyer can be written to", "%zu buyers can be written to", static_cast<unsigned>(count)), count));
    finish(count > 1 ? wxString::Format(_("Send %zu messages"), count) : _("Send"));
    text_->Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
        event.Skip();
        check();
        if (isOne_ && !autosave_.IsRunning()) autosave_.StartOnce(autosaveMs);
    });
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { saveDraft(); }, autosave_.GetId());
    text_->SetFocus();
    check();
}

void ContactSheet::addTemplates(const app::ReturnDetail& detail) {
    const auto values = [fact = detail.fact, order = detail.order, shop = detail.accountName](const std::string& language) {
        return text::messageValues(fact, order, shop, language);
    };
    templates_ = new TemplateOffers(this, desk(), detail.fact.language, values, [this](const wxString& hint) { setHint(hint); });
    if (const auto help = firstMessageFor(detail.fact)) {
        templates_->propose(*help, _("Offer help first"));
        desk().messages().firstContacts(desk().clock().now() - firstContactsSince, onGui(static_cast<Sheet*>(this), [this](const FirstContacts& counts) {
            if (counts.written > 0)
                setHint(wxString::Format(wxPLURAL("Of %d request that was written about first in the last 90 days, %d was taken back by its buyer.",
                                                  "Of %d requests that were written about first in the last 90 days, %d were taken back by their buyers.",
                                                  static_cast<unsigned>(counts.written)),
                                         counts.written, counts.avoided));
        }));
    }
    addRow(_("Template"), templates_);
}

ContactSheet::~ContactSheet() { saveDraft(); }

void ContactSheet::saveDraft() {
    if (isOne_ && !isSent_ && text_->IsModified()) desk().returns().saveDraft(prepared().keys.front(), text::typed(text_->GetValue()));
}

void ContactSheet::confirm() {
    autosave_.Stop();  // until it is decided; a refusal starts it again at the next key
    const bool isForFewer = many_ && many_->isChosen() && many_->incomplete() > 0;
    if (!isForFewer) return DecisionSheet::confirm();
    setBusy(true);
    ReturnChoice choice;
    for (const auto& [key, text] : many_->texts()) choice.keys.push_back(key);
    desk().returns().prepare(Operation::contact, choice, onGui(static_cast<Sheet*>(this), [this](const app::Prepared& fewer) {
        decideAbout(fewer);
        DecisionSheet::confirm();
    }));
}

app::Decision ContactSheet::decision() {
    if (many_ && many_->isChosen()) return app::ContactDecision{{}, many_->texts()};
    return app::ContactDecision{text::typed(text_->GetValue())};
}

/// Each with a text of their own; whom something is missing for gets none.
void ContactSheet::checkMany() {
    text_->Show(!many_->isChosen());
    if (many_->isChosen()) {
        const std::size_t count = many_->texts().size();
        setEffect(wxString::Format(wxPLURAL("Send %zu message", "Send %zu messages", static_cast<unsigned>(count)), count));
        if (!many_->isReady())
            setMissing(_("Reading what is known of each..."));
        else if (count == 0)
            setMissing(_("For nobody everything is known."));
        else
            setError(wxString());
        setHint(many_->isReady() && many_->incomplete() > 0
                    ? wxString::Format(wxPLURAL("%zu buyer gets no message: something is missing.", "%zu buyers get no message: something is missing.",
                                                static_cast<unsigned>(many_->incomplete())), many_->incomplete())
                    : wxString());
    } else {
        setEffect(wxString::Format(_("Send %zu messages"), prepared().keys.size()));
        setHint(wxString());
        check();
    }
    Layout();
    Fit();
}

void ContactSheet::check() {
    if (many_ && many_->isChosen()) return;
    const auto checked = contact({}, {}, {}, text::typed(text_->GetValue()));
    const auto unfilled = unfilledIn(text::typed(text_->GetValue()));
    if (checked && !unfilled.empty())
        setMissing(wxString::Format(_("Still to be filled in: %s"), text::missingWords(unfilled)));
    else if (checked)
        setError(wxString());
    else
        setError(checked.error().failure() == Failure::emptyText ? Error(Failure::emptyText) : checked.error());
}

}  // namespace resodesk::gui
