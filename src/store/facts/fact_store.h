// SPDX-License-Identifier: GPL-3.0-or-later
// Orders, lost parcels, reasons, and how far the pulls are. Writing: facts executor, within a transaction.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/accounts/account.h"
#include "domain/facts.h"
#include "domain/returns/list.h"
#include "store/ledger/ledger.h"

namespace resodesk::store {

class OrderStore {
 public:
    explicit OrderStore(Database& facts) : facts_(facts) {}
    void put(const std::vector<Order>& orders);
    std::optional<Order> find(AccountId account, const OrderId& id);
    /// Newest first, without `except`.
    std::vector<Order> ofBuyer(AccountId account, const BuyerId& buyer, const OrderId& except, int limit);

 private:
    Database& facts_;
};

class ParcelStore {
 public:
    explicit ParcelStore(Database& facts) : facts_(facts) {}
    std::vector<ParcelKey> put(const std::vector<LostParcel>& parcels, LedgerView& ledger);
    /// What is kept is newer: the marketplace showed an old copy.
    bool isOutdated(const LostParcel& parcel);
    bool reshow(const ParcelKey& key, LedgerView& ledger);
    std::optional<LostParcel> find(const ParcelKey& key);
    std::vector<ParcelKey> withId(const ParcelId& id);
    /// Open ones by deadline, then the closed ones.
    std::vector<ParcelRow> list(bool onlyOpen, const std::string& text, int limit);
    std::vector<ParcelKey> ofOrder(AccountId account, const OrderId& order);

 private:
    Database& facts_;
};

class ReasonStore {
 public:
    explicit ReasonStore(Database& facts) : facts_(facts) {}
    void replace(AccountId account, ReasonList list, const std::vector<ReasonWords>& reasons);
    std::vector<ReasonWords> of(AccountId account, ReasonList list);

 private:
    Database& facts_;
};

struct PullState {
    std::string cursor;   ///< the next page of a pull that was interrupted; empty: none under way
    std::string changes;  ///< where the next pull starts; empty: from the beginning
    std::optional<TimePoint> finishedAt;
};

class PullStore {
 public:
    explicit PullStore(Database& facts) : facts_(facts) {}
    PullState of(AccountId account, Stream stream);
    void save(AccountId account, Stream stream, const PullState& state);
    /// When everything of the account was last complete; nothing before the first time.
    std::optional<TimePoint> completeAt(AccountId account);
    /// Everything of the account that is no return, conversation or message.
    void forget(AccountId account);
    std::int64_t meta(const std::string& name);
    void setMeta(const std::string& name, std::int64_t value);

 private:
    Database& facts_;
};

}  // namespace resodesk::store
