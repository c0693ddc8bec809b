// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/papers/missing_sheet.h"

#include <wx/dataview.h>
#include <wx/intl.h>

#include "gui/accessible.h"
#include "gui/text_size.h"
#include "text/failures.h"
#include "text/formats.h"

namespace resodesk::gui {

MissingSheet::MissingSheet(wxWindow* parent, app::PaperKind kind, PaperGoal goal, const app::Papers& papers)
    : Sheet(parent, kind == app::PaperKind::labels ? _("Returns without a label") : _("Returns that are not there")) {
    const std::size_t count = papers.missing.size();
    addText(wxString::Format(wxPLURAL("%zu return is left out:", "%zu returns are left out:", static_cast<unsigned>(count)), count));
    auto* list = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, byText(this, wxSize(620, 200)));
    for (const auto& [title, width] : {std::pair{_("Return"), 130}, std::pair{_("Buyer"), 150}, std::pair{_("Reason"), 330}})
        list->AppendTextColumn(title, wxDATAVIEW_CELL_INERT, columnRoom(this, title, width), wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE)->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
    for (const auto& missing : papers.missing) {
        wxVector<wxVariant> cells;
        cells.push_back(text::show(missing.key.id.value));
        cells.push_back(text::show(missing.buyer));
        cells.push_back(text::sentence(missing.why));
        list->AppendItem(cells);
    }
    withoutSearchBox(list);
    nameForReaders(list, _("Left out"));
    addWide(list, 1);
    finish(goal == PaperGoal::print ? wxString::Format(_("Print %zu..."), papers.count) : wxString::Format(_("Save %zu..."), papers.count));
    if (papers.count == 0)
        setMissing(goal == PaperGoal::print ? _("There is nothing to print.") : _("There is nothing to save."));
    else
        setSentence(wxString::Format(wxPLURAL("%zu return is in it.", "%zu returns are in it.", static_cast<unsigned>(papers.count)), papers.count));
}

}  // namespace resodesk::gui
