// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desk_core.h"

#include <algorithm>
#include <future>

#include "app/imports/file_channel.h"
#include "app/ledger_care.h"
#include "app/messages/reply_keeper.h"
#include "app/notices/notice_keeper.h"
#include "app/returns/bulk_minter.h"
#include "app/returns/snooze_keeper.h"
#include "app/rules/rule_runner.h"
#include "app/sync_runner.h"
#include "base/fault_points.h"
#include "base/log.h"
#include "channels/mail/mail_channel.h"
#include "channels/open/open_channel.h"
#include "store/ledger/touched.h"

namespace resodesk::app {

namespace {

constexpr std::int64_t readerMmap = 2LL << 30;
constexpr auto graceForWrites = std::chrono::seconds(10);
constexpr int mostRoundsAtEnd = 100;

std::unique_ptr<channels::Channel> makeByName(const Account& account, ChannelParts parts) {
    if (account.channel == fileChannelName)
        return std::make_unique<FileChannel>(account, FileChannel::Parts{parts.executors.desk, parts.executors.parser, std::move(parts.reports), std::move(parts.newestReport)});
    if (account.channel == mailChannelName)
        return std::make_unique<channels::mail::MailChannel>(account, channels::mail::MailChannel::Parts{parts.mail, parts.executors.desk, parts.executors.parser, parts.clock,
                                                                                                         std::move(parts.tokens), std::move(parts.knownMails)});
    if (account.channel != "open") return nullptr;
    return std::make_unique<channels::open::OpenChannel>(
        account, channels::open::OpenChannel::Parts{parts.http, parts.executors.desk, parts.executors.parser, parts.clock,
                                                    std::move(parts.tokens), std::move(parts.labelBytes)});
}

/// Runs the work on the executor and waits for it. Not from that executor.
void runOn(Executor& executor, const std::function<void()>& work) {
    if (executor.isHere()) return work();
    std::promise<void> done;
    executor.post([&] {
        work();
        done.set_value();
    });
    done.get_future().wait();
}

}  // namespace

DeskCore::DeskCore(const DeskSetup& s, store::Workspace w, std::unique_ptr<store::Ledger> l, std::unique_ptr<Viewing> v)
    : setup(s), viewing(std::move(v)), workspace(std::move(w)), ledger(std::move(l)), reserve_(workspace.folder()) {
    merger = std::make_unique<sync::FactMerger>(workspace, [this](const sync::Shown& shown) {
        Changes changes;
        changes.lists = true;
        if (!shown.isMuch) changes.returns = shown.returns;
        changes.parcels = shown.parcels;
        if (!shown.isMuch) changes.conversations = shown.conversations;
        publish(changes);
        isIndexComplete_ = false;
        if (!isIndexHeld_) indexOn();
        setup.executors.desk.post([this, shown] {
            if (isStopped_ || !ledger) return;
            shown.isMuch ? snoozes->lookAll() : snoozes->look(shown.returns);
            shown.isMuch ? replies->lookAll() : replies->look(shown.conversations);
        });
    });
    facts = store::openFactsForReading(workspace, 0);
    readerFacts = store::openFactsForReading(workspace, readerMmap);
    http = std::make_unique<net::HttpClient>(setup.connections, setup.longestRequest);
    mail = std::make_unique<net::MailClient>();
    tokens = std::make_unique<TokenVault>(setup.executors.worker, setup.executors.desk, ledger->workspaceId());
    sync::OutboxRunner::Parts parts{*ledger,
                                    setup.executors.desk,
                                    setup.clock,
                                    [this](AccountId id) { return channelOf(id); },
                                    [this](const Facts& seen) { setup.executors.facts.post([this, seen] { merger->mergeObjects(seen); }); },
                                    [this](const std::vector<ObjectKey>&) {
                                        showTouched();
                                        Changes changes;
                                        changes.outbox = true;
                                        publish(changes);
                                        setAlarm();
                                    },
                                    [this] { return takeDiskFull(); }};
    outbox = std::make_unique<sync::OutboxRunner>(std::move(parts));
    sync = std::make_unique<SyncRunner>(*this);
    minter = std::make_unique<BulkMinter>(*this);
    care = std::make_unique<LedgerCare>(*this);
    rules = std::make_unique<RuleRunner>(*this);
    snoozes = std::make_unique<SnoozeKeeper>(*this);
    notices = std::make_unique<NoticeKeeper>(*this);
    replies = std::make_unique<ReplyKeeper>(*this);
}

DeskCore::~DeskCore() = default;

void DeskCore::start() {
    setup.executors.desk.post([this] {
        if (viewing) return;
        outbox->hold(true);  // until the ledger is checked
        if (!reserve_.keep()) takeDiskFull();
        care->start();
        for (const Account& account : ledger->accounts().all()) {
            if (account.isPractice && setup.startsPractice)
                wirePractice(account);
            else
                wire(account);
        }
        crashPoint("start.wired");
        outbox->recover();
        crashPoint("start.recovered");
        if (setup.renewsUndo) renewUndo();
        showTouched();
        if (setup.sends) minter->resumeUnfinished();
        crashPoint("start.resumed");
        sync->start();
        notices->lookSoon();
        tick();
    });
}

void DeskCore::startSending() {
    setup.executors.desk.post([this] {
        if (viewing || isStopped_ || std::exchange(setup.sends, true)) return;
        minter->resumeUnfinished();
        tick();
    });
}

/// The seller cannot have pressed Undo while the window was closed.
void DeskCore::renewUndo() {
    store::Transaction transaction(ledger->database(), "outbox.renew_undo");
    std::map<milliseconds, TimePoint> ends;  // one window for all that share a length
    const auto endOf = [&](ActionKind kind, bool isBulk) {
        const milliseconds length = holdFor(kind, isBulk);
        if (!ends.contains(length)) ends[length] = openUndo(length);
        return ends[length];
    };
    for (const ActionId id : ledger->outboxList().inUndo())
        if (const auto action = ledger->outbox().find(id)) ledger->outbox().renewUndo(id, endOf(action->command.kind, bool(action->bulk)));
    for (const BulkId id : ledger->bulks().unfinished())
        if (const auto bulk = ledger->bulks().find(id)) ledger->bulks().renewUndo(id, endOf(bulk->kind, true));
    transaction.commit();
}

void DeskCore::stop() {
    runOn(setup.executors.desk, [this] {
        isStopped_ = true;
        outbox->stop();
        sync->stop();
        care->interrupt();
        setup.alarm.set(std::nullopt, {});
    });
    crashPoint("stop.asked");
    http->stop(graceForWrites);
    mail->stop(graceForWrites);
    crashPoint("stop.answered");
    readerFacts->interrupt();
    // Each answer the client gave has been posted: what they do - a sign-in that is read from the keyring, say - is done
    // before the databases close.
    bool isUnderWay = true;
    for (int round = 0; round < 3 || (isUnderWay && round < mostRoundsAtEnd); ++round) {
        runOn(setup.executors.worker, [] {});
        runOn(setup.executors.parser, [] {});
        runOn(setup.executors.desk, [&] { isUnderWay = outbox->inFlight() > 0 || sync->isRunning(); });
        runOn(setup.executors.facts, [this] { merger->flush(); });
        runOn(setup.executors.reader, [] {});
    }
    runOn(setup.executors.worker, [this] { care->finishUnderWay(); });
    runOn(setup.executors.reader, [this] { readerFacts.reset(); });
    runOn(setup.executors.facts, [this] { merger.reset(); });
    runOn(setup.executors.desk, [this] {
        facts.reset();
        crashPoint("stop.closing");
        outbox->end();
        care.reset();
        ledger.reset();
    });
}

void DeskCore::decided() {
    showTouched();
    Changes changes;
    changes.outbox = true;
    publish(changes);
    tick();
}

void DeskCore::tick() {
    if (isStopped_) return;
    lookForSpace();
    replies->tick();
    outbox->hold(!isChecked_ || stopped());
    if (setup.sends) outbox->drain();
    sync->tick();
    care->tick();
    rules->tick();
    snoozes->tick();
    notices->tick();
    setAlarm();
}

void DeskCore::setAlarm() {
    if (isStopped_) return;
    std::optional<TimePoint> next = sync->nextDue();
    // While something is in flight its answer wakes us; what else only time holds back is looked at every second.
    const auto due = !setup.sends ? std::optional<TimePoint>{} : outbox->inFlight() > 0 ? now() + seconds(1) : outbox->nextDue();
    for (const auto& other : {due, care->nextDue(), rules->nextDue(), snoozes->nextDue(), notices->nextDue(), lookForSpaceAt_})
        if (other && (!next || *other < *next)) next = other;
    if (next && *next <= now()) next = now() + seconds(1);
    setup.alarm.set(next, [this] { tick(); });
}

void DeskCore::publish(const Changes& changes) {
    std::vector<OnChanges> listeners;
    {
        const std::lock_guard lock(listenersMutex_);
        listeners = listeners_;
    }
    for (const OnChanges& listener : listeners) listener(changes);
}

void DeskCore::onChanges(OnChanges listener) {
    const std::lock_guard lock(listenersMutex_);
    listeners_.push_back(std::move(listener));
}

channels::Channel* DeskCore::channelOf(AccountId account) {
    const auto found = channels_.find(account.value);
    return found == channels_.end() ? nullptr : found->second.get();
}

void DeskCore::wire(const Account& account) {
    if (channels_.contains(account.id.value)) return;
    ChannelParts parts{*http, *mail, setup.executors, setup.clock, tokens->keeperOf(account),
                       [this](const std::string& sha256) { return ledger->desk().labelBytes(sha256); },
                       [this, id = account.id] { return ledger ? ledger->reports().all(id) : std::vector<BroughtReport>{}; },
                       [this, id = account.id] { return ledger ? ledger->reports().newest(id) : 0; },
                       knownMails(account.id)};
    if (auto channel = makeChannel(account, std::move(parts))) channels_.emplace(account.id.value, std::move(channel));
}

std::filesystem::path DeskCore::practiceTokens() const { return PracticeShop::tokenFile(workspace.folder() / "practice"); }

void DeskCore::startPractice(std::function<void(Result<std::string>)> done) {
    setup.executors.worker.post([this, done = std::move(done)] {
        auto shop = std::make_shared<std::unique_ptr<PracticeShop>>(std::make_unique<PracticeShop>());
        const auto url = (*shop)->start(workspace.folder() / "practice", setup.practiceReturns);
        setup.executors.desk.post([this, shop, url, done] {
            practice_ = std::move(*shop);
            done(url);
        });
    });
}

/// It listens on another port each time.
void DeskCore::wirePractice(Account account) {
    ++starting_;
    startPractice([this, account](const Result<std::string>& url) mutable {
        --starting_;
        if (!ledger) return;
        if (!url) {
            log::error("the practice shop did not start");
            for (auto& task : std::exchange(waitingForStart_, {})) task();
            return;
        }
        account.url = *url;
        {
            store::Transaction transaction(ledger->database(), "practice.address");
            ledger->accounts().setUrl(account.id, *url);
            transaction.commit();
        }
        wire(account);
        if (setup.syncsByItself) sync->request(account.id, {});
        for (auto& task : std::exchange(waitingForStart_, {})) task();
        tick();
    });
}

void DeskCore::whenWired(std::function<void()> task) {
    if (starting_ == 0) return task();
    waitingForStart_.push_back(std::move(task));
}

std::unique_ptr<channels::Channel> DeskCore::makeChannel(const Account& account, ChannelParts parts) {
    return setup.makeChannel ? setup.makeChannel(account, std::move(parts)) : makeByName(account, std::move(parts));
}

void DeskCore::showTouched() {
    if (isShowPosted_.exchange(true)) return;
    setup.executors.facts.post([this] {
        isShowPosted_ = false;
        if (!merger) return;
        const std::int64_t shown = merger->showTouched();
        setup.executors.desk.post([this, shown] {
            if (!ledger) return;
            store::Transaction transaction(ledger->database(), "touched.forget");
            store::forgetTouched(ledger->database(), shown);
            transaction.commit();
        });
    });
}

void DeskCore::indexOn() {
    if (isIndexing_.exchange(true)) return;
    setup.executors.facts.post([this] {
        isIndexing_ = false;
        if (!merger) return;
        if (merger->indexSome()) return indexOn();
        isIndexComplete_ = true;
        for (auto& waiting : std::exchange(waitingForIndex_, {})) setup.executors.reader.post(std::move(waiting));
        if (isIndexHeld_) return;
        const bool isMore = merger->prepareSorting();
        if (isMore) indexOn();
        if (std::exchange(isPreparing_, isMore) && !isMore) log::info("texts and orders of the list are indexed");
    });
}

void DeskCore::read(bool needsIndex, std::function<void(store::Database&)> work, std::shared_ptr<const std::atomic<bool>> dropped) {
    auto task = [this, work = std::move(work), dropped = std::move(dropped)] {
        if (!readerFacts || (dropped && *dropped)) return;
        const auto heedNothing = [](store::Database* asked) { asked->heed(nullptr); };
        const std::unique_ptr<store::Database, decltype(heedNothing)> heeding(readerFacts.get(), heedNothing);  // also when it throws
        heeding->heed(dropped.get());
        try {
            work(*readerFacts);
        } catch (const std::exception& e) {
            if (!store::wasInterrupted(e)) throw;  // nobody waits for this answer any more
        }
    };
    if (!needsIndex || isIndexComplete_) return setup.executors.reader.post(std::move(task));
    setup.executors.facts.post([this, task = std::move(task)]() mutable {
        waitingForIndex_.push_back(std::move(task));
        indexOn();
    });
}

void DeskCore::holdIndex(bool isHeld) {
    isIndexHeld_ = isHeld;
    if (!isHeld) indexOn();
}

milliseconds DeskCore::holdFor(ActionKind kind, bool isBulk) {
    const auto set = ledger->desk().preference("undo_seconds");
    if (set) return seconds(std::clamp(std::atoi(set->c_str()), 0, 300));
    // Gmail offers 5 to 30 s; money and many at once get the longest.
    return paysMoney(kind) || isBulk ? seconds(30) : seconds(10);
}

TimePoint DeskCore::openUndo(milliseconds length) {
    const TimePoint end = now() + length;
    outbox->opensUndo(end);
    return end;
}

}  // namespace resodesk::app
