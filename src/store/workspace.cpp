// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/workspace.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "base/fault_points.h"

namespace resodesk::store {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void throwFileError(const char* what, const fs::path& file) {
    throw fs::filesystem_error(what, file, std::error_code(errno, std::generic_category()));
}

std::string pidIn(int fd) {
    char text[32] = {};
    const ssize_t got = ::pread(fd, text, sizeof text - 1, 0);
    std::string pid(text, got > 0 ? static_cast<std::size_t>(got) : 0);
    return pid.substr(0, pid.find('\n'));
}

bool isNoWriting(int why) { return why == EACCES || why == EPERM || why == EROFS; }

/// By name, never through a link and never by opening: closing a database file would drop SQLite's locks on it.
void makePrivate(const fs::path& path, mode_t mode) {
    if (isMutant("umask_dependent_modes")) return;
    struct stat status {};
    const bool isOurs = ::lstat(path.c_str(), &status) == 0 && !S_ISLNK(status.st_mode) && status.st_uid == ::geteuid();
    if (isOurs && (status.st_mode & 0777 & ~mode) != 0) ::chmod(path.c_str(), mode);
}

/// What an older program, a copy or another umask has left open to other people.
void tighten(const fs::path& folder) {
    makePrivate(folder, 0700);
    makePrivate(folder / "backup", 0700);
    std::error_code nothing;
    for (const fs::path& place : {folder, folder / "backup"})
        for (const auto& entry : fs::directory_iterator(place, nothing))
            if (entry.is_regular_file(nothing)) makePrivate(entry.path(), 0600);
}

}  // namespace

Result<Workspace> Workspace::hold(const fs::path& folder) {
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (isNoWriting(problem.value())) return Error(Failure::readOnlyWorkspace, "cannot make the folder", folder.string());
    if (problem) throw fs::filesystem_error("cannot make", folder, problem);
    const fs::path file = folder / "workspace.lock";
    const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0 && isNoWriting(errno)) return Error(Failure::readOnlyWorkspace, "cannot open workspace.lock", folder.string());
    if (fd < 0) throwFileError("cannot open", file);
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    if (::fcntl(fd, F_OFD_SETLK, &lock) != 0) {
        const int why = errno;
        const std::string holder = pidIn(fd);
        ::close(fd);
        if (why == EAGAIN || why == EACCES) return Error(Failure::busy, "workspace.lock", holder);
        errno = why;
        throwFileError("cannot lock", file);
    }
    const std::string pid = std::to_string(::getpid()) + "\n";
    if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, pid.data(), pid.size(), 0) < 0) {
        ::close(fd);
        throwFileError("cannot write", file);
    }
    tighten(folder);
    return Workspace(folder, fd);
}

Workspace::Workspace(Workspace&& other) noexcept : folder_(std::move(other.folder_)), lock_(std::exchange(other.lock_, -1)) {}

Workspace& Workspace::operator=(Workspace&& other) noexcept {
    std::swap(folder_, other.folder_);
    std::swap(lock_, other.lock_);
    return *this;
}

Workspace::~Workspace() {
    if (lock_ >= 0) ::close(lock_);
}

}  // namespace resodesk::store
