// SPDX-License-Identifier: GPL-3.0-or-later
// An e-mail of ours as bytes for a server. What could break out of its header is refused, never repaired. Worker thread.

#pragma once

#include "channels/mail/mime_message.h"

namespace resodesk::channels::mail {

struct OutgoingMail {
    MailAddress from;
    std::vector<MailAddress> to;
    std::string subject;
    std::string text;       ///< UTF-8, lines end in \n
    std::string messageId;  ///< minted when the seller confirmed, see messageIdOf
    std::string inReplyTo;  ///< empty: it begins a conversation
    std::vector<std::string> references;
    std::vector<Attachment> attachments;
    TimePoint date{};
};

/// Of the sender's domain. `key`: the action's, minted when the seller confirmed and never changed: the same mail has the same id
/// whatever happens in between, and nobody can foresee it, so that finding it in a mailbox proves what was sent.
std::string messageIdOf(const std::string& key, const std::string& fromAddress);

/// One ASCII address that can stand in a header and in a command to a server.
bool isMailAddress(std::string_view address);

/// Lines end in CRLF, none is longer than SMTP allows. badMailField with the field's name as subject and the reason as detail;
/// fileTooLarge. A Bcc has no place here: it belongs into the envelope alone.
Result<std::string> composeMail(const OutgoingMail& mail);

}  // namespace resodesk::channels::mail
