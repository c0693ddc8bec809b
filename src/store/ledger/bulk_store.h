// SPDX-License-Identifier: GPL-3.0-or-later
// A decision for many: the rows are frozen in one transaction, then turned into actions step by step, also after a
// restart.

#pragma once

#include <optional>
#include <vector>

#include "domain/fields.h"
#include "domain/outbox/bulk.h"
#include "store/database.h"

namespace resodesk::store {

struct Bulk {
    BulkId id;
    std::string nonce;
    ActionKind kind = ActionKind::authorize;
    Fields choice;
    TimePoint notBefore;  ///< end of the undo window
    int count = 0;

    /// Its rows are about objects of this kind: returns, where the choice does not say otherwise.
    ObjectKind about() const;
    void setAbout(ObjectKind kind);
};

struct BulkRow {
    int position = 0;
    ObjectKey target;
    Money worth;  ///< what the sheet said
    ActionId action;
    std::optional<Failure> refusal;
    std::string refusalWords;
    Fields choice;  ///< for this one alone
};

class BulkStore {
 public:
    explicit BulkStore(Database& database) : database_(database) {}
    /// A nonce already used gives back that bulk's id and adds nothing.
    BulkId freeze(const Bulk& bulk, const std::vector<BulkRow>& rows, TimePoint now);
    std::optional<BulkId> withNonce(const std::string& nonce);
    std::optional<Bulk> find(BulkId id);
    /// Rows that are neither an action nor a refusal yet.
    std::vector<BulkRow> unminted(BulkId id, ObjectKind kind, int limit);
    void minted(BulkId id, int position, ActionId action);
    void refused(BulkId id, int position, const Error& why);
    /// Undone while it was still being minted: what is no action yet never becomes one. How many these were.
    int giveUpUnminted(BulkId id);
    void finish(BulkId id);
    bool isMinted(BulkId id);
    std::vector<BulkId> unfinished();
    std::vector<BulkRow> refusals(BulkId id, ObjectKind kind);
    void pause(BulkId id, BulkPause pause);
    /// What is no action yet gets this undo window when it becomes one.
    void renewUndo(BulkId id, TimePoint notBefore);
    /// See OutboxStore::moveUndo.
    void moveUndo(TimePoint from, TimePoint to);
    BulkProgress progress(BulkId id);
    /// Those that the seller has not put away, newest first.
    std::vector<BulkId> notPutAway();
    void putAway(BulkId id, TimePoint now);
    /// Rows that became no action and actions that failed, of objects with no later action of the kind.
    std::vector<BulkRow> failures(BulkId id, ObjectKind kind);

 private:
    Database& database_;
};

}  // namespace resodesk::store
