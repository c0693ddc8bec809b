// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/outbox/outbox_panel.h"

#include <wx/intl.h>
#include <wx/msgdlg.h>
#include <wx/sizer.h>

#include <algorithm>

#include "gui/accessible.h"
#include "gui/outbox/settle_sheet.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::gui {

namespace {
constexpr int mostRows = 2'000;
}

OutboxPanel::OutboxPanel(wxWindow* parent, app::Desk& desk, std::function<void(const wxString&)> onStatus)
    : wxPanel(parent), desk_(desk), onStatus_(std::move(onStatus)) {
    filter_ = new wxChoice(this, wxID_ANY);
    // TRANSLATORS: which actions are shown
    for (const wxString& words : {_("Not done yet, or failed"), _("All")}) filter_->Append(words);
    filter_->SetSelection(0);
    nameForReaders(filter_, _("Show"));
    list_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_ROW_LINES | wxBORDER_NONE);
    for (const auto& [title, width] :
         {std::pair{_("No."), 50}, std::pair{_("Date"), 80}, std::pair{_("Action"), 140}, std::pair{_("Order"), 165}, std::pair{_("Buyer"), 125},
          std::pair{_("State"), 310}, std::pair{_("Tries"), 50}, std::pair{_("Reference"), 110}})
        list_->AppendTextColumn(title, wxDATAVIEW_CELL_INERT, FromDIP(width), wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE)
            ->GetRenderer()
            ->EnableEllipsize(wxELLIPSIZE_END);
    nameForReaders(list_, _("Outbox"));
    empty_ = new wxStaticText(this, wxID_ANY, _("Nothing is on its way. What you decide stands here until the marketplace has confirmed it."));
    standing_ = new wxStaticText(this, wxID_ANY, wxString());
    standing_->SetFont(standing_->GetFont().Bold());
    cancel_ = new wxButton(this, wxID_ANY, _("Cancel, do not send"));
    approve_ = new wxButton(this, wxID_ANY, _("Send now"));
    settle_ = new wxButton(this, wxID_ANY, _("Has it happened?..."));
    evidence_ = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, FromDIP(wxSize(-1, 160)), wxTE_MULTILINE | wxTE_READONLY | wxBORDER_NONE);
    nameForReaders(evidence_, _("What happened"));
    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    bar->Add(filter_, wxSizerFlags().CenterVertical());
    auto* actions = new wxBoxSizer(wxHORIZONTAL);
    actions->Add(cancel_, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    actions->Add(approve_, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    actions->Add(settle_);
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(bar, wxSizerFlags().Expand().Border(wxALL, FromDIP(8)));
    all->Add(list_, wxSizerFlags(2).Expand());
    all->Add(empty_, wxSizerFlags(2).Center().Border(wxALL, FromDIP(24)));
    all->Add(standing_, wxSizerFlags().Expand().Border(wxALL, FromDIP(8)));
    all->Add(actions, wxSizerFlags().Border(wxLEFT | wxRIGHT, FromDIP(8)));
    all->Add(evidence_, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(8)));
    SetSizer(all);
    empty_->Hide();
    filter_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { refresh(); });
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        if (!isFilling_) showSelected();
    });
    cancel_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { cancel(); });
    settle_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (const Action* action = selected()) showSheet(new SettleSheet(this, desk_, *action), [this](bool) { refresh(); });
    });
    approve_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { approve(); });
    showSelected();
}

void OutboxPanel::refresh() {
    const auto question = ++question_;
    desk_.outbox().list({.onlyOpen = filter_->GetSelection() == 0, .limit = mostRows}, onGui(this, [this, question](const std::vector<Action>& actions) {
        if (question == question_) take(actions);
    }));
}

void OutboxPanel::take(const std::vector<Action>& actions) {
    const TimePoint now = desk_.clock().now();
    std::vector<std::vector<wxString>> rows;
    for (const Action& a : actions)
        rows.push_back({wxString::Format("%lld", static_cast<long long>(a.id.value)), text::printShort(a.createdAt, now), text::title(a),
                        text::show(a.command.order.value.empty() ? a.command.seen.get("item") : a.command.order.value),
                        text::show(a.command.seen.get("buyer")), text::standing(a, now), wxString::Format("%d", a.attempts), text::show(a.remoteRef)});
    const Action* chosen = selected();
    const ActionId keep = chosen ? chosen->id : ActionId{};
    actions_ = actions;
    if (rows.size() == shown_.size() && std::equal(rows.begin(), rows.end(), shown_.begin(), [](const auto& a, const auto& b) { return a[0] == b[0]; })) {
        for (std::size_t row = 0; row < rows.size(); ++row)
            for (std::size_t column = 0; column < rows[row].size(); ++column)
                if (rows[row][column] != shown_[row][column]) list_->SetTextValue(rows[row][column], static_cast<unsigned>(row), static_cast<unsigned>(column));
        for (std::size_t row = 0; row < rows.size(); ++row)
            if (rows[row] != shown_[row]) list_->GetStore()->RowChanged(static_cast<unsigned>(row));  // readers hear of rows
        shown_ = std::move(rows);
    } else {
        isFilling_ = true;
        list_->DeleteAllItems();
        for (const auto& row : rows) {
            wxVector<wxVariant> cells;
            for (const wxString& cell : row) cells.push_back(cell);
            list_->AppendItem(cells);
        }
        for (std::size_t i = 0; i < actions_.size(); ++i)
            if (actions_[i].id == keep) list_->SelectRow(static_cast<unsigned>(i));
        shown_ = std::move(rows);
        isFilling_ = false;
    }
    list_->Show(!actions_.empty());
    empty_->Show(actions_.empty());
    Layout();
    const auto unknown = std::count_if(actions_.begin(), actions_.end(), [](const Action& a) {
        return a.state == ActionState::unknown || a.state == ActionState::needsPerson;
    });
    wxString status = wxString::Format(wxPLURAL("%zu action", "%zu actions", static_cast<unsigned>(actions_.size())), actions_.size());
    if (unknown > 0) status += ", " + wxString::Format(wxPLURAL("%ld with unknown outcome", "%ld with unknown outcome", unknown), static_cast<long>(unknown));
    onStatus_(status);
    showSelected();
}

void OutboxPanel::tick() {
    const auto isCounting = [](const Action& action) { return action.state == ActionState::waiting; };
    if (std::any_of(actions_.begin(), actions_.end(), isCounting)) take(std::vector<Action>(actions_));
}

const Action* OutboxPanel::selected() const {
    const int row = list_->GetSelectedRow();
    return row == wxNOT_FOUND || static_cast<std::size_t>(row) >= actions_.size() ? nullptr : &actions_[static_cast<std::size_t>(row)];
}

void OutboxPanel::setReadOnly(bool isReadOnly) {
    if (std::exchange(isReadOnly_, isReadOnly) != isReadOnly) showSelected();
}

void OutboxPanel::showSelected() {
    const Action* action = selected();
    const bool isOffered = action && !isReadOnly_;
    cancel_->Enable(isOffered && action->state == ActionState::waiting);
    approve_->Enable(isOffered && action->state == ActionState::waiting && action->why != WaitReason::after && action->refusal != Failure::changed);
    settle_->Enable(isOffered && action->state == ActionState::needsPerson);
    if (!action) {
        standing_->SetLabel(wxString());
        evidence_->Clear();
        return;
    }
    standing_->SetLabel(text::title(*action) + ": " + text::standing(*action, desk_.clock().now()));
    desk_.outbox().show(action->id, onGui(this, [this](const Result<app::ActionDetail>& detail) {
        const Action* still = selected();
        if (!detail || !still || still->id != detail->action.id) return;
        wxString lines;
        for (const app::ActionEntry& entry : detail->entries) {
            wxString words = text::show(entry.detail);
            words.Replace("\n", "   ");
            lines += text::printDateTime(entry.at) + "\t" + text::eventWords(entry.event) + "\t" + words + "\n";
        }
        if (evidence_->GetValue() != lines) evidence_->ChangeValue(lines);
    }));
}

void OutboxPanel::cancel() {
    if (const Action* action = selected())
        desk_.outbox().cancel(action->id, onGui(this, [this](const Result<void>& cancelled) {
            if (!cancelled) wxMessageBox(text::sentence(cancelled.error()), "ResoDesk", wxOK | wxICON_INFORMATION, this);
            refresh();
        }));
}

void OutboxPanel::approve() {
    if (const Action* action = selected())
        desk_.outbox().approve({action->id}, onGui(this, [this](const Result<void>& approved) {
            if (!approved) wxMessageBox(text::sentence(approved.error()), "ResoDesk", wxOK | wxICON_INFORMATION, this);
            refresh();
        }));
}

}  // namespace resodesk::gui
