// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/last_seen.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sstream>
#include <utility>

#include "base/ids.h"
#include "base/log.h"

namespace resodesk::store {

namespace fs = std::filesystem;

namespace {

// Less than a sector, always as long: a write is whole or not there, and the seal tells which.
constexpr std::size_t recordBytes = 128;

std::string sealOf(const std::string& text) { return sha256Hex(text).substr(0, 16); }

std::string recordOf(const Head& head) {
    std::string text = std::to_string(head.generation) + " " + std::to_string(head.seq) + " " + (head.hash.empty() ? "-" : head.hash);
    text += " " + sealOf(text);
    text.resize(recordBytes - 1, ' ');
    return text + "\n";
}

}  // namespace

LastSeen::LastSeen(const fs::path& folder, const std::string& workspaceId) {
    if (folder.empty()) return;
    std::error_code problem;
    if (fs::create_directories(folder, problem)) ::chmod(folder.c_str(), 0700);
    const fs::path file = folder / workspaceId;
    file_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file_ < 0)
        log::warning("cannot remember how far the ledger is: an old copy of it would not be noticed");
    else
        ::fchmod(file_, 0600);
}

LastSeen::LastSeen(LastSeen&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

LastSeen& LastSeen::operator=(LastSeen&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
}

LastSeen::~LastSeen() {
    if (file_ < 0) return;
    ::fdatasync(file_);
    ::close(file_);
}

std::optional<Head> LastSeen::read() const {
    std::string text(recordBytes, '\0');
    if (file_ < 0 || ::pread(file_, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size())) return std::nullopt;
    std::istringstream in(text);
    Head head;
    std::string seal;
    if (!(in >> head.generation >> head.seq >> head.hash >> seal)) return std::nullopt;
    if (seal != sealOf(std::to_string(head.generation) + " " + std::to_string(head.seq) + " " + head.hash)) return std::nullopt;
    if (head.hash == "-") head.hash.clear();
    return head;
}

void LastSeen::note(const Head& head) {
    if (file_ < 0) return;
    const std::string record = recordOf(head);
    if (::pwrite(file_, record.data(), record.size(), 0) != static_cast<ssize_t>(record.size()))
        log::warning("cannot remember how far the ledger is");
}

}  // namespace resodesk::store
