// SPDX-License-Identifier: GPL-3.0-or-later
// What happened to a mail, told from how far it came and the server's last word. Whatever is not proven is unknown.

#pragma once

#include "domain/outbox/classify.h"

namespace resodesk {

/// How far the mail came, as net/mail_message.h tells it.
enum class MailProgress { neverConnected, beforeBody, accepted, afterBody, answerLost };

/// `code`: the server's last reply, 0 when none came at that stage. `isSignInRefused`: it knew the user or the secret not.
/// accepted: the server has it, and the copy in the own mailbox will prove it. refusedBefore: not taken, may be taken later.
WriteResult classifyMail(MailProgress progress, int code, bool isSignInRefused);

}  // namespace resodesk
