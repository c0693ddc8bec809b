// SPDX-License-Identifier: GPL-3.0-or-later
// A conversation with a mail server that has accepted the sign-in: bytes in, bytes out, no socket.

#pragma once

#include <string>
#include <string_view>

namespace resodesk::net {

class MailSession {
 public:
    virtual ~MailSession() = default;
    /// The connection stands, TLS and sign-in included.
    virtual void begin() = 0;
    virtual void take(std::string_view bytes) = 0;
    virtual bool isDone() const = 0;

    /// What is to be sent next; the caller takes off what it has sent.
    std::string out;
};

}  // namespace resodesk::net
