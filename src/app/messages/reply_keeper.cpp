// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/messages/reply_keeper.h"

#include "app/desk_core.h"
#include "domain/outbox/evidence.h"

namespace resodesk::app {

void ReplyKeeper::tick() {
    if (!std::exchange(hasLooked_, true)) lookAll();
}

void ReplyKeeper::lookAll() { look(core_.ledger->outboxList().withWaitingReply()); }

void ReplyKeeper::look(const std::vector<ConversationKey>& changed) {
    if (core_.refusal()) return;
    store::ConversationReader reader(*core_.facts);
    std::vector<ActionId> outdated;
    for (const ConversationKey& key : changed)
        for (const LiveAction& one : store::actionsOf(core_.ledger->database(), key.object())) {
            if (one.kind != ActionKind::message || one.state != ActionState::waiting) continue;
            const auto action = core_.ledger->outbox().find(one.id);
            if (action && hasBuyerWritten(action->command, reader.messages(key))) outdated.push_back(one.id);
        }
    if (outdated.empty()) return;
    store::Transaction transaction(core_.ledger->database(), "messages.give_back");
    for (const ActionId id : outdated) store::withdraw(*core_.ledger, id, core_.now(), Failure::buyerWrote);
    transaction.commit();
    core_.decided();
}

}  // namespace resodesk::app
