// SPDX-License-Identifier: GPL-3.0-or-later
// The bench: codes that are scanned, what was in the parcels, what that is worth. Local, works offline. Callbacks: any thread.

#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/returns/returns_desk.h"
#include "domain/returns/grading.h"

namespace resodesk::app {

/// What a code turned out to be.
struct Scanned {
    std::string code;               ///< without what scanners put around it
    std::vector<ReturnKey> returns; ///< those whose parcel is awaited, else all that have the code; an order may have several
};

/// A sheet of the bench: what is noted, and what is paid at once when anything is.
struct Inspection {
    std::string nonce;  ///< of the click: its refund is never minted twice
    std::vector<Finding> findings;
    std::vector<Photo> photos;
    std::optional<RefundDecision> refund;
};

/// What a sheet of the bench needs beside the return's detail.
struct BenchSheet {
    std::string nonce;
    GradePolicy policy;
    std::vector<ReasonWords> reasons;          ///< of refunds
    std::vector<ReasonWords> withholdReasons;
    std::optional<Fields> parked;              ///< what was typed before
};

class BenchDesk {
 public:
    explicit BenchDesk(DeskCore& core) : core_(core) {}

    /// By RMA (also one that was given and not yet confirmed), order, tracking number or return.
    void scan(const std::string& code, std::function<void(Scanned)> done);

    void sheet(const ReturnKey& key, std::function<void(BenchSheet)> done);
    void receive(const std::vector<ReturnKey>& keys, std::function<void(Result<void>)> done);
    /// Notes and decides in one step: both are kept, or neither. The refund's action, where one was decided.
    void inspect(const ReturnKey& key, const Inspection& inspection, std::optional<milliseconds> hold, std::function<void(Result<Confirmed>)> done);
    void forget(const ReturnKey& key, std::function<void()> done);
    /// Keeps a picture as a file of the workspace; it belongs to nothing yet. badPhoto, photoTooLarge.
    void keepPhoto(const std::string& bytes, const std::string& name, std::function<void(Result<Photo>)> done);
    /// The same from a file, which is read here. Also unreadableFile.
    void keepPhotoFile(const std::filesystem::path& file, std::function<void(Result<Photo>)> done);
    void photoBytes(const Photo& photo, std::function<void(Result<std::string>)> done);
    /// Where it is kept, once it is sure that it still is the photo that was.
    void photoFile(const Photo& photo, std::function<void(Result<std::filesystem::path>)> done);

    /// A sheet that was begun, as its form writes it; empty: no longer.
    void park(const ReturnKey& key, const Fields& sheet, std::function<void(Result<void>)> done);

    void keepUnidentified(const UnidentifiedParcel& parcel, std::function<void(Result<std::int64_t>)> done);
    void unidentified(std::function<void(std::vector<UnidentifiedParcel>)> done);
    void match(std::int64_t parcel, const ReturnKey& key, std::function<void(Result<void>)> done);
    void putAway(std::int64_t parcel, std::function<void(Result<void>)> done);

    void policy(std::function<void(GradePolicy)> done);
    /// Refused as a whole, see resodesk::check.
    void setPolicy(const GradePolicy& policy, std::function<void(Result<void>)> done);
    std::string policyCsv(const GradePolicy& policy) const;
    /// Of what a file says, sets nothing; see documents/grades_csv.h.
    void readPolicy(const std::string& csv, std::function<void(Result<GradePolicy>)> done);
    /// The same; also unreadableFile.
    void readPolicyFile(const std::filesystem::path& file, std::function<void(Result<GradePolicy>)> done);

 private:
    DeskCore& core_;
};

}  // namespace resodesk::app
