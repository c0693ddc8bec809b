// SPDX-License-Identifier: GPL-3.0-or-later
// What was promised to buyers: missed, due today, to come. Done is said here; the conversation is one click away.

#pragma once

#include <wx/dataview.h>

#include "app/desk.h"
#include "app/messages/messages_desk.h"
#include "gui/sheet.h"

namespace resodesk::gui {

class RemindersSheet : public Sheet {
 public:
    RemindersSheet(wxWindow* parent, app::Desk& desk, std::function<void(const ConversationKey&)> onOpen);

 private:
    void read();
    void take(const std::vector<app::ReminderRow>& rows);
    void finishSelected();
    void check();
    std::optional<app::ReminderRow> selected() const;

    app::Desk& desk_;
    std::vector<app::ReminderRow> rows_;
    wxDataViewListCtrl* list_;
    wxButton* done_;
};

}  // namespace resodesk::gui
