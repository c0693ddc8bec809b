// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/messages/messages_desk.h"

#include "app/desk_core.h"
#include "app/messages/linter_rules.h"
#include "app/messages/mint_reply.h"
#include "app/outbox/explained.h"
#include "app/typed_id.h"
#include "documents/conversations_csv.h"
#include "domain/accounts/mail_wish.h"

namespace resodesk::app {

namespace {

/// The return the conversation began with, else the newest of its order.
std::optional<Return> returnOf(store::Database& facts, const Conversation& conversation) {
    store::ReturnReader reader(facts);
    if (auto begun = reader.find({conversation.account, {conversation.about}})) return begun;
    if (conversation.order.empty()) return std::nullopt;
    const auto keys = reader.ofOrder(conversation.account, conversation.order);
    return keys.empty() ? std::nullopt : reader.find(keys.back());
}

std::vector<Action> awaitedOf(DeskCore& core, const ConversationDetail& detail) {
    std::vector<Action> awaited;
    std::vector<ObjectKey> objects;
    if (detail.about) objects.push_back(detail.about->key().object());
    if (detail.fact.topic == Topic::parcel) objects.push_back({detail.fact.account, ObjectKind::parcel, detail.fact.about});
    for (const ObjectKey& object : objects)
        for (const LiveAction& live : store::actionsOf(core.ledger->database(), object)) {
            if (!isLive(live.state)) continue;
            auto action = core.ledger->outbox().find(live.id);
            if (action && checkWaitsFor(*action, detail.fact.account, detail.fact.order)) awaited.push_back(std::move(*action));
        }
    return awaited;
}

std::string languageOf(const ConversationDetail& detail) {
    for (auto message = detail.messages.rbegin(); message != detail.messages.rend(); ++message)
        if (message->from == Actor::buyer)
            if (const auto guess = guessLanguage(message->text)) return std::string(toText(*guess));
    return detail.fact.language;
}

/// The newest message did not leave, and not because the seller took it back.
std::optional<Error> whyDraft(const ConversationDetail& detail) {
    if (detail.draft.empty()) return std::nullopt;
    for (const Action& action : detail.actions) {
        if (action.command.kind != ActionKind::message) continue;
        const bool isGivenBack = action.state == ActionState::cancelled && action.refusal.has_value();
        return isGivenBack ? std::optional(Error(*action.refusal, {}, action.refusalWords)) : std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

void MessagesDesk::page(const InboxQuery& query, const std::optional<InboxPlace>& after, int limit,
                        std::function<void(std::vector<ConversationRow>)> done, const Dropped& dropped) {
    const auto read = [this, query, after, limit, done = std::move(done)](store::Database& facts) {
        done(store::ConversationReader(facts).page(query, after, limit, core_.now()));
    };
    core_.read(!query.text.empty(), read, dropped);
}

void MessagesDesk::count(const InboxQuery& query, std::function<void(std::int64_t)> done, const Dropped& dropped) {
    const auto read = [this, query, done = std::move(done)](store::Database& facts) { done(store::ConversationReader(facts).count(query, core_.now())); };
    core_.read(!query.text.empty(), read, dropped);
}

void MessagesDesk::counts(std::function<void(InboxCounts)> done) {
    core_.read(false, [this, done = std::move(done)](store::Database& facts) { done(store::ConversationReader(facts).counts(core_.now())); });
}

void MessagesDesk::csv(const InboxQuery& query, std::function<void(std::string)> done) {
    core_.read(!query.text.empty(), [this, query, done = std::move(done)](store::Database& facts) {
        store::ConversationReader reader(facts);
        documents::ConversationsCsv csv;
        std::optional<InboxPlace> place;
        for (auto rows = reader.page(query, place, 2'000, core_.now()); !rows.empty(); rows = reader.page(query, place, 2'000, core_.now())) {
            for (const ConversationRow& row : rows) csv.add(row);
            place = rows.back().place;
        }
        done(csv.take());
    });
}

void MessagesDesk::rows(const std::vector<ConversationKey>& keys, std::function<void(std::vector<ConversationRow>)> done) {
    core_.read(false, [keys, done = std::move(done)](store::Database& facts) {
        store::ConversationReader reader(facts);
        std::vector<ConversationRow> rows;
        for (const ConversationKey& key : keys)
            if (auto row = reader.row(key)) rows.push_back(std::move(*row));
        done(std::move(rows));
    });
}

void MessagesDesk::find(const std::string& id, std::function<void(std::vector<ConversationKey>)> done) {
    core_.setup.executors.desk.post([this, id, done = std::move(done)] {
        done(keysTyped(core_, id, [&](const std::string& plain) {
            store::ConversationReader reader(*core_.facts);
            auto keys = reader.withId({plain});
            if (!keys.empty()) return keys;
            for (const Account& account : core_.ledger->accounts().all())
                for (const ConversationKey& key : reader.withOrder(account.id, {plain})) keys.push_back(key);
            return keys;
        }));
    });
}

void MessagesDesk::detail(const ConversationKey& key, std::function<void(Result<ConversationDetail>)> done) {
    core_.setup.executors.desk.post([this, key, done = std::move(done)] {
        store::ConversationReader reader(*core_.facts);
        const auto fact = reader.find(key);
        auto row = reader.row(key);
        if (!fact || !row) return done(Error(Failure::notFound, "conversation", key.id.value));
        ConversationDetail detail;
        detail.row = std::move(*row);
        detail.fact = *fact;
        detail.messages = reader.messages(key);
        detail.language = languageOf(detail);
        if (!fact->order.empty()) detail.order = store::OrderStore(*core_.facts).find(key.account, fact->order);
        detail.about = returnOf(*core_.facts, *fact);
        detail.awaited = awaitedOf(core_, detail);
        if (const auto account = core_.ledger->accounts().find(key.account)) detail.accountName = account->name;
        const auto live = store::actionsOf(core_.ledger->database(), key.object());
        for (auto it = live.rbegin(); it != live.rend(); ++it)
            if (auto action = core_.ledger->outbox().find(it->id)) detail.actions.push_back(std::move(*action));
        detail.draft = core_.ledger->desk().draft(key.object()).value_or(std::string{});
        detail.whyDraft = whyDraft(detail);
        detail.reminders = core_.ledger->reminders().of(key);
        detail.promised = offeredReminders(detail.messages, detail.reminders, localDay(core_.now()));
        detail.whyNoReply = core_.refusal();
        const auto settling = resodesk::noAnswerNeeded(*fact, live);
        if (!settling) detail.whyNoSettling = explained(core_, settling.error());
        if (const auto why = core_.refusal()) detail.whyNoSettling = why;
        done(detail);
    });
}

Result<void> MessagesDesk::checkSending(const Sending& how, const Command& command) {
    if (how.at && *how.at <= core_.now()) return Error(Failure::timeInPast, "to be sent at");
    if (!how.after) return {};
    const auto first = core_.ledger->outbox().find(how.after);
    if (!first) return Error(Failure::notFound, "action", std::to_string(how.after.value));
    return checkWaitsFor(*first, command.target.account, command.order);
}

void MessagesDesk::confirm(const ConversationKey& key, Rule rule, const Sending& how, const std::string& nonce, std::optional<milliseconds> hold,
                           std::function<void(Result<Confirmed>)> done) {
    core_.change(done, [this, key, rule, how, nonce, hold, done] {
        const auto fact = store::ConversationReader(*core_.facts).find(key);
        if (!fact) return done(Error(Failure::notFound, "conversation", key.id.value));
        auto command = rule(*fact, store::actionsOf(core_.ledger->database(), key.object()));
        if (!command) return done(explained(core_, command.error()));
        if (const auto possible = checkSending(how, *command); !possible) return done(possible.error());
        addressIfMail(core_, *command, *fact);
        store::NewAction wish;
        wish.command = *command;
        wish.nonce = nonce;
        wish.after = how.after;
        wish.why = how.after ? WaitReason::after : how.at ? WaitReason::later : WaitReason::undo;
        wish.notBefore = how.at ? *how.at : core_.openUndo(hold.value_or(core_.holdFor(command->kind, false)));
        store::Transaction transaction(core_.ledger->database(), "messages.decide");
        const auto added = core_.ledger->outbox().add(wish, core_.now());
        if (!added) return done(explained(core_, added.error()));
        // Another text that was begun there stays.
        const bool isDraft = how.takesDraft || core_.ledger->desk().draft(key.object()) == command->request.get("text");
        if (command->kind == ActionKind::message && isDraft) core_.ledger->desk().saveDraft(key.object(), {}, core_.now());
        transaction.commit();
        Confirmed confirmed;
        confirmed.actions.push_back(*added);
        confirmed.count = 1;
        done(confirmed);
        core_.decided();
    });
}

void MessagesDesk::reply(const ConversationKey& key, const std::string& text, const std::optional<TimePoint>& upTo, const std::string& nonce,
                         std::optional<milliseconds> hold, std::function<void(Result<Confirmed>)> done) {
    send(key, text, {upTo, {}, {}}, nonce, hold, std::move(done));
}

void MessagesDesk::send(const ConversationKey& key, const std::string& text, const Sending& how, const std::string& nonce,
                        std::optional<milliseconds> hold, std::function<void(Result<Confirmed>)> done) {
    const auto rule = [text, upTo = how.upTo](const Conversation& fact, const std::vector<LiveAction>&) { return resodesk::reply(fact, text, upTo); };
    confirm(key, rule, how, nonce, hold, std::move(done));
}

void MessagesDesk::noAnswerNeeded(const ConversationKey& key, const std::string& nonce, std::optional<milliseconds> hold,
                                  std::function<void(Result<Confirmed>)> done) {
    const auto rule = [](const Conversation& fact, const std::vector<LiveAction>& live) { return resodesk::noAnswerNeeded(fact, live); };
    confirm(key, rule, {}, nonce, hold, std::move(done));
}

void MessagesDesk::lint(const std::string& text, const std::string& language, const MessageContext& context, const std::string& interfaceLanguage,
                        std::function<void(Result<LintFindings>)> done) {
    const auto known = fromText<MessageLanguage>(language);
    if (!known) return done(LintFindings{});
    core_.setup.executors.desk.post([this, text, language = *known, context, interfaceLanguage, done = std::move(done)] {
        auto rules = rules_.find(language);
        if (rules == rules_.end()) {
            auto read = readLinterRules(language);
            if (!read) return done(read.error());
            rules = rules_.emplace(language, std::move(*read)).first;
        }
        LintFindings findings = resodesk::lint(rules->second, text, context);
        for (LintFinding& finding : findings) finding.explanation = rules->second.explanation(finding.explanation, interfaceLanguage);
        done(std::move(findings));
    });
}

void MessagesDesk::firstContacts(TimePoint since, std::function<void(FirstContacts)> done) {
    core_.setup.executors.desk.post([this, since, done = std::move(done)] {
        FirstContacts counts;
        store::ReturnReader reader(*core_.facts);
        for (const ReturnKey& key : core_.ledger->outboxList().writtenFirst(since))
            if (const auto fact = reader.find(key)) resodesk::count(counts, *fact);
        done(counts);
    });
}

void MessagesDesk::file(const ConversationKey& key, int number, std::function<void(Result<ReceivedFile>)> done) {
    core_.setup.executors.desk.post([this, key, number, done = std::move(done)] {
        int left = number;
        channels::Channel* channel = core_.channelOf(key.account);
        for (const Message& message : store::ConversationReader(*core_.facts).messages(key)) {
            if (left > static_cast<int>(message.files.size())) {
                left -= static_cast<int>(message.files.size());
                continue;
            }
            if (left < 1 || !channel) break;
            const auto place = static_cast<std::size_t>(left) - 1;
            const MessageFile file = message.files[place];
            return channel->messageFile(message.id, file, place, [file, done](Result<std::string> bytes) {
                bytes ? done(ReceivedFile{file, std::move(*bytes)}) : done(bytes.error());
            });
        }
        done(Error(Failure::notFound, "a message's file", std::to_string(number)));
    });
}

void MessagesDesk::saveDraft(const ConversationKey& key, const std::string& text) {
    core_.change([] {}, [this, key, text] {
        store::Transaction transaction(core_.ledger->database(), "messages.draft");
        core_.ledger->desk().saveDraft(key.object(), text, core_.now());
        transaction.commit();
    });
}

}  // namespace resodesk::app
