// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/sash.h"

#include <wx/persist/splitter.h>

#include <algorithm>
#include <memory>

namespace resodesk::gui {

void rememberSash(wxSplitterWindow* splitter, const wxString& name, int share, int least) {
    splitter->SetName(name);
    const bool isKnown = wxPersistentRegisterAndRestore(splitter);
    // Until the window has its real size the sash must not move in proportion, or it would drift at every start.
    const auto isPlaced = std::make_shared<bool>(false);
    splitter->Bind(wxEVT_SPLITTER_SASH_POS_CHANGING, [isPlaced](wxSplitterEvent& event) {
        event.Skip();
        *isPlaced = true;  // by the seller
    });
    splitter->Bind(wxEVT_SIZE, [splitter, share, least, isKnown, isPlaced](wxSizeEvent& event) {
        event.Skip();
        if (*isPlaced) return;
        const bool isUpright = splitter->GetSplitMode() == wxSPLIT_VERTICAL;
        const auto extent = [isUpright](const wxSize& size) { return isUpright ? size.x : size.y; };
        // On a page that is not shown yet - the first start's - it is as small as can be.
        *isPlaced = splitter->IsShownOnScreen() && 2 * extent(splitter->GetSize()) >= extent(wxGetTopLevelParent(splitter)->GetClientSize());
        splitter->CallAfter([splitter, share, least, isKnown, isPlaced, isUpright, extent] {
            const int space = extent(splitter->GetSize());
            if (!isKnown) splitter->SetSashPosition(std::max(space * share / 100, std::min(least, space / 3)));
            if (*isPlaced) splitter->SetSashGravity(isUpright ? 0.0 : 0.5);
        });
    });
}

}  // namespace resodesk::gui
