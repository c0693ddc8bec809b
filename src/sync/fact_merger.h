// SPDX-License-Identifier: GPL-3.0-or-later
// Writes what the marketplaces said into facts.db and keeps the projection up to date. Lives on the facts executor.

#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "domain/facts.h"
#include "store/facts/conversation_writer.h"
#include "store/facts/fact_store.h"
#include "store/facts/facts.h"
#include "store/facts/return_writer.h"
#include "store/transaction.h"

namespace resodesk::sync {

/// What changed on the screen. `isMuch`: so many that lists had better be read anew.
struct Shown {
    std::vector<ReturnKey> returns;
    std::vector<ParcelKey> parcels;
    std::vector<ConversationKey> conversations;
    bool isMuch = false;
};

class FactMerger {
 public:
    using OnShown = std::function<void(const Shown&)>;
    /// Opens facts.db for writing. `onShown` is called after each commit, on the facts executor.
    FactMerger(const store::Workspace& workspace, OnShown onShown);
    ~FactMerger();

    /// One page and how far the pull is with it. Commits when enough has gathered or `isLast`.
    void mergePage(AccountId account, Stream stream, const Facts& facts, const store::PullState& state, bool isLast);
    /// Objects that an answer or a single read showed. Commits.
    void mergeObjects(const Facts& facts);
    void replaceReasons(AccountId account, const std::map<ReasonList, std::vector<ReasonWords>>& reasons);
    /// Shows anew what the ledger changed since the last time. Commits. Returns the last change number shown.
    std::int64_t showTouched();
    /// Adds some rows to the full text index. True when more are waiting. Commits.
    bool indexSome();
    /// Makes sort keys for some rows, or an index for an order of the list. True when more are waiting. Commits.
    bool prepareSorting();
    /// A removed account: its facts are thrown away. Commits.
    void forgetAccount(AccountId account);
    /// Commits what a pull that ended early has left open.
    void flush();
    store::PullState pullState(AccountId account, Stream stream) { return store::PullStore(*facts_).of(account, stream); }

 private:
    void begin(const char* label);
    void commit();
    void put(const Facts& facts);
    template <class Work>
    void inTransaction(const char* label, Work work);

    std::unique_ptr<store::Database> facts_;
    store::LedgerView ledger_;
    store::ReturnWriter returns_;
    store::ConversationWriter conversations_;
    OnShown onShown_;
    std::unique_ptr<store::Transaction> open_;
    std::chrono::steady_clock::time_point openedAt_;
    std::size_t rowsInOpen_ = 0;
    Shown shown_;
};

}  // namespace resodesk::sync
