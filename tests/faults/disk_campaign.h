// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the campaign "disk".

#pragma once

#include "faults/disk_oracles.h"
#include "faults/disk_vfs.h"

namespace resodesk::faults {

/// D03, D05: every call of three scenarios fails, once or from then on.
void failCalls(Tally& tally, bool isLong);
/// D01, D20: the power goes at every change of the disk.
void cutPower(Tally& tally, bool isLong);
/// D06, D09-D12, D14, D15: what a start finds.
void damageFiles(Tally& tally, bool isLong);

struct Scenario;

/// One desk that is wound back for each run.
struct Stage {
    explicit Stage(sim::Guard guard = sim::Guard::keyed);
    void rewind();
    /// False when the program ended over it.
    bool survives(const Scenario& scenario);
    /// The process is gone, and what it had not written with it.
    void die();

    test::Desktop desk;
    Disk& disk = Disk::install();
    Acknowledged acknowledged;
};

app::RefundDecision fully();

/// What the seller does: `prepare` on a healthy disk, `act` on the failing one.
struct Scenario {
    const char* name;
    bool pays;
    void (*prepare)(Stage&);
    void (*act)(Stage&);
};
inline constexpr int scenarioCount = 3;
extern const Scenario scenarios[scenarioCount];

}  // namespace resodesk::faults
