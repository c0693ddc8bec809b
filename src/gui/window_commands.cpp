// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the main window can do, in one catalogue: its menus, shortcuts and palette come from it.

#include <wx/aboutdlg.h>
#include <wx/filedlg.h>
#include <wx/intl.h>

#include "gui/commands/palette.h"
#include "gui/commands/shortcuts_window.h"
#include "gui/file_drop.h"
#include "gui/main_window.h"
#include "gui/returns/import_sheet.h"
#include "gui/sheet.h"
#include "text/formats.h"
#include "text/message_words.h"
#include "text/words.h"

namespace resodesk::gui {

std::vector<WindowCommand> MainWindow::catalogue() {
    std::vector<WindowCommand> all;
    addFileCommands(all);
    addViewCommands(all);
    addReturnCommands(all);
    addPaperCommands(all);
    addMessageCommands(all);
    addOutboxCommands(all);
    all.push_back({"palette", Menu::tools, _("&Command palette...") , "Ctrl+K", [this] { showPalette(); }, {}});
    all.push_back({"rules", Menu::tools, _("&Rules..."), "Ctrl+Shift+R", [this] { CallAfter([this] { showSettings(SettingsPage::rules); }); }, [this] { return isWorkingNow(); }});
    all.push_back({"shortcuts", Menu::help, _("&Keyboard shortcuts..."), "F1", [this] { showShortcuts(); }, {}});
    all.push_back({.name = "about", .menu = Menu::help, .label = _("&About ResoDesk"), .run = [this] { showAbout(); }, .id = wxID_ABOUT});
    return all;
}

void MainWindow::addFileCommands(std::vector<WindowCommand>& all) {
    const auto isWorking = [this] { return isWorkingNow(); };
    all.push_back({"synchronise", Menu::file, _("&Synchronise"), "F5", [this] { synchronise(); }, isWorking});
    all.push_back({.name = "export", .menu = Menu::file, .label = _("Save the &list..."), .keys = "Ctrl+S", .run = [this] {
                       if (place_.page == Page::returns) return returns_->exportShown();
                       if (place_.page == Page::messages) return inbox_->exportShown();
                       outbox_->exportShown();
                   }, .isPossible = [this] { return isOn(Page::returns) || isOn(Page::messages) || isOn(Page::outbox); }, .startsGroup = true});
    all.push_back({.name = "import", .menu = Menu::file, .label = _("&Import returns..."), .run = [this] { CallAfter([this] { chooseImport(); }); },
                   .isPossible = [this] { return !summary_.isReadOnly; }});
    all.push_back({.name = "settings", .menu = Menu::file, .label = _("Se&ttings..."), .keys = "Ctrl+,", .run = [this] { CallAfter([this] { showSettings(); }); }, .startsGroup = true});
    all.push_back({.name = "quit", .menu = Menu::file, .label = _("&Quit"), .keys = "Ctrl+Q", .run = [this] { Close(); }, .startsGroup = true, .id = wxID_EXIT});
    all.push_back({"undo", Menu::edit, _("&Undo"), "Ctrl+Z", [this] { undo(); }, [this] { return !summary_.held.empty(); }});
    all.push_back({"undo_all", Menu::edit, _("Undo all that is &held"), "Ctrl+Shift+Z", [this] { undoAll(); }, [this] { return !summary_.held.empty(); }});
    const auto addCopy = [&](const char* name, const wxString& label, CopyWhat what, const char* keys = "") {
        all.push_back({.name = name, .menu = Menu::edit, .label = label, .keys = keys, .run = [this, what] { returns_->copy(what); },
                       .isPossible = [this] { return isOn(Page::returns) && returns_->hasSelection(); }, .startsGroup = what == CopyWhat::order});
    };
    addCopy("copy_order", _("Copy &order number"), CopyWhat::order, "Ctrl+Shift+C");
    addCopy("copy_id", _("Copy &return number"), CopyWhat::id);
    addCopy("copy_rma", _("Copy R&MA number"), CopyWhat::rma);
    addCopy("copy_sku", _("Copy &SKU"), CopyWhat::sku);
    addCopy("copy_buyer", _("Copy &buyer's name"), CopyWhat::buyer);
    addCopy("copy_rows", _("&Copy rows"), CopyWhat::rows);
    all.push_back({.name = "select_all", .menu = Menu::edit, .label = _("Select &all that match"), .keys = "Ctrl+Shift+A", .run = [this] { returns_->selectAll(); },
                   .isPossible = [this] { return isOn(Page::returns); }, .startsGroup = true});
    all.push_back({"select_routine", Menu::edit, _("Select rou&tine requests"), "Ctrl+Shift+E", [this] { selectRoutine(); }, isWorking});
    all.push_back({"filter", Menu::edit, _("&Filter"), "Ctrl+F", [this] { focusFilter(); }, isWorking});
}

void MainWindow::addViewCommands(std::vector<WindowCommand>& all) {
    const auto isWorking = [this] { return isWorkingNow(); };
    int digit = 1;
    for (const auto& [view, name] : nameTable(View{})) {
        const std::string keys = view == View::snoozed ? "Ctrl+Shift+N" : "Ctrl+" + std::to_string(digit++);  // there are nine digits, and it was the last to come
        // TRANSLATORS: a view of the returns follows
        all.push_back({"view." + std::string(name), Menu::view, wxString::Format(_("Returns: %s"), text::words(view)), keys,
                       [this, place = Place{Page::returns, view}] { visit(place); }, isWorking});
    }
    for (const auto& [view, name] : nameTable(InboxView{}))
        // TRANSLATORS: a view of the conversations follows
        all.push_back({"inbox." + std::string(name), Menu::view, wxString::Format(_("Messages: %s"), text::words(view)), view == InboxView::needsAnswer ? "Ctrl+Shift+M" : "",
                       [this, place = Place{Page::messages, View::all, {}, view}] { visit(place); }, isWorking});
    all.push_back({"parcels", Menu::view, _("Lost parcels"), "Ctrl+9", [this] { visit({Page::parcels, View::all}); }, isWorking});
    all.push_back({"outbox", Menu::view, _("Outbox"), "Ctrl+0", [this] { visit({Page::outbox, View::all}); }, isWorking});
    const auto canChangeViews = [this] { return isOn(Page::returns) && !summary_.isReadOnly; };
    const auto isSavedView = [this, canChangeViews] { return canChangeViews() && place_.saved; };
    all.push_back({.name = "save_view", .menu = Menu::view, .label = _("&Save view..."), .keys = "Ctrl+Shift+S", .run = [this] { savedViews_->saveAs(); },
                   .isPossible = canChangeViews, .startsGroup = true});
    all.push_back({"rename_view", Menu::view, _("Re&name view..."), "F2", [this] { savedViews_->rename(); }, isSavedView});
    all.push_back({"remove_view", Menu::view, _("&Remove view"), {}, [this] { CallAfter([this] { savedViews_->remove(); }); }, isSavedView});
    all.push_back({"view_up", Menu::view, _("Move view &up"), "Alt+Up", [this] { savedViews_->move(-1); }, isSavedView});
    all.push_back({"view_down", Menu::view, _("Move view &down"), "Alt+Down", [this] { savedViews_->move(1); }, isSavedView});
}

void MainWindow::addReturnCommands(std::vector<WindowCommand>& all) {
    // What returns and lost parcels have in common is one command, for what is selected on the page.
    const auto canMove = [this](std::optional<ParcelsPanel::Move> parcelMove, bool isForReturns) {
        return [this, parcelMove, isForReturns] {
            if (summary_.isReadOnly) return false;
            if (isOn(Page::returns)) return isForReturns && returns_->hasSelection();
            return isOn(Page::parcels) && parcelMove && parcels_->isOffered(*parcelMove);
        };
    };
    const auto move = [this](ReturnMove returnMove, ParcelsPanel::Move parcelMove) {
        return [this, returnMove, parcelMove] {
            if (place_.page == Page::returns) return returns_->move(returnMove);
            parcels_->move(parcelMove);
        };
    };
    using ParcelMove = ParcelsPanel::Move;
    all.push_back({"authorize", Menu::returns, _("&Authorize..."), "Ctrl+E", [this] { returns_->move(ReturnMove::authorize); }, canMove({}, true)});
    all.push_back({"close", Menu::returns, _("&Close..."), "Ctrl+L", move(ReturnMove::close, ParcelMove::close), canMove(ParcelMove::close, true)});
    all.push_back({"refund", Menu::returns, _("&Refund..."), "Ctrl+R", move(ReturnMove::refund, ParcelMove::refund), canMove(ParcelMove::refund, true)});
    all.push_back({"contact", Menu::returns, _("&Write to the buyer..."), "Ctrl+M", [this] {
                       if (place_.page == Page::messages) return inbox_->conversation().write();
                       place_.page == Page::returns ? returns_->move(ReturnMove::contact) : parcels_->move(ParcelMove::contact);
                   }, [this, can = canMove(ParcelMove::contact, true)] { return isOn(Page::messages) ? inbox_->conversation().canWrite() : can(); }});
    all.push_back({"inspect", Menu::returns, _("&Inspect..."), "Ctrl+I", [this] { returns_->move(ReturnMove::inspect); }, canMove({}, true)});
    all.push_back({"replace", Menu::returns, _("Send a re&placement..."), {}, [this] { parcels_->move(ParcelMove::replace); }, canMove(ParcelMove::replace, false)});
    const auto canChange = [this] { return isOn(Page::returns) && !summary_.isReadOnly && returns_->hasSelection(); };
    all.push_back({.name = "snooze", .menu = Menu::returns, .label = _("&Snooze..."), .keys = "Ctrl+D", .run = [this] { returns_->snooze(); }, .isPossible = canChange, .startsGroup = true});
    all.push_back({"wake", Menu::returns, _("Wa&ke"), "Ctrl+Shift+D", [this] { returns_->wake(); }, canChange});
    all.push_back({.name = "tags", .menu = Menu::returns, .label = _("&Tags..."), .keys = "Ctrl+T", .run = [this] { returns_->editTags(); }, .isPossible = canChange});
    all.push_back({.name = "copy_link", .menu = Menu::returns, .label = _("Copy &link"), .keys = "Ctrl+Shift+L", .run = [this] { links_->copy(returns_->selectedKeys()); },
                   .isPossible = [this] { return isOn(Page::returns) && !returns_->selectedKeys().empty(); }});
    all.push_back({.name = "unidentified", .menu = Menu::returns, .label = _("&Unidentified parcels..."), .keys = "Ctrl+U", .run = [this] { showUnidentified(); },
                   .isPossible = [this] { return isWorkingNow(); }, .startsGroup = true});
}

void MainWindow::addPaperCommands(std::vector<WindowCommand>& all) {
    const auto add = [&](const char* name, const wxString& label, const char* keys, app::PaperKind kind, PaperGoal goal, bool startsGroup = false) {
        all.push_back({.name = name, .menu = Menu::returns, .label = label, .keys = keys, .run = [this, kind, goal] { papers_.make(kind, goal, returns_->choice()); },
                       .isPossible = [this] { return isOn(Page::returns) && returns_->hasSelection(); }, .startsGroup = startsGroup});
    };
    add("print_labels", _("Print labels..."), "Ctrl+P", app::PaperKind::labels, PaperGoal::print, true);
    add("save_labels", _("Save labels as PDF..."), "", app::PaperKind::labels, PaperGoal::save);
    add("print_sheets", _("Print inspection sheets..."), "Ctrl+Shift+P", app::PaperKind::sheets, PaperGoal::print);
    add("save_sheets", _("Save inspection sheets as PD&F..."), "", app::PaperKind::sheets, PaperGoal::save);
    add("print_picklist", _("Print pick list..."), "", app::PaperKind::pickList, PaperGoal::print);
    add("save_picklist", _("Sa&ve pick list as PDF..."), "", app::PaperKind::pickList, PaperGoal::save);
}

void MainWindow::addOutboxCommands(std::vector<WindowCommand>& all) {
    const auto add = [&](const char* name, const wxString& label, OutboxMove move, bool startsGroup = false) {
        all.push_back({.name = name, .menu = Menu::outbox, .label = label, .run = [this, move] { outbox_->press(move); },
                       .isPossible = [this, move] { return isOn(Page::outbox) && outbox_->isOffered(move); }, .startsGroup = startsGroup});
    };
    add("send_now", _("Send &now"), OutboxMove::sendNow);
    add("cancel", _("&Cancel, do not send"), OutboxMove::cancel);
    add("try_again", _("&Try again"), OutboxMove::tryAgain);
    add("settle", _("&Has it happened?..."), OutboxMove::settle);
    add("open_page", _("Open the &marketplace's page"), OutboxMove::openPage, true);
    add("open", _("&Open the return or case"), OutboxMove::open);
    add("evidence", _("Save &evidence..."), OutboxMove::saveEvidence);
    const auto hasBulk = [this] { return isWorkingNow() && bulkBar_->hasBulk(); };
    all.push_back({.name = "bulk", .menu = Menu::outbox, .label = _("&Progress of the decision for many"), .keys = "Ctrl+B", .run = [this] { bulkBar_->showAgain(); },
                   .isPossible = hasBulk, .startsGroup = true});
    all.push_back({"bulk_details", Menu::outbox, _("&Details of it..."), "Ctrl+Shift+B", [this] { bulkBar_->showDetails(); }, hasBulk});
}

bool MainWindow::isWorkingNow() const { return !accounts_.empty() && !isClosing_; }

bool MainWindow::isOn(Page page) const { return isWorkingNow() && place_.page == page; }

/// Also what is not in a menu: the seller's own views, a return that is looked for.
void MainWindow::showPalette() {
    if (isSheetOpen() || isClosing_) return;
    std::vector<Palette::Entry> entries;
    for (const WindowCommand& command : commands_->all()) {
        if (command.name == "palette") continue;
        entries.push_back({plainLabel(command.label), plainLabel(titleOf(command.menu)), showKeys(commands_->keysOf(command)), commands_->isPossible(command),
                           [this, &command] { commands_->run(command); }});
    }
    for (const Navigation::Saved& view : navigation_->saved())
        entries.push_back({wxString::Format(_("Returns: %s"), view.name), plainLabel(titleOf(Menu::view)), wxString(), isWorkingNow(), [this, place = view.place] { visit(place); }});
    auto* palette = new Palette(this, std::move(entries), [this](const wxString& typed) {
        if (!isWorkingNow()) return;
        visit({Page::returns, View::all});
        returns_->find(text::typed(typed));
    });
    const wxWindowPtr<Palette> owned(palette);
    palette->ShowWindowModalThenDo([this, owned](int code) {
        if (code == wxID_OK) CallAfter([owned] { owned->runChosen(); });  // it may open a sheet of its own
    });
}

void MainWindow::showShortcuts() {
    CallAfter([this] {
        ShortcutsWindow window(this, *commands_);
        window.ShowModal();
    });
}

void MainWindow::showAbout() {
    wxAboutDialogInfo info;
    info.SetName("ResoDesk");
    info.SetVersion(RESODESK_VERSION);
    info.SetDescription(_("Returns, lost parcels and buyers: a desk for marketplace sellers"));
    info.SetLicence("GPL-3.0-or-later");
    wxAboutBox(info, this);
}

void MainWindow::takeDrops() {
    SetDropTarget(new FileDrop([this](const std::vector<std::string>& files) {
        if (!summary_.isReadOnly && !isSheetOpen() && !files.empty()) CallAfter([this, file = files.front()] { importFile(text::show(file)); });
    }));
}

void MainWindow::chooseImport() {
    wxFileDialog dialog(this, _("Choose a list of returns"), wxString(), wxString(), _("Tables (CSV, TSV, text)") + "|*.csv;*.tsv;*.txt;*.CSV;*.TSV;*.TXT|" + _("All files") + "|*",
                        wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() == wxID_OK) importFile(dialog.GetPath());
}

void MainWindow::importFile(const wxString& file) {
    auto* sheet = new ImportSheet(this, desk_, file);
    showSheet(sheet, [this, sheet](bool isBrought) {
        if (!isBrought) return;
        visit({Page::returns, View::all});
        said_ = sheet->said();
        showNotice();
    });
}

}  // namespace resodesk::gui
