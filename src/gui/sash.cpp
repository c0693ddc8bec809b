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
    splitter->Bind(wxEVT_SPLITTER_SASH_POS_CHANGING, [isPlaced](wxSplitterEvent& event) {
        event.Skip();
        *isPlaced = true;  // by the seller
    });
    splitter->Bind(wxEVT_SIZE, [splitter, share, isKnown, isPlaced](wxSizeEvent& event) {
        event.Skip();
        if (std::exchange(*isPlaced, *isPlaced || splitter->IsShownOnScreen())) return;  // sizes before that are passing ones
        splitter->CallAfter([splitter, share, isKnown] {
            const bool isUpright = splitter->GetSplitMode() == wxSPLIT_VERTICAL;
            const int space = isUpright ? splitter->GetSize().x : splitter->GetSize().y;
            if (!isKnown) splitter->SetSashPosition(space * share / 100);
            splitter->SetSashGravity(isUpright ? 0.0 : 0.5);
        });
    });
}

}  // namespace resodesk::gui
