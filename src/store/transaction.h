// SPDX-License-Identifier: GPL-3.0-or-later
// What must be true together is one transaction, without network in it.

#pragma once

#include "store/database.h"

namespace resodesk::store {

/// BEGIN IMMEDIATE; leaving the scope without commit() undoes everything.
class Transaction {
 public:
    /// `label` names the two crash points around the COMMIT: "<label>.before_commit" and "<label>.after_commit".
    Transaction(Database& database, const char* label);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    /// Durable when it returns, on a durable database. Throws when it is not known to be.
    void commit();

 private:
    Database& database_;
    const char* label_;
    bool isDone_ = false;
};

/// A part of a Transaction that is undone alone when the scope is left without keep().
class Attempt {
 public:
    explicit Attempt(Database& database);
    ~Attempt();
    Attempt(const Attempt&) = delete;
    Attempt& operator=(const Attempt&) = delete;
    void keep() { isKept_ = true; }

 private:
    Database& database_;
    bool isKept_ = false;
};

/// What a reading connection sees stays as it is at its first read, whatever is written meanwhile. Ends with the scope.
class Snapshot {
 public:
    explicit Snapshot(Database& database);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

 private:
    Database& database_;
};

}  // namespace resodesk::store
