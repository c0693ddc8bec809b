// SPDX-License-Identifier: GPL-3.0-or-later
// The campaign "race": what happens at the same time, in every order.
//   fault_race [--long] [processes|stores|desks|model]

#include <string_view>

#include "faults/race_campaign.h"
#include "faults/race_model.h"

int main(int argc, char** argv) {
    using namespace resodesk::faults;
    bool isLong = false;
    std::string_view only;
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--long")
            isLong = true;
        else
            only = argv[i];
    }
    Tally tally("race");
    const auto wants = [&](std::string_view part) { return only.empty() || only == part; };
    try {
        if (wants("processes")) raceProcesses(tally, isLong);
        if (wants("stores")) raceStores(tally);
        if (wants("model")) checkModel(tally);
        if (wants("desks")) raceDesks(tally, isLong);
    } catch (const std::exception& e) {
        tally.other(std::string("the campaign ended early: ") + e.what());
    }
    return tally.finish(1);
}
