// SPDX-License-Identifier: GPL-3.0-or-later
// Files dropped on a window.

#pragma once

#include <wx/dnd.h>

#include <functional>
#include <string>
#include <vector>

#include "text/formats.h"

namespace resodesk::gui {

class FileDrop : public wxFileDropTarget {
 public:
    explicit FileDrop(std::function<void(const std::vector<std::string>&)> take) : take_(std::move(take)) {}
    bool OnDropFiles(wxCoord, wxCoord, const wxArrayString& files) override {
        std::vector<std::string> names;
        for (const wxString& file : files) names.push_back(text::typed(file));
        take_(names);
        return true;
    }

 private:
    std::function<void(const std::vector<std::string>&)> take_;
};

}  // namespace resodesk::gui
