// SPDX-License-Identifier: GPL-3.0-or-later
// What a notification says. It may stand on a locked screen: buyers and amounts only where the seller wants to see them.

#pragma once

#include <wx/string.h>

#include "domain/notices/notice.h"

namespace resodesk::text {

struct NoticeWords {
    wxString title, body;
    wxString open;  ///< what a click does
};
NoticeWords words(const Notice& notice, TimePoint now);

/// "2 h", "90 m", "3 d".
wxString lengthWords(milliseconds length);

}  // namespace resodesk::text
