// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/commands/commands.h"

#include <wx/config.h>
#include <wx/intl.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <memory>

namespace resodesk::gui {

namespace {

constexpr int firstId = wxID_HIGHEST + 1;
constexpr const char* none = "none";  // a shortcut that was taken away; no entry is the usual one

wxString placeOf(const WindowCommand& command) { return wxString::FromUTF8("/Shortcuts/" + command.name); }

bool isSame(const wxAcceleratorEntry& a, const wxAcceleratorEntry& b) { return a.GetFlags() == b.GetFlags() && a.GetKeyCode() == b.GetKeyCode(); }

}  // namespace

wxString titleOf(Menu menu) {
    switch (menu) {
        case Menu::file: return _("&File");
        case Menu::edit: return _("&Edit");
        case Menu::view: return _("&View");
        case Menu::returns: return _("&Return");
        case Menu::messages: return _("&Message");
        case Menu::outbox: return _("&Outbox");
        case Menu::tools: return _("&Tools");
        case Menu::help: return _("&Help");
    }
    return {};
}

wxString plainLabel(const wxString& label) {
    wxString plain = wxMenuItem::GetLabelText(label);
    if (plain.EndsWith("...")) plain.RemoveLast(3);
    return plain;
}

std::optional<wxAcceleratorEntry> shortcutFrom(const std::string& keys) {
    wxAcceleratorEntry entry;
    if (keys.empty() || !entry.FromString(wxString::FromUTF8(keys))) return std::nullopt;
    const bool isFunctionKey = entry.GetKeyCode() >= WXK_F1 && entry.GetKeyCode() <= WXK_F24;
    if (!isFunctionKey && !(entry.GetFlags() & (wxACCEL_CTRL | wxACCEL_ALT))) return std::nullopt;  // it would be typed into texts
    return entry;
}

wxString showKeys(const std::string& keys) {
    const auto entry = shortcutFrom(keys);
    return entry ? entry->ToString() : wxString();
}

Commands::Commands(wxFrame* frame, std::vector<WindowCommand> all) : frame_(frame), all_(std::move(all)) {
    int id = firstId;
    for (WindowCommand& command : all_)
        if (command.id == wxID_ANY) command.id = id++;
    build();
    frame_->Bind(wxEVT_MENU, [this](wxCommandEvent& event) {
        if (const WindowCommand* command = find(event.GetId()))
            run(*command);
        else
            event.Skip();
    });
    frame_->Bind(wxEVT_UPDATE_UI, [this](wxUpdateUIEvent& event) {
        if (const WindowCommand* command = find(event.GetId()))
            event.Enable(isPossible(*command));
        else
            event.Skip();
    });
}

void Commands::build() {
    auto* bar = new wxMenuBar;
    for (const Menu menu : {Menu::file, Menu::edit, Menu::view, Menu::returns, Menu::messages, Menu::outbox, Menu::tools, Menu::help}) {
        auto made = std::make_unique<wxMenu>();
        for (const WindowCommand& command : all_) {
            if (command.menu != menu) continue;
            if (command.startsGroup && made->GetMenuItemCount() > 0) made->AppendSeparator();
            made->Append(command.id, command.label);
        }
        if (made->GetMenuItemCount() > 0) bar->Append(made.release(), titleOf(menu));
    }
    frame_->SetMenuBar(bar);
    for (const WindowCommand& command : all_) relabel(command);
}

void Commands::relabel(const WindowCommand& command) {
    const std::string keys = keysOf(command);
    wxMenuItem* item = frame_->GetMenuBar()->FindItem(command.id);
    item->SetItemLabel(keys.empty() ? command.label : command.label + "\t" + wxString::FromUTF8(keys));
}

const WindowCommand* Commands::find(int id) const {
    const auto found = std::find_if(all_.begin(), all_.end(), [&](const WindowCommand& c) { return c.id == id; });
    return found == all_.end() ? nullptr : &*found;
}

void Commands::run(const WindowCommand& command) const {
    if (isPossible(command)) command.run();
}

void Commands::popUp(const std::function<bool(const WindowCommand&)>& isChosen) const {
    wxMenu menu;
    for (const WindowCommand& command : all_) {
        if (!isChosen(command)) continue;
        if (command.startsGroup && menu.GetMenuItemCount() > 0) menu.AppendSeparator();
        menu.Append(command.id, command.label)->Enable(isPossible(command));
    }
    frame_->PopupMenu(&menu);
}

bool Commands::takeKey(const wxKeyEvent& event) const {
    if (!(event.GetModifiers() & (wxMOD_CONTROL | wxMOD_ALT)) && (event.GetKeyCode() < WXK_F1 || event.GetKeyCode() > WXK_F24)) return false;
    int flags = wxACCEL_NORMAL;
    if (event.ControlDown()) flags |= wxACCEL_CTRL;
    if (event.AltDown()) flags |= wxACCEL_ALT;
    if (event.ShiftDown()) flags |= wxACCEL_SHIFT;
    const WindowCommand* command = ownerOf(wxAcceleratorEntry(flags, event.GetKeyCode()));
    if (!command || command->id < firstId) return false;  // wx's own go their way
    run(*command);
    return true;
}

std::string Commands::keysOf(const WindowCommand& command) const {
    wxString kept;
    if (!wxConfigBase::Get()->Read(placeOf(command), &kept)) return command.keys;
    const std::string keys = kept.utf8_string();
    if (keys == none) return {};
    return shortcutFrom(keys) ? keys : command.keys;
}

const WindowCommand* Commands::ownerOf(const wxAcceleratorEntry& keys) const {
    for (const WindowCommand& command : all_) {
        const auto own = shortcutFrom(keysOf(command));
        if (own && isSame(*own, keys)) return &command;
    }
    return nullptr;
}

void Commands::setKeys(const WindowCommand& command, const std::string& keys) {
    if (const auto entry = shortcutFrom(keys))
        if (const WindowCommand* owner = ownerOf(*entry); owner && owner != &command) keep(*owner, {});
    keep(command, keys);
}

void Commands::keep(const WindowCommand& command, const std::string& keys) {
    if (keys == command.keys)
        wxConfigBase::Get()->DeleteEntry(placeOf(command));
    else
        wxConfigBase::Get()->Write(placeOf(command), wxString::FromUTF8(keys.empty() ? none : keys));
    relabel(command);
}

void Commands::resetKeys() {
    wxConfigBase::Get()->DeleteGroup("/Shortcuts");
    for (const WindowCommand& command : all_) relabel(command);
}

}  // namespace resodesk::gui
