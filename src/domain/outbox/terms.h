// SPDX-License-Identifier: GPL-3.0-or-later
// On what terms a marketplace takes an operation: what keeps a second request from acting twice.

#pragma once

#include <map>
#include <string>

#include "domain/fields.h"
#include "domain/names.h"
#include "domain/outbox/command.h"

namespace resodesk {

/// How the marketplace keeps a second request from acting twice.
enum class Guard {
    keyed,    ///< it honours our idempotency key
    guarded,  ///< the state of its object refuses a second one
    keyless,  ///< nothing does: it would act again
    byHand    ///< no API for it: the seller does it on the marketplace's page
};
NameTable<Guard> nameTable(Guard);

struct Terms {
    Guard guard = Guard::keyed;
    std::string page;  ///< by hand: the address of an object's page, "{id}" stands for its id
    bool operator==(const Terms&) const = default;
};

/// Who draws the unpaid label of a return.
enum class LabelMaker { marketplace, seller };
NameTable<LabelMaker> nameTable(LabelMaker);

struct AccountTerms {
    /// By operation of the channel: authorize, close, refund, cancel, message, no_answer. What is not in it is keyed.
    std::map<std::string, Terms> operations;
    LabelMaker labels = LabelMaker::marketplace;
    bool operator==(const AccountTerms&) const = default;
};

/// The operation a kind of action asks for. Addresses and settings have none: repeating them is harmless.
std::string operationOf(ActionKind kind);
Terms termsOf(const AccountTerms& terms, ActionKind kind);

/// <operation>.guard and <operation>.page, label.maker: how the ledger keeps them.
Fields toFields(const AccountTerms& terms);
AccountTerms termsFrom(const Fields& fields);

}  // namespace resodesk
