// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/country_rules.h"

#include "store/ledger/address_book.h"
#include "store/query.h"

namespace resodesk::store {

std::vector<CountryRule> CountryRules::of(AccountId account) {
    const std::vector<SavedAddress> addresses = AddressBook(database_).of(account);
    Query q(database_, "SELECT country, address FROM country_rule WHERE account=? ORDER BY country");
    q.bind(account);
    std::vector<CountryRule> rules;
    while (q.step()) {
        const std::string country = q.text();
        const std::int64_t row = q.integer();
        for (const SavedAddress& saved : addresses)
            if (saved.row == row) rules.push_back({country, row, saved.ours.label, saved.ours.isDefault});
    }
    return rules;
}

void CountryRules::set(AccountId account, const std::string& country, std::int64_t address, TimePoint now) {
    Query(database_, "INSERT OR REPLACE INTO country_rule(account, country, address, at) VALUES(?,?,?,?)").bind(account, country, address, now).run();
}

bool CountryRules::remove(AccountId account, const std::string& country) {
    return Query(database_, "DELETE FROM country_rule WHERE account=? AND country=?").bind(account, country).run() > 0;
}

void CountryRules::removeOf(std::int64_t address) { Query(database_, "DELETE FROM country_rule WHERE address=?").bind(address).run(); }

}  // namespace resodesk::store
