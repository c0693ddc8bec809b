// SPDX-License-Identifier: GPL-3.0-or-later
// To which saved address the goods of buyers of a country go back. Within the caller's transaction.

#pragma once

#include <string>
#include <vector>

#include "domain/accounts/account.h"
#include "store/database.h"

namespace resodesk::store {

class CountryRules {
 public:
    explicit CountryRules(Database& database) : database_(database) {}
    /// By country. A rule whose address is gone counts for nothing.
    std::vector<CountryRule> of(AccountId account);
    /// Replaces the country's rule.
    void set(AccountId account, const std::string& country, std::int64_t address, TimePoint now);
    /// False when there was none.
    bool remove(AccountId account, const std::string& country);
    void removeOf(std::int64_t address);

 private:
    Database& database_;
};

}  // namespace resodesk::store
