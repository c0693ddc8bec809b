// SPDX-License-Identifier: GPL-3.0-or-later
// The seller's words for the enumerations of the domain.

#pragma once

#include <wx/string.h>

#include <vector>

#include "domain/accounts/account.h"
#include "domain/outbox/action.h"
#include "domain/returns/grading.h"
#include "domain/returns/inspection.h"
#include "domain/returns/label_match.h"
#include "domain/returns/label_origin.h"
#include "domain/returns/list.h"
#include "domain/rules/replay.h"
#include "domain/rules/doubts.h"

namespace resodesk::text {

wxString words(ShownState state);
wxString words(ShownParcel state);
wxString words(View view);
wxString words(Ground ground);
wxString words(Condition condition);
wxString words(Cause cause);
/// Who did something, as it stands after "by".
wxString words(Actor actor);
wxString words(AutoAuthorize mode);
wxString words(AccountState state);
wxString words(RuleMove move);
wxString words(RuleMode mode);
/// What a condition looks at: "amount", "age of the order".
wxString words(RulePart part);
/// What a person did: "authorized", "closed".
wxString words(PersonMove move);
wxString words(PushState state);
/// What the seller can do with a return or a case: "Authorize", "Write".
wxString words(Operation operation);
/// What the action does: "Authorize", "Refund".
wxString words(ActionKind kind);
wxString words(UsualReason reason);
/// The marketplace's words for a code in the interface's language; the usual ones where it has none, or the code.
wxString reasonWords(const std::vector<ReasonWords>& reasons, const std::string& code);
/// For which reason a rule of the table of grades is: "any", "Ground: Defect", the marketplace's words.
wxString forReason(const GradeRule& rule, const std::vector<ReasonWords>& reasons);
/// "80 %".
wxString percentage(int percent);

/// What on a label named the return.
wxString words(MatchedBy by);
/// Where a return's label comes from, as a sentence. `file`: the name of the seller's own.
wxString labelWords(LabelOrigin origin, const std::string& file);

/// The state in a word or two, for the second refund's refusal: "unknown", "on its way".
wxString words(ActionState state);
/// Where the action stands, in a sentence: "Leaves in 8 s", "Sent, no answer yet - checking ...". `account`: the name of its
/// account, where the place shows actions of several.
wxString standing(const Action& action, TimePoint now, const std::string& account = {});
/// "Refund € 24,90", "Authorize".
wxString title(const Action& action);
/// "12 authorizations", "1 refund".
wxString counted(ActionKind kind, int count);
/// A line of the action's journal: "sent", "accepted"; the name itself where there are no words for it.
wxString eventWords(const std::string& event);

}  // namespace resodesk::text
