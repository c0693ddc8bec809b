// SPDX-License-Identifier: GPL-3.0-or-later
// Labels, inspection sheets and pick lists on their way to a printer or a file: made by the desk, what is missing is shown first.

#pragma once

#include <wx/window.h>

#include <functional>
#include <optional>

#include "app/desk.h"
#include "app/papers/papers_desk.h"
#include "gui/notice_bar.h"
#include "gui/on_gui.h"

namespace resodesk::gui {

enum class PaperGoal { print, save };

class PaperTray : public Alive {
 public:
    /// `onSaid`: one line for the notice bar, and how what it speaks of is stopped.
    using OnSaid = std::function<void(const wxString&, std::optional<NoticeBar::Button>)>;
    PaperTray(wxWindow* parent, app::Desk& desk, OnSaid onSaid) : parent_(parent), desk_(desk), onSaid_(std::move(onSaid)) {}
    void make(app::PaperKind kind, PaperGoal goal, const ReturnChoice& choice);

 private:
    void take(app::PaperKind kind, PaperGoal goal, const app::Papers& papers);
    void deliver(app::PaperKind kind, PaperGoal goal, const app::Papers& papers);
    void say(const wxString& said) { onSaid_(said, {}); }

    wxWindow* parent_;
    app::Desk& desk_;
    OnSaid onSaid_;
    bool isBusy_ = false;
};

}  // namespace resodesk::gui
