// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/paths.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

#include "base/ids.h"

namespace resodesk {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void throwFileError(const char* what, const fs::path& file) {
    throw fs::filesystem_error(what, file, std::error_code(errno, std::generic_category()));
}

}  // namespace

fs::path programFolder() {
    static const fs::path folder = fs::read_symlink("/proc/self/exe").parent_path();
    return folder;
}

fs::path resourceFolder() { return programFolder().parent_path() / "share" / "resodesk"; }
fs::path localeFolder() { return programFolder().parent_path() / "share" / "locale"; }

fs::path defaultWorkspace() {
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data) return fs::path(data) / "resodesk";
    const char* home = std::getenv("HOME");
    return fs::path(home ? home : ".") / ".local" / "share" / "resodesk";
}

std::string readFile(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in || fs::is_directory(file)) throwFileError("cannot read", file);
    return {std::istreambuf_iterator<char>(in), {}};
}

void writeFilePrivately(const fs::path& file, std::string_view bytes) {
    const fs::path fresh = file.string() + "." + newUuid().substr(0, 8);
    const int fd = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) throwFileError("cannot write", fresh);
    const bool written = ::fchmod(fd, 0600) == 0 &&
                         ::write(fd, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) &&
                         ::fsync(fd) == 0;
    ::close(fd);
    if (!written || ::rename(fresh.c_str(), file.c_str()) != 0) {
        ::unlink(fresh.c_str());
        throwFileError("cannot write", file);
    }
}

}  // namespace resodesk
