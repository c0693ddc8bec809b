// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/main_window.h"

#include <wx/bmpbndl.h>
#include <wx/display.h>
#include <wx/intl.h>
#include <wx/persist/toplevel.h>
#include <wx/msgdlg.h>
#include <wx/richmsgdlg.h>
#include <wx/sizer.h>
#include <wx/statline.h>

#include "base/paths.h"
#include "gui/accessible.h"
#include "gui/sash.h"
#include "gui/sheet.h"
#include "gui/text_size.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::gui {

namespace {

// The first change is shown at once, those that follow at most four times a second.
constexpr int firstMs = 10, gatherMs = 250, sheetMs = 30;
constexpr int appearMs = 300;  // the window appears with its first list, at the latest now
constexpr int menuMs = 200;  // how often menus ask whether they are enabled; wx asks at every idle moment

}  // namespace

MainWindow::MainWindow(app::Desk& desk, bool startsPractice, Measure* measure)
    : wxFrame(nullptr, wxID_ANY, "ResoDesk", wxDefaultPosition, wxDefaultSize),
      desk_(desk),
      startsPractice_(startsPractice),
      measure_(measure),
      bench_(this, desk, {[this](const ObjectKey& object) { open(object); },
                          [this](const wxString& said) { say(said); }}),
      scanner_([this](const std::string& code) {
          if (!accounts_.empty() && !isClosing_) bench_.scan(code);
      }),
      papers_(this, desk, [this](const wxString& said, const std::optional<NoticeBar::Button>& stop) { say(said, stop); }),
      gather_(this),
      second_(this),
      appear_(this) {
    SetName("main");
    wxUpdateUIEvent::SetUpdateInterval(menuMs);
    SetMinClientSize(FromDIP(wxSize(900, 560)));
    const wxRect screen = wxDisplay(this).GetClientArea();
    const wxSize wanted = byText(this, wxSize(1280, 760));
    SetClientSize(std::min(wanted.x, screen.width), std::min(wanted.y, screen.height));
    wxPersistentRegisterAndRestore(this);
    stages_ = new wxSimplebook(this, wxID_ANY);
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(stages_, wxSizerFlags(1).Expand());
    SetSizer(all);
    buildPages();
    commands_ = std::make_unique<Commands>(this, catalogue());
    bindKeys();
    takeDrops();
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { refreshNow(); }, gather_.GetId());
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
        showNotice();
        showOnline();
        bench_.tick();
        if (bulkBar_->hasBulk() || bulkBar_->isSoon()) bulkBar_->refresh();
        if (place_.page == Page::outbox && outbox_) outbox_->tick();
        isUp_ = IsShown();
        links_->look();
    }, second_.GetId());
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { appear(); }, appear_.GetId());
    Bind(wxEVT_CLOSE_WINDOW, &MainWindow::onClose, this);
    CallAfter([this] {  // the list is worth more than the icon
        const wxBitmapBundle icon = wxBitmapBundle::FromSVGFile(text::show((resourceFolder() / "icons" / "resodesk.svg").string()), wxSize(64, 64));
        if (icon.IsOk()) SetIcon(icon.GetIcon(FromDIP(wxSize(64, 64))));
    });
    desk_.onChanges(onGui(this, &MainWindow::takeChanges));
    visit(place_);  // the list is read while the accounts are: it is what the seller waits for
    desk_.accounts().list(onGui(this, &MainWindow::takeAccounts));
    second_.Start(1'000);
    appear_.StartOnce(appearMs);
}

void MainWindow::buildPages() {
    auto* work = new wxPanel(stages_);
    notice_ = new NoticeBar(work);
    auto* splitter = new wxSplitterWindow(work, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxSP_LIVE_UPDATE);
    splitter->SetMinimumPaneSize(FromDIP(140));
    navigation_ = new Navigation(splitter, [this](const Place& place) { go(place); }, [this] { showUnidentified(); });
    pages_ = new wxSimplebook(splitter, wxID_ANY);
    buildReturns();
    Links::Events links;
    links.isReady = [this] { return isUp_ && isWorkingNow() && !isDialogOpen(); };
    links.onOpen = [this](const ReturnKey& key, LinkedSheet sheet) {
        visit({Page::returns, View::all});
        returns_->show(key, sheet);
    };
    links.onSaid = [this](const wxString& said) { say(said); };
    links_ = std::make_unique<Links>(desk_, links);
    savedViews_ = std::make_unique<SavedViews>(this, desk_, *navigation_, *returns_, SavedViews::Events{[this](const Place& place) { visit(place); }, [this](const wxString& said) { say(said); }});
    splitter->SplitVertically(navigation_, pages_);
    rememberSash(splitter, "navigation", 18, navigation_->room());
    online_ = new wxStaticText(work, wxID_ANY, wxString());
    status_ = new wxStaticText(work, wxID_ANY, wxString());
    bulkBar_ = new BulkBar(work, desk_, {[this] { showOnline(); }, [this](const wxString& said) { say(said); }, [this](const ObjectKey& object) { open(object); }});
    auto* bottom = new wxBoxSizer(wxHORIZONTAL);
    bottom->Add(online_, wxSizerFlags(1).CenterVertical());
    bottom->Add(status_, wxSizerFlags().CenterVertical());
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(notice_, wxSizerFlags().Expand());
    sizer->Add(splitter, wxSizerFlags(1).Expand());
    sizer->Add(new wxStaticLine(work), wxSizerFlags().Expand());
    sizer->Add(bulkBar_, wxSizerFlags().Expand());
    sizer->Add(bottom, wxSizerFlags().Expand().Border(wxALL, FromDIP(6)));
    work->SetSizer(sizer);
    stages_->AddPage(work, wxString());
}

void MainWindow::buildReturns() {
    ReturnsPanel::Events events;
    events.onStatus = [this](const screens::SelectionStatus& s) {
        if (place_.page != Page::returns) return;
        // TRANSLATORS: in the status line, until the number of returns of a new list is known
        std::vector<wxString> parts{s.isCounting ? _("Counting...") : wxString::Format(wxPLURAL("%lld return", "%lld returns", static_cast<unsigned>(s.count)), static_cast<long long>(s.count))};
        if (s.selected > 0 && !(s.isCounting && s.isAll)) parts.push_back(wxString::Format(wxPLURAL("%lld selected", "%lld selected", static_cast<unsigned>(s.selected)), static_cast<long long>(s.selected)));
        if (!s.isCounting || (s.selected > 0 && !s.isAll)) parts.push_back(text::printAny(s.amounts));
        if (s.isNewestFirst) parts.push_back(_("newest first"));
        sayStatus(text::dotted(parts));
    };
    events.onSaid = [this](const wxString& said) { say(said); };
    events.onDone = [this](const wxString& said, const NoticeBar::Button& undo) { say(said, undo); };
    events.onMenu = [this](bool isToCopy) {
        commands_->popUp([isToCopy](const WindowCommand& c) { return isToCopy ? c.name.starts_with("copy_") : c.menu == Menu::returns || c.name == "copy_order"; });
    };
    events.onInspect = [this](const ReturnKey& key) { bench_.inspect(key); };
    events.onPapers = [this](app::PaperKind kind, PaperGoal goal) { papers_.make(kind, goal, returns_->choice()); };
    events.onFirstAnswer = [this] {
        appear();
        if (measure_) measure_->listIsThere(this);
    };
    events.onRows = [this](wxDataViewCtrl* list, unsigned row) {
        if (measure_) measure_->rowsAreThere(list, row);
    };
    returns_ = new ReturnsPanel(pages_, desk_, events);
    pages_->AddPage(returns_, _("Returns"));
}

void MainWindow::bindKeys() {
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (commands_->takeKey(event)) return;
        const bool isEscape = event.GetKeyCode() == WXK_ESCAPE && !event.HasAnyModifiers();
        if (isEscape && isOn(Page::returns) && returns_->clearFilter()) return;
        if (isEscape && isOn(Page::outbox) && outbox_->clearFilter()) return;
        if (isEscape && isOn(Page::messages) && inbox_->clearFilter()) return;
        event.Skip();
    });
}

void MainWindow::takeAccounts(const std::vector<app::AccountStatus>& accounts) {
    const bool wasEmpty = accounts_.empty();
    accounts_ = accounts;
    if (accounts_.empty() && !firstStart_) {
        firstStart_ = new FirstStart(stages_, desk_, [this] { desk_.accounts().list(onGui(this, &MainWindow::takeAccounts)); });
        stages_->AddPage(firstStart_, wxString());
    }
    stages_->SetSelection(accounts_.empty() ? 1 : 0);
    if (accounts_.empty()) {
        appear();
        if (wasEmpty && !isDialogOpen()) firstStart_->SetFocus();
    }
    showOnline();
    if (accounts_.empty()) {
        if (std::exchange(startsPractice_, false)) return firstStart_->startPractice();
        return links_->giveUp([this](const wxString& why) { CallAfter([this, why] { wxMessageBox(why, "ResoDesk", wxOK | wxICON_INFORMATION, this); }); });
    }
    if (wasEmpty) {
        go(place_);
        readNumbers();
        bulkBar_->refresh();
        savedViews_->read();
    }
    links_->look();
}

void MainWindow::openLink(const ReturnLink& link) { links_->open(link); }

void MainWindow::showPlace(const std::string& name) {
    if (isDialogOpen()) return;
    if (name == "messages") return visit({Page::messages, View::all, {}, InboxView::needsAnswer});
    if (const auto view = fromText<View>(name)) visit({Page::returns, *view});
}

void MainWindow::go(const Place& place) {
    said_.clear();
    if (inbox_) inbox_->keepDraft();
    place_ = place;
    pages_->SetSelection(static_cast<std::size_t>(pages_->FindPage(panelOf(place.page))));
    if (place.page == Page::returns) savedViews_->show(place);
    if (place.page == Page::messages) inbox_->showView(place.inbox);
    if (place.page == Page::parcels) parcels_->refresh();
    if (place.page == Page::outbox) outbox_->refresh();
}

void MainWindow::focusFilter() {
    if (place_.page == Page::returns) returns_->focusFilter();
    if (place_.page == Page::messages) inbox_->focusFilter();
    if (place_.page == Page::parcels) parcels_->focusFilter();
    if (place_.page == Page::outbox) outbox_->focusFilter();
}

void MainWindow::visit(const Place& place) {
    navigation_->choose(place);
    go(place);
    // Keys are heard where the focus is: it must not stay on a page, or in an empty list, that is hidden.
    if (const wxWindow* focus = FindFocus(); IsShown() && (!focus || !focus->IsShownOnScreen())) navigation_->SetFocus();
}

wxWindow* MainWindow::panelOf(Page page) {
    switch (page) {
        case Page::messages:
            if (!inbox_) inbox_ = makeInbox();
            return inbox_;
        case Page::parcels:
            if (!parcels_) {
                parcels_ = new ParcelsPanel(pages_, desk_, [this](const wxString& line) { if (place_.page == Page::parcels) sayStatus(line); });
                pages_->AddPage(parcels_, _("Lost parcels"));
            }
            return parcels_;
        case Page::outbox:
            if (!outbox_) {
                OutboxPanel::Events events;
                events.onStatus = [this](const wxString& line) { if (place_.page == Page::outbox) sayStatus(line); };
                events.onSaid = [this](const wxString& said) { say(said); };
                events.onOpen = [this](const ObjectKey& object) { open(object); };
                outbox_ = new OutboxPanel(pages_, desk_, events);
                pages_->AddPage(outbox_, _("Outbox"));
            }
            return outbox_;
        case Page::returns: break;
    }
    return returns_;
}

void MainWindow::appear() {
    appear_.Stop();
    Show();
}

void MainWindow::takeChanges(const app::Changes& changes) {
    gathered_.lists = gathered_.lists || changes.lists || !changes.returns.empty() || !changes.parcels.empty() || !changes.conversations.empty();
    gathered_.outbox = gathered_.outbox || changes.outbox;
    gathered_.views = gathered_.views || changes.views;
    if (changes.said) {
        said_ = text::sentence(*changes.said);
        undoSaid_.reset();
    }
    gathered_.accounts = gathered_.accounts || changes.accounts || changes.sync.has_value();
    hasChanges_ = true;
    if (gather_.IsRunning()) return;
    const long sinceLast = lastRefresh_.Time();
    gather_.StartOnce(sinceLast < gatherMs ? static_cast<int>(gatherMs - sinceLast) : firstMs);
}

void MainWindow::refreshNow() {
    if (isSheetOpen()) return (void)gather_.StartOnce(sheetMs);
    if (!std::exchange(hasChanges_, false) || isClosing_) return;
    lastRefresh_.Start();
    const app::Changes changes = std::exchange(gathered_, {});
    if (changes.accounts) desk_.accounts().list(onGui(this, &MainWindow::takeAccounts));
    if (accounts_.empty()) return;
    readNumbers();
    if (changes.views) savedViews_->read();
    if (changes.outbox) bulkBar_->refresh();
    if (changes.lists || changes.outbox) savedViews_->countSoon();
    if (place_.page == Page::returns && (changes.lists || changes.outbox)) returns_->refresh();
    if (place_.page == Page::messages && (changes.lists || changes.outbox)) inbox_->refresh();
    if (place_.page == Page::parcels && (changes.lists || changes.outbox)) parcels_->refresh();
    if (place_.page == Page::outbox && changes.outbox) outbox_->refresh();
}

void MainWindow::readNumbers() {
    desk_.returns().counts(onGui(this, [this](const ViewCounts& counts) { navigation_->setCounts(counts); }));
    desk_.messages().counts(onGui(this, [this](const InboxCounts& counts) { navigation_->setCounts(counts); }));
    desk_.outbox().summary(onGui(this, &MainWindow::takeSummary));
}

void MainWindow::takeSummary(const app::OutboxSummary& summary) {
    summary_ = summary;
    if (outbox_) outbox_->setReadOnly(summary.isReadOnly);
    showNotice();
    showOnline();
}

void MainWindow::say(const wxString& said, std::optional<NoticeBar::Button> undo) {
    said_ = said;
    undoSaid_ = std::move(undo);
    showNotice();
}

void MainWindow::showNotice() {
    if (isClosing_) return notice_->say(_("Sending, then closing..."), _("Close now"), [this] { Close(true); });
    if (summary_.stopped) {
        if (summary_.isReadOnly) return notice_->say(text::sentence(*summary_.stopped));
        return notice_->say(text::sentence(*summary_.stopped), _("Send again"), [this] { resume(); });
    }
    const TimePoint now = desk_.clock().now();
    std::erase_if(summary_.held, [now](const app::Undoable& held) { return held.leavesAt <= now; });
    if (!summary_.held.empty()) return showHeld(summary_.held.front(), now);
    if (showOutboxNotice()) return;
    for (const app::AccountStatus& s : accounts_) {
        if (s.account.state == AccountState::signIn)
            return notice_->say(wxString::Format(_("%s: the marketplace refused the sign-in. What you do is kept until you sign in again."), text::show(s.account.name)),
                                _("Settings"), [this] { showSettings(); });
        if (s.sync.error && !s.sync.isRunning)
            return notice_->say(text::show(s.account.name) + ": " + text::sentence(*s.sync.error), _("Try now"), [this] { synchronise(); });
    }
    if (!said_.empty()) {
        std::vector<NoticeBar::Button> buttons;
        if (undoSaid_) buttons.push_back(*undoSaid_);
        buttons.push_back({_("Close"), [this] { say(wxString()); }});
        return notice_->say(said_, buttons);
    }
    if (notice_->IsShown()) notice_->say(wxString());
}

void MainWindow::showOnline() {
    wxString line;
    const TimePoint now = desk_.clock().now();
    for (const app::AccountStatus& s : accounts_) {
        if (!line.empty()) line += "   ";
        line += text::show(s.account.name) + ": ";
        if (s.sync.isRunning)
            line += s.sync.rows > 0 ? wxString::Format(_("reading, %lld rows"), static_cast<long long>(s.sync.rows)) : _("reading...");
        else if (s.sync.error)
            line += _("offline");
        else if (s.sync.completeAt)
            line += wxString::Format(_("updated %s"), text::printShort(*s.sync.completeAt, now));
        else
            line += _("not read yet");
    }
    const wxString open = summary_.open == 0 ? wxString() : wxString::Format(wxPLURAL("%d in the outbox", "%d in the outbox", summary_.open), summary_.open);
    relabel(online_, text::dotted({line, bulkBar_->hiddenLine(), open}));
}

void MainWindow::sayStatus(const wxString& line) {
    if (relabel(status_, line)) status_->GetParent()->Layout();
}

void MainWindow::undo() {
    if (summary_.held.empty() || isClosing_) return;
    takeBack(summary_.held.front());
}

void MainWindow::takeBack(const app::Undoable& held) {
    if (held.bulk)
        desk_.outbox().bulks().takeBack(held.bulk, onGui(this, [this, meant = held.count](int count) {
            if (count < meant)
                say(wxString::Format(_("%d of %d taken back; the rest had already left."), count, static_cast<int>(meant)));
            readNumbers();
        }));
    else
        desk_.outbox().cancel(held.action, onGui(this, [this](const Result<void>& undone) {
            if (!undone) say(text::sentence(undone.error()));
            readNumbers();
        }));
}

void MainWindow::undoAll() {
    if (isClosing_) return;
    for (const app::Undoable& held : summary_.held) takeBack(held);
}

void MainWindow::resume() {
    desk_.outbox().resume(onGui(this, [this](const Result<void>& resumed) {
        if (!resumed) say(text::sentence(resumed.error()));
        readNumbers();
    }));
}

void MainWindow::synchronise() {
    desk_.accounts().sync({}, onGui(this, [this](const Result<void>&) { desk_.accounts().list(onGui(this, &MainWindow::takeAccounts)); }));
}

void MainWindow::showUnidentified() {
    if (!accounts_.empty() && !isClosing_) bench_.showUnidentified();
}

void MainWindow::selectRoutine() {
    visit({Page::returns, View::newOnes});
    returns_->selectRoutine();
}

void MainWindow::showSettings(SettingsPage page) {
    if (isClosing_) return;
    SettingsWindow window(this, desk_, page);
    window.ShowModal();
    desk_.accounts().list(onGui(this, &MainWindow::takeAccounts));
}

/// Not under an open sheet, which belongs to this window.
void MainWindow::closeWhenFree() {
    if (!isSheetOpen()) return (void)Close(true);
    isClosing_ = false;
    pages_->Enable();
    navigation_->Enable();
}

void MainWindow::closeUnlessKept() {
    if (summary_.notSent > 0) {
        wxMessageDialog dialog(this, wxString::Format(wxPLURAL("%d action has not been sent yet.", "%d actions have not been sent yet.", summary_.notSent), summary_.notSent),
                               _("Close ResoDesk"), wxYES_NO | wxCANCEL | wxICON_QUESTION);
        dialog.SetExtendedMessage(_("What is kept is sent when ResoDesk is open again."));
        dialog.SetYesNoCancelLabels(_("Send first"), _("Close and keep"), _("Stay"));
        const int answer = dialog.ShowModal();
        if (answer != wxID_NO) isAskedToClose_ = false;
        if (answer == wxID_YES) sendAndClose();
        if (answer != wxID_NO) return;
    }
    Close(true);
}

void MainWindow::sendAndClose() {
    isClosing_ = true;
    pages_->Disable();  // nothing new is decided
    navigation_->Disable();
    showNotice();
    desk_.outbox().sendNow(onGui(this, [this] {
        desk_.outbox().list({.onlyOpen = true, .limit = 100'000}, onGui(this, [this](const std::vector<Action>& open) {
            std::vector<ActionId> ids;
            for (const Action& action : open)
                if (isLive(action.state)) ids.push_back(action.id);
            desk_.outbox().whenSettled(ids, {}, onGui(this, [this](const std::vector<Action>&) { closeWhenFree(); }));
        }));
    }));
}

void MainWindow::onClose(wxCloseEvent& event) {
    if (event.CanVeto() && !isClosing_ && !std::exchange(isAskedToClose_, true)) {
        event.Veto();
        // What the window last read may be older than what was decided or taken back since.
        return desk_.outbox().summary(onGui(this, [this](const app::OutboxSummary& summary) {
            takeSummary(summary);
            closeUnlessKept();
        }));
    }
    savedViews_->leave();
    if (inbox_) inbox_->keepDraft();
    isClosing_ = true;
    gather_.Stop();
    second_.Stop();
    Destroy();
}

}  // namespace resodesk::gui
