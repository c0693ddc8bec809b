// SPDX-License-Identifier: GPL-3.0-or-later
// A time in a sheet: one of those that are offered, or one that is typed.

#pragma once

#include <wx/panel.h>
#include <wx/radiobut.h>
#include <wx/textctrl.h>

#include <functional>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "screens/returns/snooze_offers.h"

namespace resodesk::gui {

/// Without the time.
wxString presetWords(screens::SnoozePreset preset);

class TimeChoice : public wxPanel {
 public:
    /// The first is chosen; `proposed` stands in the field.
    TimeChoice(wxWindow* parent, const std::vector<wxString>& offers, TimePoint proposed, std::function<void()> onChange);
    /// Which one; none: what is typed.
    std::optional<std::size_t> offer() const;
    /// Of the field. notUnderstood, timeInPast.
    Result<TimePoint> typed(TimePoint now) const;
    void begin() { buttons_.front()->SetFocus(); }

 private:
    std::vector<wxRadioButton*> buttons_;  ///< of the offers, then of the field
    wxTextCtrl* typed_;
};

}  // namespace resodesk::gui
