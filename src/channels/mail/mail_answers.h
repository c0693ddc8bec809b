// SPDX-License-Identifier: GPL-3.0-or-later
// What a mail server answered to a mail of ours.

#pragma once

#include "channels/channel.h"
#include "net/mail_message.h"

namespace resodesk::channels::mail {

/// Classified. `accepted` is the server's word alone: the copy in the own mailbox confirms it. Evidence: curl, smtp, stage; no address
/// and no word of the mail.
Sent sentFrom(const net::SendReply& reply);

}  // namespace resodesk::channels::mail
