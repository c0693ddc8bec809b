// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/messages/mint_reply.h"

#include <cstdlib>

#include "app/desk_core.h"
#include "app/outbox/explained.h"
#include "domain/accounts/mail_wish.h"

namespace resodesk::app {

Fields rowChoice(const std::string& text, TimePoint upTo) { return Fields().set("text", text).set("up_to", std::to_string(toMillis(upTo))); }

void addressIfMail(DeskCore& core, Command& command, const Conversation& fact) {
    const auto account = core.ledger->accounts().find(fact.account);
    const bool isMail = command.kind == ActionKind::message && account && account->channel == mailChannelName;
    if (isMail) addressMail(command, fact, store::ConversationReader(*core.facts).messages(fact.key()));
}

Result<ActionId> mintReply(DeskCore& core, const store::BulkRow& row, const Leaving& leaving) {
    const auto fact = store::ConversationReader(*core.facts).find({row.target.account, {row.target.id}});
    if (!fact) return Error(Failure::notFound, "conversation", row.target.id);
    auto command = reply(*fact, leaving.text, fromMillis(std::atoll(row.choice.get("up_to").c_str())));
    if (!command) return explained(core, command.error());
    addressIfMail(core, *command, *fact);
    store::NewAction wish;
    wish.command = *command;
    wish.nonce = leaving.nonce;
    wish.bulk = leaving.bulk;
    wish.notBefore = leaving.notBefore;
    return core.ledger->outbox().add(wish, core.now());
}

}  // namespace resodesk::app
