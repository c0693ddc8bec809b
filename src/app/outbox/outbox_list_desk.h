// SPDX-License-Identifier: GPL-3.0-or-later
// What the outbox page shows: lists, sums of money, files. Callbacks: any thread.

#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "domain/outbox/list.h"

namespace resodesk::app {

class DeskCore;

struct OutboxPage {
    std::vector<Action> actions;
    int total = 0;                            ///< without the limit
    std::map<AccountId, std::string> accounts;  ///< their names, removed ones too
    std::vector<BulkId> stopped;              ///< bulk decisions that wait for the seller
};

class OutboxListDesk {
 public:
    explicit OutboxListDesk(DeskCore& core) : core_(core) {}

    void page(const OutboxQuestion& question, int limit, std::function<void(OutboxPage)> done);
    /// The whole list as CSV.
    void csv(const OutboxQuestion& question, std::function<void(std::string)> done);
    /// Of decisions since then, newest day first. Without an account: all of them.
    void money(AccountId account, TimePoint since, std::function<void(std::vector<MoneyOfDay>)> done);
    /// Money that waited for over a day and asks again, nearest deadline first.
    void stale(std::function<void(std::vector<Action>)> done);
    /// What can be proven of the action, as text for the marketplace's support, in the language of the interface.
    void evidence(ActionId id, std::function<void(Result<std::string>)> done);

 private:
    struct Writing;
    void writeSome(std::shared_ptr<Writing> work);
    DeskCore& core_;
};

}  // namespace resodesk::app
