// SPDX-License-Identifier: GPL-3.0-or-later
// Mails as conversations: one for each thread and buyer. A mailbox knows mails alone, so what a conversation has come to is told from
// what facts and ledger know and the mails that arrive. Desk executor.

#pragma once

#include <functional>
#include <map>

#include "channels/mail/mailbox.h"
#include "domain/facts.h"

namespace resodesk::channels::mail {

/// A reply that the seller confirmed.
struct OurReply {
    ConversationId conversation;
    std::string upTo;  ///< the last mail that was there
};

/// What is known already. Each answers for one account.
struct KnownMails {
    std::function<std::optional<ConversationId>(const std::string& mail)> conversationOf;
    std::function<std::optional<Conversation>(const ConversationId&)> conversation;
    std::function<std::optional<ConversationId>(const OrderId&)> ofOrder;
    /// What the action of this key was about. Only an action proves a mail that says it is ours.
    std::function<std::optional<OurReply>(const std::string& key)> replyOf;
    /// Up to which message the seller said that no answer is needed. No mailbox knows that, the ledger does.
    std::function<std::optional<TimePoint>(const ConversationId&)> noAnswerUpTo;
};

class MailConversations {
 public:
    /// `takesAll`: also mails that came by no relay, name no order and continue nothing: else they are not the seller's buyers.
    MailConversations(AccountId account, bool takesAll, KnownMails known) : account_(account), takesAll_(takesAll), known_(std::move(known)) {}

    /// A pull begins, or goes on where another one got stuck. What was told before is merged by now, or is told again.
    void beginPull();
    /// The conversations these mails change and the messages they are, in order of arrival.
    Facts take(const std::vector<ReceivedMail>& mails, TimePoint now);
    /// The seller says that its last message needs no answer. Nothing where a newer one than `upTo` has come.
    std::optional<Facts> settle(const ConversationId& id, const std::string& upTo, const std::string& key, TimePoint now);
    /// One of ours that was found, as a message; for what take() has told before.
    Message proofOf(const ReceivedMail& mail, TimePoint now) const;
    /// As it is now.
    std::optional<Conversation> find(const ConversationId& id) const;

 private:
    struct Told {
        std::map<ConversationId, Conversation> conversations;
        std::map<std::string, ConversationId> mails;
        std::map<OrderId, ConversationId> orders;
    };
    class Page;
    std::optional<ConversationId> conversationOf(const std::string& mail) const;
    bool isTold(const std::string& mail) const { return now_.mails.contains(mail) || known_.conversationOf(mail); }
    std::optional<ConversationId> ofOrder(const OrderId& order) const;
    std::optional<Conversation> continued(const ReceivedMail& mail) const;
    Conversation placeOf(const ReceivedMail& mail, TimePoint at) const;
    void takeReturned(const ReceivedMail& mail, TimePoint now, Page& page);
    void takeOurs(const ReceivedMail& mail, TimePoint now, Page& page);
    void takeBuyers(const ReceivedMail& mail, TimePoint now, Page& page);

    AccountId account_;
    bool takesAll_;
    KnownMails known_;
    // Merging comes behind: facts may not know yet what was told last.
    Told now_, before_;
};

}  // namespace resodesk::channels::mail
