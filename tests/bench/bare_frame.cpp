// SPDX-License-Identifier: GPL-3.0-or-later
// The peer of the start benchmark: an empty wxWidgets frame that writes when it was first painted.

#include <gtk/gtk.h>
#include <wx/app.h>
#include <wx/frame.h>
#include <wx/menu.h>

#include <memory>

#include "gui/measure.h"

namespace {

class BareProgram final : public wxApp {
 public:
    bool OnInit() override {
        measure_ = std::make_unique<resodesk::gui::Measure>(argv[1].utf8_string());
        auto* frame = new wxFrame(nullptr, wxID_ANY, "bare", wxDefaultPosition, wxSize(1280, 760));
        auto* file = new wxMenu;
        file->Append(wxID_EXIT, "Quit\tCtrl+Q");
        auto* bar = new wxMenuBar;
        bar->Append(file, "File");
        frame->SetMenuBar(bar);
        frame->Bind(wxEVT_MENU, [frame](wxCommandEvent&) { frame->Close(); }, wxID_EXIT);
        frame->Show();
        measure_->listIsThere(frame);
        return true;
    }
    int OnExit() override {
        measure_.reset();
        return wxApp::OnExit();
    }

 private:
    std::unique_ptr<resodesk::gui::Measure> measure_;
};

}  // namespace

wxIMPLEMENT_APP(BareProgram);
