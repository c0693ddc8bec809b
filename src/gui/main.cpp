// SPDX-License-Identifier: GPL-3.0-or-later
// resodesk: the window.

#include <gtk/gtk.h>
#include <wx/app.h>
#include <wx/fileconf.h>
#include <wx/intl.h>
#include <wx/msgdlg.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>
#include <utility>

#include "app/desk.h"
#include "base/log.h"
#include "base/paths.h"
#include "base/process.h"
#include "gui/main_window.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/language.h"

namespace {

using namespace resodesk;

struct Options {
    std::filesystem::path workspace = defaultWorkspace();
    bool startsPractice = false;
    bool beats = false;
    std::string language;
    std::string measureFile;
};

/// Needs no display. Ends the program after --help and --version, and when the options are wrong.
Options readOptions(int count, char* arguments[]) {
    Options options;
    CLI::App program{"ResoDesk: returns, lost parcels and buyers."};
    program.set_version_flag("--version", RESODESK_VERSION);
    program.add_option("--workspace", options.workspace, "Data folder")->capture_default_str();
    program.add_flag("--practice", options.startsPractice,
                     "Start with the practice shop when there is no account yet");
    program.add_option("--language", options.language, "en or it; else the system's");
    program.add_option("--measure", options.measureFile, "Write timings to this file at the end");
    program.add_flag("--heartbeat", options.beats, "With --measure: how late the window answers");
    try {
        program.parse(count, arguments);
    } catch (const CLI::ParseError& e) {
        std::exit(program.exit(e) == 0 ? 0 : 2);
    }
    return options;
}

class Program final : public wxApp {
 public:
    explicit Program(Options options) : options_(std::move(options)) {}
    bool OnInit() override;
    int OnExit() override;
    bool OnExceptionInMainLoop() override;

 private:
    SystemClock clock_;
    Options options_;
    std::unique_ptr<app::Desk> desk_;
    std::unique_ptr<gui::Measure> measure_;
};

bool Program::OnInit() {
    SetAppName("resodesk");
    SetAppDisplayName("ResoDesk");
    text::chooseLanguage(options_.language);
    auto opened = app::Desk::open({.workspace = options_.workspace, .renewsUndo = true}, clock_);
    if (!opened) {
        wxMessageBox(text::sentence(opened.error()), "ResoDesk", wxOK | wxICON_INFORMATION);
        return false;
    }
    desk_ = std::move(*opened);
    // Widths, columns and splitters are remembered beside the workspace they belong to.
    wxConfigBase::Set(new wxFileConfig("resodesk", wxString(),
                                       text::show((options_.workspace / "window.ini").string()), wxString(),
                                       wxCONFIG_USE_LOCAL_FILE));
    if (!options_.measureFile.empty()) {
        measure_ = std::make_unique<gui::Measure>(options_.measureFile);
        if (options_.beats) measure_->startHeartbeat();
    }
    new gui::MainWindow(*desk_, options_.startsPractice, measure_.get());  // its own: ends when it is closed
    return true;
}

int Program::OnExit() {
    measure_.reset();
    if (desk_) desk_->stop();
    delete wxConfigBase::Set(nullptr);
    return wxApp::OnExit();
}

bool Program::OnExceptionInMainLoop() {
    std::string what = "unknown";
    try {
        throw;
    } catch (const std::exception& e) {
        what = e.what();
    } catch (...) {
    }
    log::error("in the window: " + what);
    wxMessageBox(wxString::Format(_("Something went wrong: %s\nNothing that was decided is lost. The log is in %s."),
                                  text::show(what), text::show(options_.workspace.string())),
                 "ResoDesk", wxOK | wxICON_ERROR);
    return false;
}

}  // namespace

int main(int count, char* arguments[]) {
    startPrivately();
    Options options = readOptions(count, arguments);
    if (!gtk_init_check(nullptr, nullptr)) {  // wxWidgets would want a window to say so
        const text::TranslationLibrary library;
        text::chooseLanguage(options.language);
        std::cerr << "resodesk: " << _("There is no display; resodesk-cli works without one.").utf8_string() << "\n";
        return 3;
    }
    wxApp::SetInstance(new Program(std::move(options)));
    return wxEntry(count, arguments);
}
