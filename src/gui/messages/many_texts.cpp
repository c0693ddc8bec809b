// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/messages/many_texts.h"

#include <wx/intl.h>
#include <wx/stattext.h>

#include <set>

#include "gui/accessible.h"
#include "gui/table.h"
#include "gui/text_size.h"
#include "text/formats.h"
#include "text/language.h"
#include "text/message_values.h"
#include "text/message_words.h"
#include "text/template_words.h"

namespace resodesk::gui {

namespace {

constexpr int textsHeight = 200;

}  // namespace

ManyTexts::ManyTexts(wxWindow* parent, app::Desk& desk, std::vector<ReturnKey> keys, std::function<void()> onChange)
    : wxPanel(parent), desk_(desk), keys_(std::move(keys)), onChange_(std::move(onChange)) {
    pick_ = new wxChoice(this, wxID_ANY);
    pick_->Append(_("No template: the same text for all"));
    pick_->SetSelection(0);
    nameForReaders(pick_, _("Template"));
    fieldRows_ = new wxFlexGridSizer(2, wxSize(FromDIP(12), FromDIP(8)));
    fieldRows_->AddGrowableCol(1, 1);
    list_ = makeTable(this, _("What each buyer reads"), {{_("Buyer"), 130}, {_("Message"), 330}, {_("Missing"), 130}}, textsHeight);
    list_->Hide();
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(pick_, wxSizerFlags().Expand());
    all->Add(fieldRows_, wxSizerFlags().Expand().Border(wxTOP, FromDIP(8)));
    all->Add(list_, wxSizerFlags(1).Expand().Border(wxTOP, FromDIP(8)));
    SetSizer(all);
    pick_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { choose(); });
    desk_.templates().list(text::language(), onGui(this, [this](const Result<app::TemplateList>& list) {
        if (!list) return;
        for (const app::TemplateEntry& entry : list->used) {
            templates_.push_back(entry.message);
            pick_->Append(entry.message.folder.empty() ? text::show(entry.message.name) : text::show(entry.message.folder) + ": " + text::show(entry.message.name));
        }
    }));
}

void ManyTexts::choose() {
    template_ = pick_->GetSelection();
    texts_.clear();
    list_->Show(isChosen());
    fieldRows_->Clear(true);
    fields_.clear();
    if (isChosen() && isReady())
        showFields();
    else if (isChosen() && !std::exchange(isReading_, true))
        readNext();
    onChange_();
}

/// One after the other: a list of hundreds is read in a second, and the window answers meanwhile.
void ManyTexts::readNext() {
    desk_.returns().detail(keys_[details_.size()], onGui(this, [this](const Result<app::ReturnDetail>& detail) {
        if (detail)
            details_.push_back(*detail);
        else
            keys_.erase(keys_.begin() + static_cast<std::ptrdiff_t>(details_.size()));  // it is gone meanwhile
        if (!isReady()) return readNext();
        isReading_ = false;
        if (isChosen()) showFields();
        onChange_();
    }));
}

/// What no return tells is typed once, for all.
void ManyTexts::showFields() {
    std::set<Placeholder> missing;
    fillAll();
    const MessageTemplate& chosen = templates_[static_cast<std::size_t>(template_ - 1)];
    for (const app::ReturnDetail& detail : details_) {
        const ChosenVariant variant = variantFor(chosen, detail.fact.language, {});
        const FilledText filled = resodesk::fill(variant.variant.text, text::messageValues(detail.fact, detail.order, detail.accountName, variant.variant.language));
        missing.insert(filled.missing.begin(), filled.missing.end());
    }
    for (const Placeholder place : missing) {
        fieldRows_->Add(new wxStaticText(this, wxID_ANY, text::missingWords({place})), wxSizerFlags().CenterVertical());
        auto* field = new wxTextCtrl(this, wxID_ANY);
        nameForReaders(field, text::show(written(place)));
        field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
            fillAll();
            onChange_();
        });
        fieldRows_->Add(field, wxSizerFlags(1).Expand());
        fields_[place] = field;
    }
    Layout();
}

void ManyTexts::fillAll() {
    texts_.clear();
    list_->DeleteAllItems();
    const MessageTemplate& chosen = templates_[static_cast<std::size_t>(template_ - 1)];
    for (const app::ReturnDetail& detail : details_) {
        const ChosenVariant variant = variantFor(chosen, detail.fact.language, {});
        PlaceholderValues values = text::messageValues(detail.fact, detail.order, detail.accountName, variant.variant.language);
        for (const auto& [place, field] : fields_)
            if (!values.contains(place) && !field->IsEmpty()) values[place] = text::typed(field->GetValue());
        const FilledText filled = resodesk::fill(variant.variant.text, values);
        if (filled.isComplete()) texts_[detail.fact.key()] = filled.text;
        addCells(list_, {text::show(detail.fact.buyerName), text::oneLine(filled.text), text::missingWords(filled.missing)});
    }
}

}  // namespace resodesk::gui
