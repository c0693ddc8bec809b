// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/reserve.h"

#include <SQLiteCpp/Exception.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

namespace resodesk::store {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t reserved = 4 << 20;

}  // namespace

bool Reserve::keep() const {
    std::error_code problem;
    if (fs::file_size(file_, problem) == reserved && !problem) return true;
    const fs::space_info space = fs::space(file_.parent_path(), problem);
    if (problem || space.available < 2 * reserved) return false;
    const int fd = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) return false;
    const bool isTaken = ::posix_fallocate(fd, 0, static_cast<off_t>(reserved)) == 0;
    ::close(fd);
    if (!isTaken) release();
    return isTaken;
}

bool Reserve::release() const {
    std::error_code ignored;
    return fs::remove(file_, ignored);
}

bool Reserve::isNeededFor(const std::exception& e) const {
    constexpr std::uintmax_t smallest = 256 << 10;  // the -shm of one database takes 32 KiB
    if (isDiskFull(e)) return true;
    const auto* failed = dynamic_cast<const SQLite::Exception*>(&e);
    const int code = failed ? failed->getErrorCode() & 0xff : SQLITE_OK;
    if (code != SQLITE_IOERR && code != SQLITE_CANTOPEN) return false;
    std::error_code problem;
    const fs::space_info space = fs::space(file_.parent_path(), problem);
    return !problem && space.available < smallest;
}

bool isDiskFull(const std::exception& e) {
    const auto* failed = dynamic_cast<const SQLite::Exception*>(&e);
    return failed && failed->getErrorCode() == SQLITE_FULL;
}

}  // namespace resodesk::store
