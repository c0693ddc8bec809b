// SPDX-License-Identifier: GPL-3.0-or-later
// The ids of the seller's world.

#pragma once

#include <string>

#include "base/ids.h"
#include "domain/names.h"

namespace resodesk {

using AccountId = RowId<struct AccountTag>;  ///< a row of the workspace: one seller account at one marketplace
using ActionId = RowId<struct ActionTag>;
using BulkId = RowId<struct BulkTag>;

// What the marketplace calls its things. Unique within an account.
using ReturnId = TextId<struct ReturnTag>;
using OrderId = TextId<struct OrderTag>;
using LineId = TextId<struct LineTag>;
using ParcelId = TextId<struct ParcelTag>;  ///< a lost-parcel case
using ConversationId = TextId<struct ConversationTag>;
using BuyerId = TextId<struct BuyerTag>;
using AddressId = TextId<struct AddressTag>;
using RefundId = TextId<struct RefundTag>;

enum class ObjectKind { returnRequest, order, parcel, address, settings, conversation };
NameTable<ObjectKind> nameTable(ObjectKind);

/// Which object of which account.
struct ObjectKey {
    AccountId account;
    ObjectKind kind = ObjectKind::returnRequest;
    std::string id;
    auto operator<=>(const ObjectKey&) const = default;
};

struct ReturnKey {
    AccountId account;
    ReturnId id;
    auto operator<=>(const ReturnKey&) const = default;
    ObjectKey object() const { return {account, ObjectKind::returnRequest, id.value}; }
};

struct ParcelKey {
    AccountId account;
    ParcelId id;
    auto operator<=>(const ParcelKey&) const = default;
    ObjectKey object() const { return {account, ObjectKind::parcel, id.value}; }
};

struct ConversationKey {
    AccountId account;
    ConversationId id;
    auto operator<=>(const ConversationKey&) const = default;
    ObjectKey object() const { return {account, ObjectKind::conversation, id.value}; }
};

}  // namespace resodesk
