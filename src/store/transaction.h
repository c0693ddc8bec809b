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

}  // namespace resodesk::store
