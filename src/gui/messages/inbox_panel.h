// SPDX-License-Identifier: GPL-3.0-or-later
// The messages page: conversations, most urgent first, over the one that is read and answered.

#pragma once

#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/splitter.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <functional>

#include "app/desk.h"
#include "app/messages/messages_desk.h"
#include "gui/messages/conversation_panel.h"
#include "gui/messages/inbox_model.h"
#include "gui/notice_bar.h"
#include "gui/on_gui.h"

namespace resodesk::gui {

class InboxPanel : public wxPanel, public Alive {
 public:
    struct Events {
        std::function<void(const wxString&)> onStatus;
        std::function<void(const wxString&)> onSaid;
        std::function<void(const ReturnKey&)> onReturn;  ///< is to be shown
        std::function<void(wxDataViewCtrl*, unsigned row)> onRows;  ///< filled anew, with this row to be seen
        std::function<void(wxWindow*)> onOpened;  ///< another conversation stands there
    };
    InboxPanel(wxWindow* parent, app::Desk& desk, Events events);

    void showView(InboxView view);
    void refresh();
    /// Whatever its state: the filter is its id, and it is selected.
    void find(const ConversationKey& key);
    void focusFilter() { filter_->SetFocus(); }
    /// Reads some rows more behind the last.
    void extend();
    void showPromises();
    /// False when there was none.
    bool clearFilter();
    bool hasSelection() const { return selected_.has_value(); }
    ConversationPanel& conversation() { return *conversation_; }
    /// All of the list as CSV, to a file that is asked for.
    void exportShown();
    /// What is begun is kept now.
    void keepDraft() { conversation_->keepDraft(); }

 private:
    void buildList(wxWindow* parent);
    void bindList();
    InboxQuery query() const;
    void read(bool isNewList);
    void take(std::uint64_t question, bool isNewList, int limit, const std::vector<ConversationRow>& rows);
    void count();
    void select(int row);
    void selectionChanged();
    void showSelected();
    void showEmptiness();
    void readPromises();

    app::Desk& desk_;
    Events events_;
    wxObjectDataPtr<InboxModel> model_;
    InboxView view_ = InboxView::needsAnswer;
    std::optional<ConversationKey> selected_;
    std::uint64_t question_ = 0;
    app::Dropped dropped_;      ///< its flag
    bool hasRead_ = false;
    bool isFilling_ = false;    ///< selection events come from us
    bool isExtending_ = false;
    bool isComplete_ = false;   ///< the last row is loaded
    NoticeBar* promises_;
    wxTextCtrl* filter_;
    wxDataViewCtrl* list_;
    wxStaticText* empty_;
    ConversationPanel* conversation_;
};

}  // namespace resodesk::gui
