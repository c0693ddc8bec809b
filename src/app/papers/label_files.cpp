// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/papers/label_files.h"

#include <algorithm>
#include <cctype>

#include "app/papers/page_program.h"
#include "app/papers/papers_desk.h"
#include "base/paths.h"
#include "domain/returns/label_file.h"

namespace resodesk::app {

namespace {

constexpr std::uintmax_t largestCollection = 100 * 1024 * 1024;  // a PDF with the labels of a day

bool looksLikeLabel(const std::filesystem::path& file) {
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return ending == ".pdf" || ending == ".png" || ending == ".jpg" || ending == ".jpeg";
}

/// A PDF of one page stays the file it was; pages of several become files of their own.
Result<void> addPdf(LabelFiles& files, const std::string& name, std::string bytes) {
    auto pieces = askPages({"split"}, {bytes});
    if (!pieces) return pieces.error();
    const bool isOne = pieces->size() == 2;
    for (std::size_t i = 0; i + 1 < pieces->size(); i += 2) {
        LabelFiles::One one{{name, isOne ? 0 : static_cast<int>(i / 2 + 1), std::move((*pieces)[i])}, isOne ? std::move(bytes) : std::move((*pieces)[i + 1])};
        if (auto type = labelMediaType(one.bytes); !type) return type.error();
        files.all.push_back(std::move(one));
    }
    return {};
}

Result<void> addLabelFile(LabelFiles& files, const std::filesystem::path& file) {
    const std::string name = file.filename().string();
    std::error_code failed;
    const auto size = std::filesystem::file_size(file, failed);
    if (failed) return Error(Failure::unreadableFile, failed.message(), name);
    if (size > largestCollection) return Error(Failure::fileTooLarge, "label", std::to_string(largestCollection / (1024 * 1024)));
    std::string bytes;
    try {
        bytes = readFile(file);
    } catch (const std::filesystem::filesystem_error& e) {
        return Error(Failure::unreadableFile, e.what(), name);
    }
    if (bytes.starts_with("%PDF-")) return addPdf(files, name, std::move(bytes));
    const auto type = labelMediaType(bytes);
    if (!type) return type.error();
    files.all.push_back({{name, 0, {}}, std::move(bytes)});
    return {};
}

}  // namespace

Result<LabelFiles> readLabelFiles(const std::filesystem::path& path, const OnPapers& onProgress, const Stop& stop) {
    std::error_code failed;
    std::vector<std::filesystem::path> names;
    if (std::filesystem::is_directory(path, failed)) {
        for (std::filesystem::directory_iterator it(path, failed), end; !failed && it != end; it.increment(failed))
            if (it->is_regular_file() && looksLikeLabel(it->path())) names.push_back(it->path());
        if (failed) return Error(Failure::unreadableFile, failed.message(), path.string());
    } else {
        names.push_back(path);
    }
    std::sort(names.begin(), names.end());
    LabelFiles files;
    std::size_t done = 0;
    for (const auto& name : names) {
        if (stop.isAsked()) return Error(Failure::stopped, "labels");
        if (onProgress) onProgress(done++, names.size());
        if (auto added = addLabelFile(files, name); !added) {
            if (name == path) return added.error();
            files.unread.push_back({name.filename().string(), added.error()});
        }
        if (files.all.size() > mostPapers) return Error(Failure::tooManyPapers, "labels", std::to_string(mostPapers));
    }
    return files;
}

}  // namespace resodesk::app
