// SPDX-License-Identifier: GPL-3.0-or-later
// Lost-parcel cases, thin: list over detail, message, refund, close.

#pragma once

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/splitter.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/timer.h>

#include <functional>

#include "app/desk.h"
#include "app/parcels/parcels_desk.h"
#include "gui/on_gui.h"
#include "gui/timeline_text.h"

namespace resodesk::gui {

class ParcelsPanel : public wxPanel, public Alive {
 public:
    ParcelsPanel(wxWindow* parent, app::Desk& desk, std::function<void(const wxString&)> onStatus);
    void refresh();
    /// The case with this id, also when it is closed.
    void find(const std::string& id);
    void focusFilter() { filter_->SetFocus(); }
    enum class Move { contact, refund, replace, close };
    bool isOffered(Move move) const { return detail_ && buttons_[static_cast<std::size_t>(move)]->IsEnabled(); }
    /// Opens its sheet; nothing when it is not offered now.
    void move(Move move);

 private:
    void read();
    void take(const std::vector<ParcelRow>& rows);
    void showSelected();
    void takeDetail(const Result<app::ParcelDetail>& detail);
    static Move moveOf(Operation operation);

    app::Desk& desk_;
    std::function<void(const wxString&)> onStatus_;
    std::vector<ParcelRow> rows_;
    std::optional<app::ParcelDetail> detail_;
    std::uint64_t question_ = 0;
    TimePoint shownAt_;
    bool isFilling_ = false;
    wxTextCtrl* filter_;
    wxCheckBox* withClosed_;
    wxDataViewListCtrl* list_;
    wxStaticText* empty_;
    wxStaticText* heading_;
    wxStaticText* why_;
    std::array<wxButton*, 4> buttons_ = {};  ///< by Move
    TimelineText* timeline_;
    wxTimer typing_;
};

}  // namespace resodesk::gui
