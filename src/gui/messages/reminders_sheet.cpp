// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/messages/reminders_sheet.h"

#include <wx/intl.h>

#include "gui/table.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/message_words.h"

namespace resodesk::gui {

namespace {

constexpr int remindersHeight = 260;

}  // namespace

RemindersSheet::RemindersSheet(wxWindow* parent, app::Desk& desk, std::function<void(const ConversationKey&)> onOpen)
    : Sheet(parent, _("What was promised")), desk_(desk) {
    list_ = makeTable(this, _("Promises"), {{_("Day"), 100}, {_("State"), 100}, {_("Promised"), 260}, {_("Buyer"), 150}, {_("Order"), 170}}, remindersHeight);
    addWide(list_, 1);
    finish(_("Open the conversation"));
    done_ = addButton(_("Done"));
    done_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { finishSelected(); });
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { check(); });
    Bind(wxEVT_BUTTON, [this, onOpen](wxCommandEvent&) {
        const auto row = selected();
        if (!row) return;
        EndModal(wxID_OK);
        onOpen(row->reminder.about);
    }, wxID_OK);
    beginOn(list_);
    check();
    read();
}

void RemindersSheet::read() { desk_.messages().reminders().list(false, onGui(static_cast<Sheet*>(this), [this](const std::vector<app::ReminderRow>& rows) { take(rows); })); }

void RemindersSheet::take(const std::vector<app::ReminderRow>& rows) {
    const int before = std::max(0, list_->GetSelectedRow());
    rows_ = rows;
    list_->DeleteAllItems();
    for (const app::ReminderRow& row : rows_)
        addCells(list_, {text::show(writtenDay(row.reminder.day)), text::words(row.state), text::show(row.reminder.words), text::show(row.buyer), text::show(row.order.value)});
    if (!rows_.empty()) list_->SelectRow(std::min(static_cast<unsigned>(before), static_cast<unsigned>(rows_.size()) - 1));
    setSentence(rows_.empty() ? _("Nothing that was promised is open.") : wxString());
    check();
}

std::optional<app::ReminderRow> RemindersSheet::selected() const {
    const int row = list_->GetSelectedRow();
    return row == wxNOT_FOUND || static_cast<std::size_t>(row) >= rows_.size() ? std::nullopt : std::optional(rows_[static_cast<std::size_t>(row)]);
}

void RemindersSheet::check() {
    const bool isChosen = selected().has_value();
    done_->Enable(isChosen);
    effectButton()->Enable(isChosen);
}

void RemindersSheet::finishSelected() {
    if (const auto row = selected())
        desk_.messages().reminders().finish(row->reminder.id, onGui(static_cast<Sheet*>(this), [this](const Result<void>& finished) {
            finished ? read() : setError(finished.error());
        }));
}

}  // namespace resodesk::gui
