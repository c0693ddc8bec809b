// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with a message to a buyer before it is sent. Pure: the same rules, text and context give the same findings.

#pragma once

#include <string>
#include <vector>

#include "domain/messages/folded_text.h"
#include "domain/messages/linter_rules.h"

namespace resodesk {

/// What is known where the message is written. What is not known stays empty and is not asked for.
struct MessageContext {
    std::string buyer;          ///< the buyer's name
    std::string asked;          ///< the buyer's last message; empty: the seller writes first
    bool isComplaint = false;
    bool hasEarlier = false;    ///< there was a conversation before
    bool isRegular = false;     ///< the buyer has bought before
    bool isOpen = false;        ///< something remains to be done after this message
    std::string tracking;
    std::string courier;
    bool bansBlock = true;      ///< the marketplace forbids what the bans name
};

/// The text becomes the message without `range`, with `text` in its place.
struct LintEdit {
    TextRange range;
    std::string text;
    bool operator==(const LintEdit&) const = default;
};

struct LintFinding {
    std::string rule;
    LintKind kind = LintKind::advice;
    bool blocks = false;
    TextRange range;          ///< bytes of the message; empty: the message as a whole
    std::string explanation;  ///< the key of LinterRules::explanation
    LintEdit fix;
};

using LintFindings = std::vector<LintFinding>;

/// In the order of the rules, of one rule by place. `text` may be any bytes.
LintFindings lint(const LinterRules& rules, const std::string& text, const MessageContext& context);

/// The message after the finding's fix.
std::string fixed(const std::string& text, const LintFinding& finding);
/// The message must not leave as it is.
bool isBlocked(const LintFindings& findings);

}  // namespace resodesk
