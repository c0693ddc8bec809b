// SPDX-License-Identifier: GPL-3.0-or-later
// One shape for all sheets: labels to one edge, fields to the other, a sentence, what is wrong, Cancel and the effect.

#pragma once

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/dialog.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <functional>
#include <vector>

#include "base/error.h"
#include "domain/accounts/account.h"
#include "gui/on_gui.h"

namespace resodesk::gui {

/// A text being written is kept this often.
inline constexpr int autosaveMs = 1'000;

class Sheet : public wxDialog, public Alive {
 public:
    Sheet(wxWindow* parent, const wxString& title);
    bool Layout() override;
    void Fit() override;

 protected:
    /// A labelled row. The label names the field for screen readers too.
    void addRow(const wxString& label, wxWindow* field, bool grows = false);
    void addRow(const wxString& label, wxSizer* fields, wxWindow* named);
    /// Text over the whole width.
    wxStaticText* addText(const wxString& text);
    void addWide(wxWindow* window, int proportion = 0);
    /// The last line: what will happen, the error, and the buttons. Call once, at the end.
    void finish(const wxString& effect, bool isMoney = false);
    /// After finish: another way out, beside the effect.
    wxButton* addButton(const wxString& label);

    /// What to know before deciding, above the sentence; empty: nothing.
    void setHint(const wxString& text);
    void setSentence(const wxString& text);
    void setEffect(const wxString& effect);
    /// Empty: nothing is wrong and the effect may be pressed.
    void setError(const wxString& error);
    void setError(const Error& error);
    /// Before finish: a yes of its own, hidden until it is asked for.
    wxCheckBox* makeConsent(std::function<void()> changed);
    /// Asks in these words - others take the tick away - or, without words, no longer.
    void ask(wxCheckBox* consent, const wxString& words);
    /// Before finish, for refunds: the yes to more than the daily limit.
    void addLimitConsent(std::function<void()> changed) { beyondLimit_ = makeConsent(std::move(changed)); }
    bool isBeyondLimit() const { return beyondLimit_ && beyondLimit_->GetValue(); }
    /// The desk said no: the reason, and where the daily limit is it, the question whether to go beyond.
    void refused(const Error& error);
    /// What is to be done before the effect can be pressed; nobody did anything wrong.
    void setMissing(const wxString& what);
    void setBusy(bool isBusy);
    wxButton* effectButton() { return effect_; }
    wxSizer* body() { return body_; }
    /// After finish: the parent of what is added to the body.
    wxWindow* room() { return room_; }

    /// Has the keyboard first, instead of the first field.
    void beginOn(wxWindow* field) { first_ = field; }
    wxTextCtrl* makeNote();
    wxChoice* makeReasons(const std::vector<ReasonWords>& reasons);

 private:
    void startRows();
    void begin();
    void measureAgain();
    void putRowsIntoRoom();
    int atLeast() const;
    void sayBelow(const wxString& text, bool isWrong);
    wxBoxSizer* body_;
    wxScrolledWindow* room_ = nullptr;
    wxFlexGridSizer* rows_ = nullptr;
    wxWindow* first_ = nullptr;
    void say(wxStaticText* place, const wxString& text);
    wxCheckBox* beyondLimit_ = nullptr;
    wxStaticText* hint_ = nullptr;
    wxStaticText* sentence_ = nullptr;
    wxStaticText* error_ = nullptr;
    wxBoxSizer* buttons_ = nullptr;
    wxButton* effect_ = nullptr;
};

/// The click that gives it the keyboard takes all that stands there: an amount is typed over what was proposed.
void selectsAtFirstClick(wxTextCtrl* field);

/// Runs the sheet window-modal; `onEnd` gets true when the effect was pressed. The sheet destroys itself.
void showSheet(Sheet* sheet, std::function<void(bool)> onEnd);

/// The window behind an open sheet stands still: what the seller decides about stays as it was, and nothing is drawn for nobody.
bool isSheetOpen();
/// A sheet, a window of settings, a question: something that must be answered first.
bool isDialogOpen();

}  // namespace resodesk::gui
