// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/bench/unidentified_sheet.h"

#include <wx/intl.h>

#include "text/formats.h"

namespace resodesk::gui {

UnidentifiedSheet::UnidentifiedSheet(wxWindow* parent, app::Desk& desk, const std::string& code)
    : BenchParcelSheet(parent, wxString::Format(_("No return has the code %s"), text::show(code))), desk_(desk) {
    parcel_.code = code;
    addText(_("It is no RMA, order, tracking number or return of any account, as far as they have been read. Keep the parcel as unidentified: it can be matched later."));
    auto* photos = new PhotoRow(this, desk, parcel_.photos, [] {}, [this](const Error& error) { setError(error); });
    addRow(_("Photos"), photos, nullptr);
    note_ = makeNote();
    addRow(_("Private note"), note_, true);
    finish(_("Keep as unidentified"));
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { keep(wxID_OK, [](bool) {}); }, wxID_OK);
    note_->SetFocus();
}

bool UnidentifiedSheet::isFor(const app::Scanned& scanned) const { return scanned.returns.empty() && scanned.code == parcel_.code; }

/// The next parcel is scanned: this one is on the bench, whoever pressed the button or not.
void UnidentifiedSheet::putAside(std::function<void(bool)> then) { keep(wxID_CANCEL, then); }

void UnidentifiedSheet::keep(int ending, const std::function<void(bool)>& then) {
    parcel_.note = text::typed(note_->GetValue());
    setBusy(true);
    desk_.bench().keepUnidentified(parcel_, onGui(static_cast<Sheet*>(this), [this, ending, then](const Result<std::int64_t>& kept) {
        if (!kept) {
            setError(kept.error());
            return then(false);
        }
        EndModal(ending);
        then(true);
    }));
}

}  // namespace resodesk::gui
