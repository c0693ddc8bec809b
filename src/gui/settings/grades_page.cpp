// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/settings/grades_page.h"

#include <wx/filedlg.h>
#include <wx/intl.h>
#include <wx/sizer.h>

#include <algorithm>

#include "gui/accessible.h"
#include "gui/save_file.h"
#include "gui/text_size.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::gui {

namespace {

/// A code that no list has stays what it is.
void addCode(std::vector<ReasonWords>& reasons, const std::string& code) {
    const auto isIt = [&](const ReasonWords& r) { return r.code == code; };
    if (!code.empty() && std::none_of(reasons.begin(), reasons.end(), isIt)) reasons.push_back({code, {}});
}

}  // namespace

GradesPage::GradesPage(wxWindow* parent, app::Desk& desk) : wxPanel(parent), desk_(desk) {
    auto* what = new wxStaticText(this, wxID_ANY, _("What an inspection proposes to pay. A rule for the buyer's reason counts before one for its ground, and that before "
                                                    "one for any. On withdrawal the outbound shipping is always paid, and what is withheld is diminished value."));
    what->Wrap(byText(this, 720));
    list_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxDV_ROW_LINES);
    const auto add = [&](const wxString& title, int width, wxAlignment align) {
        list_->AppendTextColumn(title, wxDATAVIEW_CELL_INERT, columnRoom(this, title, width), align, wxDATAVIEW_COL_RESIZABLE)->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
    };
    add(_("Condition"), 205, wxALIGN_LEFT);
    add(_("Buyer's reason"), 175, wxALIGN_LEFT);
    add(_("Paid"), 65, wxALIGN_RIGHT);
    add(_("Shipping"), 100, wxALIGN_LEFT);
    add(_("Why it is withheld"), 165, wxALIGN_LEFT);
    nameForReaders(list_, _("What each condition pays"));
    withoutSearchBox(list_);
    said_ = new wxStaticText(this, wxID_ANY, wxString());
    const auto button = [&](const wxString& label, void (GradesPage::*pressed)()) {
        auto* made = new wxButton(this, wxID_ANY, label);
        // After the event: a screen reader's press waits for its answer.
        made->Bind(wxEVT_BUTTON, [this, pressed](wxCommandEvent&) { CallAfter([this, pressed] { (this->*pressed)(); }); });
        return made;
    };
    auto* fresh = new wxButton(this, wxID_ANY, _("New..."));
    fresh->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { edit({}); });
    change_ = new wxButton(this, wxID_ANY, _("Change..."));
    change_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { if (chosen()) edit(chosen()); });
    remove_ = button(_("Remove"), &GradesPage::remove);
    undo_ = button(_("Undo"), &GradesPage::undo);
    usual_ = new wxButton(this, wxID_ANY, _("Usual table"));
    usual_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { set(usualGrades(), _("This is the table that ResoDesk came with.")); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    for (wxButton* left : {fresh, change_, remove_, undo_}) row->Add(left, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    row->AddStretchSpacer();
    for (wxButton* right : {usual_, button(_("Import..."), &GradesPage::importFile), button(_("Export..."), &GradesPage::exportFile)})
        row->Add(right, wxSizerFlags().Border(wxLEFT, FromDIP(8)));
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(what, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    all->Add(list_, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(12)));
    all->Add(said_, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    all->Add(row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12)));
    SetSizer(all);
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { showChosen(); });
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { if (chosen()) edit(chosen()); });
    list_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_DELETE && !event.HasAnyModifiers() && remove_->IsEnabled()) return remove();
        event.Skip();
    });
    showChosen();
    read();
}

void GradesPage::read() {
    desk_.returns().reasons(ReasonList::returning, onGui(this, [this](const std::vector<ReasonWords>& reasons) {
        words_.reasons = reasons;
        desk_.returns().reasons(ReasonList::withholding, onGui(this, [this](const std::vector<ReasonWords>& withholding) {
            words_.withholdReasons = withholding;
            desk_.bench().policy(onGui(this, [this](const GradePolicy& rules) {
                table_.read(rules);
                fill(0);
            }));
        }));
    }));
}

void GradesPage::fill(std::size_t chosen) {
    for (const GradePolicy& rules : {usualGrades(), table_.rules()})
        for (const GradeRule& rule : rules) {
            if (!fromText<Ground>(rule.reason)) addCode(words_.reasons, rule.reason);
            addCode(words_.withholdReasons, rule.withholdReason);
        }
    list_->DeleteAllItems();
    for (const GradeRule& rule : table_.rules()) {
        wxVector<wxVariant> cells;
        for (const wxString& cell : {text::words(rule.condition), text::forReason(rule, words_.reasons), text::percentage(rule.percent),
                                     rule.paysShipping ? _("yes") : _("no"),
                                     rule.withholdReason.empty() ? wxString() : text::reasonWords(words_.withholdReasons, rule.withholdReason)})
            cells.push_back(cell);
        list_->AppendItem(cells);
    }
    if (!table_.rules().empty()) {
        const int row = static_cast<int>(std::min(chosen, table_.rules().size() - 1));
        list_->SetCurrentItem(list_->RowToItem(row));  // where the keys go on, too
        list_->SelectRow(static_cast<unsigned>(row));
        list_->EnsureVisible(list_->RowToItem(row));
    }
    showChosen();
}

std::optional<std::size_t> GradesPage::chosen() const {
    const int row = list_->GetSelectedRow();
    if (row == wxNOT_FOUND || static_cast<std::size_t>(row) >= table_.rules().size()) return std::nullopt;
    return static_cast<std::size_t>(row);
}

void GradesPage::showChosen() {
    change_->Enable(chosen().has_value());
    remove_->Enable(chosen().has_value());
    undo_->Enable(table_.before() != nullptr);
    usual_->Enable(!table_.rules().empty() && !table_.isUsual());
}

void GradesPage::edit(const std::optional<std::size_t>& place) {
    auto* sheet = new GradeSheet(this, desk_, table_, words_, place);
    showSheet(sheet, [this, sheet](bool isSaved) {
        if (!isSaved) return;
        std::size_t row = 0;  // the first that is another than before
        while (row < table_.rules().size() && row + 1 < sheet->rules().size() && table_.rules()[row] == sheet->rules()[row]) ++row;
        table_.keep(sheet->rules());
        say(wxString());
        fill(row);
        list_->SetFocus();
    });
}

void GradesPage::remove() {
    if (!chosen()) return;
    const std::size_t place = *chosen();
    const wxString what = text::words(table_.rules()[place].condition) + ", " + text::forReason(table_.rules()[place], words_.reasons);
    // TRANSLATORS: a condition and a reason
    set(table_.without(place), wxString::Format(_("Removed: %s."), what));
}

void GradesPage::undo() {
    if (!table_.before()) return;
    desk_.bench().setPolicy(*table_.before(), onGui(this, [this](const Result<void>& kept) {
        if (!kept) return say(text::sentence(kept.error()));
        table_.goBack();
        say(wxString());
        fill(chosen().value_or(0));
        if (!undo_->IsEnabled()) list_->SetFocus();
    }));
}

void GradesPage::importFile() {
    wxFileDialog dialog(this, _("Import the table"), wxString(), wxString(), _("Tables (CSV)") + "|*.csv;*.CSV;*.tsv;*.txt", wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() != wxID_OK) return;
    desk_.bench().readPolicyFile(text::typed(dialog.GetPath()), onGui(this, [this](const Result<GradePolicy>& rules) {
        if (!rules) return say(text::sentence(rules.error()));
        set(*rules, wxString::Format(wxPLURAL("The table has %zu rule now.", "The table has %zu rules now.", static_cast<unsigned>(rules->size())), rules->size()));
    }));
}

void GradesPage::exportFile() {
    saveFile(this, _("Export the table"), "resodesk-grades.csv", desk_.bench().policyCsv(table_.rules()), [this](const wxString& said) { say(said); });
}

void GradesPage::set(const GradePolicy& rules, const wxString& said) {
    desk_.bench().setPolicy(rules, onGui(this, [this, rules, said](const Result<void>& kept) {
        if (!kept) return say(text::sentence(kept.error()));
        const std::size_t row = chosen().value_or(0);
        table_.keep(rules);
        say(said);
        fill(row);
    }));
}

void GradesPage::say(const wxString& text) {
    said_->SetLabel(text);
    said_->Wrap(std::max(GetClientSize().x - FromDIP(24), FromDIP(400)));
    Layout();
}

}  // namespace resodesk::gui
