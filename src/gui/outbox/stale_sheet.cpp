// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/outbox/stale_sheet.h"

#include <wx/intl.h>

#include "app/outbox/outbox_desk.h"
#include "gui/accessible.h"
#include "gui/text_size.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::gui {

StaleSheet::StaleSheet(wxWindow* parent, app::Desk& desk, const std::vector<Action>& actions)
    : Sheet(parent, _("Refunds that waited more than a day")), desk_(desk), actions_(actions) {
    what_ = new wxChoice(this, wxID_ANY);
    for (const wxString& words : {_("Send those that are ticked"), _("Cancel those that are ticked, do not send them")}) what_->Append(words);
    what_->SetSelection(0);
    addRow(_("What to do"), what_);
    list_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, byText(this, wxSize(700, 260)), wxDV_ROW_LINES);
    list_->AppendToggleColumn(wxString(), wxDATAVIEW_CELL_ACTIVATABLE, byText(this, 36));
    const struct {
        wxString title;
        int width;
        wxAlignment align;
    } columns[] = {{_("Order"), 170, wxALIGN_LEFT}, {_("Buyer"), 140, wxALIGN_LEFT}, {_("Amount"), 90, wxALIGN_RIGHT},
                   {_("Decided"), 110, wxALIGN_LEFT}, {_("Time left"), 120, wxALIGN_LEFT}};
    for (const auto& [title, width, align] : columns)
        list_->AppendTextColumn(title, wxDATAVIEW_CELL_INERT, columnRoom(this, title, width), align, wxDATAVIEW_COL_RESIZABLE)->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
    nameForReaders(list_, _("Refunds"));
    const TimePoint now = desk_.clock().now();
    for (const Action& action : actions_) {
        wxVector<wxVariant> cells;
        cells.push_back(true);
        for (const wxString& cell : {text::show(action.command.order.value), text::show(action.command.seen.get("buyer")), text::print(action.command.total()),
                                     text::printShort(action.createdAt, now),
                                     action.command.deadline ? text::timeLeft(action.command.deadline, now) : _("no deadline")})
            cells.push_back(cell);
        list_->AppendItem(cells);
    }
    addWide(list_, 1);
    finish(_("Send"), true);
    check();
    list_->Bind(wxEVT_DATAVIEW_ITEM_VALUE_CHANGED, [this](wxDataViewEvent&) { check(); });
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) {  // Enter or Space on a row
        const int row = list_->GetSelectedRow();
        if (row == wxNOT_FOUND) return;
        list_->SetToggleValue(!list_->GetToggleValue(static_cast<unsigned>(row), 0), static_cast<unsigned>(row), 0);
        check();
    });
    what_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { check(); });
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { decide(); }, wxID_OK);
}

std::vector<ActionId> StaleSheet::ticked(Sums* amounts) const {
    std::vector<ActionId> ids;
    for (std::size_t i = 0; i < actions_.size(); ++i) {
        if (!list_->GetToggleValue(static_cast<unsigned>(i), 0)) continue;
        ids.push_back(actions_[i].id);
        if (amounts) amounts->add(actions_[i].command.total());
    }
    return ids;
}

void StaleSheet::check() {
    Sums amounts;
    const auto count = static_cast<int>(ticked(&amounts).size());
    setError(count > 0 ? wxString() : _("Nothing is ticked."));
    const wxString refunds = text::counted(ActionKind::refund, count);
    setEffect(wxString::Format(isSending() ? _("Send %s") : _("Cancel %s"), refunds));
    // TRANSLATORS: "3 refunds, EUR 24.90: ..."
    setSentence(wxString::Format(isSending() ? _("%s, %s: the marketplace is asked first whether all is as it was.") : _("%s, %s: nothing is sent."), refunds,
                                 text::print(amounts)));
}

void StaleSheet::decide() {
    setBusy(true);
    const auto ids = ticked();
    const auto told = onGui(static_cast<Sheet*>(this), [this](const Result<void>& result) {
        if (!result) return setError(result.error());
        EndModal(wxID_OK);
    });
    if (isSending()) return desk_.outbox().approve(ids, told);
    for (const ActionId id : ids) desk_.outbox().cancel(id, id == ids.back() ? std::function<void(Result<void>)>(told) : [](const Result<void>&) {});
}

}  // namespace resodesk::gui
