// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/fact_merger.h"

#include "store/facts/sort_indexes.h"
#include "store/ledger/touched.h"

namespace resodesk::sync {

namespace {

// Measured: 10,000 rows a transaction write a first sync twice as fast as 1,000; a slow network must still show rows soon.
constexpr std::size_t rowsPerCommit = 10'000;
constexpr auto longestOpen = std::chrono::milliseconds(400);
constexpr std::size_t manyChanges = 2'000;
// Fewer would make more segments of the index than its rebuild at once does, to be merged again and again; 10,000 take about 0.15 s.
constexpr int rowsPerIndexStep = 10'000;
constexpr std::int64_t walLimit = 64 << 20;

}  // namespace

FactMerger::FactMerger(const store::Workspace& workspace, OnShown onShown)
    : facts_(store::openFactsForWriting(workspace)),
      ledger_(workspace.ledgerFile()),
      returns_(*facts_, ledger_),
      conversations_(*facts_, ledger_),
      onShown_(std::move(onShown)) {}

// What flush() did not commit is fetched again: a destructor on a failing disk must not throw, nor keep half a page.
FactMerger::~FactMerger() = default;

void FactMerger::begin(const char* label) {
    if (open_) return;
    open_ = std::make_unique<store::Transaction>(*facts_, label);
    openedAt_ = std::chrono::steady_clock::now();
    rowsInOpen_ = 0;
}

void FactMerger::commit() {
    const auto transaction = std::move(open_);  // gone also when the commit fails
    try {
        returns_.flushCounts();
        transaction->commit();
    } catch (...) {
        returns_.dropCounts();
        shown_ = {};
        throw;
    }
    if (facts_->walBytes() > walLimit) facts_->checkpoint();
    Shown shown;
    std::swap(shown, shown_);
    shown.isMuch = shown.returns.size() + shown.conversations.size() > manyChanges;
    if (onShown_ && (!shown.returns.empty() || !shown.parcels.empty() || !shown.conversations.empty())) onShown_(shown);
}

void FactMerger::forgetAccount(AccountId account) {
    inTransaction("facts.forget", [&] {
        returns_.forget(account);
        conversations_.forget(account);
        store::PullStore(*facts_).forget(account);
    });
    commit();
    if (onShown_) onShown_({{}, {}, {}, true});
}

void FactMerger::flush() {
    if (open_) commit();
}

template <class Work>
void FactMerger::inTransaction(const char* label, Work work) {
    begin(label);
    try {
        work();
    } catch (...) {
        open_.reset();
        returns_.dropCounts();
        shown_ = {};
        throw;
    }
}

void FactMerger::put(const Facts& facts) {
    const auto returns = returns_.put(facts.returns);
    shown_.returns.insert(shown_.returns.end(), returns.begin(), returns.end());
    store::OrderStore(*facts_).put(facts.orders);
    for (const auto& conversations : {conversations_.put(facts.conversations), conversations_.put(facts.messages)})
        shown_.conversations.insert(shown_.conversations.end(), conversations.begin(), conversations.end());
    const auto parcels = store::ParcelStore(*facts_).put(facts.parcels, ledger_);
    shown_.parcels.insert(shown_.parcels.end(), parcels.begin(), parcels.end());
    rowsInOpen_ += facts.count();
}

void FactMerger::mergePage(AccountId account, Stream stream, const Facts& facts, const store::PullState& state, bool isLast) {
    inTransaction("facts.page", [&] {
        put(facts);
        store::PullStore(*facts_).save(account, stream, state);
    });
    if (isLast || rowsInOpen_ >= rowsPerCommit || std::chrono::steady_clock::now() - openedAt_ > longestOpen) commit();
}

/// Single reads may come from a copy that lags behind. Pages are always taken: the next one repairs what they got wrong.
void FactMerger::mergeObjects(const Facts& facts) {
    Facts fresh = facts;
    std::erase_if(fresh.returns, [this](const Return& r) { return returns_.isOutdated(r); });
    std::erase_if(fresh.parcels, [this](const LostParcel& p) { return store::ParcelStore(*facts_).isOutdated(p); });
    std::erase_if(fresh.conversations, [this](const Conversation& c) { return conversations_.isOutdated(c); });
    inTransaction("facts.objects", [&] { put(fresh); });
    commit();
}

void FactMerger::replaceReasons(AccountId account, const std::map<ReasonList, std::vector<ReasonWords>>& reasons) {
    inTransaction("facts.reasons", [&] {
        store::ReasonStore store(*facts_);
        for (const auto& [list, words] : reasons) store.replace(account, list, words);
    });
    commit();
}

std::int64_t FactMerger::showTouched() {
    store::PullStore meta(*facts_);
    std::int64_t last = meta.meta("shown_seq");
    for (;;) {
        const store::Touched touched = store::touchedSince(ledger_.database(), last, 5'000);
        if (touched.seq == last) return last;
        inTransaction("facts.shown", [&] {
            for (const ObjectKey& key : touched.objects) {
                if (key.kind == ObjectKind::returnRequest && returns_.reshow({key.account, {key.id}}))
                    shown_.returns.push_back({key.account, {key.id}});
                if (key.kind == ObjectKind::conversation && conversations_.reshow({key.account, {key.id}}))
                    shown_.conversations.push_back({key.account, {key.id}});
                if (key.kind == ObjectKind::parcel &&
                    store::ParcelStore(*facts_).reshow({key.account, {key.id}}, ledger_))
                    shown_.parcels.push_back({key.account, {key.id}});
            }
            meta.setMeta("shown_seq", touched.seq);
        });
        commit();
        last = touched.seq;
    }
}

bool FactMerger::indexSome() {
    if (open_) commit();
    bool isMore = false;
    inTransaction("facts.index", [&] {
        isMore = returns_.indexSome(rowsPerIndexStep);
        isMore = conversations_.indexSome(rowsPerIndexStep) || isMore;
    });
    commit();
    return isMore;
}

bool FactMerger::prepareSorting() {
    if (open_) commit();
    bool isMore = false;
    inTransaction("facts.sorting", [&] { isMore = returns_.keySome(rowsPerIndexStep) || store::buildSortIndex(*facts_); });
    commit();
    return isMore;
}

}  // namespace resodesk::sync
