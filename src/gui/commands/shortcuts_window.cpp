// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/commands/shortcuts_window.h"

#include <gtk/gtk.h>
#include <wx/intl.h>
#include <wx/msgdlg.h>
#include <wx/sizer.h>

#include "gui/accessible.h"
#include "gui/sheet.h"
#include "gui/text_size.h"

namespace resodesk::gui {

namespace {

/// Keys that belong to one place and stand in no menu.
struct FixedKey {
    wxString what, where, keys;
};

std::vector<FixedKey> fixedKeys() {
    return {{_("First or last of all rows"), _("List"), _("Home, End")},
            {_("To the details"), _("List"), _("Enter")},
            {_("Other columns"), _("List"), _("right click on the headings")},
            {_("Clear the filter"), _("List"), _("Esc")},
            {_("To the list"), _("Filter"), _("Down, Enter")},
            {_("Condition of the goods"), _("Inspection"), "1 - 8"},
            {_("Take back what has not left"), _("Outbox"), _("Delete")}};
}

/// Asks for the keys themselves.
class KeysSheet : public Sheet {
 public:
    KeysSheet(wxWindow* parent, Commands& commands, const WindowCommand& command) : Sheet(parent, _("Change shortcut")), commands_(commands), command_(command) {
        addText(wxString::Format(_("Press the new shortcut for \"%s\"."), plainLabel(command.label)));
        keys_ = new wxTextCtrl(this, wxID_ANY, showKeys(commands.keysOf(command)), wxDefaultPosition, byText(this, wxSize(240, -1)), wxTE_READONLY);
        addRow(_("Shortcut"), keys_);
        finish(_("Change"));
        addButton(_("No shortcut"))->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
            commands_.setKeys(command_, {});
            EndModal(wxID_OK);
        });
        setMissing(_("With Ctrl or Alt, or a function key."));
        Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
            commands_.setKeys(command_, pressed_);
            EndModal(wxID_OK);
        }, wxID_OK);
        Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) { take(event); });
        keys_->SetFocus();
    }

 private:
    void take(wxKeyEvent& event) {
        int flags = wxACCEL_NORMAL;
        if (event.ControlDown()) flags |= wxACCEL_CTRL;
        if (event.AltDown()) flags |= wxACCEL_ALT;
        if (event.ShiftDown()) flags |= wxACCEL_SHIFT;
        const wxAcceleratorEntry entry(flags, event.GetKeyCode());
        const auto keys = shortcutFrom(entry.ToRawString().utf8_string());
        if (!keys) return event.Skip();  // Tab, Enter and Esc work as everywhere
        pressed_ = entry.ToRawString().utf8_string();
        keys_->ChangeValue(showKeys(pressed_));
        setError(wxString());
        const WindowCommand* owner = commands_.ownerOf(*keys);
        setSentence(owner && owner != &command_ ? wxString::Format(_("\"%s\" has it now and will be without."), plainLabel(owner->label)) : wxString());
    }

    Commands& commands_;
    const WindowCommand& command_;
    wxTextCtrl* keys_;
    std::string pressed_;
};

}  // namespace

ShortcutsWindow::ShortcutsWindow(wxWindow* parent, Commands& commands)
    : wxDialog(parent, wxID_ANY, _("Keyboard shortcuts"), wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER), commands_(commands) {
    filter_ = new wxTextCtrl(this, wxID_ANY);
    showHint(filter_, _("Filter: command, menu or keys"));
    nameForReaders(filter_, _("Filter"));
    list_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, byText(this, wxSize(640, 400)), wxDV_SINGLE | wxDV_ROW_LINES);
    list_->AppendTextColumn(_("Command"), wxDATAVIEW_CELL_INERT, columnRoom(this, _("Command"), 320));
    list_->AppendTextColumn(_("Menu"), wxDATAVIEW_CELL_INERT, columnRoom(this, _("Menu"), 120));
    list_->AppendTextColumn(_("Shortcut"), wxDATAVIEW_CELL_INERT, columnRoom(this, _("Shortcut"), 170));
    withoutSearchBox(list_);
    nameForReaders(list_, _("Keyboard shortcuts"));
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(filter_, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    all->Add(list_, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(12)));
    buildButtons(all);
    SetSizerAndFit(all);
    SetEscapeId(wxID_CLOSE);
    dialogForReaders(this);
    CentreOnParent();
    filter_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { fill(); });
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { showChosen(); });
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { change(); });
    filter_->SetFocus();
    fill();
}

void ShortcutsWindow::buildButtons(wxSizer* all) {
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    const auto add = [&](wxWindowID id, const wxString& label, std::function<void()> run) {
        auto* button = new wxButton(this, id, label);
        if (run) button->Bind(wxEVT_BUTTON, [run](wxCommandEvent&) { run(); });
        buttons->Add(button, wxSizerFlags().Border(wxLEFT, FromDIP(8)));
        return button;
    };
    change_ = add(wxID_ANY, _("Change..."), [this] { change(); });
    usual_ = add(wxID_ANY, _("Usual one"), [this] {
        if (const WindowCommand* command = chosen()) commands_.setKeys(*command, command->keys);
        fill();
    });
    add(wxID_ANY, _("All usual ones"), [this] {
        commands_.resetKeys();
        fill();
    });
    add(wxID_CLOSE, _("Close"), {});
    all->Add(buttons, wxSizerFlags().Right().Border(wxALL, FromDIP(12)));
}

void ShortcutsWindow::fill() {
    const WindowCommand* before = chosen();
    const wxString typed = filter_->GetValue();
    list_->DeleteAllItems();
    shown_.clear();
    const auto add = [&](const WindowCommand* command, const wxString& what, const wxString& where, const wxString& keys) {
        const wxString text = what + " " + where + " " + keys;
        if (!typed.empty() && !g_str_match_string(typed.utf8_str(), text.utf8_str(), TRUE)) return;
        wxVector<wxVariant> cells;
        for (const wxString& cell : {what, where, keys}) cells.push_back(cell);
        list_->AppendItem(cells);
        shown_.push_back(command);
    };
    for (const WindowCommand& command : commands_.all())
        add(&command, plainLabel(command.label), plainLabel(titleOf(command.menu)), showKeys(commands_.keysOf(command)));
    for (const FixedKey& key : fixedKeys()) add(nullptr, key.what, key.where, key.keys);
    for (std::size_t i = 0; i < shown_.size(); ++i)
        if (shown_[i] && shown_[i] == before) list_->SelectRow(static_cast<unsigned>(i));
    if (!chosen() && !shown_.empty()) list_->SelectRow(0);
    showChosen();
}

const WindowCommand* ShortcutsWindow::chosen() const {
    const int row = list_->GetSelectedRow();
    return row >= 0 && static_cast<std::size_t>(row) < shown_.size() ? shown_[static_cast<std::size_t>(row)] : nullptr;
}

void ShortcutsWindow::showChosen() {
    const WindowCommand* command = chosen();
    change_->Enable(command != nullptr);
    usual_->Enable(command && commands_.isChanged(*command));
}

void ShortcutsWindow::change() {
    if (const WindowCommand* command = chosen()) showSheet(new KeysSheet(this, commands_, *command), [this](bool) { fill(); });
}

}  // namespace resodesk::gui
