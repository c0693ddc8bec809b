// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/commands/palette.h"

#include <gtk/gtk.h>
#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

#include "gui/accessible.h"
#include "gui/text_size.h"

namespace resodesk::gui {

namespace {

constexpr int rowsOfAPage = 10;

/// Every typed word begins a word of the text, whatever its case and accents.
bool isFoundIn(const wxString& typed, const wxString& text) { return g_str_match_string(typed.utf8_str(), text.utf8_str(), TRUE); }

}  // namespace

Palette::Palette(wxWindow* parent, std::vector<Entry> entries, std::function<void(const wxString&)> lookFor)
    : wxDialog(parent, wxID_ANY, _("Commands"), wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      entries_(std::move(entries)),
      lookFor_(std::move(lookFor)) {
    typed_ = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
    typed_->SetHint(_("Type what you want to do"));
    nameForReaders(typed_, _("Command"));
    list_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, byText(this, wxSize(660, 320)), wxDV_SINGLE | wxDV_NO_HEADER);
    list_->AppendTextColumn(_("Command"), wxDATAVIEW_CELL_INERT, byText(this, 390));
    list_->AppendTextColumn(_("Menu"), wxDATAVIEW_CELL_INERT, byText(this, 120));
    list_->AppendTextColumn(_("Shortcut"), wxDATAVIEW_CELL_INERT, byText(this, 130));
    withoutSearchBox(list_);
    nameForReaders(list_, _("Commands"));
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(typed_, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    all->Add(list_, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12)));
    SetSizerAndFit(all);
    dialogForReaders(this);
    CentreOnParent();
    typed_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { fill(); });
    typed_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { take(); });
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { take(); });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        switch (event.GetKeyCode()) {
            case WXK_ESCAPE: return EndModal(wxID_CANCEL);
            case WXK_DOWN: return step(1);
            case WXK_UP: return step(-1);
            case WXK_PAGEDOWN: return step(rowsOfAPage);
            case WXK_PAGEUP: return step(-rowsOfAPage);
            default: event.Skip();
        }
    });
    typed_->SetFocus();
    fill();
}

void Palette::fill() {
    const wxString typed = typed_->GetValue().Strip(wxString::both);
    shown_.clear();
    for (std::size_t i = 0; i < entries_.size(); ++i)
        if (typed.empty() || isFoundIn(typed, entries_[i].label + " " + entries_[i].place)) shown_.push_back(i);
    const auto rank = [&](std::size_t i) {
        const bool isLabel = typed.empty() || isFoundIn(typed, entries_[i].label), begins = entries_[i].label.Lower().StartsWith(typed.Lower());
        return (entries_[i].isPossible ? 0 : 4) + (isLabel ? 0 : 2) + (begins ? 0 : 1);
    };
    std::stable_sort(shown_.begin(), shown_.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    list_->DeleteAllItems();
    const auto add = [&](const wxString& label, const wxString& place, const wxString& keys) {
        wxVector<wxVariant> cells;
        for (const wxString& cell : {label, place, keys}) cells.push_back(cell);
        list_->AppendItem(cells);
    };
    for (const std::size_t i : shown_) {
        const Entry& entry = entries_[i];
        // TRANSLATORS: a command that has nothing to work on now
        add(entry.isPossible ? entry.label : wxString::Format(_("%s (not possible now)"), entry.label), entry.place, entry.keys);
    }
    if (!typed.empty()) add(wxString::Format(_("Look for \"%s\" in all returns"), typed), wxString(), wxString());
    if (list_->GetItemCount() > 0) list_->SelectRow(0);
}

void Palette::step(int rows) {
    const int count = static_cast<int>(list_->GetItemCount());
    if (count == 0) return;
    const int row = std::clamp(list_->GetSelectedRow() + rows, 0, count - 1);
    list_->SelectRow(static_cast<unsigned>(row));
    list_->EnsureVisible(list_->RowToItem(row));
}

const Palette::Entry* Palette::chosen() const {
    const int row = list_->GetSelectedRow();
    return row >= 0 && static_cast<std::size_t>(row) < shown_.size() ? &entries_[shown_[static_cast<std::size_t>(row)]] : nullptr;
}

/// What is not possible now stays: the line says so.
void Palette::take() {
    if (list_->GetSelectedRow() == wxNOT_FOUND) return;
    const Entry* entry = chosen();
    if (!entry || entry->isPossible) EndModal(wxID_OK);
}

void Palette::runChosen() const {
    if (const Entry* entry = chosen())
        entry->run();
    else
        lookFor_(typed_->GetValue().Strip(wxString::both));
}

}  // namespace resodesk::gui
