// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/returns/advisor_desk.h"

#include <algorithm>

#include "app/desk_core.h"
#include "app/returns/look.h"
#include "base/paths.h"
#include "documents/costs_csv.h"
#include "documents/csv_reader.h"

namespace resodesk::app {

namespace {

constexpr int newestGraded = 2'000;  // older findings tell of other goods, other buyers

Result<Advised> adviceFor(DeskCore& core, const ReturnKey& key, const ReturnCosts& costs, const SkuHistory& history) {
    const auto fact = store::ReturnReader(*core.facts).find(key);
    if (!fact) return Error(Failure::unknownReturn, "advice", key.id.value);
    const auto settings = core.ledger->settings().of(key.account);
    auto advice = resodesk::advise(*fact, settings ? settings->ours.label : LabelMode::marketplace, costs, history);
    if (!advice) return advice.error();
    return Advised{key, fact->buyerName, fact->lines.empty() ? std::string{} : fact->lines.front().title, std::move(*advice)};
}

}  // namespace

struct AdvisorDesk::Reckoning {
    ReturnCosts costs;
    SkuHistory history;
    std::vector<store::GradedPieces> pieces;
    std::size_t next = 0;
    std::function<void(std::shared_ptr<Reckoning>)> then;
    std::vector<ReturnKey> keys;
    AdvisedMany many;
    std::function<void(AdvisedMany)> done;
};

/// Reads the table, and sorts the newest findings by the SKUs of their lines, slice by slice.
void AdvisorDesk::learn(std::function<void(std::shared_ptr<Reckoning>)> then) {
    core_.setup.executors.desk.post([this, then = std::move(then)] {
        if (!core_.ledger) return;
        auto work = std::make_shared<Reckoning>();
        work->costs = core_.ledger->costs().costs();
        if (!work->costs.parcels.empty()) work->pieces = core_.ledger->bench().newest(newestGraded);
        work->then = then;
        learnSome(work);
    });
}

void AdvisorDesk::learnSome(std::shared_ptr<Reckoning> work) {
    if (!core_.ledger) return;
    store::ReturnReader reader(*core_.facts);
    const std::size_t end = std::min(work->pieces.size(), work->next + keysPerSlice);
    for (; work->next < end; ++work->next) {
        const store::GradedPieces& graded = work->pieces[work->next];
        work->history.ofAll.pieces[graded.condition] += graded.quantity;
        const auto fact = reader.find(graded.key);
        if (const ReturnLine* line = fact ? fact->findLine(graded.line) : nullptr) work->history.ofSku[line->sku].pieces[graded.condition] += graded.quantity;
    }
    if (work->next < work->pieces.size()) return core_.setup.executors.desk.post([this, work] { learnSome(work); });
    work->next = 0;
    work->then(work);
}

void AdvisorDesk::advise(const ReturnKey& key, std::function<void(Result<Advised>)> done) {
    learn([this, key, done = std::move(done)](const std::shared_ptr<Reckoning>& work) { done(adviceFor(core_, key, work->costs, work->history)); });
}

void AdvisorDesk::adviseMany(const std::vector<ReturnKey>& keys, std::function<void(AdvisedMany)> done) {
    learn([this, keys, done = std::move(done)](const std::shared_ptr<Reckoning>& work) {
        work->keys = keys;
        work->done = done;
        adviseSome(work);
    });
}

void AdvisorDesk::adviseSome(std::shared_ptr<Reckoning> work) {
    if (!core_.ledger) return;
    AdvisedMany& many = work->many;
    const std::size_t end = std::min(work->keys.size(), work->next + keysPerSlice);
    for (; work->next < end; ++work->next) {
        auto advised = adviceFor(core_, work->keys[work->next], work->costs, work->history);
        ++many.looked;
        if (advised && advised->advice.has(Proposal::keepItem)) many.dear.push_back(std::move(*advised));
        if (advised) continue;
        ++many.unknown;
        if (!many.why) many.why = advised.error();
    }
    if (work->next < work->keys.size()) return core_.setup.executors.desk.post([this, work] { adviseSome(work); });
    work->done(std::move(many));
}

void AdvisorDesk::costs(std::function<void(ReturnCosts)> done) {
    core_.setup.executors.desk.post([this, done = std::move(done)] {
        if (core_.ledger) done(core_.ledger->costs().costs());
    });
}

void AdvisorDesk::setCosts(const ReturnCosts& costs, std::function<void(Result<void>)> done) {
    core_.change(done, [this, costs, done] {
        if (auto fits = check(costs); !fits) return done(fits.error());
        store::Transaction transaction(core_.ledger->database(), "advisor.costs");
        core_.ledger->costs().setCosts(costs);
        transaction.commit();
        done({});
    });
}

std::string AdvisorDesk::costsCsv(const ReturnCosts& costs) const { return documents::costsCsv(costs); }

void AdvisorDesk::readCosts(const std::string& csv, std::function<void(Result<ReturnCosts>)> done) {
    core_.setup.executors.worker.post([csv, done = std::move(done)] { done(documents::costsFrom(csv)); });
}

void AdvisorDesk::readCostsFile(const std::filesystem::path& file, std::function<void(Result<ReturnCosts>)> done) {
    core_.setup.executors.worker.post([file, done = std::move(done)] {
        try {
            if (std::filesystem::file_size(file) > documents::largestCsv)
                return done(Error(Failure::fileTooLarge, "costs", std::to_string(documents::largestCsv / (1024 * 1024))));
            done(documents::costsFrom(readFile(file)));
        } catch (const std::filesystem::filesystem_error& e) {
            done(Error(Failure::unreadableFile, e.code().message(), file.string()));
        }
    });
}

}  // namespace resodesk::app
