// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of a mail server and what it said. No secret of it may reach a log.

#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/error.h"

namespace resodesk::net {

/// There is no third way: a server that offers none of them is not spoken to.
enum class MailTls {
    implicit,  ///< from the first byte: ports 993 and 465
    startTls   ///< asked for before anything else: ports 143 and 587. A server that does not offer it, or a network that hides it, gets no password
};

struct MailServer {
    std::string host;  ///< a name or an IP address
    int port = 0;
    MailTls tls = MailTls::implicit;
    std::string caFile;  ///< trust this authority instead of the system's
};

/// "imap.example.org:993"
inline std::string nameOf(const MailServer& server) { return server.host + ":" + std::to_string(server.port); }

struct MailSignIn {
    std::string user;
    std::string secret;     ///< a password, or an OAuth 2 access token
    bool isBearer = false;  ///< XOAUTH2 with the token, never with a password
};

// ---- reading

/// What is new in a folder since the uid that was seen last. Nothing is changed on the server: the seller's mails stay unread.
struct FetchRequest {
    MailServer server;
    MailSignIn signIn;
    std::string folder = "INBOX";
    std::uint32_t uidValidity = 0;  ///< 0: none known
    std::uint32_t lastUid = 0;
    std::string since;              ///< "1-Nov-2026": where nothing was seen yet, only what arrived from this day on; empty: all
    std::string messageId;          ///< instead: only mails with this Message-ID, wherever they stand; without <>
    int most = 50;
    std::size_t largestMail = 25u << 20;
    std::size_t largestTogether = 64u << 20;  ///< of all mails of one answer; at least one comes
    milliseconds timeout{120'000};
};

struct FetchedMail {
    std::uint32_t uid = 0;
    std::string bytes;
    bool isTooLarge = false;  ///< bytes are its headers alone
};

struct FetchReply {
    int curlCode = 0;
    std::optional<Error> error;     ///< offline, untrusted, signInExpired, notFound (the folder), notUnderstood, stopped
    std::uint32_t uidValidity = 0;  ///< another one than asked for: `lastUid` was not used
    std::uint32_t seenUpTo = 0;     ///< what to ask for next; also where mails were deleted meanwhile
    bool hasMore = false;
    std::vector<FetchedMail> mails;  ///< by uid
};

using OnFetched = std::function<void(FetchReply)>;

// ---- sending

struct SendRequest {
    MailServer server;
    MailSignIn signIn;
    std::string from;             ///< addresses of the envelope, ASCII without <>
    std::vector<std::string> to;  ///< all of them or none: one that is refused stops the mail before its body
    std::string bytes;            ///< the whole mail, lines end in CRLF
    bool isSignInOnly = false;    ///< says good-bye behind the sign-in: a set-up is tried, nothing is sent
    milliseconds timeout{120'000};
};

/// How far a mail came.
enum class MailStage {
    neverConnected,  ///< no sign-in came about: no server, no TLS, or not this one's
    beforeBody,      ///< the server was spoken to, and not one byte of the mail was asked for
    accepted,        ///< it said 250 to the whole mail
    afterBody,       ///< it said something else to the whole mail
    answerLost       ///< bytes of it may have left, and no answer to it came
};

struct SendReply {
    MailStage stage = MailStage::neverConnected;
    int code = 0;       ///< the server's last word: 550
    std::string words;  ///< after it, for the seller
    int curlCode = 0;
    std::optional<Error> whyNotSent;  ///< it stayed on this computer, decided above this layer
};

using OnSentMail = std::function<void(SendReply)>;

}  // namespace resodesk::net
