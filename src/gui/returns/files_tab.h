// SPDX-License-Identifier: GPL-3.0-or-later
// A return's files: its label, photos, and what the seller adds - by button or dropped here.

#pragma once

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/stattext.h>

#include <optional>
#include <string>
#include <vector>

#include "app/desk.h"
#include "app/returns/returns_desk.h"
#include "domain/returns/return_file.h"
#include "gui/on_gui.h"

namespace resodesk::gui {

class FilesTab : public wxPanel, public Alive {
 public:
    FilesTab(wxWindow* parent, app::Desk& desk);
    void show(const app::ReturnDetail& detail);
    /// After show, or when it may have come to sight: only then the files are read.
    void turnedTo();

 private:
    void build();
    void read();
    void fill(const std::vector<ReturnFile>& files);
    const ReturnFile* chosen() const;
    void open();
    void save();
    void copy();
    void choose();
    void add(const ReturnKey& key, std::vector<std::string> files, const wxString& notTaken = {});
    void remove();
    void say(const wxString& words);
    void showButtons();

    app::Desk& desk_;
    std::optional<ReturnKey> key_;
    std::vector<ReturnFile> files_;
    wxDataViewListCtrl* list_ = nullptr;
    wxStaticText* empty_ = nullptr;
    wxStaticText* said_ = nullptr;
    wxButton* open_ = nullptr;
    wxButton* save_ = nullptr;
    wxButton* copy_ = nullptr;
    wxButton* add_ = nullptr;
    wxButton* remove_ = nullptr;
};

}  // namespace resodesk::gui
