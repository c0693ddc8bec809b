// SPDX-License-Identifier: GPL-3.0-or-later
// A mailbox as a channel: for a marketplace that relays its buyers' mail. Conversations only; a reply leaves once and is proven by its
// copy in the own mailbox. On the desk executor.

#pragma once

#include "channels/channel.h"
#include "channels/mail/mail_account.h"
#include "channels/mail/mail_conversations.h"
#include "channels/sign_in.h"

namespace resodesk::channels::mail {

class MailChannel final : public Channel {
 public:
    struct Parts {
        net::Mail& mail;
        Executor& desk;
        Executor& parser;
        const Clock& clock;
        TokenKeeper tokens;  ///< a password or an access token, which this channel does not renew
        KnownMails known;
    };
    MailChannel(const Account& account, Parts parts);

    Capability capability(ActionKind kind) const override;
    /// None: the mailbox knows no page of its marketplace.
    std::string pageOf(const Command&) const override { return {}; }
    TimePoint readyAt(ActionKind, TimePoint now) const override { return now; }
    void pull(const PageRequest& request, OnHead onHead, OnPage onPage) override;
    /// A reply: its copy in the mailbox, wherever that is. "No answer needed": what is known here.
    void read(const Action& action, OnFacts onFacts) override;
    /// "No answer needed" goes nowhere: it is the seller's own note, and the ledger has it.
    void send(const Action& action, const std::string& revision, OnSent onSent) override;
    void readSetup(OnSetup onSetup) override;
    /// Signs in at both servers, sends nothing. The error's subject is the server.
    void identify(OnIdentity onIdentity) override;
    void label(const ReturnId& id, OnBytes onBytes) override;
    void messageFile(const std::string& message, const MessageFile& file, std::size_t place, OnBytes onBytes) override;

 private:
    using OnMailbox = std::function<void(Result<std::shared_ptr<Mailbox>>)>;
    void withMailbox(OnMailbox then);
    void forgetSecret(const Error& why);
    void takePage(const std::string& asked, const Result<MailPage>& page, const OnHead& onHead, const OnPage& onPage);
    void sendReply(const Action& action, OnSent onSent);
    void sendComposed(std::shared_ptr<Mailbox> mailbox, const OutgoingMail& mail, const Result<std::string>& bytes, OnSent onSent);
    Sent settled(const Action& action);
    Facts knownOf(const ConversationId& id) const;

    AccountId account_;
    Result<MailAccount> servers_;  ///< without secrets
    Parts parts_;
    MailConversations conversations_;
    std::string next_;  ///< where the pull under way goes on
    std::shared_ptr<Mailbox> mailbox_;  ///< with the secret that was loaded last
};

}  // namespace resodesk::channels::mail
