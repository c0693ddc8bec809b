// SPDX-License-Identifier: GPL-3.0-or-later
// What the parts of the desk share. Desk executor unless a line says otherwise.

#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>

#include "app/changes.h"
#include "app/executors.h"
#include "app/practice.h"
#include "app/token_vault.h"
#include "channels/channel.h"
#include "net/http_client.h"
#include "store/facts/fact_store.h"
#include "store/facts/return_reader.h"
#include "store/ledger/ledger.h"
#include "sync/fact_merger.h"
#include "sync/outbox_runner.h"

namespace resodesk::app {

class SyncRunner;
class BulkMinter;

/// Makes the channel of an account. Tests hand in their own.
struct ChannelParts {
    net::HttpClient& http;
    Executors& executors;
    const Clock& clock;
    channels::TokenKeeper tokens;
    std::function<std::optional<std::string>(const std::string&)> labelBytes;
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
};

class DeskCore {
 public:
    static Result<std::unique_ptr<DeskCore>> open(const DeskSetup& setup);
    ~DeskCore();

    /// Posted once after open: recovers, catches the projection up, starts the first sync.
    void start();
    /// Any thread, blocks: see Desk::stop. The executors still run.
    void stop();

    /// A decision was committed: send what is due, show what changed.
    void decided();
    /// What only time held back is looked at; sets the alarm anew.
    void tick();
    void publish(const Changes& changes);
    /// Any thread.
    void onChanges(OnChanges listener);

    channels::Channel* channelOf(AccountId account);
    void wire(const Account& account);
    std::unique_ptr<channels::Channel> makeChannel(const Account& account, ChannelParts parts);
    TimePoint now() const { return setup.clock.now(); }
    /// Starts the practice shop when it is not running; answers its address on the desk executor.
    void startPractice(std::function<void(Result<std::string>)> done);
    std::filesystem::path practiceTokens() const;
    /// Runs `task` when every account is wired: at once, or when the practice shop has started.
    void whenWired(std::function<void()> task);
    /// Runs `read` on the reader executor, after the full text index is complete when `needsIndex`.
    void read(bool needsIndex, std::function<void(store::Database& facts)> read);
    /// Any thread. While a first sync writes returns, the full text index waits; a search makes it go on.
    void holdIndex(bool isHeld);
    /// The seller's undo window for this kind, by setting.
    milliseconds holdFor(ActionKind kind, bool isBulk);

    DeskSetup setup;
    store::Workspace workspace;
    std::unique_ptr<store::Ledger> ledger;
    std::unique_ptr<store::Database> facts;        ///< reading, desk executor
    std::unique_ptr<store::Database> readerFacts;  ///< reading, reader executor
    std::unique_ptr<sync::FactMerger> merger;      ///< facts executor
    std::unique_ptr<net::HttpClient> http;
    std::unique_ptr<TokenVault> tokens;
    std::unique_ptr<sync::OutboxRunner> outbox;
    std::unique_ptr<SyncRunner> sync;
    std::unique_ptr<BulkMinter> minter;

 private:
    DeskCore(const DeskSetup& setup, store::Workspace workspace, std::unique_ptr<store::Ledger> ledger);
    void showTouched();
    void setAlarm();
    void indexOn();

    void wirePractice(Account account);
    void renewUndo();

    std::unique_ptr<PracticeShop> practice_;
    int starting_ = 0;  ///< practice shops on their way
    std::vector<std::function<void()>> waitingForStart_;
    std::map<std::int64_t, std::unique_ptr<channels::Channel>> channels_;
    std::mutex listenersMutex_;
    std::vector<OnChanges> listeners_;
    std::atomic<bool> isIndexComplete_ = false;
    std::atomic<bool> isIndexing_ = false;
    std::atomic<bool> isIndexHeld_ = false;
    std::atomic<bool> isShowPosted_ = false;
    std::vector<std::function<void()>> waitingForIndex_;  ///< facts executor
    bool isStopped_ = false;
};

}  // namespace resodesk::app
