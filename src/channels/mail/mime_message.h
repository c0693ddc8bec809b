// SPDX-License-Identifier: GPL-3.0-or-later
// One e-mail as ResoDesk shows it: plain text and files with clean names. Bytes from anybody come in here. Worker or parser thread.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/error.h"

namespace resodesk::channels::mail {

inline constexpr std::size_t largestMail = 25u << 20;
inline constexpr int deepestMail = 20;  ///< parts within parts; what is deeper is left out
inline constexpr int mostParts = 200;

struct MailAddress {
    std::string name;     ///< what the sender calls itself: proves nothing
    std::string address;  ///< ASCII, one @, lower case
    bool operator==(const MailAddress&) const = default;
};

/// Never opened here, nor unpacked.
struct Attachment {
    std::string name;  ///< as safeFileName makes it, with one harmless ending
    std::string type;  ///< "image/png", as the sender says
    std::string bytes;
    bool operator==(const Attachment&) const = default;
};

struct MimeMessage {
    std::optional<MailAddress> from;  ///< none when there are several, which only forgers write
    std::vector<MailAddress> to;      ///< To and Cc
    std::string subject;              ///< one line
    std::optional<TimePoint> date;    ///< as the sender's clock says
    std::string messageId;            ///< these three without <>; empty where it is none
    std::string inReplyTo;
    std::vector<std::string> references;
    std::string text;    ///< what this mail adds, lines end in \n
    std::string quoted;  ///< the history below it
    std::vector<Attachment> attachments;
    std::string returnedId;  ///< of the mail that could not be delivered, where this one reports such a failure
    bool isPartial = false;  ///< something was left out: too deep, too many parts, an encoding nobody knows
};

/// Ids are compared, searched for on the server and written into replies: what they hold comes back as it was. Without <>.
bool isMessageId(std::string_view id);

/// fileTooLarge, or notUnderstood for what has no headers or more structure than any honest mail.
Result<MimeMessage> parseMessage(std::string_view bytes);

}  // namespace resodesk::channels::mail
