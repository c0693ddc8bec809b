// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/address_book.h"

#include <algorithm>

#include "domain/accounts/account_fields.h"
#include "store/query.h"

namespace resodesk::store {

namespace {

const std::string selectAddress = "SELECT id, account, ours, theirs, state, is_deleted FROM address WHERE ";

// The revision is not part of what the seller edits; it is kept beside the content.
std::string textOf(const ReturnAddress& a) { return toFields(a).setIfAny("revision", a.revision).text(); }
std::string textOf(const ReturnSettings& s) { return toFields(s).setIfAny("revision", s.revision).text(); }

ReturnAddress addressIn(const std::string& text) {
    const Fields fields = asWritten(Fields::parse(text));
    ReturnAddress a = addressFrom(fields);
    a.revision = fields.get("revision");
    return a;
}

ReturnSettings settingsIn(const std::string& text) {
    const Fields fields = asWritten(Fields::parse(text));
    ReturnSettings s = settingsFrom(fields);
    s.revision = fields.get("revision");
    return s;
}

std::vector<SavedAddress> readAddresses(Query& q) {
    std::vector<SavedAddress> found;
    while (q.step()) {
        SavedAddress a;
        a.row = q.integer();
        a.account = {q.integer()};
        a.ours = addressIn(q.text());
        if (const std::string theirs = q.text(); !theirs.empty()) a.theirs = addressIn(theirs);
        a.state = q.named(PushState::same);
        a.isDeleted = q.flag();
        found.push_back(std::move(a));
    }
    return found;
}

bool sameIgnoringCase(const std::string& a, const std::string& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) {
        return std::tolower(x) == std::tolower(y);
    });
}

/// What the marketplace's word does to what we keep.
void follow(SavedAddress& kept, const ReturnAddress& theirs) {
    const bool weEdited = kept.state != PushState::same;
    const bool theyEdited = !kept.theirs || !kept.theirs->sameContent(theirs);
    if (!weEdited || kept.ours.sameContent(theirs)) {
        kept.ours = theirs;
        kept.state = PushState::same;
    } else if (theyEdited) {
        kept.state = PushState::conflict;
    }
    kept.ours.id = theirs.id;
    kept.ours.revision = theirs.revision;
    kept.theirs = theirs;
}

}  // namespace

std::vector<SavedAddress> AddressBook::all(AccountId account) {
    Query q(database_, selectAddress + "account=? ORDER BY id");
    q.bind(account);
    return readAddresses(q);
}

std::vector<SavedAddress> AddressBook::of(AccountId account) {
    std::vector<SavedAddress> found = all(account);
    std::erase_if(found, [](const SavedAddress& a) { return a.isDeleted; });
    return found;
}

std::optional<SavedAddress> AddressBook::find(std::int64_t row) {
    Query q(database_, selectAddress + "id=?");
    q.bind(row);
    const auto found = readAddresses(q);
    if (found.empty()) return std::nullopt;
    return found.front();
}

std::optional<SavedAddress> AddressBook::named(AccountId account, const std::string& label) {
    for (const SavedAddress& a : of(account))
        if (sameIgnoringCase(a.ours.label, label) || a.ours.id.value == label) return a;
    return std::nullopt;
}

std::int64_t AddressBook::save(const SavedAddress& address, TimePoint now) {
    if (address.ours.isDefault && !address.isDeleted)
        for (SavedAddress other : of(address.account))
            if (other.row != address.row && other.ours.isDefault) {
                other.ours.isDefault = false;
                if (other.theirs) other.theirs->isDefault = false;  // the marketplace takes it away itself
                save(other, now);
            }
    const std::string theirs = address.theirs ? textOf(*address.theirs) : std::string{};
    const std::optional<std::int64_t> row = address.row ? std::optional(address.row) : std::nullopt;
    Query(database_,
          "INSERT OR REPLACE INTO address(id, account, remote_id, ours, theirs, state, is_deleted, changed_at)"
          " VALUES(?,?,?,?,?,?,?,?)")
        .bind(row, address.account, address.ours.id, textOf(address.ours), theirs, address.state, address.isDeleted, now)
        .run();
    return address.row ? address.row : database_.handle().getLastInsertRowid();
}

void AddressBook::remove(std::int64_t row) { Query(database_, "DELETE FROM address WHERE id=?").bind(row).run(); }

void AddressBook::merge(AccountId account, const std::vector<ReturnAddress>& theirs, TimePoint now) {
    std::vector<SavedAddress> kept = all(account);
    for (const ReturnAddress& their : theirs) {
        // Ours without an id yet is the one just pushed when its content is the same.
        auto match = std::find_if(kept.begin(), kept.end(), [&](const SavedAddress& k) {
            return k.ours.id == their.id || (k.ours.id.empty() && k.ours.sameContent(their));
        });
        SavedAddress merged;
        merged.account = account;
        if (match != kept.end()) {
            merged = *match;
            kept.erase(match);
        }
        follow(merged, their);
        save(merged, now);
    }
    for (const SavedAddress& gone : kept)
        if (gone.theirs && gone.state == PushState::same) remove(gone.row);
}

std::optional<SavedSettings> SettingsBook::of(AccountId account) {
    Query q(database_, "SELECT ours, theirs, state FROM return_settings WHERE account=?");
    q.bind(account);
    if (!q.step()) return std::nullopt;
    SavedSettings s;
    s.ours = settingsIn(q.text());
    s.theirs = settingsIn(q.text());
    s.state = q.named(PushState::same);
    return s;
}

void SettingsBook::save(AccountId account, const SavedSettings& s, TimePoint now) {
    Query(database_, "INSERT OR REPLACE INTO return_settings(account, ours, theirs, state, changed_at) VALUES(?,?,?,?,?)")
        .bind(account, textOf(s.ours), textOf(s.theirs), s.state, now)
        .run();
}

void SettingsBook::merge(AccountId account, const ReturnSettings& theirs, TimePoint now) {
    SavedSettings kept = of(account).value_or(SavedSettings{theirs, theirs, PushState::same});
    const bool theyEdited = !kept.theirs.sameContent(theirs);
    if (kept.state == PushState::same || kept.ours.sameContent(theirs)) {
        kept.ours = theirs;
        kept.state = PushState::same;
    } else if (theyEdited) {
        kept.state = PushState::conflict;
    }
    kept.ours.revision = theirs.revision;
    kept.theirs = theirs;
    save(account, kept, now);
}

}  // namespace resodesk::store
