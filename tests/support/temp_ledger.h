// SPDX-License-Identifier: GPL-3.0-or-later
// A real ledger in a private folder, with one account.

#pragma once

#include "store/ledger/ledger.h"
#include "support/builders.h"
#include "support/temp_folder.h"

namespace resodesk::test {

struct TempLedger {
    TempLedger() : workspace(store::Workspace::hold(folder.path() / "w").value()), ledger(store::Ledger::open(workspace, morning).value()) {
        Account shop;
        shop.channel = "open";
        shop.name = "shop";
        account = write([&] { return ledger->accounts().add(shop, morning); });
    }
    /// The work in one transaction.
    template <class Work>
    std::invoke_result_t<Work> write(Work work) {
        store::Transaction transaction(ledger->database(), "test");
        if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
            work();
            transaction.commit();
        } else {
            auto result = work();
            transaction.commit();
            return result;
        }
    }
    void reopen() {
        ledger.reset();
        ledger = store::Ledger::open(workspace, morning).value();
    }

    TempFolder folder;
    store::Workspace workspace;
    std::unique_ptr<store::Ledger> ledger;
    AccountId account;
};

}  // namespace resodesk::test
