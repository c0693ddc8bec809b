// SPDX-License-Identifier: GPL-3.0-or-later
// The system's print dialog for a PDF, which goes to the printer as it is.

#pragma once

#include <wx/window.h>

#include <functional>
#include <string>

#include "base/error.h"

namespace resodesk::gui {

struct PaperSize {
    double width = 0, height = 0;  ///< millimetres; 0: what the system usually takes
};

struct PrintOrder {
    wxString title;     ///< how the printer's queue lists it
    wxString fileName;  ///< without its ending: what is proposed where it is printed into a file
    std::string pdf;
    PaperSize size;
};

/// Returns at once. `onEnd` is told the name of the printer when it has everything, or printingFailed; nothing when the dialog is
/// cancelled.
void printPdf(wxWindow* parent, const PrintOrder& order, std::function<void(const Result<std::string>&)> onEnd);

}  // namespace resodesk::gui
