// SPDX-License-Identifier: GPL-3.0-or-later
// A conversation on one curl handle. curl connects, starts TLS and signs in; then the session speaks. Curl thread only.

#pragma once

#include "base/executor.h"
#include "net/curl_thread.h"
#include "net/mail_message.h"
#include "net/mail_session.h"

namespace resodesk::net {

/// What is common to reading and sending: the settings, moving bytes, time limits.
class MailTransfer : public CurlTransfer {
 public:
    bool prepare(CURL* easy) final;
    bool talks() const final { return true; }
    short events() const final { return static_cast<short>(isGiving() ? POLLIN | POLLOUT : POLLIN); }
    std::optional<CURLcode> talk() final;

 protected:
    /// `scheme`: imap or smtp. `path`: behind the server's address.
    MailTransfer(std::string scheme, std::string path, MailServer server, MailSignIn signIn, milliseconds timeout);
    virtual MailSession& session() = 0;
    virtual const MailSession& session() const = 0;
    CURL* easy() const { return easy_; }

 private:
    using Steady = std::chrono::steady_clock;
    bool setServer();
    void setSignIn();
    bool isGiving() const { return given_ < giving_.size() || !session().out.empty(); }
    std::optional<CURLcode> give();
    std::optional<CURLcode> receive();

    std::string scheme_, path_;
    MailServer server_;
    MailSignIn signIn_;
    milliseconds timeout_;
    CURL* easy_ = nullptr;
    bool hasBegun_ = false;
    std::string giving_;  ///< stays where it is until it is sent: TLS wants the same bytes at the same place when it goes on
    std::size_t given_ = 0;
    Steady::time_point deadline_, lastMoved_;
};

std::unique_ptr<CurlTransfer> fetchTransfer(FetchRequest request, Executor& on, OnFetched onFetched);
std::unique_ptr<CurlTransfer> sendTransfer(SendRequest request, Executor& on, OnSentMail onSent);

/// Why curl did not get as far as the sign-in.
Error mailError(CURLcode code);

}  // namespace resodesk::net
