// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/save_file.h"

#include <wx/filedlg.h>
#include <wx/intl.h>

#include <filesystem>

#include "base/paths.h"
#include "text/failures.h"
#include "text/formats.h"

namespace resodesk::gui {

void saveFile(wxWindow* parent, const wxString& title, const wxString& name, const std::string& bytes,
              const std::function<void(const wxString&)>& onSaid) {
    wxFileDialog dialog(parent, title, wxString(), name, wxFileSelectorDefaultWildcardStr, wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (dialog.ShowModal() != wxID_OK) return;
    const wxString path = dialog.GetPath();
    try {
        writeFilePrivately(text::typed(path), bytes);
        onSaid(wxString::Format(_("Saved in %s."), path));
    } catch (const std::filesystem::filesystem_error&) {
        onSaid(wxString::Format(_("%s cannot be written."), path));
    }
}

}  // namespace resodesk::gui
