// SPDX-License-Identifier: GPL-3.0-or-later
// One decision for many conversations: looked at again, frozen, then minted step by step.

#include "app/desk_core.h"
#include "app/messages/messages_desk.h"
#include "app/messages/mint_reply.h"

namespace resodesk::app {

namespace {
constexpr int rowsPerPage = 2'000;
}

void MessagesDesk::keys(const InboxQuery& query, std::function<void(std::vector<ConversationKey>)> done) {
    core_.read(!query.text.empty(), [this, query, done = std::move(done)](store::Database& facts) {
        store::ConversationReader reader(facts);
        std::vector<ConversationKey> keys;
        std::optional<InboxPlace> place;
        for (auto rows = reader.page(query, place, rowsPerPage, core_.now()); !rows.empty(); rows = reader.page(query, place, rowsPerPage, core_.now())) {
            for (const ConversationRow& row : rows) keys.push_back(row.key);
            place = rows.back().place;
        }
        done(std::move(keys));
    });
}

void MessagesDesk::sendMany(const std::vector<ReplyWish>& wishes, const std::string& nonce, std::optional<milliseconds> hold,
                            std::function<void(Result<Confirmed>)> done) {
    core_.change(done, [this, wishes, nonce, hold, done] {
        if (wishes.empty()) return done(Confirmed{});
        store::ConversationReader reader(*core_.facts);
        std::vector<store::BulkRow> rows;
        Declared seen, now;
        for (const ReplyWish& wish : wishes) {
            const auto fact = reader.find(wish.key);
            ++seen.count;
            if (fact && resodesk::reply(*fact, wish.text, wish.upTo)) ++now.count;
            store::BulkRow row;
            row.target = wish.key.object();
            row.choice = rowChoice(wish.text, wish.upTo);
            rows.push_back(std::move(row));
        }
        const bool isSecondClick = core_.ledger->bulks().withNonce(nonce).has_value();
        if (!isSecondClick && now != seen) return done(setChanged(seen, now));
        store::Bulk bulk;
        bulk.nonce = nonce;
        bulk.kind = ActionKind::message;
        bulk.setAbout(ObjectKind::conversation);
        bulk.notBefore = core_.openUndo(hold.value_or(core_.holdFor(ActionKind::message, true)));
        store::Transaction transaction(core_.ledger->database(), "messages.freeze");
        const BulkId id = core_.ledger->bulks().freeze(bulk, rows, core_.now());
        transaction.commit();
        core_.minter->start(id, [done](const Confirmed& confirmed) { done(confirmed); });
    });
}

}  // namespace resodesk::app
