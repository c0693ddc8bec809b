// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/import_words.h"

#include "text/formats.h"
#include "text/translate.h"

namespace resodesk::text {

namespace {

wxString formatName(const std::string& format) {
    if (format == "amazon_returns") return _("Amazon's returns report");
    return format == "amazon_fba" ? _("Amazon's report of FBA returns") : _("A list that ResoDesk saved");
}

}  // namespace

wxString importSummary(const std::string& format, std::size_t returns, std::size_t fresh, std::size_t changed) {
    wxString line = formatName(format) + ": " + wxString::Format(wxPLURAL("%zu return", "%zu returns", static_cast<unsigned>(returns)), returns);
    if (fresh > 0) line += ", " + wxString::Format(wxPLURAL("%zu new", "%zu new", static_cast<unsigned>(fresh)), fresh);
    if (changed > 0) line += ", " + wxString::Format(wxPLURAL("%zu changed", "%zu changed", static_cast<unsigned>(changed)), changed);
    return line;
}

wxString leftOut(std::size_t rows) {
    return wxString::Format(wxPLURAL("%zu row is left out.", "%zu rows are left out.", static_cast<unsigned>(rows)), rows);
}

wxString unknownValue(const std::string& value, int count) {
    return wxString::Format(wxPLURAL("%s: in %d row; ResoDesk does not know this value and keeps it as it is.", "%s: in %d rows; ResoDesk does not know this value and keeps it as it is.", count),
                            show(value), count);
}

wxString knownFile() { return _("This file has been brought before; nothing in it is new."); }

wxString importedAreWorked(const std::string& format) {
    if (format == "amazon_returns")
        return _("Amazon has no way for programs to authorize or close: ResoDesk opens its page for you, and the next report shows that it is done.");
    return format == "amazon_fba" ? _("Amazon handles these returns itself: they can only be looked at.")
                                  : _("What you decide about them is done by hand at the marketplace; the next list shows that it is done.");
}

}  // namespace resodesk::text
