// SPDX-License-Identifier: GPL-3.0-or-later
// What the parts of the desk share. Desk executor unless a line says otherwise.

#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>

#include "app/changes.h"
#include "app/desk_setup.h"
#include "app/practice.h"
#include "app/token_vault.h"
#include "channels/channel.h"
#include "net/http_client.h"
#include "net/mail_client.h"
#include "store/facts/conversation_reader.h"
#include "store/facts/fact_store.h"
#include "store/facts/return_reader.h"
#include "store/ledger/ledger.h"
#include "store/reserve.h"
#include "sync/fact_merger.h"
#include "sync/outbox_runner.h"

namespace resodesk::app {

class SyncRunner;
class BulkMinter;
class LedgerCare;
class RuleRunner;
class SnoozeKeeper;
class NoticeKeeper;
class ReplyKeeper;

class DeskCore {
 public:
    /// A workspace that cannot be written, or whose ledger cannot be opened, is opened on a copy, for looking: see refusal().
    static Result<std::unique_ptr<DeskCore>> open(const DeskSetup& setup);
    ~DeskCore();

    /// Posted once after open: recovers, catches the projection up, starts the first sync.
    void start();
    /// Any thread, blocks: see Desk::stop. The executors still run.
    void stop();

    /// Why nothing can be changed here now: readOnlyWorkspace, damagedWorkspace, diskFull.
    std::optional<Error> refusal() const;
    /// Why nothing is sent now: the above, restoredBackup, olderCopy.
    std::optional<Error> stopped() const;
    /// The seller has looked at a restored or old ledger.
    void resumeSending();
    /// What the check at start found; nothing is sent before.
    void checked(const std::optional<Error>& fault);
    /// Something could not be written. True when there is space again.
    bool takeDiskFull();
    /// Runs a change the seller asks for on the desk executor. `done` is told why when nothing can be changed.
    template <class Done, class Work>
    void change(Done done, Work work);

    /// Any thread: from now on what is due is sent.
    void startSending();
    /// A decision was committed: send what is due, show what changed.
    void decided();
    /// What only time held back is looked at; sets the alarm anew.
    void tick();
    /// The ledger changed: what is shown follows.
    void showTouched();
    void publish(const Changes& changes);
    /// Any thread.
    void onChanges(OnChanges listener);

    channels::Channel* channelOf(AccountId account);
    void wire(const Account& account);
    /// What the mailbox of this account need not tell.
    channels::mail::KnownMails knownMails(AccountId account);
    std::unique_ptr<channels::Channel> makeChannel(const Account& account, ChannelParts parts);
    TimePoint now() const { return setup.clock.now(); }
    /// Starts the practice shop when it is not running; answers its address on the desk executor.
    void startPractice(std::function<void(Result<std::string>)> done);
    std::filesystem::path practiceTokens() const;
    /// Runs `task` when every account is wired: at once, or when the practice shop has started.
    void whenWired(std::function<void()> task);
    /// Runs `read` on the reader executor, after the full text index is complete when `needsIndex`. Once `dropped` is set it is left
    /// out, or ends within its query.
    void read(bool needsIndex, std::function<void(store::Database& facts)> read, std::shared_ptr<const std::atomic<bool>> dropped = {});
    /// Any thread. While a first sync writes returns, the full text index waits; a search makes it go on.
    void holdIndex(bool isHeld);
    /// The seller's undo window for this kind, by setting.
    milliseconds holdFor(ActionKind kind, bool isBulk);
    /// Opens an undo window of that length for what is kept next. When it ends.
    TimePoint openUndo(milliseconds length);

    DeskSetup setup;
    std::unique_ptr<Viewing> viewing;  ///< before the files in it: they close first
    store::Workspace workspace;
    std::unique_ptr<store::Ledger> ledger;
    std::unique_ptr<store::Database> facts;        ///< reading, desk executor
    std::unique_ptr<store::Database> readerFacts;  ///< reading, reader executor
    std::unique_ptr<sync::FactMerger> merger;      ///< facts executor
    std::unique_ptr<net::HttpClient> http;
    std::unique_ptr<net::MailClient> mail;
    std::unique_ptr<TokenVault> tokens;
    std::unique_ptr<sync::OutboxRunner> outbox;
    std::unique_ptr<SyncRunner> sync;
    std::unique_ptr<BulkMinter> minter;
    std::unique_ptr<LedgerCare> care;
    std::unique_ptr<RuleRunner> rules;
    std::unique_ptr<SnoozeKeeper> snoozes;
    std::unique_ptr<NoticeKeeper> notices;
    std::unique_ptr<ReplyKeeper> replies;

 private:
    DeskCore(const DeskSetup& setup, store::Workspace workspace, std::unique_ptr<store::Ledger> ledger, std::unique_ptr<Viewing> viewing);
    static Result<std::unique_ptr<DeskCore>> view(const DeskSetup& setup, const Error& why);
    void lookForSpace();
    void publishStop();
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
    bool isPreparing_ = false;  ///< orders of the list; facts executor
    std::vector<std::function<void()>> waitingForIndex_;  ///< facts executor
    bool isStopped_ = false;
    store::Reserve reserve_;
    bool isChecked_ = false;
    std::optional<Error> damaged_;             ///< found by the check at start
    std::optional<TimePoint> lookForSpaceAt_;  ///< the disk is full
};

/// `done` takes a Result, or nothing that can say why: then it is told what an empty answer is.
template <class Done>
void refuse(const Done& done, const Error& why) {
    if constexpr (std::is_invocable_v<Done, Error>)
        done(why);
    else if constexpr (std::is_invocable_v<Done>)
        done();
    else
        done({});
}

template <class Done, class Work>
void DeskCore::change(Done done, Work work) {
    setup.executors.desk.post([this, done = std::move(done), work = std::move(work)] {
        if (const auto why = refusal()) return refuse(done, *why);
        try {
            work();
        } catch (const std::exception& e) {
            if (!store::isDiskFull(e)) throw;
            takeDiskFull();
            refuse(done, Error(Failure::diskFull, "a change"));
        }
    });
}

}  // namespace resodesk::app
