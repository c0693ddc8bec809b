// SPDX-License-Identifier: GPL-3.0-or-later
// What the returns page does with what is selected, or linked: the sheets of the seller's moves.

#include <wx/intl.h>

#include "gui/returns/authorize_sheet.h"
#include "gui/returns/bulk_refund_sheet.h"
#include "gui/returns/close_sheet.h"
#include "gui/returns/contact_sheet.h"
#include "gui/returns/refund_sheet.h"
#include "gui/returns/returns_panel.h"
#include "gui/returns/snooze_sheet.h"
#include "gui/returns/tags_sheet.h"
#include "text/advice_words.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::gui {

namespace {

Operation operationOf(ReturnMove move) {
    switch (move) {
        case ReturnMove::authorize: return Operation::authorize;
        case ReturnMove::close: return Operation::close;
        case ReturnMove::refund: return Operation::refund;
        case ReturnMove::contact:
        case ReturnMove::inspect: return Operation::contact;
    }
    return Operation::contact;
}

ReturnMove moveOf(LinkedSheet sheet) {
    switch (sheet) {
        case LinkedSheet::authorize: return ReturnMove::authorize;
        case LinkedSheet::close: return ReturnMove::close;
        case LinkedSheet::reply:
        case LinkedSheet::none: return ReturnMove::contact;
    }
    return ReturnMove::contact;
}

/// Finds this id alone; one with signs that mean something to the search is looked for as words.
std::string searchFor(const ReturnId& id) {
    if (id.value.find_first_of("\"*") != std::string::npos) return id.value.front() == '-' ? id.value.substr(1) : id.value;
    return "return:\"" + id.value + "\"";
}

}  // namespace

void ReturnsPanel::show(const ReturnKey& key, LinkedSheet sheet) {
    wanted_ = key;
    filter_->ask({.search = searchFor(key.id)});
    screen_.setFilter(filter_->filter());
    read(true);
    list_->SetFocus();
    if (sheet == LinkedSheet::none) return;
    desk_.returns().detail(key, onGui(this, [this, sheet](const Result<app::ReturnDetail>& detail) {
        if (!detail) return events_.onSaid(text::sentence(detail.error()));
        bringSheet(moveOf(sheet), *detail);
    }));
}

void ReturnsPanel::bringSheet(ReturnMove move, const app::ReturnDetail& detail, std::optional<Proposal> proposal) {
    if (const auto why = screens::ReturnsScreen::refusal(operationOf(move), detail))
        return events_.onSaid(text::words(operationOf(move)) + ": " + text::why(*why));
    ReturnChoice one;
    one.keys = {detail.fact.key()};
    desk_.returns().prepare(operationOf(move), one, onGui(this, [this, move, detail, proposal](const app::Prepared& prepared) {
        if (!isDialogOpen()) showSheetFor(move, prepared, detail, proposal);
    }));
}

void ReturnsPanel::move(ReturnMove move) {
    if (!screen_.hasSelection()) return;
    // A key may come before the detail does: then the sheet says what is not possible.
    if (screen_.single() && detail_->detail() && !detail_->isPossible(move)) return events_.onSaid(detail_->whyNot(move));
    if (move == ReturnMove::inspect) {
        if (const auto key = screen_.single()) events_.onInspect(*key);
        return;
    }
    desk_.returns().prepare(operationOf(move), screen_.choice(), onGui(this, [this, move](const app::Prepared& prepared) { showSheetFor(move, prepared, detail_->detail()); }));
}

/// The seller asked the advisor for it, in a sheet that is closed now: the sheet that does it, filled in.
void ReturnsPanel::follow(const AdviceWish& wish) {
    desk_.returns().detail(wish.advised.key, onGui(this, [this, wish](const Result<app::ReturnDetail>& detail) {
        if (!detail) return events_.onSaid(text::sentence(detail.error()));
        if (wish.proposal == Proposal::keepItem) return bringSheet(ReturnMove::refund, *detail, wish.proposal);
        app::ReturnDetail written = *detail;  // a draft stays in front of what is proposed
        if (!written.draft.empty()) written.draft += "\n\n";
        written.draft += text::typed(text::message(wish.proposal, wish.advised.advice, wish.advised.buyer, wish.advised.item));
        bringSheet(ReturnMove::contact, written);
    }));
}

void ReturnsPanel::showSheetFor(ReturnMove move, const app::Prepared& prepared, const std::optional<app::ReturnDetail>& detail, std::optional<Proposal> proposal) {
    const auto confirmed = [this](const app::Confirmed& c) { decided(c); };
    const bool isOne = prepared.keys.size() == 1 && detail && detail->fact.key() == prepared.keys.front();
    DecisionSheet* sheet = nullptr;
    switch (move) {
        case ReturnMove::authorize: sheet = new AuthorizeSheet(this, desk_, prepared, confirmed); break;
        case ReturnMove::close: sheet = new CloseSheet(this, desk_, prepared, confirmed); break;
        case ReturnMove::refund:
            if (isOne)
                sheet = new RefundSheet(this, desk_, prepared, *detail, confirmed);
            else
                sheet = new BulkRefundSheet(this, desk_, prepared, confirmed);
            break;
        case ReturnMove::contact:
            sheet = new ContactSheet(this, desk_, prepared, isOne ? detail : std::nullopt, confirmed);
            break;
        case ReturnMove::inspect: return;
    }
    if (proposal) sheet->take(*proposal);
    const auto wish = std::make_shared<std::optional<AdviceWish>>();
    if (move != ReturnMove::contact && !proposal) sheet->askAdvice([wish](const AdviceWish& wanted) { *wish = wanted; });
    showSheet(sheet, [this, wish](bool) {
        if (*wish) follow(**wish);
    });
}

void ReturnsPanel::editTags() {
    if (!screen_.hasSelection()) return;
    desk_.tags().look(screen_.choice(), onGui(this, [this](const app::TagChoice& choice) {
        if (!isDialogOpen()) showSheet(new TagsSheet(this, desk_, choice, [this](const wxString& said) { events_.onSaid(said); }), [](bool) {});
    }));
}

void ReturnsPanel::snooze() {
    if (!screen_.hasSelection()) return;
    desk_.snoozes().look(screen_.choice(), onGui(this, [this](const app::SnoozeChoice& choice) {
        if (isDialogOpen()) return;
        showSheet(new SnoozeSheet(this, desk_, choice, [this](const app::Snoozed& snoozed, const wxString& said) {
            if (screen_.isAllSelected()) screen_.clearSelection();
            events_.onDone(said, {_("Wake"), [this, keys = snoozed.keys] { wakeAgain(keys); }});
        }), [](bool) {});
    }));
}

void ReturnsPanel::wake() {
    if (!screen_.hasSelection()) return;
    desk_.snoozes().look(screen_.choice(), onGui(this, [this](const app::SnoozeChoice& choice) { wakeAgain(choice.keys); }));
}

void ReturnsPanel::wakeAgain(const std::vector<ReturnKey>& keys) {
    desk_.snoozes().wake(keys, onGui(this, [this](const Result<std::size_t>& woken) {
        if (!woken) return events_.onSaid(text::sentence(woken.error()));
        events_.onSaid(wxString::Format(wxPLURAL("%zu return is back.", "%zu returns are back.", static_cast<unsigned>(*woken)), *woken));
    }));
}

void ReturnsPanel::decided(const app::Confirmed& confirmed) {
    if (screen_.isAllSelected()) screen_.clearSelection();  // it was meant for this decision only; the list is read again now
    if (confirmed.refusals.empty()) return;
    wxString line = wxString::Format(wxPLURAL("%zu done, %zu not possible", "%zu done, %zu not possible", static_cast<unsigned>(confirmed.count)),
                                     confirmed.count, confirmed.refusals.size());
    line += ": " + text::show(confirmed.refusals.front().key.id.value) + " - " + text::sentence(confirmed.refusals.front().why);
    events_.onSaid(line);
}

}  // namespace resodesk::gui
