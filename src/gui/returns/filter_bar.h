// SPDX-License-Identifier: GPL-3.0-or-later
// What stands above the list of returns: the search with its offers, policy, reason, and what is wrong with the search.

#pragma once

#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/textctrl.h>
#include <wx/timer.h>

#include <functional>

#include "app/desk.h"
#include "app/returns/returns_desk.h"
#include "domain/returns/search.h"
#include "gui/notice_bar.h"
#include "gui/offer_list.h"
#include "gui/on_gui.h"

namespace resodesk::gui {

class FilterBar : public wxPanel, public Alive {
 public:
    struct Events {
        std::function<void()> onFilter;  ///< filter() may be another one
        std::function<void()> onDown;    ///< on to the list
        std::function<void(bool)> onLent;  ///< the filter may be another one for a moment: until false
    };
    /// `page`: on which the offers lie, over what stands below.
    FilterBar(wxWindow* page, app::Desk& desk, Events events);

    /// What was understood last: while the search is not, the list stays as it was before that part.
    const ReturnFilter& filter() const { return filter_; }
    bool isUnderstood() const { return isUnderstood_; }
    struct Asked {
        std::string search;
        int policy = 0;  ///< 0 both, 1 in, 2 out
        std::string reason;
        bool operator==(const Asked&) const = default;
    };
    Asked asked() const;
    /// Shows and understands it at once. No event.
    void ask(const Asked& asked);
    const SearchNames& names() const { return names_; }
    void setReasons(const std::vector<ReasonWords>& reasons);
    /// What the words of a search know, read anew.
    void readNames();
    /// Closes the offers; false when there were none.
    bool closeOffers();
    void focus() { text_->SetFocus(); }
    bool hasTextFocus() const { return text_->HasFocus(); }

 private:
    void askAtOnce();
    void typed();
    void understand();
    void takeFilter();
    void showFault();
    void offer();
    void buildOffers();
    void take(int which);
    void bindText();

    wxWindow* page_;
    app::Desk& desk_;
    Events events_;
    wxTextCtrl* text_;
    wxChoice* policy_;
    wxChoice* reason_;
    NoticeBar* fault_;
    OfferList* offers_ = nullptr;  ///< made when first needed
    wxTimer typing_;
    std::vector<ReasonWords> reasons_;
    SearchNames names_;
    std::string reasonAsked_;  ///< before its list is known
    SearchSuggestions suggestions_;
    ReturnFilter filter_;
    bool isUnderstood_ = true;
    bool isAsking_ = false;
    wxString wrong_;  ///< what is not understood
};

}  // namespace resodesk::gui
