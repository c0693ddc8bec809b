// SPDX-License-Identifier: GPL-3.0-or-later
// Return addresses and return settings: ours, theirs, and whether the two agree. Within the caller's transaction.

#pragma once

#include <optional>
#include <vector>

#include "domain/accounts/account.h"
#include "store/database.h"

namespace resodesk::store {

/// An address as the seller keeps it.
struct SavedAddress {
    std::int64_t row = 0;
    AccountId account;
    ReturnAddress ours;
    std::optional<ReturnAddress> theirs;  ///< what the marketplace had last; none: it does not know it
    PushState state = PushState::same;
    bool isDeleted = false;
};

class AddressBook {
 public:
    explicit AddressBook(Database& database) : database_(database) {}
    /// Without the deleted ones.
    std::vector<SavedAddress> of(AccountId account);
    std::optional<SavedAddress> find(std::int64_t row);
    /// By label, or by the marketplace's id; case does not matter.
    std::optional<SavedAddress> named(AccountId account, const std::string& label);
    /// Our edit: inserts (row 0) or replaces. Making one the default takes it from the others. Returns the row.
    std::int64_t save(const SavedAddress& address, TimePoint now);
    void remove(std::int64_t row);
    /// What the marketplace has now, after a pull: same -> follow; edited on both sides -> conflict, ours stays.
    void merge(AccountId account, const std::vector<ReturnAddress>& theirs, TimePoint now);

 private:
    std::vector<SavedAddress> all(AccountId account);
    Database& database_;
};

struct SavedSettings {
    ReturnSettings ours;
    ReturnSettings theirs;
    PushState state = PushState::same;
};

class SettingsBook {
 public:
    explicit SettingsBook(Database& database) : database_(database) {}
    std::optional<SavedSettings> of(AccountId account);
    void save(AccountId account, const SavedSettings& settings, TimePoint now);
    /// As AddressBook::merge.
    void merge(AccountId account, const ReturnSettings& theirs, TimePoint now);

 private:
    Database& database_;
};

}  // namespace resodesk::store
