// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/notice_words.h"

#include <wx/intl.h>

#include "text/formats.h"

namespace resodesk::text {

wxString lengthWords(milliseconds length) {
    const long minutes = static_cast<long>(std::chrono::floor<std::chrono::minutes>(length).count());
    // TRANSLATORS: lengths of time, short
    if (minutes >= 48 * 60 && minutes % (24 * 60) == 0) return wxString::Format(_("%ld d"), minutes / (24 * 60));
    if (minutes >= 60 && minutes % 60 == 0) return wxString::Format(_("%ld h"), minutes / 60);
    return wxString::Format(_("%ld m"), minutes);
}

NoticeWords words(const Notice& notice, TimePoint now) {
    NoticeWords said;
    const auto add = [&](const wxString& part) { said.title += (said.title.empty() ? "" : ", ") + part; };
    const auto plural = [](std::int64_t count) { return static_cast<unsigned>(count); };
    if (notice.newRequests > 0)
        // TRANSLATORS: the parts of a notification, with commas between them
        add(wxString::Format(wxPLURAL("%lld new request", "%lld new requests", plural(notice.newRequests)), static_cast<long long>(notice.newRequests)));
    if (notice.dueSoon > 0)
        add(wxString::Format(wxPLURAL("%lld due within %s", "%lld due within %s", plural(notice.dueSoon)), static_cast<long long>(notice.dueSoon), lengthWords(notice.lead)));
    if (notice.closedByBuyer > 0)
        add(wxString::Format(wxPLURAL("%lld closed by the buyer", "%lld closed by their buyers", plural(notice.closedByBuyer)), static_cast<long long>(notice.closedByBuyer)));
    if (notice.promisedToday > 0)
        add(wxString::Format(wxPLURAL("%lld promised for today", "%lld promised for today", plural(notice.promisedToday)), static_cast<long long>(notice.promisedToday)));
    if (notice.promisesMissed > 0)
        add(wxString::Format(wxPLURAL("%lld promise missed", "%lld promises missed", plural(notice.promisesMissed)), static_cast<long long>(notice.promisesMissed)));
    for (const Noticed& one : notice.details) {
        if (!said.body.empty()) said.body += "\n";
        said.body += dotted({show(one.buyer), print(one.amount), timeLeft(one.deadline, now)});
    }
    said.open = _("Open ResoDesk");
    return said;
}

}  // namespace resodesk::text
