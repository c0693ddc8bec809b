// SPDX-License-Identifier: GPL-3.0-or-later
// When an answer is to leave. It waits in the outbox, and is a draft again if the buyer writes first.

#pragma once

#include "gui/sheet.h"
#include "gui/time_choice.h"
#include "screens/returns/snooze_offers.h"

namespace resodesk::gui {

class SendLaterSheet : public Sheet {
 public:
    /// `answerBy`: when the buyer should have the answer.
    SendLaterSheet(wxWindow* parent, const Clock& clock, std::optional<TimePoint> answerBy, std::function<void(TimePoint)> onChosen);

 private:
    Result<TimePoint> chosen() const;
    void check();

    const Clock& clock_;
    std::optional<TimePoint> answerBy_;
    std::vector<screens::SnoozeOffer> offers_;
    TimeChoice* choice_;
};

}  // namespace resodesk::gui
