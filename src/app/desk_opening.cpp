// SPDX-License-Identifier: GPL-3.0-or-later
// How a desk opens its workspace, also one that can only be looked at, and what it refuses.

#include <stdlib.h>

#include <cerrno>
#include <system_error>

#include "app/desk_core.h"
#include "app/ledger_care.h"
#include "app/returns/bulk_minter.h"
#include "base/log.h"

namespace resodesk::app {

namespace fs = std::filesystem;

namespace {

constexpr auto betweenLooksForSpace = std::chrono::seconds(10);

Result<std::unique_ptr<store::Ledger>> openLedger(const DeskSetup& setup, const store::Workspace& workspace) {
    const auto open = [&] { return store::Ledger::open(workspace, setup.clock.now(), setup.memory); };
    const store::Reserve reserve(workspace.folder());
    try {
        try {
            return open();
        } catch (const std::exception& e) {
            if (!reserve.isNeededFor(e) || !reserve.release()) throw;
        }
        return open();
    } catch (const std::exception& e) {
        if (!reserve.isNeededFor(e)) throw;
        return Error(Failure::diskFull, "opening");
    }
}

void copyDatabase(const fs::path& from, const fs::path& to) {
    for (const char* end : {"", "-wal"})
        if (fs::exists(from.string() + end)) {
            fs::copy_file(from.string() + end, to.string() + end);
            fs::permissions(to.string() + end, fs::perms::owner_read | fs::perms::owner_write);
        }
}

}  // namespace

Viewing::Viewing(Error error) : why(std::move(error)), folder(makePrivateFolder("view")) {}

Viewing::~Viewing() {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
}

Result<std::unique_ptr<DeskCore>> DeskCore::open(const DeskSetup& setup) {
    auto workspace = store::Workspace::hold(setup.workspace);
    if (!workspace) return workspace.error().failure() == Failure::readOnlyWorkspace ? view(setup, workspace.error()) : workspace.error();
    log::openIn(setup.workspace);
    auto ledger = openLedger(setup, *workspace);
    if (!ledger) return ledger.error().failure() == Failure::damagedWorkspace ? view(setup, ledger.error()) : ledger.error();
    return std::unique_ptr<DeskCore>(new DeskCore(setup, std::move(*workspace), std::move(*ledger), nullptr));
}

/// Of a ledger that cannot be opened, the newest sound backup is shown.
Result<std::unique_ptr<DeskCore>> DeskCore::view(const DeskSetup& setup, const Error& why) {
    const fs::path shown = why.failure() == Failure::damagedWorkspace ? fs::path(why.subject()) : setup.workspace / "ledger.db";
    std::error_code problem;
    if (!fs::is_regular_file(shown, problem)) return why;
    auto viewing = std::make_unique<Viewing>(why);
    copyDatabase(shown, viewing->folder / "ledger.db");
    copyDatabase(setup.workspace / "facts.db", viewing->folder / "facts.db");
    auto copy = store::Workspace::hold(viewing->folder);
    if (!copy) return copy.error();
    auto ledger = store::Ledger::open(*copy, setup.clock.now());
    if (!ledger) return ledger.error();
    DeskSetup quiet = setup;
    quiet.sends = quiet.syncsByItself = quiet.startsPractice = false;
    return std::unique_ptr<DeskCore>(new DeskCore(quiet, std::move(*copy), std::move(*ledger), std::move(viewing)));
}

std::optional<Error> DeskCore::refusal() const {
    if (viewing) return viewing->why;
    if (damaged_) return damaged_;
    if (lookForSpaceAt_) return Error(Failure::diskFull);
    return std::nullopt;
}

std::optional<Error> DeskCore::stopped() const {
    if (auto why = refusal()) return why;
    if (const auto why = ledger->stopped()) return Error(*why);
    return std::nullopt;
}

void DeskCore::resumeSending() {
    if (!ledger->stopped()) return;
    store::Transaction transaction(ledger->database(), "outbox.resume");
    store::resumeSending(ledger->database(), ledger->journal(), now());
    transaction.commit();
    publishStop();
    tick();
}

void DeskCore::checked(const std::optional<Error>& fault) {
    isChecked_ = true;
    damaged_ = fault;
    if (fault) publishStop();
    tick();
}

bool DeskCore::takeDiskFull() {
    const bool isNews = !lookForSpaceAt_;
    lookForSpaceAt_ = now() + betweenLooksForSpace;
    outbox->hold(true);
    const bool isSpace = reserve_.release();
    if (isNews) {
        log::error("the disk is full: nothing is sent until there is space");
        publishStop();
    }
    setAlarm();
    return isSpace;
}

void DeskCore::lookForSpace() {
    if (!lookForSpaceAt_ || *lookForSpaceAt_ > now()) return;
    lookForSpaceAt_ = now() + betweenLooksForSpace;
    if (!reserve_.keep()) return;
    lookForSpaceAt_.reset();
    log::info("there is space on the disk again");
    publishStop();
    minter->resumeUnfinished();
}

void DeskCore::publishStop() {
    Changes changes;
    changes.outbox = changes.accounts = true;
    publish(changes);
}

}  // namespace resodesk::app
