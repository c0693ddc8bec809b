// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses and settings as fields: how the ledger keeps them and how commands carry them.

#pragma once

#include "domain/accounts/account.h"
#include "domain/fields.h"

namespace resodesk {

/// id, label, name, street, postcode, city, country, phone, default. The revision is not part of it.
Fields toFields(const ReturnAddress& address);
ReturnAddress addressFrom(const Fields& fields);

/// auto_authorize, rma.mode, rma.pattern, label.mode, address.id, absent.from, absent.until (milliseconds), mails.links.
Fields toFields(const ReturnSettings& settings);
ReturnSettings settingsFrom(const Fields& fields);

}  // namespace resodesk
