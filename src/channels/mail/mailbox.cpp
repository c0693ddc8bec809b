// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/mail/mailbox.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "base/ids.h"
#include "channels/mail/mail_answers.h"

namespace resodesk::channels::mail {

namespace {

// Each page is a sign-in of its own, and must arrive within the time a look may take, on a slow line, too.
constexpr int mailsOfPage = 500;
constexpr std::size_t largestPage = 8u << 20;

/// "1-Nov-2026", the only way IMAP writes a day.
std::string imapDay(TimePoint at) {
    constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(at));
    return std::to_string(static_cast<unsigned>(day.day())) + "-" + months[static_cast<unsigned>(day.month()) - 1] + "-" +
           std::to_string(static_cast<int>(day.year()));
}

std::string lowerAddress(std::string address) {
    std::transform(address.begin(), address.end(), address.begin(), [](unsigned char c) { return std::tolower(c); });
    return address;
}

ReceivedMail received(MimeMessage message, const std::string& bytes, const MailAccount& account) {
    ReceivedMail mail;
    mail.id = message.messageId.empty() ? "sha256:" + sha256Hex(bytes) : message.messageId;
    mail.orders = orderIdsIn(message, account.orders);
    mail.isOurs = message.from && message.from->address == lowerAddress(account.address);
    mail.isRelayed = message.from && isAmazonRelay(message.from->address);
    mail.isReturned = !message.returnedId.empty();
    const std::string& ours = mail.isReturned ? message.returnedId : message.messageId;
    if (mail.isOurs || mail.isReturned) mail.key = ours.substr(0, ours.find('@'));
    mail.message = std::move(message);
    return mail;
}

/// The mail the id belongs to; nothing where only others use it.
std::optional<ReceivedMail> oursIn(const net::FetchReply& reply, const MailAccount& account, const std::string& messageId) {
    for (const net::FetchedMail& fetched : reply.mails) {
        auto message = parseMessage(fetched.bytes);
        // A server's search for a header may be content with a part of it.
        if (!message || message->messageId != messageId) continue;
        ReceivedMail mail = received(std::move(*message), fetched.bytes, account);
        if (mail.isOurs) return mail;
    }
    return std::nullopt;
}

}  // namespace

std::string cursorFrom(const MailboxState& state) { return std::to_string(state.uidValidity) + ":" + std::to_string(state.lastUid); }

MailboxState stateFrom(std::string_view cursor) {
    MailboxState state;
    const char* const end = cursor.data() + cursor.size();
    const auto validity = std::from_chars(cursor.data(), end, state.uidValidity);
    if (validity.ec != std::errc{} || validity.ptr == end || *validity.ptr != ':') return {};
    const auto uid = std::from_chars(validity.ptr + 1, end, state.lastUid);
    return uid.ec == std::errc{} && uid.ptr == end ? state : MailboxState{};
}

MailPage pageFrom(const net::FetchReply& reply, const MailAccount& account, const IsKnownMail& isKnown) {
    MailPage page;
    page.next = {reply.uidValidity, reply.seenUpTo};
    page.hasMore = reply.hasMore;
    std::set<std::string> here;
    for (const net::FetchedMail& fetched : reply.mails) {
        auto message = parseMessage(fetched.bytes);
        if (!message) {
            ++page.unreadable;
            continue;
        }
        message->isPartial = message->isPartial || fetched.isTooLarge;
        ReceivedMail mail = received(std::move(*message), fetched.bytes, account);
        if (isKnown(mail.id) || !here.insert(mail.id).second) continue;
        page.mails.push_back(std::move(mail));
    }
    return page;
}

net::SendRequest sendRequest(const MailAccount& account, const OutgoingMail& mail, std::string bytes) {
    net::SendRequest request;
    request.server = account.sending;
    request.signIn = account.sendingSignIn;
    request.from = account.address;
    for (const MailAddress& to : mail.to) request.to.push_back(to.address);
    request.to.push_back(account.address);
    request.bytes = std::move(bytes);
    return request;
}

net::FetchRequest Mailbox::look() const {
    net::FetchRequest request;
    request.server = account_.reading;
    request.signIn = account_.readingSignIn;
    request.folder = account_.folder;
    request.most = mailsOfPage;
    request.largestMail = largestMail;
    request.largestTogether = largestPage;
    return request;
}

void Mailbox::pull(const MailboxState& from, IsKnownMail isKnown, OnMailPage onPage) {
    net::FetchRequest request = look();
    request.uidValidity = from.uidValidity;
    request.lastUid = from.lastUid;
    if (account_.since) request.since = imapDay(*account_.since);
    mail_.fetch(std::move(request), parser_, [account = account_, isKnown = std::move(isKnown), onPage = std::move(onPage)](const net::FetchReply& reply) {
        if (reply.error) return onPage(*reply.error);
        onPage(pageFrom(reply, account, isKnown));
    });
}

void Mailbox::find(const std::string& messageId, OnFoundMail onFound) { findIn(0, messageId, std::move(onFound)); }

void Mailbox::findIn(std::size_t folder, const std::string& messageId, OnFoundMail onFound) {
    net::FetchRequest request = look();
    if (folder > 0) request.folder = account_.proofFolders[folder - 1];
    request.messageId = messageId;
    mail_.fetch(std::move(request), parser_, [this, folder, messageId, onFound = std::move(onFound)](const net::FetchReply& reply) mutable {
        if (reply.error) return onFound(*reply.error);
        if (auto found = oursIn(reply, account_, messageId)) return onFound(std::optional(std::move(*found)));
        // Absent is only what was looked for everywhere.
        if (folder < account_.proofFolders.size()) return findIn(folder + 1, messageId, std::move(onFound));
        onFound(std::optional<ReceivedMail>());
    });
}

void Mailbox::findFile(const std::string& messageId, const MessageFile& file, std::size_t place, OnFileBytes onBytes) {
    net::FetchRequest request = look();
    request.messageId = messageId;
    mail_.fetch(std::move(request), parser_, [messageId, file, place, onBytes = std::move(onBytes)](const net::FetchReply& reply) {
        if (reply.error) return onBytes(*reply.error);
        for (const net::FetchedMail& fetched : reply.mails) {
            auto message = parseMessage(fetched.bytes);
            if (!message || message->messageId != messageId || place >= message->attachments.size()) continue;
            Attachment& found = message->attachments[place];
            const bool isIt = found.name == file.name && found.type == file.type && static_cast<std::int64_t>(found.bytes.size()) == file.size;
            if (isIt) return onBytes(std::move(found.bytes));
        }
        onBytes(Error(Failure::notFound, "a mail's file", file.name));
    });
}

void Mailbox::check(OnMailCheck onChecked) {
    // An id that no mail has: every folder is opened, and nothing of it fetched.
    find("set-up-" + newUuid(), [this, onChecked = std::move(onChecked)](const Result<std::optional<ReceivedMail>>& found) mutable {
        MailCheck checked;
        if (!found) checked.reading = found.error();
        net::SendRequest request = sendRequest(account_, {}, {});
        request.isSignInOnly = true;
        mail_.send(std::move(request), parser_, [checked, onChecked = std::move(onChecked)](const net::SendReply& reply) mutable {
            if (reply.stage == net::MailStage::neverConnected) checked.sending = Error(sentFrom(reply).refusal.value_or(Failure::offline), "mail set-up");
            onChecked(checked);
        });
    });
}

}  // namespace resodesk::channels::mail
