// SPDX-License-Identifier: GPL-3.0-or-later
// Papers about returns: labels, inspection sheets, pick lists. Callbacks: any thread.

#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "domain/returns/choices.h"
#include "domain/returns/label_match.h"
#include "domain/returns/label_origin.h"
#include "domain/returns/list.h"

namespace resodesk::app {

class DeskCore;

/// So many returns go into one file.
inline constexpr std::size_t mostPapers = 1'000;

/// The file that goes onto the parcel.
struct Label {
    LabelOrigin origin = LabelOrigin::none;
    std::string bytes;
    std::string mediaType;  ///< application/pdf, image/png, image/jpeg
};

/// How large a label may be shown: dots to an inch of the display, and the place there is, in dots.
struct LabelPlace {
    double dpi = 96;
    int width = 0, height = 0;
};

/// The first page of a label as it looks.
struct LabelPicture {
    int pages = 1;
    double widthMm = 0, heightMm = 0;
    bool isSizeKnown = true;  ///< false: a picture that does not tell; it is taken for as large as a label
    bool isTrueSize = true;   ///< false: smaller, because there is no room
    int width = 0, height = 0;
    std::string rgb;  ///< three bytes a dot, row by row
};

enum class PaperKind { labels, sheets, pickList };
NameTable<PaperKind> nameTable(PaperKind);

/// A PDF about several returns.
struct Papers {
    std::string pdf;        ///< empty where there is nothing to print
    std::size_t count = 0;  ///< returns in it
    double widthMm = 0, heightMm = 0;  ///< of the first page; 0: A4
    struct Missing {
        ReturnKey key;
        std::string buyer;
        Error why;
    };
    std::vector<Missing> missing;
};

/// Own labels of a folder or of the pages of a PDF, and the returns they are for.
struct MatchedLabels {
    struct Pair {
        ReturnKey key;
        std::string buyer;
        OwnLabel label;      ///< kept in the ledger
        std::string source;  ///< the file's name
        int page = 0;        ///< 0: the whole file
        MatchedBy by = MatchedBy::returnInName;
        bool isShared = false;  ///< the same file is for another buyer, too
    };
    std::vector<Pair> pairs;
    std::vector<Papers::Missing> without;
    struct Unused {
        std::string source;
        int page = 0;
        std::optional<Error> why;  ///< none: it names none of these returns, or another one was there first
    };
    std::vector<Unused> unused;
    bool isAnyShared() const;
    /// As a decision takes them.
    std::map<ReturnKey, OwnLabel> byReturn() const;
};

/// How many returns have been looked after, of how many.
using OnPapers = std::function<void(std::size_t, std::size_t)>;

/// The wish that a long work ends early; copies are one wish. Any thread.
class Stop {
 public:
    void ask() const { *asked_ = true; }
    bool isAsked() const { return *asked_; }

 private:
    std::shared_ptr<std::atomic<bool>> asked_ = std::make_shared<std::atomic<bool>>(false);
};

class PapersDesk {
 public:
    explicit PapersDesk(DeskCore& core) : core_(core) {}
    /// Fetched from the marketplace, taken from the ledger, or drawn. notAuthorized, noLabel, labelElsewhere, unknownAddress.
    void label(const ReturnKey& key, std::function<void(Result<Label>)> done);
    /// What label() gives, as a picture. Also unreadableLabel.
    void picture(const ReturnKey& key, const LabelPlace& place, std::function<void(Result<LabelPicture>)> done);
    /// The same of a file that was kept.
    void picture(const OwnLabel& file, const LabelPlace& place, std::function<void(Result<LabelPicture>)> done);
    /// Of a folder or a PDF of many pages: which file or page is for which of these returns. Keeps those that are for one.
    /// unreadableFile, tooManyPapers, noLabelMatches; stopped, and nothing is kept. `onProgress`: of files.
    void matchLabels(const std::filesystem::path& path, const std::vector<ReturnKey>& keys, OnPapers onProgress, Stop stop,
                     std::function<void(Result<MatchedLabels>)> done);
    /// In the list's order. Those without a label, and those whose label cannot be read, are named as missing. tooManyPapers, stopped.
    void print(PaperKind kind, const ReturnChoice& choice, OnPapers onProgress, Stop stop, std::function<void(Result<Papers>)> done);

 private:
    DeskCore& core_;
};

}  // namespace resodesk::app
