// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/bench/bench.h"

#include <wx/intl.h>

#include "gui/bench/inspect_sheet.h"
#include "gui/bench/unidentified_list.h"
#include "gui/bench/unidentified_sheet.h"
#include "text/failures.h"
#include "text/formats.h"

namespace resodesk::gui {

void Bench::scan(const std::string& code) {
    codes_.push_back(code);
    next();
}

bool Bench::isOtherDialogOpen() const {
    for (const wxWindow* window : wxTopLevelWindows) {
        const auto* dialog = dynamic_cast<const wxDialog*>(window);
        if (dialog && dialog->IsShown() && dialog != sheet_) return true;
    }
    return false;
}

void Bench::next() {
    if (isBusy_ || codes_.empty()) return;
    if (isOtherDialogOpen())
        return events_.onSaid(wxString::Format(_("Scanned %s: it opens when the other window is closed."), text::show(codes_.front())));
    isBusy_ = true;
    const std::string code = codes_.front();
    codes_.pop_front();
    desk_.bench().scan(code, onGui(this, [this](const app::Scanned& scanned) { take(scanned); }));
}

void Bench::take(const app::Scanned& scanned) {
    if (!sheet_) return openAll(scanned);
    if (sheet_->isFor(scanned)) {
        isBusy_ = false;
        return next();
    }
    sheet_->putAside([this, alive = aliveToken(), scanned](bool isKept) {
        if (!alive.lock()) return;
        if (isKept) return openAll(scanned);
        isBusy_ = false;  // the sheet says why; the parcel is scanned again
    });
}

void Bench::openAll(const app::Scanned& scanned) {
    if (!scanned.returns.empty()) return open({scanned.returns}, 0);
    show(new UnidentifiedSheet(window_, desk_, scanned.code), [this, code = scanned.code](bool isKept) {
        if (isKept) events_.onSaid(wxString::Format(_("%s is kept as an unidentified parcel."), text::show(code)));
    });
}

void Bench::showUnidentified() {
    showSheet(new UnidentifiedList(window_, desk_, [this](const ReturnKey& key) { inspect(key); }), [](bool) {});
}

void Bench::open(const Parcel& parcel, std::size_t index) {
    isBusy_ = true;
    const ReturnKey& key = parcel.returns[index];
    desk_.returns().detail(key, onGui(this, [this, parcel, index](const Result<app::ReturnDetail>& detail) {
        if (!detail) {
            isBusy_ = false;
            return events_.onSaid(text::sentence(detail.error()));
        }
        desk_.bench().sheet(parcel.returns[index], onGui(this, [this, parcel, index, detail = *detail](const app::BenchSheet& sheet) {
            if (parcel.isScanned) events_.onShow(parcel.returns[index].object());
            wxString place;
            // TRANSLATORS: the first of two returns in one parcel
            if (parcel.returns.size() > 1) place = wxString::Format(_("%zu of %zu"), index + 1, parcel.returns.size());
            show(new InspectSheet(window_, desk_, detail, sheet, place), [this, parcel, index](bool isSaved) {
                if (isSaved && index + 1 < parcel.returns.size() && codes_.empty()) open(parcel, index + 1);
            });
        }));
    }));
}

void Bench::show(BenchParcelSheet* sheet, std::function<void(bool)> onEnd) {
    sheet_ = sheet;
    isBusy_ = false;
    showSheet(sheet, [this, alive = aliveToken(), sheet, onEnd = std::move(onEnd)](bool isDone) {
        if (!alive.lock()) return;
        if (sheet_ == sheet) sheet_ = nullptr;
        onEnd(isDone);
        next();
    });
}

}  // namespace resodesk::gui
