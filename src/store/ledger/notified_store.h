// SPDX-License-Identifier: GPL-3.0-or-later
// What the seller was told of, so that nothing is told twice. Within the caller's transaction.

#pragma once

#include <optional>

#include "domain/notices/notice.h"
#include "store/database.h"

namespace resodesk::store {

class NotifiedStore {
 public:
    explicit NotifiedStore(Database& database) : database_(database) {}
    bool has(const ReturnKey& key, NoticeKind kind);
    void keep(const ReturnKey& key, NoticeKind kind, TimePoint now);
    /// Since when the account is watched; what was there before is no news.
    std::optional<TimePoint> watchedSince(AccountId account);
    void watch(AccountId account, TimePoint now);
    /// What is older is told of no more.
    void forget(TimePoint before);

 private:
    Database& database_;
};

}  // namespace resodesk::store
