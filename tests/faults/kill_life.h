// SPDX-License-Identifier: GPL-3.0-or-later
// One life of the program that is killed.

#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "faults/kill_shop.h"

namespace resodesk::faults {

struct Life {
    std::string mode = "work";
    std::filesystem::path workspace;
    std::uint64_t seed = 0;
    int decisions = 2;
    std::string label;               ///< where it dies; empty: by chance
    bool dies = true;                ///< false: it ends well
    bool countsFromOpen = true;      ///< the time to the kill
    std::chrono::microseconds after{5'000};
};

/// Lives it: starts fault_kill_victim and kills it when its time has come. What it said, a line each; `list` names the
/// labelled places it came by; `status` as waitpid says.
std::vector<std::string> live(const Life& life, const KillShop& shop, const std::filesystem::path& list, int& status);

}  // namespace resodesk::faults
