// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/bulk_words.h"

#include <wx/intl.h>

#include "text/failures.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::text {

namespace {

constexpr double slowest = 0.05;  // per second; below that there is no telling when it ends
constexpr int secondsOfAMinute = 60;

}  // namespace

wxString progressWords(const BulkProgress& bulk) {
    std::vector<wxString> parts;
    const int toGo = bulk.total - bulk.minted + bulk.live();
    if (bulk.done > 0 || toGo == 0) parts.push_back(wxString::Format(wxPLURAL("%d done", "%d done", bulk.done), bulk.done));
    if (toGo > 0) parts.push_back(wxString::Format(wxPLURAL("%d to go", "%d to go", toGo), toGo));
    if (bulk.notDone() > 0) parts.push_back(wxString::Format(wxPLURAL("%d failed", "%d failed", bulk.notDone()), bulk.notDone()));
    if (bulk.needsPerson > 0) parts.push_back(wxString::Format(wxPLURAL("%d needs you", "%d need you", bulk.needsPerson), bulk.needsPerson));
    if (bulk.cancelled > 0) parts.push_back(wxString::Format(wxPLURAL("%d taken back", "%d taken back", bulk.cancelled), bulk.cancelled));
    if (bulk.pause != BulkPause::none) parts.insert(parts.begin(), wxGETTEXT_IN_CONTEXT("bulk", "paused"));
    wxString line = counted(bulk.kind, bulk.total) + ": ";
    for (std::size_t i = 0; i < parts.size(); ++i) line += (i > 0 ? ", " : "") + parts[i];
    return line;
}

wxString paceWords(const BulkProgress& bulk, double perSecond) {
    const int toGo = bulk.total - bulk.minted + bulk.live();
    if (perSecond < slowest || toGo == 0 || bulk.pause != BulkPause::none) return {};
    const int left = static_cast<int>(toGo / perSecond) + 1;
    const wxString time = left < 2 * secondsOfAMinute ? wxString::Format(_("%d s left"), left) : wxString::Format(_("%d min left"), (left + secondsOfAMinute - 1) / secondsOfAMinute);
    if (perSecond < 1) return time;
    return wxString::Format(_("%d per second, %s"), static_cast<int>(perSecond + 0.5), time);
}

wxString summaryOf(const BulkProgress& bulk, const std::vector<BulkFailure>& failures) {
    wxString summary = printDateTime(bulk.madeAt) + "  " + progressWords(bulk) + "\n";
    for (const BulkFailure& failure : failures)
        summary += show(failure.target.id) + "\t" + show(failure.order.value) + "\t" + show(failure.buyer) + "\t" + print(failure.worth) + "\t" +
                   sentence(failure.why) + "\n";
    return summary;
}

}  // namespace resodesk::text
