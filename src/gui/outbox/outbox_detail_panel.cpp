// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/outbox/outbox_detail_panel.h"

#include <wx/intl.h>
#include <wx/notebook.h>
#include <wx/sizer.h>
#include <wx/wrapsizer.h>
#include <wx/utils.h>

#include "gui/accessible.h"
#include "gui/outbox/settle_sheet.h"
#include "gui/save_file.h"
#include "gui/text_size.h"
#include "screens/outbox/outbox_moves.h"
#include "text/evidence_words.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::gui {

OutboxDetailPanel::OutboxDetailPanel(wxWindow* parent, app::Desk& desk, Events events)
    : wxPanel(parent), desk_(desk), events_(std::move(events)) {
    standing_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    standing_->SetFont(standing_->GetFont().Bold());
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(standing_, wxSizerFlags().Expand().Border(wxALL, FromDIP(8)));
    buildButtons(all);
    buildTabs(all);
    SetSizer(all);
    show(std::nullopt, wxString(), false);
}

void OutboxDetailPanel::buildButtons(wxSizer* all) {
    auto* row = new wxWrapSizer(wxHORIZONTAL, 0);
    const wxString labels[] = {_("Send now"), _("Cancel, do not send"), _("Try again"), _("Has it happened?..."), _("Open the marketplace's page"),
                               _("Open the return"), _("Save evidence...")};
    for (std::size_t i = 0; i < std::size(labels); ++i) {
        buttons_[i] = new wxButton(this, wxID_ANY, labels[i]);
        buttons_[i]->Bind(wxEVT_BUTTON, [this, i](wxCommandEvent&) { press(static_cast<OutboxMove>(i)); });
        row->Add(buttons_[i], wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(4)));
    }
    all->Add(row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(8)));
}

void OutboxDetailPanel::buildTabs(wxSizer* all) {
    auto* tabs = new wxNotebook(this, wxID_ANY);
    const auto page = [&](const wxString& title) {
        auto* made = new wxPanel(tabs);
        made->SetSizer(new wxBoxSizer(wxVERTICAL));
        tabs->AddPage(made, title);
        return made;
    };
    wxPanel* happened = page(_("What happened"));
    journal_ = new wxTextCtrl(happened, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE | wxTE_READONLY | wxBORDER_NONE);
    wxArrayInt stops;
    stops.Add(420);  // tenths of a millimetre: after the widest date
    wxTextAttr style;
    style.SetTabs(stops);
    journal_->SetDefaultStyle(style);
    nameForReaders(journal_, _("What happened"));
    happened->GetSizer()->Add(journal_, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(8)));
    wxPanel* moneyPage = page(_("Money by day"));
    money_ = new wxDataViewListCtrl(moneyPage, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_ROW_LINES | wxBORDER_NONE);
    const struct {
        wxString title;
        int width;
        wxAlignment align;
    } columns[] = {{_("Day"), 110, wxALIGN_LEFT},        {_("Account"), 160, wxALIGN_LEFT},     {_("Refunds"), 90, wxALIGN_RIGHT},
                   {_("Confirmed"), 120, wxALIGN_RIGHT}, {_("On its way"), 120, wxALIGN_RIGHT}, {_("Of these unknown"), 150, wxALIGN_RIGHT}};
    for (const auto& [title, width, align] : columns)
        money_->AppendTextColumn(title, wxDATAVIEW_CELL_INERT, columnRoom(this, title, width), align, wxDATAVIEW_COL_RESIZABLE);
    nameForReaders(money_, _("Money by day"));
    moneyPage->GetSizer()->Add(money_, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(8)));
    all->Add(tabs, wxSizerFlags(1).Expand());
}

void OutboxDetailPanel::show(const std::optional<Action>& action, const wxString& standing, bool isReadOnly) {
    action_ = action;
    screens::OutboxMoves moves = action ? screens::movesOf(*action) : screens::OutboxMoves{};
    if (isReadOnly) moves = {.open = moves.open};
    button(OutboxMove::sendNow)->Enable(moves.sendNow);
    button(OutboxMove::cancel)->Enable(moves.cancel);
    button(OutboxMove::tryAgain)->Enable(moves.tryAgain);
    button(OutboxMove::settle)->Enable(moves.settle);
    button(OutboxMove::open)->Enable(moves.open);
    button(OutboxMove::saveEvidence)->Enable(action.has_value());
    const bool isParcel = action && action->command.target.kind == ObjectKind::parcel;
    bool isOther = button(OutboxMove::openPage)->Show(moves.openPage);
    isOther = relabel(button(OutboxMove::open), isParcel ? _("Open the case") : _("Open the return")) || isOther;
    isOther = relabel(standing_, action ? text::title(*action) + ": " + standing : wxString()) || isOther;
    standing_->SetToolTip(standing_->GetLabel());
    if (isOther) layOutLines(this);
    if (!action) return journal_->Clear();
    desk_.outbox().show(action->id, onGui(this, [this](const Result<app::ActionDetail>& detail) {
        if (!detail || !action_ || action_->id != detail->action.id) return;
        wxString lines;
        for (const app::ActionEntry& entry : detail->entries) {
            const wxString more = text::detailWords(entry.detail);
            lines += text::printDateTime(entry.at) + "\t" + text::eventWords(entry.event) + (more.empty() ? more : ": " + more) + "\n";
        }
        if (journal_->GetValue() != lines) journal_->ChangeValue(lines);
    }));
}

void OutboxDetailPanel::showMoney(const std::vector<MoneyOfDay>& days, const std::map<AccountId, std::string>& accounts) {
    if (days == shownMoney_) return;
    shownMoney_ = days;
    money_->DeleteAllItems();
    for (const MoneyOfDay& day : days) {
        const auto name = accounts.find(day.account);
        wxVector<wxVariant> cells;
        for (const wxString& cell : {text::show(day.day), name == accounts.end() ? wxString() : text::show(name->second), wxString::Format("%d", day.count),
                                     text::print(day.confirmed), text::print(day.onItsWay), text::print(day.unknown)})
            cells.push_back(cell);
        money_->AppendItem(cells);
    }
}

void OutboxDetailPanel::takeResult(const Result<void>& result) {
    if (!result) events_.onSaid(text::sentence(result.error()));
    events_.onDone();
}

void OutboxDetailPanel::press(OutboxMove move) {
    if (!action_ || !isOffered(move)) return;
    switch (move) {
        case OutboxMove::sendNow: return desk_.outbox().approve({action_->id}, onGui(this, &OutboxDetailPanel::takeResult));
        case OutboxMove::cancel: return desk_.outbox().cancel(action_->id, onGui(this, &OutboxDetailPanel::takeResult));
        case OutboxMove::tryAgain: return tryAgain();
        case OutboxMove::settle: return settle();
        case OutboxMove::openPage: return openPage();
        case OutboxMove::open: return events_.onOpen(action_->command.target);
        case OutboxMove::saveEvidence: return saveEvidence();
    }
}

void OutboxDetailPanel::settle() {
    showSheet(new SettleSheet(this, desk_, *action_), [this](bool) { events_.onDone(); });
}

void OutboxDetailPanel::tryAgain() {
    desk_.outbox().tryAgain(action_->id, onGui(this, [this](const Result<ActionId>& made) {
        events_.onSaid(made ? wxString::Format(_("Decided anew: outbox no. %lld."), static_cast<long long>(made->value)) : text::sentence(made.error()));
        events_.onDone();
    }));
}

void OutboxDetailPanel::openPage() {
    desk_.outbox().page(action_->id, onGui(this, [this](const std::string& address) {
        const bool isWeb = address.starts_with("https://") || address.starts_with("http://");
        if (!isWeb || !wxLaunchDefaultBrowser(text::show(address))) events_.onSaid(_("This marketplace names no page for it."));
    }));
}

void OutboxDetailPanel::saveEvidence() {
    desk_.outbox().lists().evidence(action_->id, onGui(this, [this, id = action_->id](const Result<std::string>& sheet) {
        if (!sheet) return events_.onSaid(text::sentence(sheet.error()));
        saveFile(this, _("Save evidence"), wxString::Format("resodesk-%lld.txt", static_cast<long long>(id.value)), *sheet, events_.onSaid);
    }));
}

}  // namespace resodesk::gui
