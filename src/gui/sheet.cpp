// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/sheet.h"

#include <gtk/gtk.h>
#include <wx/display.h>
#include <wx/intl.h>
#include <wx/settings.h>
#include <wx/statline.h>
#include <wx/windowptr.h>

#include <memory>
#include <utility>

#include "gui/accessible.h"
#include "gui/colours.h"
#include "gui/text_size.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/refund_words.h"
#include "text/words.h"

namespace resodesk::gui {

namespace {
constexpr int around = 24, betweenRows = 12, labelGap = 12, widest = 620, narrowest = 560;
constexpr int titleBar = 40;  // as long as the window manager has not said how high it is

/// wxWidgets measures a control by hiding it for a moment; one that had the keyboard loses it, and no key is heard any more.
class KeepsFocus {
 public:
    explicit KeepsFocus(const wxTopLevelWindow* window) : window_(GTK_WINDOW(window->GetHandle())), focus_(gtk_window_get_focus(window_)) {
        if (focus_) g_object_add_weak_pointer(G_OBJECT(focus_), reinterpret_cast<gpointer*>(&focus_));
    }
    ~KeepsFocus() {
        if (!focus_) return;
        g_object_remove_weak_pointer(G_OBJECT(focus_), reinterpret_cast<gpointer*>(&focus_));
        if (gtk_window_get_focus(window_) || !gtk_widget_is_sensitive(focus_)) return;
        GTK_IS_ENTRY(focus_) ? gtk_entry_grab_focus_without_selecting(GTK_ENTRY(focus_)) : gtk_widget_grab_focus(focus_);
    }
    KeepsFocus(const KeepsFocus&) = delete;
    KeepsFocus& operator=(const KeepsFocus&) = delete;

 private:
    GtkWindow* window_;
    GtkWidget* focus_;
};

void forgetSizes(wxWindow* window) {
    window->InvalidateBestSize();
    for (wxWindow* child : window->GetChildren()) forgetSizes(child);
}
}

Sheet::Sheet(wxWindow* parent, const wxString& title)
    : wxDialog(parent, wxID_ANY, title, wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER) {
    auto* outer = new wxBoxSizer(wxVERTICAL);
    body_ = new wxBoxSizer(wxVERTICAL);
    auto* heading = new wxStaticText(this, wxID_ANY, title);
    heading->SetFont(heading->GetFont().Bold().Larger());
    body_->Add(heading, wxSizerFlags().Border(wxBOTTOM, FromDIP(betweenRows)));
    outer->Add(body_, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(around)));
    SetSizer(outer);
    dialogForReaders(this);
    Bind(wxEVT_INIT_DIALOG, [this](wxInitDialogEvent& event) {
        event.Skip();
        if (!room_) return;
        measureAgain();
        begin();
    });
}

/// On the field it has chosen, or the first; not on a button below. wxWidgets believes that a choice that was not seen yet has taken
/// the focus: GTK gives it.
void Sheet::begin() {
    wxWindow* wanted = first_ ? first_ : room_;
    const auto hasFocus = [&] {
        GtkWidget* focus = gtk_window_get_focus(GTK_WINDOW(GetHandle()));
        return focus && gtk_widget_is_ancestor(focus, wanted->GetHandle());
    };
    if (hasFocus()) return;
    wanted->SetFocus();
    if (const wxWindow* believed = FindFocus(); believed && !hasFocus()) gtk_widget_grab_focus(believed->GetHandle());
}

/// What is measured before the window is there, is measured without its fillings and its theme.
void Sheet::measureAgain() {
    const KeepsFocus keeps(this);
    forgetSizes(room_);
    if (room_->GetSizer()->CalcMin().y <= room_->GetSize().y) return;
    Fit();
    CentreOnParent();
}

void Sheet::startRows() {
    if (rows_) return;
    rows_ = new wxFlexGridSizer(2, FromDIP(betweenRows), FromDIP(labelGap));
    rows_->AddGrowableCol(1);
    const bool isBelowText = body_->GetItemCount() > 1;  // the heading keeps its own distance
    body_->Add(rows_, wxSizerFlags().Expand().Border(wxTOP, isBelowText ? FromDIP(betweenRows) : 0));
}

void Sheet::addRow(const wxString& label, wxWindow* field, bool grows) {
    startRows();
    auto* text = new wxStaticText(this, wxID_ANY, label);
    rows_->Add(text, wxSizerFlags().Right().CenterVertical());
    rows_->Add(field, grows ? wxSizerFlags(1).Expand() : wxSizerFlags(1).Expand().CenterVertical());
    if (grows) {
        rows_->AddGrowableRow(rows_->GetEffectiveRowsCount() - 1);
        body_->GetItem(rows_)->SetProportion(1);
    }
    nameForReaders(field, label);
}

void Sheet::addRow(const wxString& label, wxSizer* fields, wxWindow* named) {
    startRows();
    rows_->Add(new wxStaticText(this, wxID_ANY, label), wxSizerFlags().Right().CenterVertical());
    rows_->Add(fields, wxSizerFlags(1).Expand().CenterVertical());
    if (named) nameForReaders(named, label);
}

wxStaticText* Sheet::addText(const wxString& text) {
    auto* made = new wxStaticText(this, wxID_ANY, text);
    made->Wrap(withinScreen(this, byText(this, wxSize(widest, 0))).x);
    body_->Add(made, wxSizerFlags().Expand().Border(wxTOP, FromDIP(betweenRows)));
    return made;
}

void Sheet::addWide(wxWindow* window, int proportion) {
    body_->Add(window, wxSizerFlags(proportion).Expand().Border(wxTOP, FromDIP(betweenRows)));
}

void Sheet::finish(const wxString& effect, bool isMoney) {
    auto* end = new wxBoxSizer(wxVERTICAL);
    putRowsIntoRoom();
    end->Add(new wxStaticLine(this), wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, FromDIP(betweenRows)));
    hint_ = new wxStaticText(this, wxID_ANY, wxString());
    hint_->Hide();
    end->Add(hint_, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(4)));
    sentence_ = new wxStaticText(this, wxID_ANY, wxString());
    sentence_->SetFont(sentence_->GetFont().Bold());
    sentence_->Hide();
    end->Add(sentence_, wxSizerFlags().Expand());
    error_ = new wxStaticText(this, wxID_ANY, wxString());
    end->Add(error_, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
    buttons_ = new wxBoxSizer(wxHORIZONTAL);
    auto* cancel = new wxButton(this, wxID_CANCEL, _("Cancel"));
    effect_ = new wxButton(this, wxID_OK, effect);
    buttons_->AddStretchSpacer();
    buttons_->Add(cancel, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    buttons_->Add(effect_);
    end->Add(buttons_, wxSizerFlags().Expand().Border(wxTOP, FromDIP(betweenRows)));
    GetSizer()->Add(end, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(around)));
    // Money is never confirmed by one key: its button must be reached.
    if (!isMoney) effect_->SetDefault();
    SetEscapeId(wxID_CANCEL);
    Fit();
    CentreOnParent();
}

/// What was added so far scrolls where the screen is too low for it; what follows is always seen.
void Sheet::putRowsIntoRoom() {
    room_ = new wxScrolledWindow(this);
    room_->SetScrollRate(FromDIP(betweenRows), FromDIP(betweenRows));
    const wxWindowList children = GetChildren();
    for (wxWindow* child : children)
        if (child != room_ && !child->IsTopLevel()) child->Reparent(room_);
    GetSizer()->Detach(body_);
    auto* inside = new wxBoxSizer(wxVERTICAL);
    inside->Add(body_, wxSizerFlags(1).Expand().Border(wxLEFT | wxTOP | wxRIGHT, FromDIP(around)));
    room_->SetSizer(inside);
    GetSizer()->Add(room_, wxSizerFlags(1).Expand());
}

int Sheet::atLeast() const { return withinScreen(this, byText(this, wxSize(narrowest, 0))).x; }

bool Sheet::Layout() {
    const KeepsFocus keeps(this);
    if (room_) room_->Layout();
    return wxDialog::Layout();
}

/// As large as its rows, but never larger than the screen, and never below its edge.
void Sheet::Fit() {
    if (!room_) return wxDialog::Fit();
    const KeepsFocus keeps(this);
    const wxRect screen = wxDisplay(this).GetClientArea();
    const wxSize bar(wxSystemSettings::GetMetric(wxSYS_VSCROLL_X, this), wxSystemSettings::GetMetric(wxSYS_HSCROLL_Y, this));
    const int frame = IsShown() ? GetSize().y - GetClientSize().y : FromDIP(titleBar);
    wxSize rows = room_->GetSizer()->CalcMin();
    room_->SetMinSize(rows);
    const wxSize tooMuch = GetSizer()->CalcMin() - wxSize(withinScreen(this, screen.GetSize()).x, screen.height - frame);
    if (tooMuch.x > 0) rows += wxSize(-tooMuch.x, bar.y);
    if (tooMuch.y > 0) rows = wxSize(rows.x + bar.x, std::max(rows.y - tooMuch.y, FromDIP(betweenRows)));
    room_->SetMinSize(rows);
    SetMinClientSize(wxSize(atLeast(), -1));
    wxDialog::Fit();
    SetMinSize(GetSize());
    room_->FitInside();
    Layout();
    if (!IsShown()) return;
    const int below = GetRect().GetBottom() - screen.GetBottom();
    if (below > 0) Move(GetPosition().x, std::max(screen.y, GetPosition().y - below));
}

wxButton* Sheet::addButton(const wxString& label) {
    auto* button = new wxButton(this, wxID_ANY, label);
    buttons_->Insert(buttons_->GetItemCount() - 1, button, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    button->MoveBeforeInTabOrder(effect_);
    Fit();
    return button;
}

void Sheet::say(wxStaticText* place, const wxString& text) {
    if (place->GetLabel() == text) return;
    place->SetLabel(text);
    place->Show(!text.empty());
    place->Wrap(std::max(GetClientSize().x, atLeast()) - 2 * FromDIP(around));
    Fit();
}

void Sheet::setHint(const wxString& text) { say(hint_, text); }

void Sheet::setSentence(const wxString& text) { say(sentence_, text); }

void Sheet::setEffect(const wxString& effect) {
    if (effect_->GetLabel() == effect) return;
    effect_->SetLabel(effect);
    if (GetSizer()->CalcMin().x > GetClientSize().x) return Fit();
    Layout();
}

// What is missing before anything was typed is a hint; red is for what was typed wrong.
void Sheet::setError(const wxString& error) { sayBelow(error, IsShown()); }

void Sheet::setMissing(const wxString& what) { sayBelow(what, false); }

void Sheet::sayBelow(const wxString& text, bool isWrong) {
    effect_->Enable(text.empty());
    error_->SetForegroundColour(isWrong ? alarming() : wxNullColour);
    if (error_->GetLabel() == text) return;
    error_->SetLabel(text);
    error_->Wrap(std::max(GetClientSize().x, atLeast()) - 2 * FromDIP(around));
    Fit();
}

void Sheet::setError(const Error& error) { setError(text::sentence(error)); }

wxCheckBox* Sheet::makeConsent(std::function<void()> changed) {
    auto* consent = new wxCheckBox(this, wxID_ANY, wxString());
    consent->Hide();
    consent->Bind(wxEVT_CHECKBOX, [changed = std::move(changed)](wxCommandEvent&) { changed(); });
    addWide(consent);
    return consent;
}

void Sheet::ask(wxCheckBox* consent, const wxString& words) {
    if (!relabel(consent, words)) return;
    consent->SetValue(false);
    consent->Show(!words.empty());
    Fit();
}

void Sheet::refused(const Error& error) {
    if (beyondLimit_ && error.failure() == Failure::aboveDailyLimit) ask(beyondLimit_, text::beyondLimit(error));
    setError(error);
}

void Sheet::setBusy(bool isBusy) { effect_->Enable(!isBusy); }

wxTextCtrl* Sheet::makeNote() {
    auto* note = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, byText(this, wxSize(380, 64)), wxTE_MULTILINE);
    // Tab leaves the field as everywhere else in the sheet.
    note->Bind(wxEVT_CHAR_HOOK, [note](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_TAB && !event.ControlDown())
            note->Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
        else
            event.Skip();
    });
    return note;
}

wxChoice* Sheet::makeReasons(const std::vector<ReasonWords>& reasons) {
    auto* choice = new wxChoice(this, wxID_ANY);
    choice->Append(_("Choose..."));
    for (const ReasonWords& reason : reasons) choice->Append(text::reasonWords(reasons, reason.code));
    choice->SetSelection(0);
    return choice;
}

namespace {
int openSheets = 0;  // GUI thread
}

void selectsAtFirstClick(wxTextCtrl* field) {
    const auto isFirst = std::make_shared<bool>(false);
    field->Bind(wxEVT_LEFT_DOWN, [field, isFirst](wxMouseEvent& event) {
        *isFirst = !field->HasFocus();
        event.Skip();
    });
    field->Bind(wxEVT_LEFT_UP, [field, isFirst](wxMouseEvent& event) {
        event.Skip();
        if (!std::exchange(*isFirst, false)) return;
        field->CallAfter([field] {
            if (field->GetStringSelection().empty()) field->SelectAll();
        });
    });
}

bool isSheetOpen() { return openSheets > 0; }

bool isDialogOpen() {
    if (isSheetOpen()) return true;
    for (const wxWindow* window : wxTopLevelWindows)
        if (const auto* dialog = dynamic_cast<const wxDialog*>(window); dialog && dialog->IsShown()) return true;
    return false;
}

void showSheet(Sheet* sheet, std::function<void(bool)> onEnd) {
    // Never from inside the event that asked for it: a screen reader's press waits for its answer, and is deaf until then.
    sheet->CallAfter([sheet, onEnd = std::move(onEnd)] {
        const wxWindowPtr<Sheet> owned(sheet);
        ++openSheets;
        sheet->CentreOnParent();  // it may have grown since it was made
        sheet->ShowWindowModalThenDo([owned, onEnd](int code) {
            --openSheets;
            onEnd(code == wxID_OK);
        });
    });
}

}  // namespace resodesk::gui
