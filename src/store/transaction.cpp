// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/transaction.h"

#include <SQLiteCpp/Database.h>

#include "base/fault_points.h"
#include "base/log.h"

namespace resodesk::store {

Transaction::Transaction(Database& database, const char* label) : database_(database), label_(label) {
    database_.handle().exec("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (isDone_) return;
    try {
        database_.handle().exec("ROLLBACK");
    } catch (const std::exception& e) {  // after some errors SQLite has already rolled back
        log::warning(std::string("rollback: ") + e.what());
    }
}

void Transaction::commit() {
    crashPoint(label_, ".before_commit");
    database_.handle().exec("COMMIT");
    crashPoint(label_, ".after_commit");
    isDone_ = true;
    database_.committed();
}

Attempt::Attempt(Database& database) : database_(database) { database_.handle().exec("SAVEPOINT attempt"); }

Attempt::~Attempt() {
    try {
        if (!isKept_) database_.handle().exec("ROLLBACK TO attempt");
        database_.handle().exec("RELEASE attempt");
    } catch (const std::exception& e) {  // the transaction around it fails, too
        log::warning(std::string("end of an attempt: ") + e.what());
    }
}

Snapshot::Snapshot(Database& database) : database_(database) { database_.handle().exec("BEGIN"); }

Snapshot::~Snapshot() {
    try {
        database_.handle().exec("ROLLBACK");
    } catch (const std::exception& e) {  // nothing was written in it
        log::warning(std::string("end of a snapshot: ") + e.what());
    }
}

}  // namespace resodesk::store
