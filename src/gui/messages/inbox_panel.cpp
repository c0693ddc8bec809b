// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/messages/inbox_panel.h"

#include <wx/intl.h>
#include <wx/persist/dataview.h>
#include <wx/sizer.h>

#include <algorithm>

#include "gui/accessible.h"
#include "gui/messages/reminders_sheet.h"
#include "gui/sash.h"
#include "gui/save_file.h"
#include "gui/text_size.h"
#include "text/formats.h"
#include "text/message_words.h"

namespace resodesk::gui {

namespace {

constexpr int rowsAtOnce = 100;

struct InboxWidth {
    InboxColumn column;
    int width;
};
constexpr InboxWidth inboxWidths[] = {{InboxColumn::timeLeft, 110}, {InboxColumn::state, 155}, {InboxColumn::buyer, 120},  {InboxColumn::lastMessage, 255},
                                      {InboxColumn::topic, 145},    {InboxColumn::order, 165}, {InboxColumn::written, 85}};

}  // namespace

InboxPanel::InboxPanel(wxWindow* parent, app::Desk& desk, Events events)
    : wxPanel(parent), desk_(desk), events_(std::move(events)), model_(new InboxModel(desk.clock())) {
    filter_ = new wxTextCtrl(this, wxID_ANY);
    filter_->SetHint(_("Filter: words of a message, buyer, order"));
    nameForReaders(filter_, _("Filter"));
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
    ConversationPanel::Events toldByConversation;
    toldByConversation.onSaid = events_.onSaid;
    toldByConversation.onReturn = events_.onReturn;
    toldByConversation.onOpened = events_.onOpened;
    conversation_ = new ConversationPanel(splitter, desk_, toldByConversation);
    splitter->SplitHorizontally(upper, conversation_);
    rememberSash(splitter, "messages", 38);
    promises_ = new NoticeBar(this);
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(promises_, wxSizerFlags().Expand());
    all->Add(filter_, wxSizerFlags().Expand().Border(wxALL, FromDIP(8)));
    all->Add(splitter, wxSizerFlags(1).Expand());
    SetSizer(all);
    filter_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { read(true); });  // the question before is dropped
    bindList();
}

void InboxPanel::buildList(wxWindow* parent) {
    list_ = new wxDataViewCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_ROW_LINES | wxBORDER_NONE);
    for (const auto& [column, width] : inboxWidths)
        list_->AppendTextColumn(titleOf(column), static_cast<unsigned>(column), wxDATAVIEW_CELL_INERT, columnRoom(this, titleOf(column), width), wxALIGN_LEFT,
                                wxDATAVIEW_COL_RESIZABLE | wxDATAVIEW_COL_REORDERABLE)
            ->GetRenderer()
            ->EnableEllipsize(wxELLIPSIZE_END);
    list_->AssociateModel(model_.get());
    list_->SetName("messages");
    wxPersistentRegisterAndRestore(list_);
    withoutSearchBox(list_);
    nameForReaders(list_, _("Conversations"));
}

void InboxPanel::bindList() {
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        if (!isFilling_) selectionChanged();
    });
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { conversation_->write(); });
    extendNearEnd(list_, this);
}

void InboxPanel::readPromises() {
    desk_.messages().reminders().counts(onGui(this, [this](const app::ReminderCounts& counts) {
        wxString words;
        if (counts.missed > 0) words = wxString::Format(wxPLURAL("%lld promise was missed.", "%lld promises were missed.", static_cast<unsigned>(counts.missed)), static_cast<long long>(counts.missed));
        if (counts.dueToday > 0)
            words += (words.empty() ? "" : " ") +
                     wxString::Format(wxPLURAL("%lld promise is due today.", "%lld promises are due today.", static_cast<unsigned>(counts.dueToday)), static_cast<long long>(counts.dueToday));
        if (words.empty())
            promises_->say(wxString());
        else
            promises_->say(words, _("Look"), [this] { showPromises(); });
        Layout();
    }));
}

void InboxPanel::showPromises() {
    showSheet(new RemindersSheet(this, desk_, [this](const ConversationKey& key) { find(key); }), [this](bool) { refresh(); });
}

InboxQuery InboxPanel::query() const { return {view_, text::typed(filter_->GetValue())}; }

void InboxPanel::showView(InboxView view) {
    const bool isOther = std::exchange(view_, view) != view;
    read(isOther || !hasRead_);
}

void InboxPanel::refresh() {
    if (!hasRead_) return;
    read(false);
    conversation_->refresh();
}

bool InboxPanel::clearFilter() {
    if (filter_->IsEmpty()) return false;
    filter_->ChangeValue(wxString());
    read(true);
    return true;
}

void InboxPanel::find(const ConversationKey& key) {
    conversation_->keepDraft();
    view_ = InboxView::all;
    selected_ = key;
    filter_->ChangeValue(text::show(key.id.value));
    read(true);
    list_->SetFocus();
}

void InboxPanel::read(bool isNewList) {
    hasRead_ = true;
    readPromises();
    if (dropped_) *dropped_ = true;
    dropped_ = std::make_shared<std::atomic<bool>>(false);
    const auto question = ++question_;
    const int limit = isNewList ? rowsAtOnce : std::max(rowsAtOnce, static_cast<int>(model_->rows().size()));
    desk_.messages().page(query(), {}, limit, onGui(this, [this, question, isNewList, limit](const std::vector<ConversationRow>& rows) {
        take(question, isNewList, limit, rows);
    }), dropped_);
}

void InboxPanel::take(std::uint64_t question, bool isNewList, int limit, const std::vector<ConversationRow>& rows) {
    if (question != question_) return;  // a newer question was asked meanwhile
    isExtending_ = false;
    isComplete_ = static_cast<int>(rows.size()) < limit;
    const int before = selected_ ? model_->rowOf(*selected_) : wxNOT_FOUND;
    isFilling_ = true;
    if (isNewList)
        model_->reset(rows);
    else
        model_->refresh(rows);
    int row = selected_ ? model_->rowOf(*selected_) : wxNOT_FOUND;
    // The selected one left: the next one is; at first the most urgent. What is being written is never put into another conversation.
    const bool isKept = row == wxNOT_FOUND && conversation_->isWriting();
    if (row == wxNOT_FOUND && !rows.empty()) row = std::clamp(isNewList ? 0 : before, 0, static_cast<int>(rows.size()) - 1);
    isKept ? list_->UnselectAll() : select(row);
    isFilling_ = false;
    showEmptiness();
    showSelected();
    if (isNewList) events_.onRows(list_, 0);
    count();
}

void InboxPanel::select(int row) {
    list_->UnselectAll();
    selected_.reset();
    if (row == wxNOT_FOUND) return;
    selected_ = model_->rows()[static_cast<std::size_t>(row)].key;
    const wxDataViewItem item = model_->GetItem(static_cast<unsigned>(row));
    list_->Select(item);
    list_->SetCurrentItem(item);
}

void InboxPanel::extend() {
    if (isExtending_ || isComplete_ || model_->rows().empty()) return;
    isExtending_ = true;
    const auto question = question_;
    desk_.messages().page(query(), model_->rows().back().place, rowsAtOnce, onGui(this, [this, question](const std::vector<ConversationRow>& rows) {
        if (question != question_) return;
        isExtending_ = false;
        isComplete_ = rows.size() < rowsAtOnce;
        model_->append(rows);
    }), dropped_);
}

void InboxPanel::count() {
    const auto question = question_;
    desk_.messages().count(query(), onGui(this, [this, question](std::int64_t count) {
        if (question != question_) return;
        events_.onStatus(wxString::Format(wxPLURAL("%lld conversation", "%lld conversations", static_cast<unsigned>(count)), static_cast<long long>(count)));
    }), dropped_);
}

void InboxPanel::selectionChanged() {
    const wxDataViewItem item = list_->GetSelection();
    const unsigned row = item.IsOk() ? model_->GetRow(item) : static_cast<unsigned>(model_->rows().size());
    selected_ = row < model_->rows().size() ? std::optional(model_->rows()[row].key) : std::nullopt;
    showSelected();
}

void InboxPanel::showSelected() {
    if (selected_)
        conversation_->showOne(*selected_);
    else
        conversation_->showNothing(model_->rows().empty() ? wxString() : _("Select a conversation to read it."));
}

void InboxPanel::showEmptiness() {
    const bool isEmpty = model_->rows().empty();
    if (isEmpty) {
        if (!filter_->IsEmpty())
            empty_->SetLabel(_("Nothing matches the filter. Esc clears it."));
        else if (view_ == InboxView::needsAnswer || view_ == InboxView::overdue)
            empty_->SetLabel(_("Nobody waits for an answer."));
        else
            empty_->SetLabel(_("No conversations yet. F5 reads them from the marketplace."));
    }
    const wxWindow* focus = wxWindow::FindFocus();
    if (isEmpty && (!focus || focus == list_ || focus->GetParent() == list_)) filter_->SetFocus();  // every key would be lost
    empty_->Show(isEmpty);
    list_->Show(!isEmpty);
    empty_->GetParent()->Layout();
}

void InboxPanel::exportShown() {
    desk_.messages().csv(query(), onGui(this, [this](const std::string& csv) { saveFile(this, _("Save list"), "resodesk-messages.csv", csv, events_.onSaid); }));
}

}  // namespace resodesk::gui
