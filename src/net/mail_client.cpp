// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/mail_client.h"

#include "net/curl_thread.h"
#include "net/mail_transfer.h"
#include "net/smtp_session.h"

namespace resodesk::net {

struct MailClient::Running {
    // Mail providers allow about ten connections for one account.
    CurlThread thread{4};
};

MailClient::MailClient() : running_(std::make_unique<Running>()) {}

MailClient::~MailClient() { stop(milliseconds(0)); }

void MailClient::fetch(FetchRequest request, Executor& on, OnFetched onFetched) {
    running_->thread.start(fetchTransfer(std::move(request), on, std::move(onFetched)));
}

void MailClient::send(SendRequest request, Executor& on, OnSentMail onSent) {
    const bool isFit = isSendable(request);
    auto transfer = sendTransfer(std::move(request), on, std::move(onSent));
    if (isFit)
        running_->thread.start(std::move(transfer));
    else
        transfer->refuse("", Error(Failure::badMailField, "not a mail that may be sent", "To"));
}

void MailClient::stop(milliseconds grace) { running_->thread.stop(grace); }

}  // namespace resodesk::net
