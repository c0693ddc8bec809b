// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/outbox/outbox_panel.h"

#include <wx/intl.h>
#include <wx/persist/dataview.h>
#include <wx/sizer.h>

#include <algorithm>

#include "gui/accessible.h"
#include "gui/sash.h"
#include "gui/save_file.h"
#include "gui/text_size.h"
#include "text/evidence_words.h"
#include "text/formats.h"

namespace resodesk::gui {

namespace {

constexpr int mostActions = 2'000, typingPauseMs = 150;
constexpr auto moneyGoesBack = std::chrono::days(31);

struct OutboxColumnSetup {
    OutboxColumn column;
    int width;
    wxAlignment align = wxALIGN_LEFT;
    bool isHidden = false;
};
constexpr OutboxColumnSetup outboxColumns[] = {{OutboxColumn::date, 70},
                                   {OutboxColumn::order, 162},
                                   {OutboxColumn::buyer, 120},
                                   {OutboxColumn::amount, 80, wxALIGN_RIGHT},
                                   {OutboxColumn::action, 105},
                                   {OutboxColumn::state, 250},
                                   {OutboxColumn::tries, 45, wxALIGN_RIGHT},
                                   {OutboxColumn::nextTry, 126},
                                   {OutboxColumn::reference, 92},
                                   {OutboxColumn::account, 100, wxALIGN_LEFT, true},
                                   {OutboxColumn::number, 50, wxALIGN_RIGHT, true}};

// In the order of the choice: the widest last.
constexpr OutboxView views[] = {OutboxView::open, OutboxView::needsYou, OutboxView::failed, OutboxView::all};

}  // namespace

OutboxPanel::OutboxPanel(wxWindow* parent, app::Desk& desk, Events events)
    : wxPanel(parent), desk_(desk), events_(std::move(events)), model_(new OutboxModel), typing_(this) {
    auto* all = new wxBoxSizer(wxVERTICAL);
    buildBar(all);
    today_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    all->Add(today_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(8)));
    auto* splitter = new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxSP_LIVE_UPDATE | wxSP_3DSASH);
    splitter->SetMinimumPaneSize(FromDIP(120));
    auto* upper = new wxPanel(splitter);
    buildList(upper);
    empty_ = new wxStaticText(upper, wxID_ANY, wxString());
    auto* upperSizer = new wxBoxSizer(wxVERTICAL);
    upperSizer->Add(list_, wxSizerFlags(1).Expand());
    upperSizer->Add(empty_, wxSizerFlags().Center().Border(wxALL, FromDIP(24)));
    upper->SetSizer(upperSizer);
    empty_->Hide();
    detail_ = new OutboxDetailPanel(splitter, desk_, {[this] { refresh(); }, events_.onSaid, events_.onOpen});
    splitter->SplitHorizontally(upper, detail_);
    rememberSash(splitter, "outbox", 55);
    all->Add(splitter, wxSizerFlags(1).Expand());
    SetSizer(all);
    bindKeys();
}

void OutboxPanel::buildBar(wxSizer* all) {
    filter_ = new wxTextCtrl(this, wxID_ANY);
    filter_->SetHint(_("Filter: order, buyer, item, id or number"));
    nameForReaders(filter_, _("Filter"));
    view_ = new wxChoice(this, wxID_ANY);
    // TRANSLATORS: which actions are shown
    for (const wxString& words : {_("Not done yet, or failed"), _("Needs you"), _("Failed"), _("All")}) view_->Append(words);
    view_->SetSelection(0);
    nameForReaders(view_, _("Show"));
    account_ = new wxChoice(this, wxID_ANY);
    account_->Append(_("All accounts"));
    account_->SetSelection(0);
    account_->Hide();  // until there are two
    nameForReaders(account_, _("Account"));
    auto* save = new wxButton(this, wxID_ANY, _("Save list..."));
    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    bar->Add(filter_, wxSizerFlags(1).CenterVertical().Border(wxRIGHT, FromDIP(8)));
    bar->Add(view_, wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(8)));
    bar->Add(account_, wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(8)));
    bar->Add(save, wxSizerFlags().CenterVertical());
    all->Add(bar, wxSizerFlags().Expand().Border(wxALL, FromDIP(8)));
    filter_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { typing_.StartOnce(typingPauseMs); });
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { refresh(); }, typing_.GetId());
    view_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { refresh(); });
    account_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { refresh(); });
    save->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { exportShown(); });
}

void OutboxPanel::buildList(wxWindow* parent) {
    list_ = new wxDataViewCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxDV_ROW_LINES | wxBORDER_NONE);
    for (const OutboxColumnSetup& setup : outboxColumns) {
        const int flags = wxDATAVIEW_COL_RESIZABLE | wxDATAVIEW_COL_REORDERABLE | (sortOf(setup.column) ? wxDATAVIEW_COL_SORTABLE : 0) |
                          (setup.isHidden ? wxDATAVIEW_COL_HIDDEN : 0);
        list_->AppendTextColumn(titleOf(setup.column), static_cast<unsigned>(setup.column), wxDATAVIEW_CELL_INERT, columnRoom(this, titleOf(setup.column), setup.width), setup.align, flags)
            ->GetRenderer()
            ->EnableEllipsize(wxELLIPSIZE_END);
    }
    list_->AssociateModel(model_.get());
    list_->SetName("outbox");
    wxPersistentRegisterAndRestore(list_);
    withoutSearchBox(list_);
    nameForReaders(list_, _("Outbox"));
}

void OutboxPanel::bindKeys() {
    filter_->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_DOWN)
            list_->SetFocus();
        else
            event.Skip();
    });
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        if (!isFilling_) showSelected();
    });
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { detail_->press(OutboxMove::open); });
    list_->Bind(wxEVT_DATAVIEW_COLUMN_SORTED, [this](wxDataViewEvent&) {
        const wxDataViewColumn* column = list_->GetSortingColumn();
        const auto sort = column ? sortOf(static_cast<OutboxColumn>(column->GetModelColumn())) : std::nullopt;
        if (!sort) return;
        sortBy_ = *sort;
        isDescending_ = !column->IsSortOrderAscending();
        refresh();
    });
    list_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const bool isOnList = list_->HasFocus() || list_->GetMainWindow()->HasFocus();
        if (isOnList && event.GetKeyCode() == WXK_DELETE && !event.HasAnyModifiers())
            detail_->press(OutboxMove::cancel);
        else
            event.Skip();
    });
}

OutboxQuestion OutboxPanel::question() const {
    OutboxQuestion question;
    question.view = views[std::max(0, view_->GetSelection())];
    question.text = text::typed(filter_->GetValue());
    if (const int chosen = account_->GetSelection(); chosen > 0) question.account = accounts_[static_cast<std::size_t>(chosen - 1)].first;
    question.sortBy = sortBy_;
    question.descending = isDescending_;
    return question;
}

bool OutboxPanel::clearFilter() {
    if (filter_->IsEmpty()) return false;
    filter_->ChangeValue(wxString());
    refresh();
    return true;
}

void OutboxPanel::showView(OutboxView view) {
    view_->SetSelection(static_cast<int>(std::find(std::begin(views), std::end(views), view) - std::begin(views)));
    filter_->ChangeValue(wxString());
    refresh();
}

void OutboxPanel::refresh() {
    const auto number = ++asked_;
    const OutboxQuestion wanted = question();
    desk_.outbox().lists().page(wanted, mostActions, onGui(this, [this, number](const app::OutboxPage& page) {
        if (number == asked_) take(page);
    }));
    desk_.outbox().lists().money(wanted.account, desk_.clock().now() - moneyGoesBack, onGui(this, &OutboxPanel::takeMoney));
    desk_.accounts().list(onGui(this, &OutboxPanel::takeAccounts));
}

void OutboxPanel::takeAccounts(const std::vector<app::AccountStatus>& accounts) {
    std::vector<std::pair<AccountId, std::string>> named;
    for (const app::AccountStatus& status : accounts) named.emplace_back(status.account.id, status.account.name);
    if (named == accounts_) return;
    const AccountId chosen = question().account;
    accounts_ = named;
    account_->Clear();
    account_->Append(_("All accounts"));
    account_->SetSelection(0);
    for (std::size_t i = 0; i < accounts_.size(); ++i) {
        account_->Append(text::show(accounts_[i].second));
        if (accounts_[i].first == chosen) account_->SetSelection(static_cast<int>(i) + 1);
    }
    account_->Show(accounts_.size() > 1);
    Layout();
}

void OutboxPanel::take(const app::OutboxPage& page) {
    const int placeBefore = model_->rowOf(selected_);
    isFilling_ = true;
    const bool isKept = model_->show(page, desk_.clock().now());
    if (!isKept) {
        const int still = model_->rowOf(selected_);
        // The selected one left the list: the next one is selected, at first the first.
        const int next = std::clamp(placeBefore, 0, std::max(0, static_cast<int>(page.actions.size()) - 1));
        if (!page.actions.empty()) select(still != wxNOT_FOUND ? still : next);
    }
    isFilling_ = false;
    showEmptiness();
    const auto unknown = std::count_if(page.actions.begin(), page.actions.end(), [](const Action& a) {
        return a.state == ActionState::unknown || a.state == ActionState::needsPerson;
    });
    wxString status = wxString::Format(wxPLURAL("%d action", "%d actions", page.total), page.total);
    if (unknown > 0) status += ", " + wxString::Format(wxPLURAL("%ld with unknown outcome", "%ld with unknown outcome", unknown), static_cast<long>(unknown));
    events_.onStatus(status);
    showSelected();
}

void OutboxPanel::select(int row) {
    const wxDataViewItem item = model_->GetItem(static_cast<unsigned>(row));
    list_->UnselectAll();
    list_->Select(item);
    list_->SetCurrentItem(item);
}

void OutboxPanel::takeMoney(const std::vector<MoneyOfDay>& days) {
    std::map<AccountId, std::string> names;
    for (const auto& [id, name] : accounts_) names[id] = name;
    detail_->showMoney(days, names);
    const std::string day = text::typed(text::printDateForField(desk_.clock().now()).Left(10));
    wxString line;
    for (const MoneyOfDay& money : days) {
        if (money.day != day) continue;
        if (!line.empty()) line += "     ";
        if (names.size() > 1 && names.contains(money.account)) line += text::show(names[money.account]) + ": ";
        line += text::words(money);
    }
    // TRANSLATORS: the sums of money of today follow
    line = line.empty() ? _("Today: nothing was refunded.") : _("Today:") + " " + line;
    if (relabel(today_, line)) today_->SetToolTip(line);
}

void OutboxPanel::showEmptiness() {
    const bool isEmpty = model_->actions().empty();
    if (isEmpty) {
        if (!filter_->IsEmpty())
            empty_->SetLabel(_("Nothing matches the filter. Esc clears it."));
        else if (question().view == OutboxView::needsYou)
            empty_->SetLabel(_("Nothing needs you."));
        else if (question().view == OutboxView::failed)
            empty_->SetLabel(_("Nothing has failed."));
        else
            empty_->SetLabel(_("Nothing is on its way. What you decide stands here until the marketplace has confirmed it."));
    }
    // A list that goes takes the focus with it, and every key would be lost.
    const wxWindow* focus = wxWindow::FindFocus();
    if (isEmpty && focus && (focus == list_ || focus->GetParent() == list_)) filter_->SetFocus();
    list_->Show(!isEmpty);
    empty_->Show(isEmpty);
    empty_->GetParent()->Layout();
}

void OutboxPanel::tick() {
    const auto isCounting = [](const Action& action) { return action.state == ActionState::waiting; };
    if (std::any_of(model_->actions().begin(), model_->actions().end(), isCounting)) take(app::OutboxPage(model_->page()));
}

std::optional<Action> OutboxPanel::selected() const {
    const wxDataViewItem item = list_->GetSelection();
    if (!item.IsOk()) return std::nullopt;
    const unsigned row = model_->GetRow(item);
    return row < model_->actions().size() ? std::optional(model_->actions()[row]) : std::nullopt;
}

void OutboxPanel::setReadOnly(bool isReadOnly) {
    if (std::exchange(isReadOnly_, isReadOnly) != isReadOnly) showSelected();
}

void OutboxPanel::showSelected() {
    const auto action = selected();
    selected_ = action ? action->id : ActionId{};
    detail_->show(action, action ? model_->standingOf(*action, desk_.clock().now()) : wxString(), isReadOnly_);
}

void OutboxPanel::exportShown() {
    desk_.outbox().lists().csv(question(), onGui(this, [this](const std::string& csv) {
        saveFile(this, _("Save list"), "resodesk-outbox.csv", csv, events_.onSaid);
    }));
}

}  // namespace resodesk::gui
