// SPDX-License-Identifier: GPL-3.0-or-later
// What a desk is made of and where it is.

#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "app/executors.h"
#include "channels/channel.h"
#include "channels/mail/mail_conversations.h"
#include "channels/sign_in.h"
#include "domain/returns/brought_report.h"
#include "net/http_client.h"
#include "net/mail_client.h"

namespace resodesk::app {

/// Makes the channel of an account. Tests hand in their own.
struct ChannelParts {
    net::HttpClient& http;
    net::Mail& mail;
    Executors& executors;
    const Clock& clock;
    channels::TokenKeeper tokens;
    std::function<std::optional<std::string>(const std::string&)> labelBytes;
    std::function<std::vector<BroughtReport>()> reports{};
    std::function<std::int64_t()> newestReport{};
    channels::mail::KnownMails knownMails{};
};
using MakeChannel = std::function<std::unique_ptr<channels::Channel>(const Account&, ChannelParts)>;

struct DeskSetup {
    std::filesystem::path workspace;
    const Clock& clock;
    Executors executors;
    Alarm& alarm;
    MakeChannel makeChannel;  ///< empty: by the account's channel name
    bool syncsByItself = true;
    bool sends = true;
    bool startsPractice = true;  ///< the practice shop with the workspace, when it has such an account
    int connections = 32;
    milliseconds longestRequest = std::chrono::minutes(2);  ///< tests wait less
    bool renewsUndo = false;
    int practiceReturns = 400;  ///< of a new practice shop
    std::filesystem::path memory;  ///< where it is remembered how far ledgers were; empty: an old copy is not noticed
};

/// Why a workspace can only be looked at, and the private folder with the copy of it that is open instead.
struct Viewing {
    explicit Viewing(Error error);
    ~Viewing();
    Error why;
    std::filesystem::path folder;
};

}  // namespace resodesk::app
