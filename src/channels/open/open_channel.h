// SPDX-License-Identifier: GPL-3.0-or-later
// A marketplace that speaks the open channel (resources/open-channel.openapi.yaml).

#pragma once

#include "channels/channel.h"
#include "channels/sign_in.h"
#include "net/rate_budget.h"

namespace resodesk::channels::open {

class OpenChannel final : public Channel {
 public:
    struct Parts {
        net::Http& http;
        Executor& desk;
        Executor& parser;
        const Clock& clock;
        TokenKeeper tokens;
        /// The bytes of an own label, by SHA-256.
        std::function<std::optional<std::string>(const std::string& sha256)> labelBytes;
    };
    OpenChannel(const Account& account, Parts parts);

    Capability capability(ActionKind kind) const override;
    std::string pageOf(const Command& command) const override;
    TimePoint readyAt(ActionKind kind, TimePoint now) const override;
    void pull(const PageRequest& request, OnHead onHead, OnPage onPage) override;
    void read(const Action& action, OnFacts onFacts) override;
    void send(const Action& action, const std::string& revision, OnSent onSent) override;
    void readSetup(OnSetup onSetup) override;
    void identify(OnIdentity onIdentity) override;
    void label(const ReturnId& id, OnBytes onBytes) override;

 private:
    struct Signed;  // a request on its way through sign-in
    void sendSigned(net::HttpRequest request, Executor& on, net::OnReply onReply, net::OnHeaders onHeaders = {});
    void sendWithToken(std::shared_ptr<Signed> request, bool isSecondTry);
    net::HttpRequest get(const std::string& path) const;
    void write(const Action& action, const std::string& revision, OnSent onSent);
    void uploadLabel(const Action& action, std::function<void(std::optional<Sent>)> onDone);
    void learn(ActionKind kind, const net::HttpReply& reply);
    void readTerms(std::function<void(Result<AccountIdentity>)> onIdentity);

    Account account_;
    Parts parts_;
    SignIn signIn_;
    net::RateBudget budget_;
};

}  // namespace resodesk::channels::open
