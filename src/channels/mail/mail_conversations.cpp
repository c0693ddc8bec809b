// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/mail/mail_conversations.h"

#include <algorithm>

#include "base/ids.h"

namespace resodesk::channels::mail {

namespace {

constexpr auto answerWithin = std::chrono::hours(24);  // weekends included, as marketplaces that relay mail count it
constexpr std::size_t longestText = 100'000;

/// The same whenever the mailbox is read anew.
ConversationId idFrom(const std::string& root, const std::string& buyer) { return {"mail-" + sha256Hex(root + '\n' + buyer).substr(0, 16)}; }

/// What the others of its thread name first, also where nobody here has ever seen that one.
const std::string& rootOf(const ReceivedMail& mail) {
    if (!mail.message.references.empty()) return mail.message.references.front();
    return mail.message.inReplyTo.empty() ? mail.id : mail.message.inReplyTo;
}

/// A sender's clock may say anything; what it says of the future would hide what waits.
TimePoint timeOf(const ReceivedMail& mail, TimePoint now) { return std::min(mail.message.date.value_or(now), now); }

/// Amazon's buyers write in the language of their shop.
std::string languageOf(const std::string& address) {
    if (!isAmazonRelay(address)) return {};
    const std::string shop = address.substr(address.rfind('.') + 1);
    if (shop == "com" || shop == "uk" || shop == "ie" || shop == "au") return "en";
    for (const char* language : {"it", "de", "fr", "es", "nl", "pl"})
        if (shop == language) return language;
    return {};
}

Message messageFrom(const ReceivedMail& mail, const Conversation& conversation, Actor from, TimePoint at) {
    Message message;
    message.account = conversation.account;
    message.id = mail.id;
    message.order = conversation.order;
    message.conversation = conversation.id;
    message.from = from;
    message.at = at;
    message.subject = mail.message.subject;
    // One who writes nothing of his own sends the history for its own sake.
    message.text = mail.message.text.find_first_not_of(" \n") == std::string::npos ? mail.message.quoted : mail.message.text;
    message.isPartial = mail.message.isPartial;
    if (message.text.size() > longestText) {
        std::size_t end = longestText;
        while (end > 0 && (static_cast<unsigned char>(message.text[end]) & 0xC0) == 0x80) --end;
        message.text.resize(end);
        message.isPartial = true;
    }
    for (const Attachment& file : mail.message.attachments) message.files.push_back({file.name, file.type, static_cast<std::int64_t>(file.bytes.size())});
    return message;
}

}  // namespace

/// What a look brings: each conversation once, as it is after all of it.
class MailConversations::Page {
 public:
    explicit Page(Told& told) : told_(told) {}
    void put(const Conversation& conversation) {
        told_.conversations[conversation.id] = conversation;
        if (!conversation.order.empty()) told_.orders[conversation.order] = conversation.id;
        changed_[conversation.id] = conversation;
    }
    void put(Message message) {
        told_.mails[message.id] = message.conversation;
        facts_.messages.push_back(std::move(message));
    }
    Facts take() {
        for (auto& [id, conversation] : changed_) facts_.conversations.push_back(std::move(conversation));
        return std::move(facts_);
    }

 private:
    Told& told_;
    Facts facts_;
    std::map<ConversationId, Conversation> changed_;
};

void MailConversations::beginPull() { before_ = std::exchange(now_, {}); }

std::optional<Conversation> MailConversations::find(const ConversationId& id) const {
    auto kept = known_.conversation(id);
    for (const Told* told : {&now_, &before_})
        if (const auto found = told->conversations.find(id); found != told->conversations.end()) {
            const bool isNewer = !kept || found->second.changedAt >= kept->changedAt;
            return isNewer ? found->second : kept;
        }
    return kept;
}

std::optional<ConversationId> MailConversations::conversationOf(const std::string& mail) const {
    for (const Told* told : {&now_, &before_})
        if (const auto found = told->mails.find(mail); found != told->mails.end()) return found->second;
    return known_.conversationOf(mail);
}

std::optional<ConversationId> MailConversations::ofOrder(const OrderId& order) const {
    for (const Told* told : {&now_, &before_})
        if (const auto found = told->orders.find(order); found != told->orders.end()) return found->second;
    return known_.ofOrder(order);
}

/// Of the mail it answers, or of the nearest it names.
std::optional<Conversation> MailConversations::continued(const ReceivedMail& mail) const {
    std::vector<std::string> named(mail.message.references.rbegin(), mail.message.references.rend());
    if (!mail.message.inReplyTo.empty()) named.insert(named.begin(), mail.message.inReplyTo);
    for (const std::string& id : named)
        if (const auto found = conversationOf(id))
            if (auto conversation = find(*found)) return conversation;
    return std::nullopt;
}

/// The conversation of a buyer's mail, begun by it where there is none.
Conversation MailConversations::placeOf(const ReceivedMail& mail, TimePoint at) const {
    const MailAddress& buyer = *mail.message.from;
    std::string root = rootOf(mail);
    if (auto known = continued(mail)) {
        if (known->buyer.value == buyer.address) return *known;
        root = known->id.value;  // somebody else in the same thread: a conversation of its own
    } else if (mail.isRelayed && !mail.orders.empty()) {
        // A form of the marketplace begins a thread each time; its relay address is this buyer's alone.
        if (const auto same = ofOrder(mail.orders.front()))
            if (auto found = find(*same); found && found->buyer.value == buyer.address) return *found;
    }
    Conversation fresh;
    fresh.account = account_;
    fresh.id = idFrom(root, buyer.address);
    if (auto known = find(fresh.id)) return *known;
    fresh.buyer = {buyer.address};
    fresh.buyerName = buyer.name.empty() ? buyer.address : buyer.name;
    fresh.language = languageOf(buyer.address);
    fresh.topic = Topic::beforeOrder;
    fresh.openedAt = at;
    return fresh;
}

void MailConversations::takeBuyers(const ReceivedMail& mail, TimePoint now, Page& page) {
    if (!mail.message.from || isTold(mail.id)) return;
    const bool isBuyers = takesAll_ || mail.isRelayed || !mail.orders.empty() || continued(mail);
    if (!isBuyers) return;
    Conversation c = placeOf(mail, timeOf(mail, now));
    if (c.order.empty() && !mail.orders.empty()) {
        c.order = mail.orders.front();
        c.topic = Topic::order;
    }
    // Later than what was there before, whatever its clock says: what is new is what waits.
    const TimePoint at = std::max(timeOf(mail, now), c.lastMessageAt + milliseconds(1));
    c.lastMessageAt = c.changedAt = at;
    c.lastMessageBy = Actor::buyer;
    c.revision = mail.id;
    const auto settled = known_.noAnswerUpTo(c.id);
    c.awaitsAnswer = !settled || *settled < at;
    c.answerBy = at + answerWithin;
    page.put(messageFrom(mail, c, Actor::buyer, at));
    page.put(c);
}

/// It answers when it was written to the last mail there is: one that crossed with a newer one leaves that waiting. What says that it is
/// ours without an action behind it is shown and answers nothing: anybody can write a sender.
void MailConversations::takeOurs(const ReceivedMail& mail, TimePoint now, Page& page) {
    const bool there = isTold(mail.id);
    const auto reply = known_.replyOf(mail.key);
    auto c = there ? find(*conversationOf(mail.id)) : reply ? find(reply->conversation) : continued(mail);
    if (!c) return;
    const bool isAnswer = reply && c->revision != mail.id && (reply->upTo == c->revision || (!there && !c->awaitsAnswer));
    // Headers tell seconds: an answer stands behind what it answers all the same.
    const TimePoint at = isAnswer ? std::max(timeOf(mail, now), c->lastMessageAt + milliseconds(1)) : timeOf(mail, now);
    if (!there) {
        Message message = messageFrom(mail, *c, Actor::seller, at);
        if (reply) message.key = mail.key;
        page.put(std::move(message));
    }
    if (!isAnswer) return;
    c->lastMessageAt = c->changedAt = at;
    c->lastMessageBy = Actor::seller;
    c->awaitsAnswer = false;
    c->answerBy.reset();
    c->revision = mail.id;
    page.put(*c);
}

/// One of ours did not arrive, says somebody whom it was sent to: the buyer still waits.
void MailConversations::takeReturned(const ReceivedMail& mail, TimePoint now, Page& page) {
    const auto of = conversationOf(mail.message.returnedId);
    if (!of || isTold(mail.id)) return;
    auto c = find(*of);
    if (!c) return;
    c->lastMessageAt = c->changedAt = std::max(timeOf(mail, now), c->lastMessageAt + milliseconds(1));
    c->lastMessageBy = Actor::marketplace;
    c->awaitsAnswer = true;
    c->answerBy = c->lastMessageAt + answerWithin;
    c->revision = mail.id;
    page.put(messageFrom(mail, *c, Actor::marketplace, c->lastMessageAt));
    page.put(*c);
}

std::optional<Facts> MailConversations::settle(const ConversationId& id, const std::string& upTo, const std::string& key, TimePoint now) {
    auto c = find(id);
    if (!c || std::to_string(toMillis(c->lastMessageAt)) != upTo) return std::nullopt;
    c->awaitsAnswer = false;
    c->answerBy.reset();
    c->noAnswerAt = now;
    c->noAnswerKey = key;
    now_.conversations[id] = *c;
    Facts facts;
    facts.conversations.push_back(std::move(*c));
    return facts;
}

Message MailConversations::proofOf(const ReceivedMail& mail, TimePoint now) const {
    Conversation c;
    c.account = account_;
    if (const auto there = conversationOf(mail.id))
        c.id = *there;
    else if (const auto reply = known_.replyOf(mail.key))  // facts that were thrown away know it by this when they are read again
        c.id = reply->conversation;
    if (const auto known = find(c.id)) c = *known;
    Message message = messageFrom(mail, c, Actor::seller, timeOf(mail, now));
    message.key = mail.key;
    return message;
}

Facts MailConversations::take(const std::vector<ReceivedMail>& mails, TimePoint now) {
    Page page(now_);
    for (const ReceivedMail& mail : mails) {
        if (mail.isReturned)
            takeReturned(mail, now, page);
        else if (mail.isOurs)
            takeOurs(mail, now, page);
        else
            takeBuyers(mail, now, page);
    }
    return page.take();
}

}  // namespace resodesk::channels::mail
