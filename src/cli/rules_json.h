// SPDX-License-Identifier: GPL-3.0-or-later
// Rules as a JSON file that people write.

#pragma once

#include <vector>

#include "cli/json_output.h"
#include "domain/rules/rule.h"

namespace resodesk::cli {

/// Accounts by their names. Shapes: see `resodesk-cli rules import --help`.
Json toJson(const RuleSet& set, const std::vector<Account>& accounts);
/// badRulesFile with the place in the subject ("rules[1].if.amount_at_most: \"lots\""); unknownAccount. Keys that are not known
/// are refused: a condition that was mistyped must not become "any".
Result<RuleSet> ruleSetFromJson(const std::string& text, const std::vector<Account>& accounts);

}  // namespace resodesk::cli
