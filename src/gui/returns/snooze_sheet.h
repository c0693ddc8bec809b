// SPDX-License-Identifier: GPL-3.0-or-later
// Puts one return aside, or many: until when.

#pragma once

#include "app/desk.h"
#include "app/returns/snooze_desk.h"
#include "gui/sheet.h"
#include "gui/time_choice.h"

namespace resodesk::gui {

class SnoozeSheet : public Sheet {
 public:
    using OnSnoozed = std::function<void(const app::Snoozed&, const wxString& said)>;
    SnoozeSheet(wxWindow* parent, app::Desk& desk, const app::SnoozeChoice& choice, OnSnoozed onSnoozed);

 private:
    wxString labelOf(const screens::SnoozeOffer& offer) const;
    /// What is wrong with the time that is typed as the error.
    Result<SnoozeTime> chosen() const;
    void check();
    void save();
    void finished(const app::Snoozed& snoozed, const SnoozeTime& time);

    app::Desk& desk_;
    app::SnoozeChoice choice_;
    OnSnoozed onSnoozed_;
    std::vector<screens::SnoozeOffer> offers_;
    TimeChoice* until_;
};

}  // namespace resodesk::gui
