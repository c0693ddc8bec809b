// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/returns/import_sheet.h"

#include <wx/filename.h>
#include <wx/intl.h>

#include <utility>

#include "domain/returns/shown.h"
#include "gui/accessible.h"
#include "gui/table.h"
#include "gui/text_size.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/import_words.h"
#include "text/words.h"

namespace resodesk::gui {

namespace {

constexpr std::size_t rowsShown = 500, doubtsShown = 200;
constexpr int nameTypingMs = 250;

wxString doubtsOf(const app::ImportPreview& preview) {
    wxString text;
    for (std::size_t i = 0; i < std::min(preview.errors.size(), doubtsShown); ++i) text += text::sentence(preview.errors[i].error()) + "\n";
    if (!preview.errors.empty()) text += text::leftOut(preview.errors.size()) + "\n";
    for (const auto& [value, count] : preview.unknown) text += text::unknownValue(value, count) + "\n";
    return text;
}

}  // namespace

ImportSheet::ImportSheet(wxWindow* parent, app::Desk& desk, const wxString& file)
    : Sheet(parent, wxString::Format(_("Import %s"), wxFileName(file).GetFullName())), desk_(desk), file_(file), typing_(this) {
    account_ = new wxComboBox(this, wxID_ANY, "Amazon");
    addRow(_("Account"), account_);
    website_ = new wxTextCtrl(this, wxID_ANY, "https://sellercentral.amazon.it");
    addRow(_("Website, for what is done by hand"), website_);
    summary_ = addText(wxString());
    rows_ = makeTable(this, _("Returns in the file"),
                      {{_("Order"), 180}, {_("State"), 110}, {_("Amount"), 90, true}, {_("Reason"), 180}, {_("Item"), 270}}, 220);
    addWide(rows_, 2);
    doubts_ = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, byText(this, wxSize(620, 90)), wxTE_MULTILINE | wxTE_READONLY);
    nameForReaders(doubts_, _("What is not understood"));
    addWide(doubts_, 1);
    finish(_("Import"));
    account_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { typing_.StartOnce(nameTypingMs); });
    website_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { typing_.StartOnce(nameTypingMs); });
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { look(); }, typing_.GetId());
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { bring(); }, wxID_OK);
    desk_.imports().accounts(onGui(static_cast<Sheet*>(this), [this](const std::vector<std::string>& names) {
        for (const std::string& name : names) account_->Append(text::show(name));
        if (!names.empty()) account_->SetValue(text::show(names.back()));
        look();
    }));
}

app::ImportWish ImportSheet::wish() const {
    app::ImportWish wish;
    wish.file = text::typed(file_);
    wish.account = text::typed(account_->GetValue());
    if (website_->IsEnabled()) wish.website = text::typed(website_->GetValue());
    return wish;
}

void ImportSheet::look() {
    const int asked = ++asked_;
    desk_.imports().preview(wish(), onGui(static_cast<Sheet*>(this), [this, asked](const Result<app::ImportPreview>& preview) {
        if (asked != asked_) return;  // typed on since
        if (!preview) return setError(preview.error());
        setError(wxString());
        show(*preview);
    }));
}

void ImportSheet::show(const app::ImportPreview& preview) {
    summary_->SetLabel(text::dotted({text::importSummary(preview.format, preview.returns.size(), preview.fresh, preview.changed), text::printAny(preview.amounts)}));
    rows_->DeleteAllItems();
    for (std::size_t i = 0; i < std::min(preview.returns.size(), rowsShown); ++i) {
        const Return& r = preview.returns[i];
        addCells(rows_, {text::show(r.order.value), text::words(resodesk::show(r, {}, {}).state), text::print(r.price), text::show(r.reason),
                         r.lines.empty() ? wxString() : text::show(r.lines.front().title)});
    }
    doubts_->ChangeValue(doubtsOf(preview));
    doubts_->Show(!doubts_->IsEmpty());
    website_->Enable(preview.isNewAccount);  // of one that is there it stays
    if (preview.returns.empty()) setMissing(text::sentence(Error(Failure::emptyReport)));
    setSentence(preview.isKnownFile ? text::knownFile() : text::importedAreWorked(preview.format));
    Layout();
    if (!std::exchange(isPlaced_, true)) CentreOnParent();  // it has its size only now
}

void ImportSheet::bring() {
    setBusy(true);
    desk_.imports().bring(wish(), onGui(static_cast<Sheet*>(this), [this](const Result<app::ImportPreview>& brought) {
        if (!brought) return setError(brought.error());
        said_ = text::importSummary(brought->format, brought->returns.size(), brought->fresh, brought->changed);
        EndModal(wxID_OK);
    }));
}

}  // namespace resodesk::gui
