// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/desk_store.h"

#include "store/ledger/touched.h"
#include "store/query.h"

namespace resodesk::store {

Result<void> RmaNumbers::take(const std::string& number, const ReturnKey& key, TimePoint now) {
    if (auto checked = checkRma(number); !checked) return checked;
    const int added = Query(database_, "INSERT OR IGNORE INTO rma_number(number, account, return_id, taken_at) VALUES(?,?,?,?)")
                          .bind(number, key.account, key.id, now)
                          .run();
    if (added == 0) return Error(Failure::rmaTaken, "RMA", number);
    return {};
}

Result<std::string> RmaNumbers::takeNext(const RmaPattern& pattern, int year, const ReturnKey& key, TimePoint now) {
    for (;;) {
        Query next(database_,
                   "INSERT INTO rma_counter(scope, last) VALUES(?, 1) ON CONFLICT(scope) DO UPDATE SET last=last+1 RETURNING last");
        next.bind(pattern.scope(year)).step();
        const std::string number = pattern.number(year, next.integer());
        const auto taken = take(number, key, now);
        if (taken) return number;
        if (taken.error().failure() != Failure::rmaTaken) return taken.error();
    }
}

std::string RmaNumbers::preview(const RmaPattern& pattern, int year) {
    return preview(pattern, year, 1, [](const std::string&) { return false; }).front();
}

std::vector<std::string> RmaNumbers::preview(const RmaPattern& pattern, int year, std::size_t count,
                                             const std::function<bool(const std::string&)>& isElsewhere) {
    std::int64_t n = 0;
    {
        Query last(database_, "SELECT last FROM rma_counter WHERE scope=?");
        if (last.bind(pattern.scope(year)).step()) n = last.integer();
    }
    std::vector<std::string> numbers;
    while (numbers.size() < count) {
        const std::string number = pattern.number(year, ++n);
        Query taken(database_, "SELECT 1 FROM rma_number WHERE number=?");
        if (!taken.bind(number).step() && !isElsewhere(number)) numbers.push_back(number);
    }
    return numbers;
}

std::optional<ReturnKey> RmaNumbers::holder(const std::string& number) {
    Query q(database_, "SELECT account, return_id FROM rma_number WHERE number=?");  // NOCASE by its column
    if (!q.bind(number).step()) return std::nullopt;
    const AccountId account{q.integer()};
    return ReturnKey{account, {q.text()}};
}

void DeskStore::saveDraft(const ObjectKey& about, const std::string& text, TimePoint now) {
    if (text.empty()) {
        Query(database_, "DELETE FROM draft WHERE account=? AND kind=? AND target=?").bind(about.account, about.kind, about.id).run();
        return;
    }
    Query(database_, "INSERT OR REPLACE INTO draft(account, kind, target, text, at) VALUES(?,?,?,?,?)")
        .bind(about.account, about.kind, about.id, text, now)
        .run();
}

std::optional<std::string> DeskStore::draft(const ObjectKey& about) {
    Query q(database_, "SELECT text FROM draft WHERE account=? AND kind=? AND target=?");
    q.bind(about.account, about.kind, about.id);
    if (!q.step()) return std::nullopt;
    return q.text();
}

void DeskStore::addNote(const ObjectKey& about, const std::string& text, TimePoint now) {
    Query(database_, "INSERT INTO note(account, kind, target, text, at) VALUES(?,?,?,?,?)")
        .bind(about.account, about.kind, about.id, text, now)
        .run();
    touch(database_, about);
}

std::vector<Note> DeskStore::notes(const ObjectKey& about) {
    Query q(database_, "SELECT id, text, at FROM note WHERE account=? AND kind=? AND target=? ORDER BY id");
    q.bind(about.account, about.kind, about.id);
    std::vector<Note> notes;
    while (q.step()) {
        Note note;
        note.id = q.integer();
        note.text = q.text();
        note.at = q.time();
        notes.push_back(note);
    }
    return notes;
}

OwnLabel DeskStore::saveLabel(const std::string& bytes, const std::string& mediaType, const std::string& name, TimePoint now) {
    const OwnLabel label{sha256Hex(bytes), mediaType, name};
    Query(database_, "INSERT OR IGNORE INTO label_file(sha256, media_type, name, bytes, at) VALUES(?,?,?,CAST(? AS BLOB),?)")
        .bind(label.sha256, mediaType, name, bytes, now)
        .run();
    return label;
}

std::optional<std::string> DeskStore::labelBytes(const std::string& sha256) {
    Query q(database_, "SELECT bytes FROM label_file WHERE sha256=?");
    if (!q.bind(sha256).step()) return std::nullopt;
    return q.blob();
}

std::optional<KeptLabel> DeskStore::keptLabel(const std::string& sha256) {
    Query q(database_, "SELECT length(bytes), at FROM label_file WHERE sha256=?");
    if (!q.bind(sha256).step()) return std::nullopt;
    KeptLabel kept;
    kept.size = q.integer();
    kept.at = q.time();
    return kept;
}

void DeskStore::setPreference(const std::string& name, const std::string& value) {
    Query(database_, "INSERT OR REPLACE INTO preference(name, value) VALUES(?,?)").bind(name, value).run();
}

std::optional<std::string> DeskStore::preference(const std::string& name) {
    Query q(database_, "SELECT value FROM preference WHERE name=?");
    if (!q.bind(name).step()) return std::nullopt;
    return q.text();
}

}  // namespace resodesk::store
