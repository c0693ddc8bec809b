// SPDX-License-Identifier: GPL-3.0-or-later
// What is selected, and what can be done with it: heading, action bar, timeline, money, label, notes.

#pragma once

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/notebook.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <functional>
#include <optional>

#include "app/desk.h"
#include "app/returns/returns_desk.h"
#include "gui/on_gui.h"
#include "gui/returns/files_tab.h"
#include "gui/returns/inspection_tab.h"
#include "gui/returns/label_tab.h"
#include "gui/returns/related_tab.h"
#include "gui/timeline_text.h"

namespace resodesk::gui {

enum class ReturnMove { authorize, close, refund, contact, inspect };

class ReturnDetailPanel : public wxPanel, public Alive {
 public:
    struct Events {
        std::function<void(ReturnMove)> onMove;  ///< a button was pressed
        std::function<void(const ReturnKey&)> onOpen;
        std::function<void()> onCopy;
    };
    ReturnDetailPanel(wxWindow* parent, app::Desk& desk, Events events);

    /// A button asks for papers about the return that is shown.
    void onPapers(std::function<void(app::PaperKind, PaperGoal)> onPapers) { onPapers_ = std::move(onPapers); }

    void showNothing(const wxString& sentence);
    void showMany(std::size_t count, const Sums& amounts);
    /// Reads the return and shows it; the same again only refreshes what differs.
    void showOne(const ReturnKey& key);
    void refresh();
    const std::optional<app::ReturnDetail>& detail() const { return detail_; }
    bool isPossible(ReturnMove move) const { return button(move)->IsEnabled(); }
    wxString whyNot(ReturnMove move) const { return button(move)->GetToolTipText(); }

 private:
    wxButton* button(ReturnMove move) const { return buttons_[static_cast<std::size_t>(move)]; }
    void turnTo(const std::optional<ReturnKey>& key);
    void take(Result<app::ReturnDetail> detail);
    /// At the first return that is shown: the start is the list's.
    void buildTabs();
    void fill();
    void fillActions();
    void fillLines();
    void titleTab(wxWindow* page, const wxString& title, std::size_t count);
    bool setButtons(std::size_t count);
    void showHeading(const wxString& heading, const wxString& why, std::size_t count);
    void addNote();

    app::Desk& desk_;
    Events events_;
    std::function<void(app::PaperKind, PaperGoal)> onPapers_;
    std::optional<ReturnKey> key_;
    std::optional<app::ReturnDetail> detail_;
    std::map<ReturnKey, wxString> unsaved_;  ///< notes that were begun
    wxStaticText* heading_;
    wxButton* buttons_[5] = {};
    wxStaticText* why_;
    wxStaticText* rules_;
    wxNotebook* tabs_ = nullptr;  ///< with all that follows
    TimelineText* timeline_ = nullptr;
    wxDataViewListCtrl* lines_ = nullptr;
    wxStaticText* money_ = nullptr;
    InspectionTab* inspection_ = nullptr;
    RelatedTab* related_ = nullptr;
    wxButton* copy_ = nullptr;
    LabelTab* label_ = nullptr;
    FilesTab* files_ = nullptr;
    wxTextCtrl* notes_ = nullptr;
    wxTextCtrl* newNote_ = nullptr;
    wxButton* addNote_ = nullptr;
};

}  // namespace resodesk::gui
