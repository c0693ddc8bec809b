// SPDX-License-Identifier: GPL-3.0-or-later
// One conversation with a mail server after the other through a real MailClient.

#pragma once

#include <optional>
#include <stdexcept>

#include "net/mail_client.h"
#include "support/test_loop.h"

namespace resodesk::test {

class MailCalls {
 public:
    net::FetchReply fetch(net::FetchRequest request) {
        std::optional<net::FetchReply> reply;
        client.fetch(std::move(request), loop, [&reply](net::FetchReply arrived) { reply = std::move(arrived); });
        runUntil([&reply] { return reply.has_value(); });
        return std::move(*reply);
    }
    net::SendReply send(net::SendRequest request) {
        std::optional<net::SendReply> reply;
        client.send(std::move(request), loop, [&reply](net::SendReply arrived) { reply = std::move(arrived); });
        runUntil([&reply] { return reply.has_value(); });
        return std::move(*reply);
    }
    template <class IsDone>
    void runUntil(IsDone isDone) {
        for (loop.runAll(); !isDone(); loop.runAll())
            if (!loop.waitForTask()) throw std::runtime_error("a mail server's answer never comes");
    }

    TestLoop loop;
    net::MailClient client;
};

}  // namespace resodesk::test
