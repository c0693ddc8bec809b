// SPDX-License-Identifier: GPL-3.0-or-later
// The messages page in the main window, and what can be done on it.

#include <wx/intl.h>

#include "gui/main_window.h"

namespace resodesk::gui {

InboxPanel* MainWindow::makeInbox() {
    InboxPanel::Events events;
    events.onStatus = [this](const wxString& line) {
        if (place_.page == Page::messages) sayStatus(line);
    };
    events.onSaid = [this](const wxString& said) { say(said); };
    events.onReturn = [this](const ReturnKey& key) { open(key.object()); };
    events.onRows = [this](wxDataViewCtrl* list, unsigned row) {
        if (measure_) measure_->rowsAreThere(list, row);
    };
    events.onOpened = [this](wxWindow* text) {
        if (measure_) measure_->textIsThere(text);
    };
    auto* inbox = new InboxPanel(pages_, desk_, events);
    pages_->AddPage(inbox, _("Messages"));
    return inbox;
}

void MainWindow::addMessageCommands(std::vector<WindowCommand>& all) {
    const auto onMessages = [this](auto isPossible) {
        return [this, isPossible] { return isOn(Page::messages) && !summary_.isReadOnly && isPossible(inbox_->conversation()); };
    };
    all.push_back({"reply", Menu::messages, _("&Send the answer"), "Ctrl+Return", [this] { inbox_->conversation().send(); },
                   onMessages([](const ConversationPanel& shown) { return shown.canSend(); })});
    all.push_back({"reply_later", Menu::messages, _("Send &later..."), "Ctrl+Shift+Return", [this] { inbox_->conversation().sendLater(); },
                   onMessages([](const ConversationPanel& shown) { return shown.canSend(); })});
    all.push_back({"no_answer", Menu::messages, _("&No answer needed"), "Ctrl+J", [this] { inbox_->conversation().settle(); },
                   onMessages([](const ConversationPanel& shown) { return shown.canSettle(); })});
    all.push_back({"fix_finding", Menu::messages, _("Apply the next &fix"), "F8", [this] { inbox_->conversation().fixNext(); },
                   onMessages([](const ConversationPanel& shown) { return shown.canFix(); })});
    all.push_back({"promises", Menu::messages, _("What was &promised..."), "Ctrl+Shift+K", [this] { CallAfter([this] { inbox_->showPromises(); }); }, [this] { return isOn(Page::messages); }});
    all.push_back({.name = "open_return", .menu = Menu::messages, .label = _("Open the &return"), .keys = "Ctrl+Shift+O",
                   .run = [this] { inbox_->conversation().openReturn(); },
                   .isPossible = onMessages([](const ConversationPanel& shown) { return shown.canOpenReturn(); }), .startsGroup = true});
}

}  // namespace resodesk::gui
