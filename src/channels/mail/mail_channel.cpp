// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/mail/mail_channel.h"

#include "base/fault_points.h"
#include "base/log.h"
#include "channels/mail/mail_answers.h"

namespace resodesk::channels::mail {

namespace {

std::vector<std::string> idsIn(const std::string& text) {
    std::vector<std::string> ids;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (isMessageId(std::string_view(text).substr(at, end - at))) ids.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return ids;
}

/// The same bytes whenever it is composed: id and day are the action's.
OutgoingMail mailFor(const Action& action, const std::string& address) {
    const Fields& request = action.command.request;
    OutgoingMail mail;
    mail.from.address = address;
    mail.to.push_back({{}, request.get("to")});
    mail.subject = request.get("subject");
    mail.text = request.get("text");
    mail.messageId = messageIdOf(action.key, address);
    mail.inReplyTo = request.get("in_reply_to");
    mail.references = idsIn(request.get("references"));
    mail.date = action.sentAt.value_or(action.approvedAt);
    return mail;
}

Sent notSent(const Error& why) {
    net::SendReply reply;
    reply.whyNotSent = why;
    return sentFrom(reply);
}

Sent refusedForGood(Failure why) {
    Sent sent;
    sent.result = WriteResult::refused;
    sent.refusal = why;
    return sent;
}

Error at(const Error& why, const net::MailServer& server) { return Error(why.failure(), why.detail(), net::nameOf(server)); }

}  // namespace

MailChannel::MailChannel(const Account& account, Parts parts)
    : account_(account.id),
      servers_(mailAccountFrom(account)),
      parts_(std::move(parts)),
      conversations_(account.id, mailWishFrom(account.url) && mailWishFrom(account.url)->takesAll, parts_.known) {}

Capability MailChannel::capability(ActionKind kind) const {
    // The mailbox is read back after each mail. Noting twice that nothing is needed is the same as once.
    if (kind == ActionKind::message) return {Guard::keyless, milliseconds(0), false, false};
    if (kind == ActionKind::noAnswerNeeded) return {Guard::keyed, std::chrono::hours(24 * 365), false, true};
    return {operationOf(kind).empty() ? Guard::keyless : Guard::byHand, milliseconds(0), false, false};
}

void MailChannel::withMailbox(OnMailbox then) {
    if (!servers_) return then(servers_.error());
    if (mailbox_) return then(mailbox_);
    parts_.tokens.load([this, then = std::move(then)](const Result<Tokens>& secret) {
        if (!secret) return then(secret.error());
        mailbox_ = std::make_shared<Mailbox>(parts_.mail, withSecret(*servers_, *secret), parts_.parser);
        then(mailbox_);
    });
}

/// The seller may have given another one meanwhile: the next time it is read anew.
void MailChannel::forgetSecret(const Error& why) {
    if (why.failure() == Failure::signInExpired) mailbox_.reset();
}

void MailChannel::pull(const PageRequest& request, OnHead onHead, OnPage onPage) {
    if (request.stream != Stream::conversations) {
        parts_.parser.post([this, onHead, onPage] {
            parts_.desk.post([onHead] { onHead(PageHead{}); });
            onPage(Facts{});
        });
        return;
    }
    if (request.cursor.empty() || request.cursor != next_) conversations_.beginPull();
    const std::string from = request.cursor.empty() ? request.changes : request.cursor;
    withMailbox([this, from, onHead, onPage](const Result<std::shared_ptr<Mailbox>>& mailbox) {
        if (!mailbox) return onHead(mailbox.error());
        // What is known is told on the desk, where it is known.
        const auto nothing = [](const std::string&) { return false; };
        (*mailbox)->pull(stateFrom(from), nothing, [this, from, keep = *mailbox, onHead, onPage](Result<MailPage> page) {
            parts_.desk.post([this, from, page = std::move(page), onHead, onPage] { takePage(from, page, onHead, onPage); });
        });
    });
}

void MailChannel::takePage(const std::string& asked, const Result<MailPage>& page, const OnHead& onHead, const OnPage& onPage) {
    if (!page) {
        forgetSecret(page.error());
        return onHead(at(page.error(), servers_->reading));
    }
    const std::string next = cursorFrom(page->next);
    if (page->hasMore && next == asked) return onHead(Error(Failure::notUnderstood, "no way to the next mails"));
    if (page->unreadable > 0) log::warning(std::to_string(page->unreadable) + " mails of account " + std::to_string(account_.value) + " are none that can be read");
    Facts facts = conversations_.take(page->mails, parts_.clock.now());
    next_ = next;
    onHead(PageHead{page->hasMore ? next : std::string(), next});
    parts_.parser.post([onPage, facts = std::move(facts)] { onPage(facts); });
}

void MailChannel::read(const Action& action, OnFacts onFacts) {
    if (action.command.kind != ActionKind::message) {
        parts_.desk.post([this, id = ConversationId{action.command.target.id}, onFacts] {
            Facts facts = knownOf(id);
            facts.isEmpty() ? onFacts(Error(Failure::notFound, "conversation")) : onFacts(std::move(facts));
        });
        return;
    }
    // Before it is sent, what is known of its conversation stands for what the marketplace would tell.
    const ConversationId about = action.state == ActionState::waiting ? ConversationId{action.command.target.id} : ConversationId{};
    withMailbox([this, key = action.key, about, onFacts](const Result<std::shared_ptr<Mailbox>>& mailbox) {
        if (!mailbox) return onFacts(mailbox.error());
        const auto take = [this, about, keep = *mailbox, onFacts](Result<std::optional<ReceivedMail>> found) {
            parts_.desk.post([this, about, found = std::move(found), onFacts] {
                if (!found) {
                    forgetSecret(found.error());
                    return onFacts(found.error());
                }
                if (!*found) return onFacts(knownOf(about));
                Facts facts = conversations_.take({**found}, parts_.clock.now());
                // It was pulled before: the proof is the same.
                if (facts.messages.empty()) facts.messages.push_back(conversations_.proofOf(**found, parts_.clock.now()));
                onFacts(std::move(facts));
            });
        };
        (*mailbox)->find(messageIdOf(key, (*mailbox)->account().address), take);
    });
}

Facts MailChannel::knownOf(const ConversationId& id) const {
    Facts facts;
    if (auto conversation = id.empty() ? std::nullopt : conversations_.find(id)) facts.conversations.push_back(std::move(*conversation));
    return facts;
}

void MailChannel::send(const Action& action, const std::string&, OnSent onSent) {
    if (action.command.kind == ActionKind::message) return sendReply(action, std::move(onSent));
    parts_.desk.post([this, action, onSent] { onSent(settled(action)); });
}

Sent MailChannel::settled(const Action& action) {
    if (action.command.kind != ActionKind::noAnswerNeeded) return refusedForGood(Failure::notOfferedNow);
    auto facts = conversations_.settle({action.command.target.id}, action.command.seen.get("last_message"), action.key, parts_.clock.now());
    if (!facts) return refusedForGood(Failure::changed);
    Sent sent;
    sent.result = WriteResult::accepted;
    sent.facts = std::move(*facts);
    return sent;
}

void MailChannel::sendReply(const Action& action, OnSent onSent) {
    if (action.command.target.kind != ObjectKind::conversation) {
        parts_.desk.post([onSent] { onSent(refusedForGood(Failure::notOfferedNow)); });
        return;
    }
    withMailbox([this, action, onSent](const Result<std::shared_ptr<Mailbox>>& mailbox) {
        if (!mailbox) return onSent(notSent(mailbox.error()));
        parts_.parser.post([this, mailbox = *mailbox, mail = mailFor(action, (*mailbox)->account().address), onSent] {
            auto bytes = composeMail(mail);
            parts_.desk.post([this, mailbox, mail, bytes = std::move(bytes), onSent] { sendComposed(mailbox, mail, bytes, onSent); });
        });
    });
}

void MailChannel::sendComposed(std::shared_ptr<Mailbox> mailbox, const OutgoingMail& mail, const Result<std::string>& bytes, OnSent onSent) {
    if (!bytes) return onSent(refusedForGood(bytes.error().failure()));
    parts_.mail.send(sendRequest(mailbox->account(), mail, *bytes), parts_.desk, [this, onSent](const net::SendReply& reply) {
        crashPoint("send.answered");
        const Sent sent = sentFrom(reply);
        if (sent.refusal) forgetSecret(Error(*sent.refusal));
        crashPoint("channel.answer_parsed");
        onSent(sent);
    });
}

void MailChannel::readSetup(OnSetup onSetup) {
    parts_.desk.post([onSetup] {
        AccountSetup setup;
        setup.terms = mailTerms();
        onSetup(std::move(setup));
    });
}

void MailChannel::identify(OnIdentity onIdentity) {
    mailbox_.reset();  // with what the seller has given last
    withMailbox([this, onIdentity](const Result<std::shared_ptr<Mailbox>>& mailbox) {
        if (!mailbox) return onIdentity(mailbox.error());
        (*mailbox)->check([this, keep = *mailbox, onIdentity](const MailCheck& check) {
            parts_.desk.post([this, check, onIdentity] {
                if (check.reading) return onIdentity(at(*check.reading, servers_->reading));
                if (check.sending) return onIdentity(at(*check.sending, servers_->sending));
                onIdentity(AccountIdentity{servers_->address, servers_->address, mailTerms()});
            });
        });
    });
}

void MailChannel::messageFile(const std::string& message, const MessageFile& file, std::size_t place, OnBytes onBytes) {
    withMailbox([this, message, file, place, onBytes](const Result<std::shared_ptr<Mailbox>>& mailbox) {
        if (!mailbox) return onBytes(mailbox.error());
        (*mailbox)->findFile(message, file, place, [this, keep = *mailbox, onBytes](Result<std::string> bytes) {
            parts_.desk.post([this, bytes = std::move(bytes), onBytes] {
                if (!bytes) forgetSecret(bytes.error());
                onBytes(bytes);
            });
        });
    });
}

void MailChannel::label(const ReturnId&, OnBytes onBytes) {
    parts_.desk.post([onBytes] { onBytes(Error(Failure::notFound, "a mailbox has no labels")); });
}

}  // namespace resodesk::channels::mail
