// SPDX-License-Identifier: GPL-3.0-or-later
// What a mailbox need not tell, because facts and ledger know it. Desk executor.

#include "app/desk_core.h"
#include "store/facts/conversation_reader.h"

namespace resodesk::app {

namespace {

/// The last "no answer needed" that is, or is becoming, so.
std::optional<TimePoint> noAnswerUpTo(store::Ledger& ledger, const ObjectKey& conversation) {
    const auto actions = store::actionsOf(ledger.database(), conversation);
    for (auto it = actions.rbegin(); it != actions.rend(); ++it) {
        if (it->kind != ActionKind::noAnswerNeeded || it->state != ActionState::confirmed) continue;
        const auto action = ledger.outbox().find(it->id);
        if (action) return fromMillis(std::atoll(action->command.seen.get("last_message").c_str()));
    }
    return std::nullopt;
}

}  // namespace

channels::mail::KnownMails DeskCore::knownMails(AccountId account) {
    channels::mail::KnownMails known;
    known.conversationOf = [this, account](const std::string& id) -> std::optional<ConversationId> {
        const auto found = facts ? store::ConversationReader(*facts).ofMessage(account, id) : std::nullopt;
        return found ? std::optional(found->id) : std::nullopt;
    };
    known.conversation = [this, account](const ConversationId& id) {
        return facts ? store::ConversationReader(*facts).find({account, id}) : std::nullopt;
    };
    known.ofOrder = [this, account](const OrderId& order) -> std::optional<ConversationId> {
        const auto found = facts ? store::ConversationReader(*facts).ofOrder(account, order) : std::nullopt;
        return found ? std::optional(found->id) : std::nullopt;
    };
    known.replyOf = [this, account](const std::string& key) -> std::optional<channels::mail::OurReply> {
        const auto action = ledger && !key.empty() ? ledger->outbox().withKey(key) : std::nullopt;
        const bool isReply = action && action->command.kind == ActionKind::message && action->command.target.account == account &&
                             action->command.target.kind == ObjectKind::conversation;
        if (!isReply) return std::nullopt;
        return channels::mail::OurReply{{action->command.target.id}, action->command.baseline};
    };
    known.noAnswerUpTo = [this, account](const ConversationId& id) {
        return ledger ? noAnswerUpTo(*ledger, ConversationKey{account, id}.object()) : std::nullopt;
    };
    return known;
}

}  // namespace resodesk::app
