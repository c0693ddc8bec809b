// SPDX-License-Identifier: GPL-3.0-or-later
// The small things a desk keeps: RMA numbers, drafts, notes, own label files, preferences. Within the caller's transaction.

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "domain/keys.h"
#include "domain/returns/choices.h"
#include "domain/returns/rma_pattern.h"
#include "store/database.h"

namespace resodesk::store {

class RmaNumbers {
 public:
    explicit RmaNumbers(Database& database) : database_(database) {}
    /// Takes this number for the return, for ever. rmaTaken when any return of any account has it.
    Result<void> take(const std::string& number, const ReturnKey& key, TimePoint now);
    /// Takes the pattern's next free number.
    Result<std::string> takeNext(const RmaPattern& pattern, int year, const ReturnKey& key, TimePoint now);
    /// What takeNext would give now: for the sheet's preview.
    std::string preview(const RmaPattern& pattern, int year);
    /// What so many of them would give, one after the other. `isElsewhere`: also taken, by what is not in the ledger.
    std::vector<std::string> preview(const RmaPattern& pattern, int year, std::size_t count, const std::function<bool(const std::string&)>& isElsewhere);
    /// The return that was given this number.
    std::optional<ReturnKey> holder(const std::string& number);

 private:
    Database& database_;
};

/// Of a label file, without its bytes.
struct KeptLabel {
    std::int64_t size = 0;
    TimePoint at;
};

struct Note {
    std::int64_t id = 0;
    std::string text;
    TimePoint at;
};

class DeskStore {
 public:
    explicit DeskStore(Database& database) : database_(database) {}
    /// An empty text forgets the draft.
    void saveDraft(const ObjectKey& about, const std::string& text, TimePoint now);
    std::optional<std::string> draft(const ObjectKey& about);
    void addNote(const ObjectKey& about, const std::string& text, TimePoint now);
    std::vector<Note> notes(const ObjectKey& about);
    /// Content-addressed: saving the same bytes twice keeps one copy.
    OwnLabel saveLabel(const std::string& bytes, const std::string& mediaType, const std::string& name, TimePoint now);
    std::optional<std::string> labelBytes(const std::string& sha256);
    std::optional<KeptLabel> keptLabel(const std::string& sha256);
    void setPreference(const std::string& name, const std::string& value);
    std::optional<std::string> preference(const std::string& name);

 private:
    Database& database_;
};

}  // namespace resodesk::store
