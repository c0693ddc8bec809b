// SPDX-License-Identifier: GPL-3.0-or-later
// The answer that is written: templates, text, what is to be seen to before it leaves, and sending. The draft is kept as one types.

#pragma once

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/timer.h>

#include <functional>
#include <optional>
#include <set>

#include "app/desk.h"
#include "gui/messages/findings_list.h"
#include "gui/messages/template_offers.h"
#include "gui/notice_bar.h"
#include "gui/on_gui.h"
#include "screens/messages/reply_form.h"

namespace resodesk::gui {

class ReplyBox : public wxPanel, public Alive {
 public:
    /// `form` outlives it.
    ReplyBox(wxWindow* parent, app::Desk& desk, screens::ReplyForm& form, std::function<void(const wxString&)> onSaid);
    /// The form was read: `isOther`: of another conversation than before; `isOtherText`: what is written there is another.
    void show(bool isOther, bool isOtherText);
    void write();
    /// Nothing is shown any more.
    void clear();
    bool canSend() const { return form_.key() && send_->IsEnabled(); }
    void send();
    void sendLater();
    bool canFix() const { return form_.key() && lookedAt_ == form_.text() && findings_->hasFindings(); }
    void fixNext() {
        if (canFix()) findings_->fixFirst();
    }
    bool isWriting() const { return form_.key() && !form_.text().empty() && text_->HasFocus(); }
    void keepDraft();

 private:
    void typed();
    void check();
    void lint();
    void forgetFindings();
    void takeFindings(std::uint64_t question, const std::string& text, const Result<LintFindings>& findings);
    bool isSending() const { return sending_ && sending_ == form_.key(); }
    void taken(const ConversationKey& key, const std::string& text, const Result<app::Confirmed>& confirmed);
    void put(const std::string& text);
    void sayNewer();
    void keepPromises(const ConversationKey& key, const std::string& text);
    void offerToWait(bool isOther);
    void tie(const MessageTemplate& taken);
    void leave(const std::optional<TimePoint>& at);
    void say(const wxString& what, bool isWrong);
    PlaceholderValues values(const std::string& language) const;

    app::Desk& desk_;
    screens::ReplyForm& form_;
    std::function<void(const wxString&)> onSaid_;
    std::uint64_t asked_ = 0;
    std::optional<ConversationKey> sending_;  ///< it is being kept
    std::optional<std::string> lookedAt_;     ///< what the findings are of
    bool isToLeave_ = false;                  ///< as soon as it was looked at
    std::optional<TimePoint> leavesAt_;
    std::set<ConversationKey> tied_;          ///< their answers wait for the action
    bool isBlocked_ = false;  ///< by what the marketplace forbids
    ActionId awaited_;        ///< the answer can wait for it
    NoticeBar* newer_;
    TemplateOffers* templates_;
    wxTextCtrl* text_;
    FindingsList* findings_;
    wxStaticText* missing_;
    wxCheckBox* waits_;  ///< for an action of the order
    wxButton* later_;
    wxButton* send_;
    wxTimer autosave_, linting_;
};

}  // namespace resodesk::gui
