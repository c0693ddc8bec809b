// SPDX-License-Identifier: GPL-3.0-or-later
// One mail handed to a server that has accepted the sign-in: MAIL, RCPT, DATA, QUIT. Knows at every moment how far the mail came.

#pragma once

#include "net/mail_message.h"
#include "net/mail_session.h"

namespace resodesk::net {

/// False for addresses and bytes that could be taken for commands: line breaks in an address, a lone CR or LF in the mail.
bool isSendable(const SendRequest& request);

class SmtpSession final : public MailSession {
 public:
    explicit SmtpSession(SendRequest request) : request_(std::move(request)) {}
    void begin() override;
    void take(std::string_view bytes) override;
    bool isDone() const override { return step_ == Step::done; }
    const SendReply& reply() const { return reply_; }

 private:
    enum class Step { from, recipients, data, body, done };
    void takeReply(int code, std::string_view words);
    void command(Step step, const std::string& words);
    void giveBody();
    void end();

    SendRequest request_;
    SendReply reply_;
    Step step_ = Step::from;
    std::size_t recipients_ = 0;  // accepted so far
    std::string line_;
    std::size_t taken_ = 0;
};

}  // namespace resodesk::net
