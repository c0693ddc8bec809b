// SPDX-License-Identifier: GPL-3.0-or-later
// What the linter found in the message above: marked there, explained here, each with a fix that one key applies.

#pragma once

#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/textctrl.h>

#include <functional>
#include <string>

#include "domain/messages/linter.h"

namespace resodesk::gui {

class FindingsList : public wxPanel {
 public:
    FindingsList(wxWindow* parent, std::function<void(const LintFinding&)> onFix);
    /// `text` is what they were found in and what `marked` shows.
    void show(const LintFindings& findings, const std::string& text, wxTextCtrl* marked);
    void clear();
    bool hasFindings() const { return !findings_.empty(); }
    /// The one that is selected, else the first.
    void fixFirst();

 private:
    void mark(const std::string& text, wxTextCtrl* marked) const;
    std::function<void(const LintFinding&)> onFix_;
    LintFindings findings_;  ///< what blocks first
    std::string text_;
    wxDataViewListCtrl* list_;
};

}  // namespace resodesk::gui
