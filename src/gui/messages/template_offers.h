// SPDX-License-Identifier: GPL-3.0-or-later
// Templates for a message that is being written: offered behind a "/", or chosen from a list; put in with what is known of the buyer.

#pragma once

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/textctrl.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/desk.h"
#include "app/messages/templates_desk.h"
#include "gui/offer_list.h"
#include "gui/on_gui.h"
#include "screens/messages/slash_word.h"

namespace resodesk::gui {

/// The row above a message: which template, in which language. GUI thread.
class TemplateOffers : public wxPanel, public Alive {
 public:
    /// As people of the language write it.
    using Values = std::function<PlaceholderValues(const std::string& language)>;
    /// `onHint`: why a text in another language was taken; empty: nothing to say. `onLanguage`: the seller chose another. `onTaken`: put in.
    TemplateOffers(wxWindow* parent, app::Desk& desk, const std::string& language, Values values, std::function<void(const wxString&)> onHint,
                   std::function<void()> onLanguage = {}, std::function<void(const MessageTemplate&)> onTaken = {});
    /// The text they go into, made after this row. Its own change events tell what was put in.
    void serve(wxTextCtrl* text);
    /// Another buyer is written to; in English where there are no texts in the language.
    void setLanguage(const std::string& language);
    std::string language() const;
    /// A button puts in the template of this moment, where the seller still has it. Before it is shown.
    void propose(TemplateMoment moment, const wxString& label);

 private:
    void fill(const app::TemplateList& list);
    void offer();
    void stand(int row);
    void take(int which);
    void put(const MessageTemplate& chosen, const screens::SlashWord& where);
    void standOn(const std::string& message, std::size_t caret);
    void close();
    bool isOffering() const { return offers_ && offers_->isOffering(); }
    void bindKeys();
    std::string written() const;
    std::size_t caret() const;

    app::Desk& desk_;
    Values values_;
    std::function<void(const wxString&)> onHint_;
    std::function<void(const MessageTemplate&)> onTaken_;
    std::vector<MessageTemplate> templates_;
    std::vector<std::size_t> offered_;
    std::optional<TemplateMoment> proposed_;
    wxButton* proposal_ = nullptr;
    wxChoice* pick_;
    wxChoice* language_;
    wxTextCtrl* text_ = nullptr;
    OfferList* offers_ = nullptr;
};

}  // namespace resodesk::gui
