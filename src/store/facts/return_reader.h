// SPDX-License-Identifier: GPL-3.0-or-later
// Reads returns: one, a page of a list, how many, which. Any connection to facts.db; the list questions may be interrupted.

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/returns/list.h"
#include "store/database.h"

namespace resodesk::store {

class ListSql;
class Query;

class ReturnReader {
 public:
    /// `worthWalking`: a condition that so many rows meet is tested along the list's order, fewer are found by its index and sorted.
    explicit ReturnReader(Database& facts, std::int64_t worthWalking = 20'000) : facts_(facts), worthWalking_(worthWalking) {}

    std::optional<Return> find(const ReturnKey& key);
    /// Every account's return with this id.
    std::vector<ReturnKey> withId(const ReturnId& id);
    /// Every account's returns whose id, order, RMA or tracking number is `code`, whatever its case. Needs the text index.
    std::vector<ReturnKey> withCode(const std::string& code);
    std::optional<ReturnRow> row(const ReturnKey& key);
    /// Rows after `place` (from the start when there is none) in the order of the query. `now` decides due and overdue.
    std::vector<ReturnRow> page(const ReturnQuery& query, const std::optional<RowPlace>& place, int limit, TimePoint now);
    /// The last `limit` rows, in the order of the query.
    std::vector<ReturnRow> lastPage(const ReturnQuery& query, int limit, TimePoint now);
    struct Total {
        std::int64_t count = 0;
        Sums amounts;
    };
    Total total(const ReturnQuery& query, TimePoint now);
    /// The count alone.
    std::int64_t count(const ReturnQuery& query, TimePoint now);
    std::vector<ReturnKey> keys(const ReturnQuery& query, TimePoint now);
    /// Views and their counts; due and overdue up to `midnight`, the seller's next one.
    ViewCounts counts(TimePoint now, TimePoint midnight);
    /// In order of the code, of so many of the newest returns.
    std::vector<std::string> countries(int newest);
    std::vector<ReturnKey> ofOrder(AccountId account, const OrderId& order);
    /// Other returns of the buyer, newest first.
    std::vector<ReturnRow> ofBuyer(AccountId account, const BuyerId& buyer, int limit);
    /// Any return of any account that has this RMA number, own or the marketplace's.
    bool hasRma(const std::string& rma);

 private:
    std::optional<std::vector<ReturnRow>> tested(const ReturnQuery& query, const std::optional<RowPlace>& place, int limit, TimePoint now);
    void chooseOrder(ListSql& sql, const ReturnQuery& query);
    bool passOver(ListSql& sql);
    bool areMany(const std::string& rows, const std::function<void(Query&)>& bind);
    Database& facts_;
    std::int64_t worthWalking_;
};

}  // namespace resodesk::store
