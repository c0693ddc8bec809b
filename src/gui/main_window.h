// SPDX-License-Identifier: GPL-3.0-or-later
// The one window: menus, navigation, pages, the notice bar, the status line.

#pragma once

#include <wx/frame.h>
#include <wx/simplebook.h>
#include <wx/splitter.h>
#include <wx/stopwatch.h>
#include <wx/stattext.h>
#include <wx/timer.h>

#include "app/accounts/accounts_desk.h"
#include "app/changes.h"
#include "app/desk.h"
#include "app/outbox/outbox_desk.h"
#include "gui/bench/bench.h"
#include "gui/commands/commands.h"
#include "gui/first_start.h"
#include "gui/links.h"
#include "gui/measure.h"
#include "gui/messages/inbox_panel.h"
#include "gui/navigation.h"
#include "gui/notice_bar.h"
#include "gui/on_gui.h"
#include "gui/outbox/bulk_bar.h"
#include "gui/outbox/outbox_panel.h"
#include "gui/papers/paper_tray.h"
#include "gui/parcels/parcels_panel.h"
#include "gui/returns/returns_panel.h"
#include "gui/saved_views.h"
#include "gui/settings/settings_window.h"
#include "gui/scanner.h"

namespace resodesk::gui {

class MainWindow : public wxFrame, public Alive {
 public:
    /// Appears by itself, with its first list.
    MainWindow(app::Desk& desk, bool startsPractice, Measure* measure);
    /// As soon as the window can: not under an open sheet.
    void openLink(const ReturnLink& link);
    /// A view of the returns by its name, or "messages". Nothing under an open sheet.
    void showPlace(const std::string& name);

 private:
    std::vector<WindowCommand> catalogue();
    void addFileCommands(std::vector<WindowCommand>& all);
    void addViewCommands(std::vector<WindowCommand>& all);
    void addReturnCommands(std::vector<WindowCommand>& all);
    void addMessageCommands(std::vector<WindowCommand>& all);
    void addPaperCommands(std::vector<WindowCommand>& all);
    void addOutboxCommands(std::vector<WindowCommand>& all);
    void bindKeys();
    /// There is an account, and the window stays.
    bool isWorkingNow() const;
    bool isOn(Page page) const;
    void showPalette();
    void takeDrops();
    void chooseImport();
    void importFile(const wxString& file);
    void showShortcuts();
    void showAbout();
    void buildReturns();
    void buildPages();
    InboxPanel* makeInbox();
    void appear();
    /// Made at the first visit: the start is the first list's.
    wxWindow* panelOf(Page page);
    void takeAccounts(const std::vector<app::AccountStatus>& accounts);
    void go(const Place& place);
    /// The same, and the navigation shows where we are: wx tells nobody of a row that a program selects.
    void focusFilter();
    void visit(const Place& place);
    void takeChanges(const app::Changes& changes);
    void refreshNow();
    void readNumbers();
    void takeSummary(const app::OutboxSummary& summary);
    void showNotice();
    /// One line above the page, until it is closed or the page is left.
    void say(const wxString& said, std::optional<NoticeBar::Button> undo = {});
    void showOnline();
    void sayStatus(const wxString& line);
    void undo();
    void undoAll();
    void takeBack(const app::Undoable& held);
    void showHeld(const app::Undoable& newest, TimePoint now);
    void resume();
    bool showOutboxNotice();
    void open(const ObjectKey& object);
    void showStale();
    void answerStale(bool isYes);
    void synchronise();
    void selectRoutine();
    void showUnidentified();
    void showSettings(SettingsPage page = SettingsPage::accounts);
    void closeWhenFree();
    /// Asks what happens to what is not sent yet; nothing is lost either way.
    void closeUnlessKept();
    void sendAndClose();
    void onClose(wxCloseEvent& event);

    app::Desk& desk_;
    bool startsPractice_;
    Measure* measure_;
    wxSimplebook* stages_;
    FirstStart* firstStart_ = nullptr;  ///< made when there is no account yet
    wxString said_;
    std::optional<NoticeBar::Button> undoSaid_;  ///< how what was said is undone
    Bench bench_;
    Scanner scanner_;
    PaperTray papers_;
    NoticeBar* notice_ = nullptr;
    Navigation* navigation_ = nullptr;
    wxSimplebook* pages_ = nullptr;
    ReturnsPanel* returns_ = nullptr;
    std::unique_ptr<SavedViews> savedViews_;
    std::unique_ptr<Links> links_;
    std::unique_ptr<Commands> commands_;
    InboxPanel* inbox_ = nullptr;
    ParcelsPanel* parcels_ = nullptr;
    OutboxPanel* outbox_ = nullptr;
    BulkBar* bulkBar_ = nullptr;
    wxStaticText* online_ = nullptr;
    wxStaticText* status_ = nullptr;
    Place place_;
    std::vector<app::AccountStatus> accounts_;
    app::OutboxSummary summary_;
    app::Changes gathered_;
    bool hasChanges_ = false;
    bool isClosing_ = false;
    bool isAskedToClose_ = false;  ///< the desk or the seller is being asked; asked once more, the window closes at once
    bool isUp_ = false;  ///< for a while: a sheet finds its place over it
    wxTimer gather_;
    wxStopWatch lastRefresh_;
    wxTimer second_;
    wxTimer appear_;
};

}  // namespace resodesk::gui
