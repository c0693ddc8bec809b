// SPDX-License-Identifier: GPL-3.0-or-later
// Writes returns and what the screen shows of them. On the facts executor, within the caller's transaction.

#pragma once

#include <vector>

#include "domain/returns/list.h"
#include "store/facts/collation.h"
#include "store/ledger/ledger.h"

namespace resodesk::store {

class ReturnWriter {
 public:
    ReturnWriter(Database& facts, LedgerView& ledger) : facts_(facts), ledger_(ledger) {}

    /// Merges what the marketplace said. A revision that is already there is left alone. Returns the keys that changed.
    std::vector<ReturnKey> put(const std::vector<Return>& returns);
    /// What is kept is newer: the marketplace showed an old copy.
    bool isOutdated(const Return& r);
    /// The fact stands, the ledger changed: shows it anew. False when there is no such return.
    bool reshow(const ReturnKey& key);
    /// Removes the account's returns from list, counters and index.
    void forget(AccountId account);
    /// Adds rows to the full text index, oldest first. True when some are still missing.
    bool indexSome(int limit);
    /// Makes the sort keys of what has none of this collation yet. True when some are still missing.
    bool keySome(int limit);
    /// Writes the view counters that put() and reshow() changed. Before each commit.
    void flushCounts();
    /// After a rollback: what was counted did not happen.
    void dropCounts() { changes_ = {}; }

 private:
    struct Old;
    void nameKeys();
    bool putOne(const Return& r, const LedgerView::Of& of);
    void insert(const Return& r, const Shown& shown, const LedgerView::Of& of);
    void update(const Return& r, const Shown& shown, const LedgerView::Of& of, const Old& old);
    void putTags(std::int64_t row, const std::vector<std::string>& tags);
    void count(const Shown& shown, int by);
    void indexChanged(const Return& r, const std::string& notes, const Old& old);

    Database& facts_;
    LedgerView& ledger_;
    Collation collation_;
    bool areKeysNamed_ = false;
    ViewCounts changes_;
};

}  // namespace resodesk::store
