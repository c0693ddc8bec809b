// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/settings/costs_page.h"

#include <wx/filedlg.h>
#include <wx/intl.h>
#include <wx/sizer.h>

#include <algorithm>

#include "app/returns/advisor_desk.h"
#include "gui/accessible.h"
#include "gui/save_file.h"
#include "gui/settings/cost_sheet.h"
#include "gui/text_size.h"
#include "text/advice_words.h"
#include "text/failures.h"
#include "text/formats.h"

namespace resodesk::gui {

namespace {

/// A new parcel has the currency of the last one.
CostEntry newParcel(const ReturnCosts& costs) {
    ParcelCost parcel;
    const Currency currency = costs.parcels.empty() ? Currency::parse("EUR").value() : costs.parcels.back().seller.currency;
    parcel.seller = parcel.buyer = parcel.handling = {0, currency};
    return parcel;
}

}  // namespace

CostsPage::CostsPage(wxWindow* parent, app::Desk& desk) : wxPanel(parent), desk_(desk) {
    auto* what = new wxStaticText(this, wxID_ANY, _("What it costs to take goods back. Before a request is authorized, closed or refunded, the advisor says when that is more "
                                                    "than they are worth. Give parcels their costs, and SKUs their size; a row for the buyer's country counts before one for any."));
    what->Wrap(byText(this, 720));
    addList();
    said_ = new wxStaticText(this, wxID_ANY, wxString());
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(what, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    all->Add(list_, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(12)));
    all->Add(said_, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    addButtons(all);
    SetSizer(all);
    showChosen();
    desk_.advisor().costs(onGui(this, [this](const ReturnCosts& costs) {
        table_.read(costs);
        fill(0);
    }));
}

void CostsPage::addList() {
    list_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxDV_ROW_LINES);
    // TRANSLATORS: headings of the table of costs: what kind of row it is, what it is for, what it says
    for (const auto& [title, width] : {std::pair{wxGETTEXT_IN_CONTEXT("costs", "Kind"), 160}, std::pair{wxGETTEXT_IN_CONTEXT("costs", "For"), 240}, std::pair{wxGETTEXT_IN_CONTEXT("costs", "Value"), 420}})
        list_->AppendTextColumn(title, wxDATAVIEW_CELL_INERT, columnRoom(this, title, width), wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE)->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
    nameForReaders(list_, _("What returns cost"));
    withoutSearchBox(list_);
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { showChosen(); });
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { change(); });
    list_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_DELETE && !event.HasAnyModifiers() && remove_->IsEnabled()) return remove();
        event.Skip();
    });
}

void CostsPage::addButtons(wxSizer* all) {
    const auto button = [&](const wxString& label, std::function<void()> pressed) {
        auto* made = new wxButton(this, wxID_ANY, label);
        // After the event: a screen reader's press waits for its answer.
        made->Bind(wxEVT_BUTTON, [this, pressed](wxCommandEvent&) { CallAfter(pressed); });
        return made;
    };
    auto* parcel = button(_("New parcel..."), [this] { edit(newParcel(table_.costs()), {}); });
    auto* size = button(_("New SKU..."), [this] { edit(SkuSize{}, {}); });
    change_ = button(_("Change..."), [this] { change(); });
    remove_ = button(_("Remove"), [this] { remove(); });
    undo_ = button(_("Undo"), [this] { undo(); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    for (wxButton* left : {parcel, size, change_, remove_, undo_}) row->Add(left, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    row->AddStretchSpacer();
    for (wxButton* right : {button(_("Import..."), [this] { importFile(); }), button(_("Export..."), [this] { exportFile(); })})
        row->Add(right, wxSizerFlags().Border(wxLEFT, FromDIP(8)));
    all->Add(row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12)));
}

void CostsPage::fill(std::size_t chosen) {
    list_->DeleteAllItems();
    const auto rows = table_.rows();
    for (const CostEntry& entry : rows) {
        wxVector<wxVariant> cells;
        for (const wxString& cell : {text::kindWords(entry), text::forWords(entry), text::valueWords(entry)}) cells.push_back(cell);
        list_->AppendItem(cells);
    }
    const int row = static_cast<int>(std::min(chosen, rows.size() - 1));  // the conditions always stand there
    list_->SetCurrentItem(list_->RowToItem(row));  // where the keys go on, too
    list_->SelectRow(static_cast<unsigned>(row));
    list_->EnsureVisible(list_->RowToItem(row));
    showChosen();
}

std::optional<std::size_t> CostsPage::chosen() const {
    const int row = list_->GetSelectedRow();
    if (row == wxNOT_FOUND || static_cast<std::size_t>(row) >= table_.rows().size()) return std::nullopt;
    return static_cast<std::size_t>(row);
}

void CostsPage::showChosen() {
    const auto row = chosen();
    change_->Enable(row.has_value());
    remove_->Enable(row && table_.isRemovable(*row));
    undo_->Enable(table_.before() != nullptr);
}

void CostsPage::change() {
    if (const auto row = chosen()) edit(table_.rows()[*row], row);
}

void CostsPage::edit(const CostEntry& entry, const std::optional<std::size_t>& row) {
    auto* sheet = new CostSheet(this, desk_, table_, entry, row);
    showSheet(sheet, [this, sheet](bool isSaved) {
        if (!isSaved) return;
        const auto before = table_.rows();
        table_.keep(sheet->costs());
        std::size_t changed = 0;  // the first that is another than before
        const auto after = table_.rows();
        while (changed + 1 < after.size() && changed < before.size() && before[changed] == after[changed]) ++changed;
        say(wxString());
        fill(changed);
        list_->SetFocus();
    });
}

void CostsPage::remove() {
    const auto row = chosen();
    if (!row || !table_.isRemovable(*row)) return;
    const CostEntry entry = table_.rows()[*row];
    set(table_.without(*row), wxString::Format(_("Removed: %s."), text::kindWords(entry) + ", " + text::forWords(entry)));
}

void CostsPage::undo() {
    if (!table_.before()) return;
    desk_.advisor().setCosts(*table_.before(), onGui(this, [this](const Result<void>& kept) {
        if (!kept) return say(text::sentence(kept.error()));
        table_.goBack();
        say(wxString());
        fill(chosen().value_or(0));
        if (!undo_->IsEnabled()) list_->SetFocus();
    }));
}

void CostsPage::importFile() {
    wxFileDialog dialog(this, _("Import the table"), wxString(), wxString(), _("Tables (CSV)") + "|*.csv;*.CSV;*.tsv;*.txt", wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() != wxID_OK) return;
    desk_.advisor().readCostsFile(text::typed(dialog.GetPath()), onGui(this, [this](const Result<ReturnCosts>& costs) {
        if (!costs) return say(text::sentence(costs.error()));
        const std::size_t count = entriesOf(*costs).size();
        set(*costs, wxString::Format(wxPLURAL("The table has %zu row now.", "The table has %zu rows now.", static_cast<unsigned>(count)), count));
    }));
}

void CostsPage::exportFile() {
    saveFile(this, _("Export the table"), "resodesk-costs.csv", desk_.advisor().costsCsv(table_.costs()), [this](const wxString& said) { say(said); });
}

void CostsPage::set(const ReturnCosts& costs, const wxString& said) {
    desk_.advisor().setCosts(costs, onGui(this, [this, costs, said](const Result<void>& kept) {
        if (!kept) return say(text::sentence(kept.error()));
        const std::size_t row = chosen().value_or(0);
        table_.keep(costs);
        say(said);
        fill(row);
    }));
}

void CostsPage::say(const wxString& text) {
    said_->SetLabel(text);
    said_->Wrap(std::max(GetClientSize().x - FromDIP(24), FromDIP(400)));
    Layout();
}

}  // namespace resodesk::gui
