// SPDX-License-Identifier: GPL-3.0-or-later
// What the seller decides for one return or many, as the sheets and the command line hand it in.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>

#include "domain/fields.h"
#include "domain/returns/choices.h"
#include "domain/returns/declared.h"

namespace resodesk::app {

/// A message for each buyer.
using Texts = std::map<ReturnKey, std::string>;

struct AuthorizeDecision {
    RmaMode rma = RmaMode::marketplace;
    std::string ownNumber;   ///< for one return; empty: the pattern
    std::string rmaPattern;  ///< empty: the workspace's
    /// Label or id of the saved address per account; an account that is not named gets its default one.
    std::map<AccountId, std::string> address;
    /// Goes before: label by the buyer's country. Written down with the decision, so that it stays what the seller saw.
    std::map<AccountId, std::map<std::string, std::string>> byCountry;
    LabelMode label = LabelMode::marketplace;
    OwnLabel ownLabel;                        ///< the same for all; one that goes to several buyers needs isLabelShared
    std::map<ReturnKey, OwnLabel> ownLabels;  ///< one each instead: a return that is not in it is refused
    bool isLabelShared = false;               ///< the seller's yes to one label for several buyers
    std::string note;
    Texts told{};  ///< leave once it is confirmed
};

struct CloseDecision {
    Closing closing;
};

struct RefundDecision {
    bool isFull = true;
    RefundPlan plan;          ///< reason, note, keepItem, isBeyondLimit; with !isFull also lines and extras, for one return
    bool thenClose = false;   ///< the buyer keeps the item: closed once the refund is accepted
    std::string closeReason;  ///< for thenClose
    /// What the seller saw; anything else is setChanged and nothing is done. None: for many, what was prepared.
    std::optional<Declared> declared;
    Texts told{};  ///< leave once it is confirmed
};

struct ContactDecision {
    std::string text;
    Texts texts{};  ///< one each instead: a return that is not in it is refused
};

using Decision = std::variant<AuthorizeDecision, CloseDecision, RefundDecision, ContactDecision>;

ActionKind kindOf(const Decision& decision);
/// As the ledger keeps it for a bulk, so that minting goes on after a restart; without the texts, which are kept with their rows.
Fields toFields(const Decision& decision);
/// The message for this one alone, or empty.
std::string textFor(const Decision& decision, const ReturnKey& key);
Result<Decision> decisionFrom(ActionKind kind, const Fields& fields);

}  // namespace resodesk::app
