// SPDX-License-Identifier: GPL-3.0-or-later
// A buyer writes once more in a conversation of the simulated marketplace.

#pragma once

#include "base/ids.h"
#include "sim/market.h"

namespace resodesk::test {

inline void buyerWrites(sim::Market& market, const std::string& id, const std::string& text) {
    sim::MarketStore::Scope scope(market.store());
    auto conversation = market.store().find("conversation", id).value();
    sim::Object message;
    message.kind = "message";
    message.id = "BUYER-" + newUuid();
    message.order = conversation.order;
    message.doc = {{"id", message.id}, {"conversation_id", conversation.id}, {"from", "buyer"}, {"text", text}, {"at", conversation.doc["last_message_at"]}};
    market.store().put(message, market.now());
    const std::string at = message.doc["changed_at"];
    conversation.doc["last_message_by"] = "buyer";
    conversation.doc["last_message_at"] = at;
    conversation.doc["awaits_answer"] = true;
    conversation.doc["answer_by"] = at;
    message.doc["at"] = at;
    market.store().put(message, market.now());
    market.store().put(conversation, market.now());
    scope.commit();
}

}  // namespace resodesk::test
