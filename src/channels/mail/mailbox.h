// SPDX-License-Identifier: GPL-3.0-or-later
// The seller's mailbox at a marketplace that relays mail: what is new in it, each mail once, and the proof that a mail of ours left.

#pragma once

#include "channels/mail/compose.h"
#include "channels/mail/order_ids.h"
#include "domain/messages/message.h"
#include "net/mail_client.h"

namespace resodesk::channels::mail {

/// What the seller sets up once.
struct MailAccount {
    net::MailServer reading, sending;
    net::MailSignIn readingSignIn, sendingSignIn;
    std::string address;                       ///< the seller's own, which the copies of sent mails come to
    std::string folder = "INBOX";
    std::vector<std::string> proofFolders;     ///< where those copies may be besides: some providers keep them among the sent ones
    std::optional<TimePoint> since;            ///< older mails are not read
    std::vector<OrderPattern> orders{amazonOrder};
};

/// Where the next look begins. Zero: at the beginning.
struct MailboxState {
    std::uint32_t uidValidity = 0;
    std::uint32_t lastUid = 0;
    bool operator==(const MailboxState&) const = default;
};
/// As a pull's cursor keeps it: "3:17".
std::string cursorFrom(const MailboxState& state);
/// The beginning for what is no such text.
MailboxState stateFrom(std::string_view cursor);

struct ReceivedMail {
    std::string id;  ///< the Message-ID; of a mail without one, the hash of its bytes
    MimeMessage message;
    std::vector<OrderId> orders;
    bool isOurs = false;     ///< it says that it is from the seller's own address
    bool isRelayed = false;  ///< it says that it came through the marketplace's relay
    std::string key;         ///< of one of ours, or of a report that one of ours was not delivered: the key of the action it was sent for
    bool isReturned = false; ///< such a report; whoever received ours could have written it
};

struct MailPage {
    std::vector<ReceivedMail> mails;  ///< those that were not known, in order of arrival
    MailboxState next;
    bool hasMore = false;
    int unreadable = 0;  ///< mails no program should take apart; they stay in the mailbox
};

/// Whether a mail of this id was kept already. Called where the page is made.
using IsKnownMail = std::function<bool(const std::string& id)>;
using OnMailPage = std::function<void(Result<MailPage>)>;
/// What is wrong with a set-up, each half by itself.
struct MailCheck {
    std::optional<Error> reading, sending;
    bool isFine() const { return !reading && !sending; }
};
using OnMailCheck = std::function<void(MailCheck)>;
using OnFileBytes = std::function<void(Result<std::string>)>;
/// Nothing: it is in none of the folders.
using OnFoundMail = std::function<void(Result<std::optional<ReceivedMail>>)>;

/// Pure: what a look into the folder brought. Known ids are passed over, so that a server that numbers its mails anew, or a mail
/// that was moved away and back, brings nothing twice.
MailPage pageFrom(const net::FetchReply& reply, const MailAccount& account, const IsKnownMail& isKnown);

/// The mail as the server gets it: to its recipients and, without a trace in the mail, to the own address.
net::SendRequest sendRequest(const MailAccount& account, const OutgoingMail& mail, std::string bytes);

class Mailbox {
 public:
    /// `parser` runs the callbacks: taking mails apart is work. This must outlive them.
    Mailbox(net::Mail& mail, MailAccount account, Executor& parser) : mail_(mail), account_(std::move(account)), parser_(parser) {}

    void pull(const MailboxState& from, IsKnownMail isKnown, OnMailPage onPage);
    /// Looks for a mail of ours by its id in all folders that may hold its copy. One with that id from another sender proves nothing.
    void find(const std::string& messageId, OnFoundMail onFound);
    /// The file of a mail, whoever sent it. Another mail with that id has another file: nothing.
    void findFile(const std::string& messageId, const MessageFile& file, std::size_t place, OnFileBytes onBytes);
    /// Signs in at both servers and looks at all folders; sends nothing.
    void check(OnMailCheck onChecked);
    const MailAccount& account() const { return account_; }

 private:
    void findIn(std::size_t folder, const std::string& messageId, OnFoundMail onFound);
    net::FetchRequest look() const;

    net::Mail& mail_;
    MailAccount account_;
    Executor& parser_;
};

}  // namespace resodesk::channels::mail
