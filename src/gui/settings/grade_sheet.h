// SPDX-License-Identifier: GPL-3.0-or-later
// A rule of the table of grades, new or changed.

#pragma once

#include <wx/checkbox.h>
#include <wx/spinctrl.h>

#include "app/bench/bench_desk.h"
#include "app/desk.h"
#include "gui/sheet.h"
#include "screens/bench/grade_table.h"

namespace resodesk::gui {

/// What the codes of the table mean; codes without words are among them.
struct GradeWords {
    std::vector<ReasonWords> reasons, withholdReasons;
};

class GradeSheet : public Sheet {
 public:
    /// `place`: of the rule that is changed. `table`: what it becomes is kept by the desk before the sheet closes.
    GradeSheet(wxWindow* parent, app::Desk& desk, const screens::GradeTable& table, const GradeWords& words, const std::optional<std::size_t>& place);
    const GradePolicy& rules() const { return rules_; }

 private:
    GradeRule typed() const;
    void check();
    void save();
    app::Desk& desk_;
    screens::GradeTable table_;
    GradePolicy rules_;
    GradeWords words_;
    std::optional<std::size_t> place_;
    std::vector<std::string> codes_;  ///< of the choice of reasons
    wxChoice* condition_;
    wxChoice* reason_;
    wxSpinCtrl* percent_;
    wxCheckBox* shipping_;
    wxChoice* withholdReason_;
};

}  // namespace resodesk::gui
