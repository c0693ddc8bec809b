// SPDX-License-Identifier: GPL-3.0-or-later
// The label files of a folder, or the pages of one PDF.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/papers/papers_desk.h"
#include "base/error.h"
#include "domain/returns/label_match.h"

namespace resodesk::app {

struct LabelFiles {
    struct One {
        LabelCandidate says;
        std::string bytes;  ///< as it was, or a page of several as a PDF of its own
    };
    std::vector<One> all;  ///< by name
    struct Unread {
        std::string name;
        Error why;
    };
    std::vector<Unread> unread;
};

/// PDF, PNG and JPEG files of the folder, not of those in it; up to 1,000 files and pages. Reads them: worker executor.
/// unreadableFile for the folder or PDF itself, tooManyPapers, stopped.
Result<LabelFiles> readLabelFiles(const std::filesystem::path& path, const OnPapers& onProgress, const Stop& stop);

}  // namespace resodesk::app
