// SPDX-License-Identifier: GPL-3.0-or-later
// A marketplace without an API: its returns come from the reports the seller brings, everything is done on its own pages, and a later
// report shows that it was. On the desk executor.

#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "channels/channel.h"
#include "base/executor.h"
#include "domain/returns/brought_report.h"

namespace resodesk::app {

/// The channel's name of such an account.
inline constexpr const char* fileChannelName = "files";

/// Everything by hand. The page of a return is found by its order where the website is Amazon's Seller Central; else it is the website.
AccountTerms fileTerms(const std::string& website);

class FileChannel final : public channels::Channel {
 public:
    struct Parts {
        Executor& desk;
        Executor& parser;
        std::function<std::vector<BroughtReport>()> reports;  ///< on the desk executor
        std::function<std::int64_t()> newest;                 ///< the same
    };
    FileChannel(Account account, Parts parts);

    channels::Capability capability(ActionKind kind) const override;
    std::string pageOf(const Command& command) const override;
    TimePoint readyAt(ActionKind kind, TimePoint now) const override;
    /// All returns whenever there is a new report, in pages; nothing otherwise.
    void pull(const channels::PageRequest& request, channels::OnHead onHead, channels::OnPage onPage) override;
    void read(const Action& action, channels::OnFacts onFacts) override;
    /// Refused: there is nobody to send to.
    void send(const Action& action, const std::string& revision, channels::OnSent onSent) override;
    void readSetup(channels::OnSetup onSetup) override;
    void identify(channels::OnIdentity onIdentity) override;
    void label(const ReturnId& id, channels::OnBytes onBytes) override;

 private:
    using Returns = std::shared_ptr<const std::vector<Return>>;
    /// The reports as facts, parsed once for each new one; `then` runs on the parser executor.
    void withReturns(std::function<void(Returns)> then);

    Account account_;
    Parts parts_;
    std::int64_t parsedNewest_ = -1;
    Returns parsed_;
};

}  // namespace resodesk::app
