// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/sash.h"

#include <wx/persist/splitter.h>

#include <memory>
#include <utility>

namespace resodesk::gui {

void rememberSash(wxSplitterWindow* splitter, const wxString& name, int share) {
    splitter->SetName(name);
    const bool isKnown = wxPersistentRegisterAndRestore(splitter);
    // Until the window has its real size the sash must not move in proportion, or it would drift at every start.
    const auto isPlaced = std::make_shared<bool>(false);
    splitter->Bind(wxEVT_SIZE, [splitter, share, isKnown, isPlaced](wxSizeEvent& event) {
        event.Skip();
        // On a page that is not shown yet - the first start's - it is as small as can be.
        const wxSize here = splitter->GetSize(), window = wxGetTopLevelParent(splitter)->GetClientSize();
        const bool isUpright = splitter->GetSplitMode() == wxSPLIT_VERTICAL;
        if (isUpright ? 2 * here.x < window.x : 2 * here.y < window.y) return;
        if (std::exchange(*isPlaced, true)) return;
        splitter->CallAfter([splitter, share, isKnown] {
            const bool hasColumns = splitter->GetSplitMode() == wxSPLIT_VERTICAL;
            const int space = hasColumns ? splitter->GetSize().x : splitter->GetSize().y;
            if (!isKnown) splitter->SetSashPosition(space * share / 100);
            splitter->SetSashGravity(hasColumns ? 0.0 : 0.5);
        });
    });
}

}  // namespace resodesk::gui
