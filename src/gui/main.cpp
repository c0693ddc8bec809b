// SPDX-License-Identifier: GPL-3.0-or-later
// resodesk: the window.

#include <gtk/gtk.h>
#include <unistd.h>
#include <wx/app.h>
#include <wx/busyinfo.h>
#include <wx/fileconf.h>
#include <wx/intl.h>
#include <wx/memconf.h>
#include <wx/msgdlg.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>
#include <utility>

#include "app/agent_unit.h"
#include "app/beside/caller.h"
#include "app/desk.h"
#include "base/log.h"
#include "base/paths.h"
#include "base/process.h"
#include "domain/returns/return_link.h"
#include "cli/host.h"
#include "domain/returns/shown.h"
#include "gui/main_window.h"
#include "gui/text_size.h"
#include "notify/notifications.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/language.h"
#include "text/notice_words.h"

namespace {

using namespace resodesk;

// An agent gives what it is sending ten seconds, and then closes its files.
constexpr auto patience = std::chrono::seconds(15);

struct Options {
    std::filesystem::path workspace = defaultWorkspace();
    bool startsPractice = false;
    int practiceReturns = app::DeskOptions{}.practiceReturns;
    bool beats = false;
    std::string language;
    std::string measureFile;
    std::string link;
    std::string view;
};

/// Needs no display. Ends the program after --help and --version, and when the options are wrong.
Options readOptions(int count, char* arguments[]) {
    Options options;
    CLI::App program{"ResoDesk: returns, lost parcels and buyers."};
    program.set_version_flag("--version", RESODESK_VERSION);
    program.add_option("--workspace", options.workspace, "Data folder")->capture_default_str();
    program.add_flag("--practice", options.startsPractice,
                     "Start with the practice shop when there is no account yet");
    program.add_option("--practice-returns", options.practiceReturns, "How many returns a new practice shop has")->check(CLI::Range(20, 100'000))->capture_default_str();
    program.add_option("--language", options.language, "en or it; else the system's");
    program.add_option("--measure", options.measureFile, "Write timings to this file at the end");
    program.add_flag("--heartbeat", options.beats, "With --measure: how late the window answers");
    program.add_option("--view", options.view, "Opens on this view: new, closed, ..., or messages")->check([](const std::string& view) { return fromText<View>(view) || view == "messages" ? std::string() : "there is no view " + view; });
    program.add_option("link", options.link, "Opens this return: resodesk://ACCOUNT/return/ID, and /authorize, /close or /reply with that sheet");
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
    int OnRun() override { return desk_ ? wxApp::OnRun() : exitCode_; }
    int OnExit() override;
    bool OnExceptionInMainLoop() override;
    void OnUnhandledException() override { (void)OnExceptionInMainLoop(); }  // while it starts

 private:
    /// False: nothing is opened for it. What there is to say has been said.
    bool isLinkGood();
    /// False: another process has it. What there is to say has been said.
    bool enterWorkspace();
    void leaveWorkspace();
    bool sayNo(const Error& why);
    void raiseWindow(const std::string& link);
    void startNotices();

    SystemClock clock_;
    Options options_;
    int exitCode_ = 3;  ///< without a desk: the command line's code for a workspace that is held
    std::unique_ptr<app::Desk> desk_;
    std::unique_ptr<app::Door> door_;
    std::unique_ptr<notify::Notifications> notifications_;
    std::unique_ptr<gui::Measure> measure_;
};

bool Program::OnInit() {
    SetAppName("resodesk");
    SetAppDisplayName("ResoDesk");
    text::chooseLanguage(options_.language);
    if (!isLinkGood()) return true;
    if (!enterWorkspace()) return true;  // wxWidgets would end with 255; OnRun has the code
    // Widths, columns and splitters are remembered beside the workspace they belong to.
    if (::access(options_.workspace.c_str(), W_OK) == 0)
        wxConfigBase::Set(new wxFileConfig("resodesk", wxString(), text::show((options_.workspace / "window.ini").string()), wxString(),
                                           wxCONFIG_USE_LOCAL_FILE));
    else
        wxConfigBase::Set(new wxMemoryConfig);
    if (!options_.measureFile.empty()) {
        measure_ = std::make_unique<gui::Measure>(options_.measureFile);
        if (options_.beats) measure_->startHeartbeat();
    }
    gui::prepareTheme();
    auto* window = new gui::MainWindow(*desk_, options_.startsPractice, measure_.get());
    SetTopWindow(window);  // its own: ends when it is closed
    window->showPlace(options_.view);
    if (const auto link = parseLink(options_.link)) window->openLink(*link);
    startNotices();
    door_ = app::Door::open(options_.workspace, cli::hostOf(*desk_, app::Holder::window, [this](const std::string& link) { CallAfter([this, link] { raiseWindow(link); }); }));
    return true;
}

bool Program::sayNo(const Error& why) {
    wxMessageBox(text::sentence(why), "ResoDesk", wxOK | wxICON_INFORMATION);
    return false;
}

/// Links come from anywhere: from programs that show no standard error, too.
bool Program::isLinkGood() {
    if (options_.link.empty()) return true;
    const auto link = parseLink(options_.link);
    if (link) return true;
    exitCode_ = 2;
    std::cerr << "resodesk: " << text::sentence(link.error()).utf8_string() << "\n";
    return sayNo(link.error());
}

/// A window that is open already is raised instead of this one; an agent steps aside for it.
bool Program::enterWorkspace() {
    std::unique_ptr<wxBusyInfo> waiting;
    const auto end = std::chrono::steady_clock::now() + patience;
    std::string pid;
    do {
        auto entry = app::enter({.workspace = options_.workspace, .practiceReturns = options_.practiceReturns, .renewsUndo = true}, clock_, patience);
        if (!entry) {
            waiting.reset();
            return sayNo(entry.error());
        }
        desk_ = std::move(entry->desk);
        if (desk_) return true;
        pid = entry->holder->pid();
        const auto holder = entry->holder->greet("window");
        if (!holder) return sayNo(holder.error());
        if (*holder == app::Holder::command) return sayNo(Error(Failure::busy, "a command", pid));
        if (*holder == app::Holder::window) {
            if (options_.link.empty())
                exitCode_ = 0;
            else if (const auto taken = entry->holder->handOver(options_.link))
                exitCode_ = 0;
            else
                sayNo(taken.error());
            return false;
        }
        if (!waiting) waiting = std::make_unique<wxBusyInfo>(_("ResoDesk was working without its window and finishes what it is sending..."));
    } while (std::chrono::steady_clock::now() < end);
    waiting.reset();
    return sayNo(Error(Failure::unresponsive, "it stays", pid));
}

void Program::raiseWindow(const std::string& link) {
    auto* window = dynamic_cast<gui::MainWindow*>(GetTopWindow());
    if (!window) return;
    window->Iconize(false);
    window->Raise();
    if (const auto parsed = parseLink(link)) window->openLink(*parsed);
}

/// A click raises the window where it leads.
void Program::startNotices() {
    notifications_ = std::make_unique<notify::Notifications>([this](const std::string& tag) {
        CallAfter([this, tag] {
            auto* window = dynamic_cast<gui::MainWindow*>(GetTopWindow());
            raiseWindow({});
            if (window) window->showPlace(tag);
        });
    });
    desk_->onChanges([this](const app::Changes& changes) {
        if (!changes.notice) return;
        CallAfter([this, notice = *changes.notice] {
            if (!notifications_) return;
            const text::NoticeWords words = text::words(notice, clock_.now());
            notifications_->show(text::typed(words.title), text::typed(words.body), text::typed(words.open), notice.leadsTo());
        });
    });
}

int Program::OnExit() {
    notifications_.reset();
    measure_.reset();
    if (desk_) leaveWorkspace();
    delete wxConfigBase::Set(nullptr);
    return wxApp::OnExit();
}

void Program::leaveWorkspace() {
    door_.reset();
    desk_->stop();
    desk_.reset();
    // The workspace is free now: the agent goes on, where the seller has said so.
    if (!app::isAgentInstalled(options_.workspace)) return;
    if (const auto started = app::startAgent(); !started) log::error("the agent did not start: " + started.error().subject());
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
        const auto link = parseLink(options.link);
        if (!options.link.empty() && !link) {
            std::cerr << "resodesk: " << text::sentence(link.error()).utf8_string() << "\n";
            return 2;
        }
        std::cerr << "resodesk: " << _("There is no display; resodesk-cli works without one.").utf8_string() << "\n";
        return 3;
    }
    wxApp::SetInstance(new Program(std::move(options)));
    return wxEntry(count, arguments);
}
