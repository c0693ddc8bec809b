// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/papers/label_source.h"

#include "domain/outbox/again.h"

namespace resodesk::app {

namespace {

/// Ours that went through; a later one cannot have, after it.
std::optional<Command> authorizationOf(DeskCore& core, const ObjectKey& object) {
    for (const LiveAction& action : store::actionsOf(core.ledger->database(), object)) {
        const bool isThrough = action.state == ActionState::accepted || action.state == ActionState::confirmed;
        if (action.kind != ActionKind::authorize || !isThrough) continue;
        if (const auto found = core.ledger->outbox().find(action.id)) return found->command;
    }
    return std::nullopt;
}

ReturnAddress defaultAddressOf(DeskCore& core, AccountId account) {
    for (const store::SavedAddress& saved : core.ledger->addresses().of(account))
        if (saved.ours.isDefault) return saved.ours;
    return {};
}

}  // namespace

LabelSource labelSourceOf(DeskCore& core, const Return& fact) {
    LabelSource source;
    const auto authorization = authorizationOf(core, fact.key().object());
    const auto account = core.ledger->accounts().find(fact.account);
    source.origin = labelOrigin(fact, authorization ? &*authorization : nullptr, account ? account->terms.labels : LabelMaker::marketplace);
    const Authorization asked = authorization ? authorizationIn(*authorization) : Authorization{};
    source.file = asked.ownLabel;
    source.drawn = {fact.buyerName, authorization ? asked.address : defaultAddressOf(core, fact.account), fact.rma, fact.order, fact.id};
    return source;
}

}  // namespace resodesk::app
