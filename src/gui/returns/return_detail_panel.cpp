// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/returns/return_detail_panel.h"

#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/wrapsizer.h>

#include <algorithm>

#include "domain/returns/rules.h"
#include "gui/accessible.h"
#include "gui/text_size.h"
#include "screens/returns/returns_screen.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/rule_words.h"
#include "text/timeline_words.h"
#include "text/words.h"

namespace resodesk::gui {

namespace {

wxString firstName(const std::string& name) { return text::show(name.substr(0, name.find(' '))); }

wxPanel* page(wxNotebook* tabs, const wxString& title) {
    auto* made = new wxPanel(tabs);
    made->SetSizer(new wxBoxSizer(wxVERTICAL));
    tabs->AddPage(made, title);
    return made;
}

}  // namespace

ReturnDetailPanel::ReturnDetailPanel(wxWindow* parent, app::Desk& desk, Events events) : wxPanel(parent), desk_(desk), events_(std::move(events)) {
    heading_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    heading_->SetFont(heading_->GetFont().Bold());
    auto* bar = new wxWrapSizer(wxHORIZONTAL, 0);  // in another language they may need two lines
    for (std::size_t i = 0; i < 5; ++i) {
        buttons_[i] = new wxButton(this, wxID_ANY, "-");
        buttons_[i]->Bind(wxEVT_BUTTON, [this, i](wxCommandEvent&) { events_.onMove(static_cast<ReturnMove>(i)); });
        bar->Add(buttons_[i], wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(4)));
    }
    copy_ = new wxButton(this, wxID_ANY, _("Copy..."));
    copy_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { events_.onCopy(); });
    bar->Add(copy_, wxSizerFlags().Border(wxBOTTOM, FromDIP(4)));
    why_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    rules_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(heading_, wxSizerFlags().Expand().Border(wxALL, FromDIP(8)));
    all->Add(bar, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(8)));
    all->Add(why_, wxSizerFlags().Expand().Border(wxALL, FromDIP(8)));
    all->Add(rules_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(8)));
    SetSizer(all);
    rules_->Hide();
    showNothing(wxString());
}

void ReturnDetailPanel::buildTabs() {
    tabs_ = new wxNotebook(this, wxID_ANY);
    wxPanel* timelinePage = page(tabs_, _("Timeline"));
    timeline_ = new TimelineText(timelinePage);
    timelinePage->GetSizer()->Add(timeline_, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(8)));
    wxPanel* linesPage = page(tabs_, _("Items and money"));
    lines_ = new wxDataViewListCtrl(linesPage, wxID_ANY);
    for (const auto& [title, width] : {std::pair{_("Line"), 60}, std::pair{_("Item"), 300}, std::pair{_("SKU"), 110}, std::pair{_("Pieces"), 70},
                                       std::pair{_("Paid"), 110}, std::pair{_("Refundable"), 110}, std::pair{_("Inspected"), 220}})
        lines_->AppendTextColumn(title, wxDATAVIEW_CELL_INERT, columnRoom(this, title, width), wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE)
            ->GetRenderer()
            ->EnableEllipsize(wxELLIPSIZE_END);
    nameForReaders(lines_, _("Items"));
    money_ = new wxStaticText(linesPage, wxID_ANY, wxString());
    linesPage->GetSizer()->Add(lines_, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(8)));
    linesPage->GetSizer()->Add(money_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(8)));
    inspection_ = new InspectionTab(tabs_, desk_, [this] { onPapers_(app::PaperKind::sheets, PaperGoal::print); });
    tabs_->AddPage(inspection_, _("Inspection"));
    label_ = new LabelTab(tabs_, desk_, [this](PaperGoal goal) { onPapers_(app::PaperKind::labels, goal); });
    tabs_->AddPage(label_, _("Label and RMA"));
    files_ = new FilesTab(tabs_, desk_);
    tabs_->AddPage(files_, wxString());
    tabs_->Bind(wxEVT_NOTEBOOK_PAGE_CHANGED, [this](wxBookCtrlEvent& event) {
        event.Skip();
        label_->turnedTo();
        files_->turnedTo();
    });
    related_ = new RelatedTab(tabs_, events_.onOpen);
    tabs_->AddPage(related_, wxString());
    wxPanel* notesPage = page(tabs_, _("Notes"));
    notes_ = new wxTextCtrl(notesPage, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE | wxTE_READONLY | wxBORDER_NONE);
    newNote_ = new wxTextCtrl(notesPage, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
    showHint(newNote_, _("A private note"));
    newNote_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { addNote(); });
    addNote_ = new wxButton(notesPage, wxID_ANY, _("Add note"));
    addNote_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { addNote(); });
    nameForReaders(notes_, _("Notes"));
    nameForReaders(newNote_, _("A private note"));
    auto* noteRow = new wxBoxSizer(wxHORIZONTAL);
    noteRow->Add(newNote_, wxSizerFlags(1).CenterVertical().Border(wxRIGHT, FromDIP(8)));
    noteRow->Add(addNote_);
    notesPage->GetSizer()->Add(notes_, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(8)));
    notesPage->GetSizer()->Add(noteRow, wxSizerFlags().Expand().Border(wxALL, FromDIP(8)));
    GetSizer()->Add(tabs_, wxSizerFlags(1).Expand());
}

/// A note being written belongs to the return it was begun on, and is there again when that one is.
void ReturnDetailPanel::turnTo(const std::optional<ReturnKey>& key) {
    if (key == key_) return;
    if (newNote_ && key_) unsaved_[*key_] = newNote_->GetValue();
    key_ = key;
    detail_.reset();
    if (newNote_) newNote_->ChangeValue(key_ ? unsaved_[*key_] : wxString());
}

void ReturnDetailPanel::showNothing(const wxString& sentence) {
    turnTo(std::nullopt);
    showHeading(sentence, wxString(), 0);
}

void ReturnDetailPanel::showMany(std::size_t count, const Sums& amounts) {
    turnTo(std::nullopt);
    const wxString selected = wxString::Format(wxPLURAL("%zu return selected", "%zu returns selected", static_cast<unsigned>(count)), count);
    showHeading(text::dotted({selected, text::printAny(amounts)}),
                _("Each return is done or refused alone; the next window shows both."), count);
}

void ReturnDetailPanel::showHeading(const wxString& heading, const wxString& why, std::size_t count) {
    const bool isOther = relabel(heading_, heading) | relabel(why_, why) | setButtons(count) | (tabs_ && tabs_->Hide()) | rules_->Hide();
    why_->SetToolTip(why);
    if (isOther) layOutLines(this);
}

void ReturnDetailPanel::showOne(const ReturnKey& key) {
    turnTo(key);
    refresh();
}

void ReturnDetailPanel::refresh() {
    if (key_) desk_.returns().detail(*key_, onGui(this, &ReturnDetailPanel::take));
}

void ReturnDetailPanel::take(Result<app::ReturnDetail> detail) {
    if (!key_ || !detail || detail->fact.key() != *key_) return;
    detail_ = *detail;
    fill();
}

void ReturnDetailPanel::fill() {
    if (!tabs_) buildTabs();
    const Return& r = detail_->fact;
    const TimePoint now = desk_.clock().now();
    std::vector<wxString> parts{text::show(r.id.value), text::show(r.order.value), text::show(r.buyerName), text::print(r.price), text::words(detail_->row.state)};
    if (const auto deadline = detail_->row.deadline) {
        const wxString left = text::timeLeft(deadline, now);
        parts.push_back(*deadline < now ? left : wxString::Format(_("answer within %s"), left));
    }
    if (const auto until = detail_->row.snoozedUntil) parts.push_back(wxString::Format(_("snoozed until %s"), text::printShort(*until, now)));
    if (!r.inPolicy) parts.push_back(_("out of policy") + (r.policyNote.empty() ? wxString() : " (" + text::show(r.policyNote) + ")"));
    for (const std::string& tag : detail_->tags) parts.push_back("#" + text::show(tag));
    const wxString heading = text::dotted(parts);
    relabel(heading_, heading);
    heading_->SetToolTip(heading);
    const auto& why = detail_->rules;
    const wxString ruled = why ? text::whyWords(why->set, why->ruling, text::tenseOf(why->isKept, why->mode, why->state), why->refusal) : wxString();
    relabel(rules_, ruled);
    rules_->SetToolTip(ruled);
    rules_->Show(!ruled.empty());
    fillActions();
    timeline_->show(detail_->timeline, now);
    fillLines();
    inspection_->show(r, detail_->marks, now);
    label_->show(*detail_);
    files_->show(*detail_);
    titleTab(files_, _("Files"), detail_->files);
    related_->show(detail_->related, now);
    titleTab(related_, _("Related"), detail_->related.size());
    wxString notes;
    for (const TimelineEntry& entry : detail_->timeline)
        if (entry.kind == TimelineEntry::Kind::note) notes += text::printShort(entry.at, now) + "  " + text::show(entry.text) + "\n";
    if (notes_->GetValue() != notes) notes_->ChangeValue(notes);
    titleTab(notes_->GetParent(), _("Notes"), static_cast<std::size_t>(notes.Freq('\n')));
    tabs_->Show();
    layOutLines(this);
    label_->turnedTo();
    files_->turnedTo();
}

/// "Notes 2"; without a number when there is nothing.
void ReturnDetailPanel::titleTab(wxWindow* page, const wxString& title, std::size_t count) {
    const auto place = static_cast<std::size_t>(tabs_->FindPage(page));
    const wxString wanted = count > 0 ? wxString::Format("%s %zu", title, count) : title;
    if (tabs_->GetPageText(place) != wanted) tabs_->SetPageText(place, wanted);
}

bool ReturnDetailPanel::setButtons(std::size_t count) {
    bool isOther = false;
    const auto set = [&](ReturnMove move, const wxString& one, const wxString& many) {
        wxButton* b = button(move);
        isOther = relabel(b, count > 1 ? wxString::Format(many, count) : one) || isOther;
        b->Enable(count > 1);
        if (b->GetToolTip()) b->UnsetToolTip();
    };
    set(ReturnMove::authorize, _("Authorize..."), _("Authorize %zu..."));
    set(ReturnMove::close, _("Close..."), _("Close %zu..."));
    set(ReturnMove::refund, _("Refund..."), _("Refund %zu..."));
    set(ReturnMove::contact, _("Write..."), _("Write to %zu..."));
    set(ReturnMove::inspect, _("Inspect..."), _("Inspect..."));
    button(ReturnMove::inspect)->Disable();
    return isOther;
}

void ReturnDetailPanel::fillActions() {
    setButtons(1);
    const Return& r = detail_->fact;
    const RefundPlan full = fullRefund(r);
    const Money sum = totalOf(full, r.price.currency);
    if (!sum.currency.isNone()) relabel(button(ReturnMove::refund), wxString::Format(r.shipped ? _("Refund %s...") : _("Cancel order, %s..."), text::print(sum)));
    if (!r.buyerName.empty()) relabel(button(ReturnMove::contact), wxString::Format(_("Write to %s..."), firstName(r.buyerName)));
    wxString reasons;
    const auto offer = [&](ReturnMove move, Operation operation) {
        const auto refusal = screens::ReturnsScreen::refusal(operation, *detail_);
        button(move)->Enable(!refusal);
        if (!refusal) return nameForReaders(button(move), wxString(), wxString());
        const wxString why = text::why(*refusal);
        button(move)->SetToolTip(why);
        nameForReaders(button(move), wxString(), why);
        reasons += (reasons.empty() ? wxString() : wxString("  ")) + text::words(operation) + ": " + why;
    };
    offer(ReturnMove::authorize, Operation::authorize);
    offer(ReturnMove::close, Operation::close);
    offer(ReturnMove::refund, Operation::refund);
    offer(ReturnMove::contact, Operation::contact);
    const bool canInspect = !isInspected(r, detail_->marks);
    button(ReturnMove::inspect)->Enable(canInspect);
    if (!canInspect) {
        const wxString why = _("Every piece has been inspected.");
        button(ReturnMove::inspect)->SetToolTip(why);
        nameForReaders(button(ReturnMove::inspect), wxString(), why);
    }
    for (const Action& action : detail_->actions)
        if (action.state == ActionState::unknown || action.state == ActionState::needsPerson)
            reasons = text::standing(action, desk_.clock().now(), detail_->accountName);
    relabel(why_, reasons);
    why_->SetToolTip(reasons);
}

void ReturnDetailPanel::fillLines() {
    const Return& r = detail_->fact;
    lines_->DeleteAllItems();
    for (const ReturnLine& line : r.lines) {
        wxString inspected;
        for (const Finding& f : detail_->marks.findings)
            if (f.line == line.line) inspected += (inspected.empty() ? wxString() : wxString(", ")) + wxString::Format("%d x ", f.quantity) + text::words(f.condition);
        wxVector<wxVariant> cells;
        for (const wxString& cell : {text::show(line.line.value), text::show(line.title), text::show(line.sku), wxString::Format("%d", line.quantity),
                                     text::print(line.price), text::print(line.refundable), inspected})
            cells.push_back(cell);
        lines_->AppendItem(cells);
    }
    wxString money = wxString::Format(_("Shipping still refundable: %s. Refunded so far: %s."), text::print(r.shippingRefundable), text::print(r.refunded()));
    for (const Refund& refund : r.refunds)
        money += "\n" + wxString::Format(_("%s by %s, %s"), text::print(refund.total), text::words(refund.by), text::printShort(refund.at, desk_.clock().now()));
    money_->SetLabel(money);
}

void ReturnDetailPanel::addNote() {
    if (!key_) return;
    desk_.returns().addNote(*key_, text::typed(newNote_->GetValue()), onGui(this, [this, key = *key_](const Result<void>& added) {
        if (!added) return;
        unsaved_.erase(key);
        if (key_ == key) newNote_->Clear();
        refresh();
    }));
}

}  // namespace resodesk::gui
