// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/returns/advice_box.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/collpane.h>
#include <wx/dataview.h>
#include <wx/intl.h>
#include <wx/stattext.h>

#include <algorithm>

#include "gui/accessible.h"
#include "gui/text_size.h"
#include "text/advice_words.h"
#include "text/failures.h"
#include "text/formats.h"

namespace resodesk::gui {

namespace {

/// Reasons that the seller can mend in the table; the others say that no advice is needed.
bool isTableShort(const Error& why) { return why.failure() == Failure::noRate || why.failure() == Failure::noSize; }

}  // namespace

AdviceBox::AdviceBox(wxWindow* sheet, std::function<void(const AdviceWish&)> onWish)
    : wxPanel(sheet), onWish_(std::move(onWish)), all_(new wxBoxSizer(wxVERTICAL)) {
    SetSizer(all_);
    Hide();
}

void AdviceBox::tell(const Result<app::Advised>& advised) {
    if (!advised) {
        if (!isTableShort(advised.error())) return;
        // TRANSLATORS: the advisor says nothing about this return; why follows
        say(wxString::Format(_("No advice: %s"), text::sentence(advised.error())));
        return appear();
    }
    say(text::adviceWords(advised->advice));
    offer(*advised);
    appear();
}

void AdviceBox::tell(const app::AdvisedMany& many) {
    if (many.dear.empty() && (!many.why || !isTableShort(*many.why))) return;
    wxString words;
    if (!many.dear.empty())
        words = wxString::Format(wxPLURAL("%zu of %zu costs more to take back than it is worth.", "%zu of %zu cost more to take back than they are worth.",
                                          static_cast<unsigned>(many.dear.size())),
                                 many.dear.size(), many.looked);
    if (many.why && isTableShort(*many.why))
        words += (words.empty() ? wxString() : wxString(" ")) +
                 // TRANSLATORS: how many returns the advisor says nothing about; why that is for the first of them
                 wxString::Format(wxPLURAL("No advice for %zu: %s", "No advice for %zu: %s", static_cast<unsigned>(many.unknown)), many.unknown, text::sentence(*many.why));
    say(words);
    if (!many.dear.empty()) list(many);
    appear();
}

void AdviceBox::say(const wxString& words) {
    auto* text = new wxStaticText(this, wxID_ANY, words);
    text->Wrap(std::max(GetParent()->GetClientSize().x - 2 * FromDIP(24), FromDIP(512)));
    all_->Add(text, wxSizerFlags().Expand());
}

void AdviceBox::offer(const app::Advised& advised) {
    const Advice& advice = advised.advice;
    // After the event: a screen reader's press waits for its answer, and a wish may close the sheet.
    const auto wish = [this, advised](Proposal proposal) { CallAfter([this, advised, proposal] { onWish_({advised, proposal}); }); };
    if (advice.has(Proposal::keepItem)) {
        auto* keep = new wxButton(this, wxID_ANY, _("Let the buyer keep it..."));
        keep->Bind(wxEVT_BUTTON, [wish](wxCommandEvent&) { wish(Proposal::keepItem); });
        all_->Add(keep, wxSizerFlags().Border(wxTOP, FromDIP(8)));
    }
    std::vector<Proposal> messages;
    for (const Proposal proposal : advice.proposals)
        if (proposal != Proposal::keepItem) messages.push_back(proposal);
    if (messages.empty()) return;
    auto* choice = new wxChoice(this, wxID_ANY);
    for (const Proposal proposal : messages) choice->Append(text::words(proposal, advice));
    choice->SetSelection(0);
    nameForReaders(choice, _("What the message says"));
    auto* write = new wxButton(this, wxID_ANY, _("Write to the buyer..."));
    write->Bind(wxEVT_BUTTON, [wish, choice, messages](wxCommandEvent&) { wish(messages[static_cast<std::size_t>(choice->GetSelection())]); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(choice, wxSizerFlags(1).CenterVertical().Border(wxRIGHT, FromDIP(8)));
    row->Add(write, wxSizerFlags().CenterVertical());
    all_->Add(row, wxSizerFlags().Expand().Border(wxTOP, FromDIP(8)));
}

void AdviceBox::list(const app::AdvisedMany& many) {
    auto* pane = new wxCollapsiblePane(this, wxID_ANY, _("Which ones"), wxDefaultPosition, wxDefaultSize, wxCP_NO_TLW_RESIZE);
    auto* rows = new wxDataViewListCtrl(pane->GetPane(), wxID_ANY, wxDefaultPosition, byText(this, wxSize(480, 140)));
    const auto add = [&](const wxString& title, int width, wxAlignment align) {
        rows->AppendTextColumn(title, wxDATAVIEW_CELL_INERT, columnRoom(this, title, width), align, wxDATAVIEW_COL_RESIZABLE)->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
    };
    add(_("Return"), 110, wxALIGN_LEFT);
    add(_("Buyer"), 120, wxALIGN_LEFT);
    // TRANSLATORS: heading: what taking a return back costs the seller
    add(_("Costs you"), 105, wxALIGN_RIGHT);
    add(_("Costs the buyer"), 145, wxALIGN_RIGHT);
    add(_("Is worth"), 80, wxALIGN_RIGHT);
    nameForReaders(rows, _("Returns that cost more than they are worth"));
    withoutSearchBox(rows);
    for (const app::Advised& one : many.dear) {
        wxVector<wxVariant> cells;
        for (const wxString& cell : {text::show(one.key.id.value), text::show(one.buyer), text::print(one.advice.seller), text::print(one.advice.buyer), text::print(one.advice.value)})
            cells.push_back(cell);
        rows->AppendItem(cells);
    }
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(rows, wxSizerFlags(1).Expand());
    pane->GetPane()->SetSizer(sizer);
    pane->Bind(wxEVT_COLLAPSIBLEPANE_CHANGED, [this](wxCollapsiblePaneEvent&) { appear(); });
    all_->Add(pane, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
}

void AdviceBox::appear() {
    Show();
    Layout();
    wxGetTopLevelParent(this)->Fit();
}

}  // namespace resodesk::gui
