// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/papers/paper_tray.h"

#include <wx/intl.h>

#include "gui/papers/missing_sheet.h"
#include "gui/printing.h"
#include "gui/save_file.h"
#include "text/failures.h"
#include "text/formats.h"

namespace resodesk::gui {

namespace {

wxString titleOfPapers(app::PaperKind kind) {
    switch (kind) {
        case app::PaperKind::labels: return _("Return labels");
        case app::PaperKind::sheets: return _("Inspection sheets");
        case app::PaperKind::pickList: return _("Pick list");
    }
    return {};
}

/// "labels-2026-11-21"
wxString nameOfPapers(app::PaperKind kind, TimePoint now) { return text::show(std::string(toText(kind))) + "-" + text::printDateForField(now).Left(10); }

constexpr std::size_t worthACount = 20;  // labels: below that it is over before it is read

}  // namespace

void PaperTray::make(app::PaperKind kind, PaperGoal goal, const ReturnChoice& choice) {
    if (isBusy_) return;
    isBusy_ = true;
    const app::Stop stop;
    const auto progress = onGui(this, [this, stop](std::size_t done, std::size_t of) {
        if (!isBusy_ || of < worthACount || stop.isAsked()) return;
        onSaid_(wxString::Format(_("Labels: %zu of %zu are here."), done, of), NoticeBar::Button{_("Stop"), [stop] { stop.ask(); }});
    });
    desk_.papers().print(kind, choice, progress, stop, onGui(this, [this, kind, goal](const Result<app::Papers>& papers) {
        isBusy_ = false;
        const bool isSilent = papers || papers.error().failure() == Failure::stopped;
        say(isSilent ? wxString() : text::sentence(papers.error()));
        if (papers) take(kind, goal, *papers);
    }));
}

void PaperTray::take(app::PaperKind kind, PaperGoal goal, const app::Papers& papers) {
    if (papers.missing.empty()) return deliver(kind, goal, papers);
    showSheet(new MissingSheet(parent_, kind, goal, papers), [this, alive = aliveToken(), kind, goal, papers](bool isYes) {
        if (isYes && alive.lock()) deliver(kind, goal, papers);
    });
}

void PaperTray::deliver(app::PaperKind kind, PaperGoal goal, const app::Papers& papers) {
    if (papers.count == 0) return;
    const wxString name = nameOfPapers(kind, desk_.clock().now());
    if (goal == PaperGoal::save) return saveFile(parent_, titleOfPapers(kind), name + ".pdf", papers.pdf, [this](const wxString& said) { say(said); });
    printPdf(parent_, {titleOfPapers(kind), name, papers.pdf, {papers.widthMm, papers.heightMm}}, [this, alive = aliveToken()](const Result<std::string>& printer) {
        if (!alive.lock()) return;
        say(printer ? wxString::Format(_("Sent to %s."), text::show(*printer)) : text::sentence(printer.error()));
    });
}

}  // namespace resodesk::gui
