// SPDX-License-Identifier: GPL-3.0-or-later
// One conversation: what was written at the left, the answer at the right, what it is about above both.

#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/splitter.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <functional>
#include <optional>

#include "app/desk.h"
#include "app/messages/messages_desk.h"
#include "gui/messages/reply_box.h"
#include "gui/on_gui.h"
#include "screens/messages/reply_form.h"

namespace resodesk::gui {

class ConversationPanel : public wxPanel, public Alive {
 public:
    struct Events {
        std::function<void(const wxString&)> onSaid;
        std::function<void(const ReturnKey&)> onReturn;
        std::function<void(wxWindow*)> onOpened;
    };
    ConversationPanel(wxWindow* parent, app::Desk& desk, Events events);
    void showNothing(const wxString& sentence);
    /// Reads it and shows it; the same again only refreshes what differs.
    void showOne(const ConversationKey& key);
    void refresh();
    /// The keyboard goes to the answer.
    void write() { reply_->write(); }
    void send() { reply_->send(); }
    void sendLater() { reply_->sendLater(); }
    void settle();
    void openReturn();
    void fixNext() { reply_->fixNext(); }
    bool canWrite() const { return form_.detail() && !form_.detail()->whyNoReply; }
    bool canSend() const { return reply_->canSend(); }
    bool canSettle() const { return form_.detail() && !form_.detail()->whyNoSettling; }
    bool canOpenReturn() const { return form_.detail() && form_.detail()->about; }
    bool canFix() const { return reply_->canFix(); }
    /// An answer is begun and the keyboard is in it.
    bool isWriting() const { return reply_->isWriting(); }
    void keepDraft() { reply_->keepDraft(); }

 private:
    void take(const Result<app::ConversationDetail>& detail);
    void fill();
    void fillMessages();
    void fillPromise();
    void answerPromise();
    wxString factsOf(const app::ConversationDetail& detail) const;

    app::Desk& desk_;
    Events events_;
    std::optional<ConversationKey> key_;
    screens::ReplyForm form_;
    wxStaticText* heading_;
    wxStaticText* facts_;
    wxStaticText* why_;
    wxStaticText* promise_;  ///< red when it was missed
    wxButton* kept_;         ///< what was promised is done, or: remind me
    wxButton* settle_;
    wxButton* open_;
    wxSplitterWindow* splitter_;
    wxTextCtrl* messages_;
    ReplyBox* reply_;
};

}  // namespace resodesk::gui
