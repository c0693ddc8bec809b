// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/mail_client.h"

#include <atomic>

#include "net/curl_thread.h"
#include "net/mail_transfer.h"
#include "net/smtp_session.h"

namespace resodesk::net {

struct MailClient::Running {
    // Mail providers allow about ten connections for one account.
    CurlThread thread{4};
    std::shared_ptr<std::atomic<int>> inFlight = std::make_shared<std::atomic<int>>(0);

    template <class OnReply>
    OnReply counted(OnReply onReply) {
        ++*inFlight;
        return [onReply = std::move(onReply), count = inFlight](auto reply) {
            --*count;
            onReply(std::move(reply));
        };
    }
};

MailClient::MailClient() : running_(std::make_unique<Running>()) {}

MailClient::~MailClient() { stop(milliseconds(0)); }

void MailClient::fetch(FetchRequest request, Executor& on, OnFetched onFetched) {
    running_->thread.start(fetchTransfer(std::move(request), on, running_->counted(std::move(onFetched))));
}

void MailClient::send(SendRequest request, Executor& on, OnSentMail onSent) {
    const bool isFit = isSendable(request);
    auto transfer = sendTransfer(std::move(request), on, running_->counted(std::move(onSent)));
    if (isFit)
        running_->thread.start(std::move(transfer));
    else
        transfer->refuse("", Error(Failure::badMailField, "not a mail that may be sent", "To"));
}

int MailClient::inFlight() const { return *running_->inFlight; }

void MailClient::stop(milliseconds grace) { running_->thread.stop(grace); }

}  // namespace resodesk::net
