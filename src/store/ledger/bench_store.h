// SPDX-License-Identifier: GPL-3.0-or-later
// What happened on the bench: parcels received, findings, photos, parked sheets, parcels that match nothing, what grades are worth.
// Within the caller's transaction.

#pragma once

#include <vector>

#include "domain/fields.h"
#include "domain/returns/grading.h"
#include "domain/returns/inspection.h"
#include "store/database.h"

namespace resodesk::store {

/// Pieces that were looked at, without what was written about them.
struct GradedPieces {
    ReturnKey key;
    LineId line;
    Condition condition = Condition::used;
    int quantity = 1;
};

class BenchStore {
 public:
    explicit BenchStore(Database& database) : database_(database) {}
    /// Receiving twice keeps the first time.
    void receive(const ReturnKey& key, TimePoint now);
    void note(const ReturnKey& key, const Finding& finding);
    void add(const ReturnKey& key, const Photo& photo);
    /// Takes back everything noted of the return on the bench; photos stay.
    void forget(const ReturnKey& key);
    BenchMarks of(const ReturnKey& key);
    /// The newest findings of all returns, newest first.
    std::vector<GradedPieces> newest(int limit);

    /// An empty sheet forgets it.
    void park(const ReturnKey& key, const Fields& sheet, TimePoint now);
    std::optional<Fields> parked(const ReturnKey& key);

    std::int64_t keep(const UnidentifiedParcel& parcel);
    /// Those that are neither matched nor put away, newest first.
    std::vector<UnidentifiedParcel> unidentified();
    std::optional<UnidentifiedParcel> unidentified(std::int64_t id);
    std::int64_t countUnidentified();
    /// It was this return's: its photos are the return's now, and the return is received since then.
    void match(const UnidentifiedParcel& parcel, const ReturnKey& key, TimePoint now);
    void putAway(std::int64_t id, TimePoint now);

    GradePolicy policy();
    void setPolicy(const GradePolicy& policy);

 private:
    std::vector<UnidentifiedParcel> read(const std::string& where);
    Database& database_;
};

}  // namespace resodesk::store
