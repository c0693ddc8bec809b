// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/messages/conversation.h"

#include <algorithm>
#include <array>

#include "domain/messages/message_template.h"
#include "domain/returns/rules.h"

namespace resodesk {

NameTable<Topic> nameTable(Topic) {
    static constexpr std::array<std::pair<Topic, std::string_view>, 5> names{{{Topic::returned, "return"},
                                                                              {Topic::parcel, "parcel"},
                                                                              {Topic::product, "product"},
                                                                              {Topic::order, "order"},
                                                                              {Topic::beforeOrder, "before_order"}}};
    return names;
}

NameTable<Survey> nameTable(Survey) {
    static constexpr std::array<std::pair<Survey, std::string_view>, 4> names{
        {{Survey::none, "none"}, {Survey::asked, "asked"}, {Survey::helped, "helped"}, {Survey::didNotHelp, "did_not_help"}}};
    return names;
}

NameTable<ShownConversation> nameTable(ShownConversation) {
    static constexpr std::array<std::pair<ShownConversation, std::string_view>, 5> names{{{ShownConversation::needsAnswer, "needs_answer"},
                                                                                          {ShownConversation::answering, "answering"},
                                                                                          {ShownConversation::settling, "settling"},
                                                                                          {ShownConversation::answered, "answered"},
                                                                                          {ShownConversation::noAnswerNeeded, "no_answer_needed"}}};
    return names;
}

NameTable<InboxView> nameTable(InboxView) {
    static constexpr std::array<std::pair<InboxView, std::string_view>, 4> names{{{InboxView::needsAnswer, "needs_answer"},
                                                                                  {InboxView::overdue, "overdue"},
                                                                                  {InboxView::answered, "answered"},
                                                                                  {InboxView::all, "all"}}};
    return names;
}

std::int64_t InboxCounts::of(InboxView view) const {
    switch (view) {
        case InboxView::needsAnswer: return needsAnswer;
        case InboxView::overdue: return overdue;
        case InboxView::answered: return answered;
        case InboxView::all: break;
    }
    return all;
}

ShownConversation show(const Conversation& fact, const std::vector<LiveAction>& actions) {
    if (!fact.awaitsAnswer) return fact.lastMessageBy == Actor::buyer ? ShownConversation::noAnswerNeeded : ShownConversation::answered;
    const auto isOnItsWay = [&](ActionKind kind) {
        return std::any_of(actions.begin(), actions.end(), [kind](const LiveAction& action) { return action.kind == kind && isLive(action.state); });
    };
    if (isOnItsWay(ActionKind::message)) return ShownConversation::answering;
    if (isOnItsWay(ActionKind::noAnswerNeeded)) return ShownConversation::settling;
    return ShownConversation::needsAnswer;
}

Result<Command> reply(const Conversation& fact, const std::string& text, const std::optional<TimePoint>& upTo) {
    if (upTo && fact.lastMessageAt > *upTo) return Error(Failure::changed, "something newer was written");
    auto command = contact(fact.key().object(), fact.order, fact.buyerName, text);
    if (!command) return command;
    command->deadline = fact.answerBy;
    command->seen.set("last_message", std::to_string(toMillis(upTo.value_or(fact.lastMessageAt))));
    return command;
}

Result<void> checkWaitsFor(const Action& action, AccountId account, const OrderId& order) {
    const std::string number = std::to_string(action.id.value);
    if (order.empty() || action.command.target.account != account || action.command.order != order) return Error(Failure::otherOrder, "a message waits", number);
    if (!canBeWaitedFor(action.command.kind)) return Error(Failure::notOfferedNow, "a message waits");
    if (isTerminal(action.state) && action.state != ActionState::confirmed) return Error(Failure::precedingFailed, "a message waits", number);
    return {};
}

void addressMail(Command& reply, const Conversation& fact, const std::vector<Message>& messages) {
    constexpr std::size_t mostReferences = 20;
    std::string subject, references;
    for (std::size_t i = 0; i < messages.size(); ++i) {
        if (!messages[i].subject.empty()) subject = messages[i].subject;
        const bool isMailId = messages[i].id.find('@') != std::string::npos;
        if (isMailId && i + mostReferences >= messages.size()) references += (references.empty() ? "" : " ") + messages[i].id;
    }
    const bool isReply = subject.size() >= 3 && (subject[0] == 'R' || subject[0] == 'r') && (subject[1] == 'e' || subject[1] == 'E') && subject[2] == ':';
    reply.request.set("to", fact.buyer.value).set("subject", isReply ? subject : "Re: " + subject);
    if (fact.revision.find('@') != std::string::npos) reply.request.set("in_reply_to", fact.revision);
    reply.request.setIfAny("references", references);
    reply.baseline = fact.revision;
}

Result<Command> noAnswerNeeded(const Conversation& fact, const std::vector<LiveAction>& live) {
    for (const LiveAction& action : live)
        if (isLive(action.state)) return Error(Failure::liveAction, std::string(toText(action.kind)), std::to_string(action.id.value));
    if (!fact.awaitsAnswer) return Error(Failure::notWaitingForAnswer, "no answer", fact.id.value);
    Command command;
    command.kind = ActionKind::noAnswerNeeded;
    command.target = fact.key().object();
    command.order = fact.order;
    command.baseline = fact.revision;
    command.deadline = fact.answerBy;
    // What the buyer writes after this is another question.
    command.seen.set("buyer", fact.buyerName).set("last_message", std::to_string(toMillis(fact.lastMessageAt)));
    return command;
}

}  // namespace resodesk
