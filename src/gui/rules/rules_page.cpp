// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/rules/rules_page.h"

#include <wx/intl.h>
#include <wx/sizer.h>

#include <utility>

#include "gui/accessible.h"
#include "gui/rules/replay_sheet.h"
#include "gui/rules/rule_sheet.h"
#include "gui/text_size.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/rule_words.h"
#include "text/words.h"

namespace resodesk::gui {

RulesPage::RulesPage(wxWindow* parent, app::Desk& desk) : wxPanel(parent), desk_(desk) {
    mode_ = new wxChoice(this, wxID_ANY);
    for (const auto& [mode, name] : nameTable(RuleMode{})) mode_->Append(text::words(mode));
    mode_->SetSelection(0);
    nameForReaders(mode_, _("Rules for new requests"));
    replay_ = new wxButton(this, wxID_ANY, _("Replay the last 90 days..."));
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    top->Add(new wxStaticText(this, wxID_ANY, _("Rules for new requests")), wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(8)));
    top->Add(mode_, wxSizerFlags(1).CenterVertical().Border(wxRIGHT, FromDIP(8)));
    top->Add(replay_, wxSizerFlags().CenterVertical());
    standing_ = new wxStaticText(this, wxID_ANY, wxString());
    list_ = new wxDataViewListCtrl(this, wxID_ANY);
    for (const auto& [title, width] : {std::pair{_("No."), 44}, std::pair{_("Name"), 170}, std::pair{_("Conditions"), 270}, std::pair{_("What it does"), 220}})
        list_->AppendTextColumn(title, wxDATAVIEW_CELL_INERT, columnRoom(this, title, width), wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE)
            ->GetRenderer()
            ->EnableEllipsize(wxELLIPSIZE_END);
    nameForReaders(list_, _("Rules, the first that fits decides"));
    auto* add = new wxButton(this, wxID_ANY, _("New..."));
    change_ = new wxButton(this, wxID_ANY, _("Change..."));
    onOff_ = new wxButton(this, wxID_ANY, _("Turn off"));
    up_ = new wxButton(this, wxID_ANY, _("Up"));
    down_ = new wxButton(this, wxID_ANY, _("Down"));
    remove_ = new wxButton(this, wxID_ANY, _("Remove"));
    undo_ = new wxButton(this, wxID_ANY, _("Undo"));
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    for (wxButton* button : {add, change_, onOff_, up_, down_, remove_, undo_}) buttons->Add(button, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    absentFrom_ = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, byText(this, wxSize(150, -1)));
    showHint(absentFrom_, "2026-12-24 00:00");
    absentUntil_ = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, byText(this, wxSize(150, -1)));
    showHint(absentUntil_, "2027-01-07 09:00");
    nameForReaders(absentFrom_, _("Absent from"));
    nameForReaders(absentUntil_, _("Absent until"));
    keepAbsence_ = new wxButton(this, wxID_ANY, _("Save"));
    nameForReaders(keepAbsence_, _("Save the absence"));
    auto* absence = new wxBoxSizer(wxHORIZONTAL);
    const auto addLabelled = [&](const wxString& label, wxWindow* field) {
        absence->Add(new wxStaticText(this, wxID_ANY, label), wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(8)));
        absence->Add(field, wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(12)));
    };
    addLabelled(_("Absent from"), absentFrom_);
    addLabelled(_("Absent until"), absentUntil_);
    absence->Add(keepAbsence_, wxSizerFlags().CenterVertical());
    auto* note = new wxStaticText(this, wxID_ANY, _("During an absence what no rule decides is authorized. Rules work while the window or the agent runs; refunds "
                                                    "only in the window, where you can undo them."));
    note->Wrap(byText(this, 700));
    said_ = new wxStaticText(this, wxID_ANY, wxString());
    auto* all = new wxBoxSizer(wxVERTICAL);
    const auto sides = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12));
    all->Add(top, sides);
    all->Add(standing_, sides);
    all->Add(list_, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    all->Add(buttons, sides);
    all->Add(absence, sides);
    all->Add(note, sides);
    all->Add(said_, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    SetSizer(all);
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { showButtons(); });
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { edit(list_->GetSelectedRow()); });
    add->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { edit(-1); });
    change_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { edit(list_->GetSelectedRow()); });
    up_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { move(-1); });
    down_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { move(1); });
    remove_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        const int row = list_->GetSelectedRow();
        if (row == wxNOT_FOUND) return;
        RuleSet set = book_.saved;
        set.rules.erase(set.rules.begin() + row);
        keep(set, std::min(row, static_cast<int>(set.rules.size()) - 1));
    });
    onOff_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        const int row = list_->GetSelectedRow();
        if (row == wxNOT_FOUND) return;
        RuleSet set = book_.saved;
        Rule& rule = set.rules[static_cast<std::size_t>(row)];
        rule.isOn = !rule.isOn;
        keep(set, row);
    });
    undo_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (before_) keep(*before_, list_->GetSelectedRow());
    });
    keepAbsence_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { keepAbsence(); });
    mode_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { switchTo(nameTable(RuleMode{})[static_cast<std::size_t>(mode_->GetSelection())].first); });
    replay_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { replay(); });
    showButtons();
    desk_.rules().book(onGui(this, &RulesPage::take));
}

void RulesPage::take(const app::RuleBook& book) {
    book_ = book;
    list_->DeleteAllItems();
    int place = 0;
    for (const Rule& rule : book_.saved.rules) {
        const wxString name = text::show(rule.name);
        wxVector<wxVariant> cells;
        for (const wxString& cell : {wxString::Format("%d", ++place), rule.isOn ? name : name + " (" + _("off") + ")", text::conditionWords(rule.when),
                                     text::moveWords(rule)})
            cells.push_back(cell);
        list_->AppendItem(cells);
    }
    if (select_ >= 0 && select_ < list_->GetItemCount()) list_->SelectRow(static_cast<unsigned>(select_));
    mode_->SetSelection(static_cast<int>(book_.mode));
    for (const auto& [field, date] : {std::pair{absentFrom_, book_.saved.absentFrom}, std::pair{absentUntil_, book_.saved.absentUntil}})
        field->ChangeValue(date ? text::printDateForField(*date) : wxString());
    wxString standing;
    if (book_.version == 0)
        standing = _("No rules yet: every request waits for you.");
    else if (book_.mode != RuleMode::off && book_.judging != book_.version)
        standing = _("What you changed does not judge yet: replay it, then switch it on. Until then the rules before judge.");
    else if (!book_.replayedAt)
        standing = _("These rules were not replayed yet. They can be switched on after a replay.");
    relabel(standing_, standing);
    standing_->Show(!standing.empty());
    standing_->Wrap(byText(this, 700));
    wxString doubts;
    for (const RuleFinding& doubt : book_.doubts) doubts += (doubts.empty() ? "" : "\n") + text::doubtWords(book_.saved, doubt);
    for (const std::string& account : book_.accountsBeside)
        doubts += (doubts.empty() ? "" : "\n") + wxString::Format(_("%s: its marketplace authorizes by itself, so no rule acts there."), text::show(account));
    if (book_.takenBack > 0)
        doubts = wxString::Format(wxPLURAL("%d decision of the rules had not left and was taken back.", "%d decisions of the rules had not left and were taken back.", book_.takenBack),
                                  book_.takenBack) +
                 (doubts.empty() ? "" : "\n") + doubts;
    say(doubts);
    showButtons();
}

void RulesPage::took(const Result<app::RuleBook>& book) {
    if (book) return take(*book);
    mode_->SetSelection(static_cast<int>(book_.mode));
    say(text::sentence(book.error()));
}

void RulesPage::keep(const RuleSet& set, int select) {
    before_ = book_.saved;
    select_ = select;
    desk_.rules().save(set, onGui(this, &RulesPage::took));
}

void RulesPage::edit(int rule) {
    const bool isNew = rule < 0;
    if (!isNew && static_cast<std::size_t>(rule) >= book_.saved.rules.size()) return;
    auto* sheet = new RuleSheet(this, desk_, book_, isNew ? std::nullopt : std::optional<std::size_t>(rule));
    showSheet(sheet, [this, sheet, isNew, rule](bool isKept) {
        if (!isKept) return;
        before_ = book_.saved;
        select_ = isNew ? static_cast<int>(book_.saved.rules.size()) : rule;
        take(sheet->book());
    });
}

void RulesPage::move(int by) {
    const int row = list_->GetSelectedRow(), to = row + by;
    RuleSet set = book_.saved;
    if (row == wxNOT_FOUND || to < 0 || static_cast<std::size_t>(to) >= set.rules.size()) return;
    std::swap(set.rules[static_cast<std::size_t>(row)], set.rules[static_cast<std::size_t>(to)]);
    keep(set, to);
}

void RulesPage::keepAbsence() {
    RuleSet set = book_.saved;
    for (const auto& [field, into] : {std::pair{absentFrom_, &set.absentFrom}, std::pair{absentUntil_, &set.absentUntil}}) {
        into->reset();
        if (field->IsEmpty()) continue;
        const auto date = text::parseDate(field->GetValue());
        if (!date) return say(text::sentence(date.error()));
        *into = *date;
    }
    keep(set, list_->GetSelectedRow());
}

/// On is reached through a replay: what would happen is seen before it happens.
void RulesPage::switchTo(RuleMode mode) {
    if (mode == RuleMode::on && book_.version != 0 && !book_.replayedAt) {
        mode_->SetSelection(static_cast<int>(book_.mode));
        return replay();
    }
    desk_.rules().setMode(mode, onGui(this, &RulesPage::took));
}

void RulesPage::replay() {
    if (book_.version == 0) return say(text::sentence(Error(Failure::noRules)));
    replay_->Disable();
    say(_("Replaying..."));
    desk_.rules().replay(book_.saved, app::replayDays, onGui(this, [this](const Result<Replay>& replayed) {
        replay_->Enable();
        desk_.rules().book(onGui(this, &RulesPage::take));
        if (!replayed) return say(text::sentence(replayed.error()));
        const bool isOn = book_.mode == RuleMode::on && book_.judging == book_.version;
        showSheet(new ReplaySheet(this, *replayed, isOn), [this](bool isSwitched) {
            replay_->SetFocus();  // it was disabled meanwhile; without a focus no key would be heard
            if (isSwitched) desk_.rules().setMode(RuleMode::on, onGui(this, &RulesPage::took));
        });
    }));
}

void RulesPage::showButtons() {
    const int row = list_->GetSelectedRow(), count = list_->GetItemCount();
    const bool isOne = row != wxNOT_FOUND && static_cast<std::size_t>(row) < book_.saved.rules.size();
    change_->Enable(isOne);
    remove_->Enable(isOne);
    onOff_->Enable(isOne);
    relabel(onOff_, isOne && !book_.saved.rules[static_cast<std::size_t>(row)].isOn ? _("Turn on") : _("Turn off"));
    up_->Enable(isOne && row > 0);
    down_->Enable(isOne && row + 1 < count);
    undo_->Enable(before_.has_value() && *before_ != book_.saved);
    replay_->Enable(book_.version != 0);
    Layout();
}

void RulesPage::say(const wxString& text) {
    said_->SetLabel(text);
    said_->Wrap(byText(this, 700));
    Layout();
}

}  // namespace resodesk::gui
