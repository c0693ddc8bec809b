// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue of everything the window can do: the menus, the command palette, the list of shortcuts and their changes are
// made from it. GUI thread.

#pragma once

#include <wx/accel.h>
#include <wx/frame.h>
#include <wx/menu.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace resodesk::gui {

enum class Menu { file, edit, view, returns, messages, outbox, tools, help };
wxString titleOf(Menu menu);

struct WindowCommand {
    std::string name;   ///< "authorize": a changed shortcut is kept under it
    Menu menu = Menu::file;
    wxString label;     ///< as in the menu, with its mnemonic
    std::string keys;   ///< the usual shortcut as wx writes it, "Ctrl+E"; empty: none
    std::function<void()> run;
    std::function<bool()> isPossible;  ///< none: always
    bool startsGroup = false;          ///< a line above it
    int id = wxID_ANY;                 ///< wx's own, where it has a meaning to wx
};

/// "Authorize" of "&Authorize...".
wxString plainLabel(const wxString& label);

/// A shortcut that can be typed anywhere: with Ctrl or Alt, or a function key.
std::optional<wxAcceleratorEntry> shortcutFrom(const std::string& keys);
/// As people write it, in their language.
wxString showKeys(const std::string& keys);

class Commands {
 public:
    /// Makes the frame's menu bar. Changed shortcuts come from wxConfig.
    Commands(wxFrame* frame, std::vector<WindowCommand> all);

    const std::vector<WindowCommand>& all() const { return all_; }
    bool isPossible(const WindowCommand& command) const { return !command.isPossible || command.isPossible(); }
    void run(const WindowCommand& command) const;
    /// Those that are chosen, as a menu at the pointer.
    void popUp(const std::function<bool(const WindowCommand&)>& isChosen) const;
    /// Before the control with the focus hears of the key: text fields and lists have shortcuts of their own. True: it was one of ours.
    bool takeKey(const wxKeyEvent& event) const;

    /// The shortcut as it is now.
    std::string keysOf(const WindowCommand& command) const;
    bool isChanged(const WindowCommand& command) const { return keysOf(command) != command.keys; }
    /// Who has this shortcut.
    const WindowCommand* ownerOf(const wxAcceleratorEntry& keys) const;
    /// Takes it from who had it. Empty: none.
    void setKeys(const WindowCommand& command, const std::string& keys);
    void resetKeys();

 private:
    const WindowCommand* find(int id) const;
    void build();
    void relabel(const WindowCommand& command);
    void keep(const WindowCommand& command, const std::string& keys);

    wxFrame* frame_;
    std::vector<WindowCommand> all_;
};

}  // namespace resodesk::gui
