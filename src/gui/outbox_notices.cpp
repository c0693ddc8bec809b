// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says of the outbox above the page, and what its buttons do.

#include <wx/intl.h>
#include <wx/msgdlg.h>

#include "gui/main_window.h"
#include "gui/outbox/stale_sheet.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::gui {

/// The newest decision that can still be taken back; the others with it.
void MainWindow::showHeld(const app::Undoable& newest, TimePoint now) {
    const long left = static_cast<long>(std::chrono::ceil<seconds>(newest.leavesAt - now).count());
    wxString line = wxString::Format(_("%s. Sent in %ld s."), text::counted(newest.kind, newest.count), left);
    std::vector<NoticeBar::Button> buttons{{_("Undo"), [this] { undo(); }}};
    if (const auto others = static_cast<unsigned>(summary_.held.size() - 1); others > 0) {
        line += " " + wxString::Format(wxPLURAL("%u decision before it can be taken back, too.", "%u decisions before it can be taken back, too.", others), others);
        buttons.push_back({_("Undo all"), [this] { undoAll(); }});
    }
    notice_->say(line, buttons);
}

/// False when the outbox needs nobody.
bool MainWindow::showOutboxNotice() {
    const auto look = [this](OutboxView view) {
        return NoticeBar::Button{_("Look"), [this, view] {
                                     visit({Page::outbox, View::all});
                                     outbox_->showView(view);
                                 }};
    };
    if (summary_.stoppedBulk) {
        const app::StoppedBulk& s = *summary_.stoppedBulk;
        const auto reread = onGui(this, [this](const Result<void>&) { readNumbers(); });
        notice_->say(wxString::Format(_("Stopped, because too many in a row went wrong: %s not sent, %d without an answer, %d failed."),
                                      text::counted(s.kind, s.left), s.unknown, s.failed),
                     {look(OutboxView::needsYou), {_("Go on"), [this, id = s.id, reread] { desk_.outbox().bulks().goOn(id, reread); }},
                      {_("Cancel the rest"), [this, id = s.id] { desk_.outbox().bulks().takeBack(id, onGui(this, [this](int) { readNumbers(); })); }}});
    } else if (summary_.stale > 0) {
        notice_->say(wxString::Format(wxPLURAL("%d refund (%s) waited more than a day. Send it?", "%d refunds (%s) waited more than a day. Send them?", summary_.stale),
                                      summary_.stale, text::print(summary_.staleAmounts)),
                     {{_("Look"), [this] { showStale(); }}, {_("Send all"), [this] { answerStale(true); }}, {_("Cancel all"), [this] { answerStale(false); }}});
    } else if (summary_.needsPerson > 0) {
        notice_->say(wxString::Format(wxPLURAL("%d action stayed without an answer: look at the marketplace's page and settle it.",
                                               "%d actions stayed without an answer: look at the marketplace's page and settle them.", summary_.needsPerson),
                                      summary_.needsPerson),
                     {look(OutboxView::needsYou)});
    } else if (summary_.unknown > 0) {
        notice_->say(wxString::Format(wxPLURAL("%d action has an unknown outcome. ResoDesk is checking; do not repeat it.",
                                               "%d actions have an unknown outcome. ResoDesk is checking; do not repeat them.", summary_.unknown),
                                      summary_.unknown),
                     {look(OutboxView::open)});
    } else if (summary_.asking > 0) {
        notice_->say(wxString::Format(wxPLURAL("%d action asks you before it is sent.", "%d actions ask you before they are sent.", summary_.asking), summary_.asking),
                     {look(OutboxView::needsYou)});
    } else {
        return false;
    }
    return true;
}

void MainWindow::showStale() {
    desk_.outbox().lists().stale(onGui(this, [this](const std::vector<Action>& actions) {
        if (!actions.empty() && !isSheetOpen()) showSheet(new StaleSheet(this, desk_, actions), [this](bool) { readNumbers(); });
    }));
}

/// One question for the whole batch.
void MainWindow::answerStale(bool isYes) {
    const wxString what = wxString::Format(wxPLURAL("%d refund, %s", "%d refunds, %s", summary_.stale), summary_.stale, text::print(summary_.staleAmounts));
    wxMessageDialog dialog(this, what, isYes ? _("Send all") : _("Cancel all"), wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION);
    dialog.SetYesNoLabels(isYes ? _("Send all") : _("Cancel, do not send"), _("Not now"));
    if (dialog.ShowModal() != wxID_YES) return;
    desk_.outbox().lists().stale(onGui(this, [this, isYes](const std::vector<Action>& actions) {
        std::vector<ActionId> ids;
        for (const Action& action : actions) ids.push_back(action.id);
        const auto told = onGui(this, [this](const Result<void>& result) {
            if (!result) say(text::sentence(result.error()));
            readNumbers();
        });
        if (isYes) return desk_.outbox().approve(ids, told);
        for (const ActionId id : ids) desk_.outbox().cancel(id, told);
    }));
}

void MainWindow::open(const ObjectKey& object) {
    if (object.kind == ObjectKind::parcel) {
        visit({Page::parcels, View::all});
        parcels_->find(object.id);
    } else if (object.kind == ObjectKind::conversation) {
        visit({Page::messages, View::all, {}, InboxView::all});
        inbox_->find({object.account, {object.id}});
    } else {
        visit({Page::returns, View::all});
        returns_->show({object.account, {object.id}}, LinkedSheet::none);
    }
}

}  // namespace resodesk::gui
