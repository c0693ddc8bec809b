// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold after every fault, told from the ledger's file and the marketplace's effects alone:
// O1 an action acts at most once, and nothing acts that no action stands for; O2 what the seller was told is kept, is;
// O3 no order line is refunded above its price; O4 what is confirmed is there, what failed, was cancelled or not needed is
// not; O6 the file is whole and the journal's seals fit; O8 when faults have ended, nothing is under way for ever.

#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "faults/campaign.h"
#include "sim/market.h"

namespace resodesk::faults {

/// The marketplace's side: the truth.
struct Truth {
    std::vector<sim::Effect> effects;
    std::vector<std::string> overpaid;  ///< order lines that were refunded above their price
};
Truth truthOf(sim::Market& market);
/// The keys that acted.
std::set<std::string> actedKeys(const std::vector<sim::Effect>& effects);

/// What keeps a second request from acting twice, by operation: 0 keys, 1 the object's state, 2 nothing, 3 of everything.
std::map<std::string, sim::Guard> guardsOf(std::uint64_t mode);
const char* nameOfMode(std::uint64_t mode);
constexpr std::uint64_t modes = 4;

/// A token document as the marketplace would give after the seller's sign-in on its page.
std::string freshTokens(sim::Market& market);
std::string tokenDocument(const std::string& access, const std::string& refresh);

struct Checked {
    std::filesystem::path workspace;      ///< closed
    std::vector<std::string> promises;    ///< as Seller was told: "action 12", "note R-1 text" ...
    bool isAtRest = false;                ///< faults have ended long ago: nothing may be under way
    std::string where;                    ///< said with each violation
};

/// Opens ledger.db read-only and holds it against the truth and the promises.
void check(Tally& tally, const Checked& checked, const Truth& truth);

}  // namespace resodesk::faults
