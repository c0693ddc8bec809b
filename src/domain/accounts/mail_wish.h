// SPDX-License-Identifier: GPL-3.0-or-later
// A mailbox as the seller describes it.

#pragma once

#include <string>

#include "domain/accounts/account.h"

namespace resodesk {

/// The channel's name of an account that is a mailbox.
inline constexpr const char* mailChannelName = "mail";

struct MailWish {
    std::string address;      ///< the own one
    std::string reading;      ///< "imaps://imap.example.org", or imap:// for a server that starts with STARTTLS; with :port where it is another
    std::string sending;      ///< "smtps://..." or "smtp://...", the same
    std::string readingUser;  ///< empty: the address
    std::string sendingUser;  ///< empty: that of reading
    std::string folder = "INBOX";
    std::string sentFolder;  ///< where the provider keeps copies of sent mails, if not there
    bool takesAll = false;   ///< mails that came by no relay and name no order, too
};

/// Where an account is, for people: a mailbox's URL holds its whole set-up.
inline const std::string& addressOf(const Account& account) { return account.channel == mailChannelName ? account.remoteId : account.url; }

}  // namespace resodesk
