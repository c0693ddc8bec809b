// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/returns/bulk_minter.h"

#include "app/desk_core.h"
#include "app/messages/mint_reply.h"
#include "app/returns/daily_limit.h"
#include "base/fault_points.h"
#include "base/log.h"

namespace resodesk::app {

namespace {
// One step holds the desk for some 10 ms: sending and minting take turns.
constexpr int rowsPerCommit = 50;
}

void BulkMinter::start(BulkId id, OnMinted done) {
    waiting_.emplace(id.value, std::move(done));
    step(id);
}

void BulkMinter::resumeUnfinished() {
    for (const BulkId id : core_.ledger->bulks().unfinished()) {
        crashPoint("recover.bulk");
        log::info("bulk " + std::to_string(id.value) + " goes on");
        step(id);
    }
}

void BulkMinter::step(BulkId id) {
    if (!core_.ledger) return;
    const auto bulk = core_.ledger->bulks().find(id);
    const auto decision = decisionFrom(bulk->kind, bulk->choice);
    const auto rows = core_.ledger->bulks().unminted(id, bulk->about(), rowsPerCommit);
    if (rows.empty() || !decision) return finish(id);
    {
        store::Transaction transaction(core_.ledger->database(), "bulk.mint");
        DailyLimit limit(core_);
        for (const store::BulkRow& row : rows) {
            const Leaving leaving{bulk->nonce + ":" + std::to_string(row.position), id, bulk->notBefore, row.worth, row.choice.get("text")};
            const auto minted = bulk->about() == ObjectKind::conversation ? mintReply(core_, row, leaving)
                                                                          : mint(core_, {row.target.account, {row.target.id}}, *decision, leaving, limit);
            if (minted)
                core_.ledger->bulks().minted(id, row.position, *minted);
            else
                core_.ledger->bulks().refused(id, row.position, minted.error());
            crashPoint("bulk.one_minted");
        }
        transaction.commit();
    }
    core_.decided();
    core_.setup.executors.desk.post([this, id] { step(id); });
}

void BulkMinter::finish(BulkId id) {
    {
        store::Transaction transaction(core_.ledger->database(), "bulk.finish");
        core_.ledger->bulks().finish(id);
        transaction.commit();
    }
    std::vector<OnMinted> waiting;
    while (const auto one = waiting_.extract(id.value)) waiting.push_back(std::move(one.mapped()));
    if (waiting.empty()) return;
    Confirmed confirmed;
    confirmed.bulk = id;
    if (core_.ledger->bulks().find(id)->about() == ObjectKind::conversation) {  // they are among the failures of the bulk
        const BulkProgress progress = core_.ledger->bulks().progress(id);
        confirmed.count = static_cast<std::size_t>(progress.minted - progress.refused);
        for (const OnMinted& done : waiting) done(confirmed);
        return;
    }
    store::ReturnReader reader(*core_.facts);
    for (const store::BulkRow& row : core_.ledger->bulks().refusals(id, ObjectKind::returnRequest)) {
        const ReturnKey key{row.target.account, {row.target.id}};
        const auto fact = reader.find(key);
        confirmed.refusals.push_back({key, fact ? fact->order : OrderId{}, fact ? fact->buyerName : std::string{},
                                      Error(*row.refusal, {}, row.refusalWords)});
    }
    confirmed.count = static_cast<std::size_t>(core_.ledger->bulks().progress(id).minted) - confirmed.refusals.size();
    for (const OnMinted& done : waiting) done(confirmed);
}

}  // namespace resodesk::app
