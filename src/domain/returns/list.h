// SPDX-License-Identifier: GPL-3.0-or-later
// A question about the list of returns, and the rows that answer it.

#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/returns/search_term.h"
#include "domain/returns/shown.h"

namespace resodesk {

/// Every part that is set must hold.
struct ReturnFilter {
    std::string text;  ///< words, each found as a prefix in order, buyer, item, SKU, RMA, tracking, return id or private notes
    std::vector<SearchTerm> terms;
    std::optional<ShownState> state;
    std::optional<bool> inPolicy;
    std::string reason;
    std::optional<std::string> maxAmount;  ///< plain decimal, meant in each return's own currency
    AccountId account;
    std::optional<TimePoint> dueBefore;
    bool operator==(const ReturnFilter&) const = default;
    bool isEmpty() const { return *this == ReturnFilter{}; }
    /// It looks for texts: their index must be complete.
    bool needsTexts() const;
};

enum class SortBy { timeLeft, requested, state, order, buyer, item, amount, reason, policy, rma, id, country };
NameTable<SortBy> nameTable(SortBy);

/// The place of a row in a sorted list: where the next page starts.
struct RowPlace {
    std::variant<std::int64_t, std::string> value;
    std::int64_t row = 0;
    bool operator==(const RowPlace&) const = default;
};

struct ReturnQuery {
    View view = View::all;
    ReturnFilter filter;
    SortBy sortBy = SortBy::timeLeft;
    bool descending = false;
    bool operator==(const ReturnQuery&) const = default;
};
/// Words typed above a list in its usual order show the newest first: of a word that half of all returns have, the first page is
/// then there at once. The views of few rows stay in the order of urgency.
bool isNewestFirst(const ReturnQuery& query);

struct ReturnRow {
    ReturnKey key;
    OrderId order;
    std::string buyer;
    std::string item;
    std::string sku;
    int quantity = 1;
    Money amount;
    std::string reason;
    Ground ground = Ground::other;
    ShownState state = ShownState::requested;
    bool inPolicy = true;
    std::string country;
    std::string rma;
    TimePoint requestedAt;
    std::optional<TimePoint> deadline;  ///< only while it counts: requested and nothing under way
    bool buyerWroteLast = false;
    std::vector<std::string> tags;
    std::optional<TimePoint> snoozedUntil;
    RowPlace place;
    bool operator==(const ReturnRow&) const = default;
};

struct ViewCounts {
    std::int64_t newOnes = 0, dueToday = 0, overdue = 0, toInspect = 0, toRefund = 0, waitingForBuyer = 0, snoozed = 0, closed = 0,
                 all = 0, lostParcels = 0, outbox = 0,
                 unidentified = 0;  ///< parcels that no return was found for
    bool operator==(const ViewCounts&) const = default;
    std::int64_t of(View view) const;
};

struct ParcelRow {
    ParcelKey key;
    OrderId order;
    std::string buyer;
    std::string item;
    Money amount;
    std::string reason;
    ShownParcel state = ShownParcel::open;
    std::string courier;
    std::string tracking;
    TimePoint openedAt;
    std::optional<TimePoint> deadline;
    bool operator==(const ParcelRow&) const = default;
};

/// What an action is meant for: these, or all that match minus these.
template <class Key, class Query>
struct ChoiceOf {
    bool isAll = false;
    Query query;
    std::vector<Key> keys;  ///< the chosen ones, or with isAll the ones left out
    bool operator==(const ChoiceOf&) const = default;
};
using ReturnChoice = ChoiceOf<ReturnKey, ReturnQuery>;

}  // namespace resodesk
