// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/returns/tags_sheet.h"

#include <wx/intl.h>
#include <wx/scrolwin.h>
#include <wx/tokenzr.h>

#include "gui/accessible.h"
#include "gui/text_size.h"
#include "text/failures.h"
#include "text/formats.h"

namespace resodesk::gui {

namespace {

constexpr int boxesHeight = 190;
constexpr std::size_t boxesWithoutScrolling = 6;

wxString tagsTitle(const app::TagChoice& choice) {
    if (choice.keys.size() == 1) return wxString::Format(_("Tags of %s"), text::show(choice.keys.front().id.value));
    return wxString::Format(wxPLURAL("Tags of %zu return", "Tags of %zu returns", static_cast<unsigned>(choice.keys.size())), choice.keys.size());
}

}  // namespace

TagsSheet::TagsSheet(wxWindow* parent, app::Desk& desk, const app::TagChoice& choice, std::function<void(const wxString&)> onSaid)
    : Sheet(parent, tagsTitle(choice)), desk_(desk), choice_(choice), onSaid_(std::move(onSaid)) {
    if (choice_.tags.empty())
        addText(_("There are no tags yet: write the first one."));
    else
        addBoxes();
    fresh_ = new wxTextCtrl(this, wxID_ANY);
    showHint(fresh_, _("Several with commas between them"));
    addRow(_("New tags"), fresh_);
    finish(_("Save"));
    fresh_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { showChange(); });
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); }, wxID_OK);
    if (boxes_.empty())
        fresh_->SetFocus();
    else
        boxes_.front()->SetFocus();
    showChange();
}

void TagsSheet::addBoxes() {
    auto* area = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL);
    auto* column = new wxBoxSizer(wxVERTICAL);
    const auto all = static_cast<std::int64_t>(choice_.keys.size());
    for (const TagCount& tag : choice_.tags) {
        const bool isMixed = tag.count > 0 && tag.count < all;
        // An & would make the next letter a shortcut.
        wxString label = wxControl::EscapeMnemonics(text::show(tag.tag));
        if (isMixed) label += wxString::Format(_(" (%lld of %zu)"), static_cast<long long>(tag.count), choice_.keys.size());
        auto* box = new wxCheckBox(area, wxID_ANY, label, wxDefaultPosition, wxDefaultSize, wxCHK_3STATE | (isMixed ? wxCHK_ALLOW_3RD_STATE_FOR_USER : 0));
        box->Set3StateValue(isMixed ? wxCHK_UNDETERMINED : tag.count > 0 ? wxCHK_CHECKED : wxCHK_UNCHECKED);
        box->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { showChange(); });
        box->Bind(wxEVT_SET_FOCUS, [area, box](wxFocusEvent& event) {  // the keyboard reaches what is scrolled away
            event.Skip();
            int step = 1, top = 0;
            area->GetScrollPixelsPerUnit(nullptr, &step);
            area->CalcUnscrolledPosition(0, box->GetPosition().y, nullptr, &top);
            if (box->GetPosition().y < 0 || box->GetPosition().y + box->GetSize().y > area->GetClientSize().y) area->Scroll(-1, top / std::max(step, 1));
        });
        column->Add(box, wxSizerFlags().Border(wxBOTTOM, FromDIP(4)));
        boxes_.push_back(box);
    }
    area->SetSizer(column);
    area->SetScrollRate(0, FromDIP(10));
    area->FitInside();
    const int wanted = column->GetMinSize().y;
    area->SetMinSize(wxSize(-1, boxes_.size() > boxesWithoutScrolling ? FromDIP(boxesHeight) : wanted));
    nameForReaders(area, _("Tags"));
    addWide(area, 1);
}

Result<app::TagChange> TagsSheet::change() const {
    app::TagChange change;
    const auto all = static_cast<std::int64_t>(choice_.keys.size());
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
        const TagCount& tag = choice_.tags[i];
        const wxCheckBoxState state = boxes_[i]->Get3StateValue();
        if (state == wxCHK_CHECKED && tag.count < all) change.add.push_back(tag.tag);
        if (state == wxCHK_UNCHECKED && tag.count > 0) change.remove.push_back(tag.tag);
    }
    wxStringTokenizer tokens(fresh_->GetValue(), ",");
    while (tokens.HasMoreTokens()) {
        const wxString one = tokens.GetNextToken().Strip(wxString::both);
        if (one.empty()) continue;
        const auto tag = tagFrom(text::typed(one));
        if (!tag) return tag.error();
        change.add.push_back(*tag);
    }
    return change;
}

void TagsSheet::showChange() {
    const auto wanted = change();
    if (!wanted) return setError(wanted.error());
    setError(wxString());
    wxString sentence;
    if (!wanted->add.empty()) sentence = wxString::Format(_("Gets %s."), text::together(wanted->add));
    // TRANSLATORS: a list of tags follows
    if (!wanted->remove.empty()) sentence += (sentence.empty() ? "" : " ") + wxString::Format(_("Loses %s."), text::together(wanted->remove));
    setSentence(sentence);
    effectButton()->Enable(*wanted != app::TagChange{});
}

void TagsSheet::save() {
    const auto wanted = change();
    if (!wanted || *wanted == app::TagChange{}) return;
    setBusy(true);
    desk_.tags().change(choice_.keys, *wanted, onGui(static_cast<Sheet*>(this), [this](const Result<std::size_t>& changed) {
        if (!changed) return setError(changed.error());
        onSaid_(wxString::Format(wxPLURAL("%zu return has other tags now.", "%zu returns have other tags now.", static_cast<unsigned>(*changed)), *changed));
        EndModal(wxID_OK);
    }));
}

}  // namespace resodesk::gui
