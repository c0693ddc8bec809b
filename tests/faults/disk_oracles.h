// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold once a desk has settled, whatever happened before: tests/support/agree in C++, for campaigns that ask
// some thousand times in one process.

#pragma once

#include <vector>

#include "faults/campaign.h"
#include "support/desktop.h"

namespace resodesk::faults {

/// What the seller was told is kept.
struct Acknowledged {
    std::vector<ActionId> actions;
    std::vector<BulkId> bulks;
    void add(const Result<app::Confirmed>& confirmed);
};

/// No effect twice, every acknowledged action there, states and effects agree, nothing on its way any more, files whole.
/// `what` names the run. The desk runs.
void checkAll(test::Desktop& desk, const Acknowledged& acknowledged, const std::string& what, Tally& tally);
/// Of these: no effect twice.
void checkEffects(test::Desktop& desk, const std::string& what, Tally& tally);
/// Nothing is on its way for ever.
void checkSettled(test::Desktop& desk, const std::string& what, Tally& tally);
/// integrity_check, foreign_key_check and the journal's chain.
void checkFiles(test::Desktop& desk, const std::string& what, Tally& tally);

}  // namespace resodesk::faults
