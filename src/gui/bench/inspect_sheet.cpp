// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/returns/inspect_sheet.h"

#include <wx/intl.h>

#include "gui/accessible.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::gui {

InspectSheet::InspectSheet(wxWindow* parent, app::Desk& desk, const app::ReturnDetail& detail)
    : Sheet(parent, wxString::Format(_("Inspect the parcel of %s"), text::show(detail.fact.buyerName))), desk_(desk), key_(detail.fact.key()) {
    for (const ReturnLine& line : detail.fact.lines) {
        int left = line.quantity;
        for (const Finding& f : detail.marks.findings)
            if (f.line == line.line) left -= f.quantity;
        if (left <= 0) continue;
        LineFields fields;
        fields.line = line.line;
        fields.pieces = new wxSpinCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxSP_ARROW_KEYS, 0, left, left);
        fields.condition = new wxChoice(this, wxID_ANY);
        fields.condition->Append(_("Condition..."));
        for (const auto& [condition, name] : nameTable(Condition{})) fields.condition->Append(text::words(condition));
        fields.condition->SetSelection(0);
        fields.resellable = new wxCheckBox(this, wxID_ANY, _("resellable"));
        nameForReaders(fields.condition, wxString::Format(_("Condition of %s"), text::show(line.title)));
        nameForReaders(fields.resellable, wxString::Format(_("%s is resellable"), text::show(line.title)));
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        row->Add(fields.pieces, wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(8)));
        row->Add(fields.condition, wxSizerFlags(1).CenterVertical().Border(wxRIGHT, FromDIP(8)));
        row->Add(fields.resellable, wxSizerFlags().CenterVertical());
        addRow(text::show(line.title), row, fields.pieces);
        fields.condition->Bind(wxEVT_CHOICE, [this, fields](wxCommandEvent&) {
            // As new goes back on the shelf unless the seller says otherwise.
            fields.resellable->SetValue(fields.condition->GetSelection() == 1);
            check();
        });
        fields.pieces->Bind(wxEVT_SPINCTRL, [this](wxSpinEvent&) { check(); });
        lines_.push_back(fields);
    }
    note_ = makeNote();
    addRow(_("Private note"), note_, true);
    finish(_("Save inspection"));
    setSentence(_("Nothing is sent. When every piece is noted, the return stands in \"To refund\"."));
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); }, wxID_OK);
    check();
}

void InspectSheet::check() {
    int noted = 0;
    for (const LineFields& fields : lines_) {
        if (fields.pieces->GetValue() == 0) continue;
        if (fields.condition->GetSelection() < 1) return setError(_("Choose the condition of each item that arrived."));
        noted += fields.pieces->GetValue();
    }
    setError(noted == 0 ? _("Note at least one piece.") : wxString());
}

void InspectSheet::save() {
    std::vector<Finding> findings;
    for (const LineFields& fields : lines_) {
        if (fields.pieces->GetValue() == 0) continue;
        const Condition condition = nameTable(Condition{})[static_cast<std::size_t>(fields.condition->GetSelection() - 1)].first;
        findings.push_back({fields.line, fields.pieces->GetValue(), condition, fields.resellable->GetValue(), text::typed(note_->GetValue()), {}});
    }
    setBusy(true);
    desk_.returns().inspect(key_, findings, onGui(static_cast<Sheet*>(this), [this](const Result<void>& saved) {
        if (!saved) return setError(saved.error());
        EndModal(wxID_OK);
    }));
}

}  // namespace resodesk::gui
