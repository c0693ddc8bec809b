// SPDX-License-Identifier: GPL-3.0-or-later
// The port to a marketplace: the one interface on the command path. One object per account.
// Called on the desk executor; callbacks run on it too unless they say otherwise.

#pragma once

#include <functional>

#include "domain/accounts/account.h"
#include "domain/facts.h"
#include "domain/outbox/action.h"
#include "domain/outbox/classify.h"
#include "domain/outbox/terms.h"

namespace resodesk::channels {

/// How the marketplace takes one kind of action.
struct Capability {
    Guard guard = Guard::keyless;
    milliseconds keyLife{0};          ///< keyed: how long a key is honoured
    bool isRevisionGuarded = false;   ///< refuses when the object is not at the revision we name
    bool isFinalByAnswer = false;     ///< the answer is the result, nothing happens later
};

struct PageRequest {
    Stream stream = Stream::returns;
    std::string cursor;   ///< of a page of an interrupted or running pull; empty: its first page
    std::string changes;  ///< only what changed since; empty: everything
};

/// Known from the headers, before the body has arrived: enough to ask for the next page.
struct PageHead {
    std::string nextCursor;  ///< empty: this is the last page
    std::string changes;     ///< where the next pull starts once this page is merged
};

/// What became of a write.
struct Sent {
    WriteResult result = WriteResult::unknown;
    std::string remoteRef;
    std::optional<Failure> refusal;
    std::string refusalWords;               ///< the marketplace's own
    std::optional<TimePoint> notBefore;     ///< when it may be tried again
    Facts facts;                            ///< the objects as they are now, where the answer shows them
    Fields evidence;                        ///< curl code, status, byte counts: for the journal
};

/// Everything small that a seller keeps at the marketplace.
struct AccountSetup {
    std::vector<ReturnAddress> addresses;
    ReturnSettings settings;
    std::map<ReasonList, std::vector<ReasonWords>> reasons;
    AccountTerms terms;
};

/// What signing in showed.
struct AccountIdentity {
    std::string remoteId;
    std::string name;
    AccountTerms terms;
};

using OnHead = std::function<void(Result<PageHead>)>;
using OnPage = std::function<void(Result<Facts>)>;
using OnFacts = std::function<void(Result<Facts>)>;
using OnSent = std::function<void(Sent)>;
using OnSetup = std::function<void(Result<AccountSetup>)>;
using OnIdentity = std::function<void(Result<AccountIdentity>)>;
using OnBytes = std::function<void(Result<std::string>)>;

class Channel {
 public:
    virtual ~Channel() = default;
    virtual Capability capability(ActionKind kind) const = 0;
    /// For what is done by hand: the address of the target's page for a browser; empty where there is none.
    virtual std::string pageOf(const Command& command) const = 0;
    /// When the marketplace's limits let the next action of this kind leave.
    virtual TimePoint readyAt(ActionKind kind, TimePoint now) const = 0;
    /// `onHead` may fail; then `onPage` is not called. `onPage` runs on the parser executor.
    virtual void pull(const PageRequest& request, OnHead onHead, OnPage onPage) = 0;
    /// A fresh read of what proves or disproves that the action was carried out.
    virtual void read(const Action& action, OnFacts onFacts) = 0;
    /// Sends once. `revision` is the one the marketplace must still have, where it guards by it.
    virtual void send(const Action& action, const std::string& revision, OnSent onSent) = 0;
    virtual void readSetup(OnSetup onSetup) = 0;
    virtual void identify(OnIdentity onIdentity) = 0;
    /// The marketplace's own label of an authorized return, PDF.
    virtual void label(const ReturnId& id, OnBytes onBytes) = 0;
    /// The bytes of a file that came with a message: `file` as the message has it, its `place` counted from 0.
    virtual void messageFile(const std::string& message, const MessageFile& file, std::size_t place, OnBytes onBytes) {
        (void)message, (void)place;
        onBytes(Error(Failure::notFound, "a channel without files", file.name));
    }
};

}  // namespace resodesk::channels
