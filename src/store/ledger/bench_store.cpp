// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/bench_store.h"

#include "store/ledger/touched.h"
#include "store/query.h"

namespace resodesk::store {

namespace {

const std::string photosWhere = "SELECT sha256, media_type, name, at FROM photo WHERE ";

std::vector<Photo> readPhotos(Query& q) {
    std::vector<Photo> photos;
    while (q.step()) {
        Photo photo;
        photo.sha256 = q.text();
        photo.mediaType = q.text();
        photo.fileName = q.text();
        photo.at = q.time();
        photos.push_back(std::move(photo));
    }
    return photos;
}

}  // namespace

void BenchStore::receive(const ReturnKey& key, TimePoint now) {
    Query(database_, "INSERT OR IGNORE INTO received(account, return_id, at) VALUES(?,?,?)")
        .bind(key.account, key.id, now)
        .run();
    touch(database_, key.object());
}

void BenchStore::note(const ReturnKey& key, const Finding& f) {
    Query(database_,
          "INSERT INTO finding(account, return_id, line, quantity, condition, is_resellable, note, at, cause) VALUES(?,?,?,?,?,?,?,?,?)")
        .bind(key.account, key.id, f.line, f.quantity, f.condition, f.resellable, f.note, f.at, f.cause ? std::string(toText(*f.cause)) : std::string())
        .run();
    receive(key, f.at);
}

void BenchStore::forget(const ReturnKey& key) {
    Query(database_, "DELETE FROM received WHERE account=? AND return_id=?").bind(key.account, key.id).run();
    Query(database_, "DELETE FROM finding WHERE account=? AND return_id=?").bind(key.account, key.id).run();
    touch(database_, key.object());
}

BenchMarks BenchStore::of(const ReturnKey& key) {
    BenchMarks marks;
    Query received(database_, "SELECT at FROM received WHERE account=? AND return_id=?");
    received.bind(key.account, key.id);
    if (received.step()) marks.receivedAt = received.time();
    Query q(database_,
            "SELECT line, quantity, condition, is_resellable, note, at, cause FROM finding WHERE account=? AND return_id=? ORDER BY id");
    q.bind(key.account, key.id);
    while (q.step()) {
        Finding f;
        f.line = {q.text()};
        f.quantity = static_cast<int>(q.integer());
        f.condition = q.named(Condition::used);
        f.resellable = q.flag();
        f.note = q.text();
        f.at = q.time();
        f.cause = fromText<Cause>(q.text());
        marks.findings.push_back(f);
    }
    Query shown(database_, photosWhere + "account=? AND return_id=? ORDER BY id");
    marks.photos = readPhotos(shown.bind(key.account, key.id));
    return marks;
}

std::vector<GradedPieces> BenchStore::newest(int limit) {
    Query q(database_, "SELECT account, return_id, line, condition, quantity FROM finding ORDER BY id DESC LIMIT ?");
    q.bind(limit);
    std::vector<GradedPieces> pieces;
    while (q.step()) {
        GradedPieces one;
        one.key.account = {q.integer()};
        one.key.id = {q.text()};
        one.line = {q.text()};
        one.condition = q.named(Condition::used);
        one.quantity = static_cast<int>(q.integer());
        pieces.push_back(std::move(one));
    }
    return pieces;
}

void BenchStore::add(const ReturnKey& key, const Photo& photo) {
    Query(database_, "INSERT INTO photo(sha256, media_type, name, at, account, return_id) SELECT ?1,?2,?3,?4,?5,?6"
                     " WHERE NOT EXISTS (SELECT 1 FROM photo WHERE account=?5 AND return_id=?6 AND sha256=?1)")
        .bind(photo.sha256, photo.mediaType, photo.fileName, photo.at, key.account, key.id)
        .run();
}

void BenchStore::park(const ReturnKey& key, const Fields& sheet, TimePoint now) {
    if (sheet.empty())
        Query(database_, "DELETE FROM inspection_draft WHERE account=? AND return_id=?").bind(key.account, key.id).run();
    else
        Query(database_, "INSERT OR REPLACE INTO inspection_draft(account, return_id, sheet, at) VALUES(?,?,?,?)")
            .bind(key.account, key.id, sheet.text(), now)
            .run();
}

std::optional<Fields> BenchStore::parked(const ReturnKey& key) {
    Query q(database_, "SELECT sheet FROM inspection_draft WHERE account=? AND return_id=?");
    if (!q.bind(key.account, key.id).step()) return std::nullopt;
    return q.fields();
}

std::int64_t BenchStore::keep(const UnidentifiedParcel& parcel) {
    Query(database_, "INSERT INTO unidentified(code, note, at) VALUES(?,?,?)").bind(parcel.code, parcel.note, parcel.at).run();
    const std::int64_t id = database_.handle().getLastInsertRowid();
    for (const Photo& photo : parcel.photos)
        Query(database_, "INSERT INTO photo(sha256, media_type, name, at, unidentified) VALUES(?,?,?,?,?)")
            .bind(photo.sha256, photo.mediaType, photo.fileName, photo.at, id)
            .run();
    return id;
}

std::vector<UnidentifiedParcel> BenchStore::read(const std::string& where) {
    std::vector<UnidentifiedParcel> parcels;
    {
        Query q(database_, "SELECT id, code, note, at FROM unidentified WHERE settled_at IS NULL" + where + " ORDER BY at DESC, id DESC");
        while (q.step()) {
            UnidentifiedParcel parcel;
            parcel.id = q.integer();
            parcel.code = q.text();
            parcel.note = q.text();
            parcel.at = q.time();
            parcels.push_back(std::move(parcel));
        }
    }
    for (UnidentifiedParcel& parcel : parcels) {
        Query shown(database_, photosWhere + "unidentified=? ORDER BY id");
        parcel.photos = readPhotos(shown.bind(parcel.id));
    }
    return parcels;
}

std::vector<UnidentifiedParcel> BenchStore::unidentified() { return read({}); }

std::optional<UnidentifiedParcel> BenchStore::unidentified(std::int64_t id) {
    auto parcels = read(" AND id=" + std::to_string(id));
    if (parcels.empty()) return std::nullopt;
    return std::move(parcels.front());
}

std::int64_t BenchStore::countUnidentified() {
    Query q(database_, "SELECT COUNT(*) FROM unidentified WHERE settled_at IS NULL");
    q.step();
    return q.integer();
}

void BenchStore::match(const UnidentifiedParcel& parcel, const ReturnKey& key, TimePoint now) {
    Query(database_, "UPDATE unidentified SET account=?, return_id=?, settled_at=? WHERE id=?").bind(key.account, key.id, now, parcel.id).run();
    Query(database_, "UPDATE photo SET account=?, return_id=?, unidentified=NULL WHERE unidentified=?").bind(key.account, key.id, parcel.id).run();
    receive(key, parcel.at);
}

void BenchStore::putAway(std::int64_t id, TimePoint now) {
    Query(database_, "UPDATE unidentified SET settled_at=? WHERE id=?").bind(now, id).run();
}

GradePolicy BenchStore::policy() {
    GradePolicy policy;
    Query q(database_, "SELECT condition, reason, percent, pays_shipping, withhold_reason FROM grade_rule ORDER BY position");
    while (q.step()) {
        GradeRule rule;
        rule.condition = q.named(Condition::used);
        rule.reason = q.text();
        rule.percent = static_cast<int>(q.integer());
        rule.paysShipping = q.flag();
        rule.withholdReason = q.text();
        policy.push_back(std::move(rule));
    }
    return policy;
}

void BenchStore::setPolicy(const GradePolicy& policy) {
    Query(database_, "DELETE FROM grade_rule").run();
    for (const GradeRule& rule : policy)
        Query(database_, "INSERT INTO grade_rule(condition, reason, percent, pays_shipping, withhold_reason) VALUES(?,?,?,?,?)")
            .bind(rule.condition, rule.reason, rule.percent, rule.paysShipping, rule.withholdReason)
            .run();
}

}  // namespace resodesk::store
