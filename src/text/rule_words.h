// SPDX-License-Identifier: GPL-3.0-or-later
// Rules in sentences.

#pragma once

#include <wx/string.h>

#include "base/error.h"
#include "domain/outbox/action.h"
#include "domain/rules/doubts.h"
#include "domain/rules/replay.h"

namespace resodesk::text {

/// What became of a ruling: it is done, on its way, taken back, refused; it was only watched, or it is what the rules would say now.
enum class RuleTense { done, decided, takenBack, failed, watched, now };

/// `state`: of the action it became.
RuleTense tenseOf(bool isKept, RuleMode mode, const std::optional<ActionState>& state);

/// "The rule "Small ones" authorized it. Not: "Dear ones" (amount, country)." `refusal`: why it could not be done.
wxString whyWords(const RuleSet& set, const Ruling& ruling, RuleTense tense, const std::optional<Error>& refusal);

/// The conditions in a line: "up to € 25,00, Italy"; "any request" when there are none.
wxString conditionWords(const RuleConditions& when);
/// What it does in a line: "authorize, own RMA number, no label".
wxString moveWords(const Rule& rule);
wxString doubtWords(const RuleSet& set, const RuleFinding& finding);
/// What a replay showed beside the counts, a sentence a line: agreement, rules that never fit, rules that fit nearly everything.
wxString replayWords(const Replay& replay);

}  // namespace resodesk::text
