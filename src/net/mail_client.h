// SPDX-License-Identifier: GPL-3.0-or-later
// IMAP and SMTP on a curl thread of their own, beside the marketplaces' HTTP. Knows no marketplace, runs no callback itself.

#pragma once

#include <memory>

#include "base/executor.h"
#include "net/mail_message.h"

namespace resodesk::net {

/// Where a channel's mails come and leave: the client below, or a test's own.
class Mail {
 public:
    virtual ~Mail() = default;
    /// Any thread. The callback is posted to `on`, which must outlive this.
    virtual void fetch(FetchRequest request, Executor& on, OnFetched onFetched) = 0;
    /// Hands the mail over once, never again by itself.
    virtual void send(SendRequest request, Executor& on, OnSentMail onSent) = 0;
};

class MailClient final : public Mail {
 public:
    MailClient();
    ~MailClient() override;
    void fetch(FetchRequest request, Executor& on, OnFetched onFetched) override;
    void send(SendRequest request, Executor& on, OnSentMail onSent) override;
    /// Conversations whose answer has not been posted and taken.
    int inFlight() const;
    /// Ends reads at once, gives a mail that is leaving `grace` to be answered, then ends the thread. Everything is answered.
    void stop(milliseconds grace);

 private:
    struct Running;
    std::unique_ptr<Running> running_;
};

}  // namespace resodesk::net
