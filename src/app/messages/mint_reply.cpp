// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/messages/mint_reply.h"

#include <cstdlib>

#include "app/desk_core.h"
#include "app/outbox/explained.h"

namespace resodesk::app {

Fields rowChoice(const std::string& text, TimePoint upTo) { return Fields().set("text", text).set("up_to", std::to_string(toMillis(upTo))); }

Result<ActionId> mintReply(DeskCore& core, const store::BulkRow& row, const Leaving& leaving) {
    const auto fact = store::ConversationReader(*core.facts).find({row.target.account, {row.target.id}});
    if (!fact) return Error(Failure::notFound, "conversation", row.target.id);
    const auto command = reply(*fact, leaving.text, fromMillis(std::atoll(row.choice.get("up_to").c_str())));
    if (!command) return explained(core, command.error());
    store::NewAction wish;
    wish.command = *command;
    wish.nonce = leaving.nonce;
    wish.bulk = leaving.bulk;
    wish.notBefore = leaving.notBefore;
    return core.ledger->outbox().add(wish, core.now());
}

}  // namespace resodesk::app
