// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/bulk_brake.h"

#include "base/log.h"

namespace resodesk::sync {

namespace {
Fields naming(BulkId bulk) { return Fields().set("bulk", std::to_string(bulk.value)); }
}  // namespace

void brakeBulk(store::Ledger& ledger, BulkId bulk, TimePoint now) {
    const auto found = bulk ? ledger.bulks().find(bulk) : std::nullopt;
    if (!found || !mustStop(paysMoney(found->kind), ledger.outboxList().results(bulk, resultsLookedAt))) return;
    ledger.bulks().pause(bulk, BulkPause::byBrake);
    ledger.journal().add({}, "bulk_stopped", naming(bulk), now);
    log::warning("bulk " + std::to_string(bulk.value) + " has stopped: too many results in a row were not good");
}

void letBulkGoOn(store::Ledger& ledger, BulkId bulk, TimePoint now) {
    ledger.bulks().pause(bulk, BulkPause::none);
    ledger.journal().add({}, "bulk_goes_on", naming(bulk), now);
}

}  // namespace resodesk::sync
