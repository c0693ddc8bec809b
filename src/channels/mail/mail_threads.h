// SPDX-License-Identifier: GPL-3.0-or-later
// Which mails belong to one conversation. Pure.

#pragma once

#include <map>
#include <string>

#include "channels/mail/mime_message.h"

namespace resodesk::channels::mail {

/// Mails belong together when one names the other, or both name the same third, in References or In-Reply-To; also where that third
/// one was never seen, and in whatever order they are added.
class MailThreads {
 public:
    /// `id`: the mail's own, as ReceivedMail has it.
    void add(const std::string& id, const MimeMessage& mail);
    /// The same for all mails of a conversation; empty for an id nobody has named.
    std::string threadOf(const std::string& id) const;

 private:
    std::string rootOf(std::string id) const;
    void join(const std::string& one, const std::string& other);
    std::map<std::string, std::string> parents_;
    std::map<std::string, int> depths_;
};

}  // namespace resodesk::channels::mail
