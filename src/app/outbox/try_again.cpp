// SPDX-License-Identifier: GPL-3.0-or-later
// A new action in the place of one that failed. The failed one is never sent again.

#include "app/outbox/explained.h"
#include "app/outbox/outbox_desk.h"
#include "app/returns/daily_limit.h"
#include "app/worth.h"
#include "domain/outbox/again.h"
#include "domain/outbox/first_action.h"
#include "store/facts/fact_store.h"

namespace resodesk::app {

namespace {

Result<Command> commandAgain(DeskCore& core, const Command& failed) {
    const ObjectKey& target = failed.target;
    const auto live = store::actionsOf(core.ledger->database(), target);
    if (target.kind == ObjectKind::returnRequest) {
        const ReturnKey key{target.account, {target.id}};
        const auto fact = store::ReturnReader(*core.facts).find(key);
        return fact ? again(failed, *fact, live, core.ledger->bench().of(key).findings) : Error(Failure::unknownReturn, "again", target.id);
    }
    if (target.kind == ObjectKind::parcel) {
        const auto fact = store::ParcelStore(*core.facts).find({target.account, {target.id}});
        return fact ? again(failed, *fact, live) : Error(Failure::notFound, "again", target.id);
    }
    if (target.kind == ObjectKind::conversation) {
        const auto fact = store::ConversationReader(*core.facts).find({target.account, {target.id}});
        return fact ? again(failed, *fact, live) : Error(Failure::notFound, "again", target.id);
    }
    return Error(Failure::notOfferedNow, "again");
}

Result<ActionId> addAgain(DeskCore& core, ActionId id) {
    const auto failed = core.ledger->outbox().find(id);
    if (!failed) return Error(Failure::notFound, "action", std::to_string(id.value));
    if (failed->state != ActionState::failed) return Error(Failure::notOfferedNow, "again", std::string(toText(failed->state)));
    if (const auto newer = core.ledger->outboxList().replacementOf(id)) return Error(Failure::liveAction, "again", std::to_string(newer->value));
    const auto command = commandAgain(core, failed->command);
    if (!command) return command.error();
    if (isRefund(command->kind))
        if (auto within = DailyLimit(core).check(command->target.account, command->total()); !within) return within.error();
    store::NewAction wish;
    wish.command = withWorth(core, *command);
    wish.nonce = newUuid();
    wish.supersedes = id;
    wish.notBefore = core.openUndo(core.holdFor(command->kind, false));
    return core.ledger->outbox().add(wish, core.now());
}

}  // namespace

void OutboxDesk::tryAgain(ActionId id, std::function<void(Result<ActionId>)> done) {
    core_.change(done, [this, id, done] {
        store::Transaction transaction(core_.ledger->database(), "outbox.try_again");
        const auto added = addAgain(core_, id);
        if (!added) return done(explained(core_, added.error()));
        transaction.commit();
        done(*added);
        core_.decided();
    });
}

}  // namespace resodesk::app
