// SPDX-License-Identifier: GPL-3.0-or-later
// Real facts beside a real ledger.

#pragma once

#include "store/facts/conversation_reader.h"
#include "store/facts/conversation_writer.h"
#include "store/facts/fact_store.h"
#include "store/facts/facts.h"
#include "store/facts/return_reader.h"
#include "store/facts/return_writer.h"
#include "store/facts/sort_indexes.h"
#include "support/temp_ledger.h"

namespace resodesk::test {

struct TempFacts : TempLedger {
    TempFacts()
        : facts(store::openFactsForWriting(workspace)), view(workspace.ledgerFile()), writer(*facts, view), reader(*facts) {}
    std::vector<ReturnKey> put(const std::vector<Return>& returns) {
        store::Transaction transaction(*facts, "test");
        const auto changed = writer.put(returns);
        writer.flushCounts();
        transaction.commit();
        return changed;
    }
    void index() {
        store::Transaction transaction(*facts, "test");
        while (writer.indexSome(100)) {}
        transaction.commit();
    }
    void prepareSorting() {
        store::Transaction transaction(*facts, "test");
        while (writer.keySome(10)) {}
        while (store::buildSortIndex(*facts)) {}
        transaction.commit();
    }
    std::vector<std::string> ids(const ReturnQuery& query) {
        std::vector<std::string> found;
        for (const ReturnRow& row : reader.page(query, {}, 1000, morning)) found.push_back(row.key.id.value);
        return found;
    }

    std::unique_ptr<store::Database> facts;
    store::LedgerView view;
    store::ReturnWriter writer;
    store::ReturnReader reader;
};

}  // namespace resodesk::test
