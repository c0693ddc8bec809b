// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/paths.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <ctime>
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

/// What Windows takes for a device, whatever its ending: files travel.
bool isDevice(std::string name) {
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::toupper(c); });
    for (const std::string_view device : {"CON", "PRN", "AUX", "NUL"})
        if (name == device) return true;
    return name.size() == 4 && (name.starts_with("COM") || name.starts_with("LPT")) && name.back() >= '0' && name.back() <= '9';
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

std::string safeFileName(std::string_view given, std::string_view ending) {
    constexpr std::size_t longest = 80;
    const auto isLetterOrDigit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    std::string name;
    for (const char c : given.substr(0, 4 * longest)) {
        const bool isKept = isLetterOrDigit(c) || (!name.empty() && (c == '-' || c == '_'));
        if (isKept) name += c;
        else if (!name.empty() && !name.ends_with('-')) name += '-';
    }
    name.resize(std::min(name.size(), longest));
    if (name.empty() || isDevice(name)) name.insert(0, "file");
    return name.append(ending);
}

fs::path stateFolder() {
    if (const char* state = std::getenv("XDG_STATE_HOME"); state && *state) return fs::path(state) / "resodesk";
    const char* home = std::getenv("HOME");
    return fs::path(home ? home : ".") / ".local" / "state" / "resodesk";
}

std::string readFile(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in || fs::is_directory(file)) throwFileError("cannot read", file);
    return {std::istreambuf_iterator<char>(in), {}};
}

fs::path makePrivateFolder(const std::string& name) {
    std::string pattern = (fs::temp_directory_path() / ("resodesk-" + name + "-XXXXXX")).string();
    if (!::mkdtemp(pattern.data())) throw fs::filesystem_error("cannot make", pattern, std::error_code(errno, std::generic_category()));
    return pattern;  // 0700
}

void removePrivateFolders(const std::string& name, std::chrono::hours age) {
    const std::string start = "resodesk-" + name + "-";
    const std::time_t before = std::time(nullptr) - std::chrono::duration_cast<std::chrono::seconds>(age).count();
    std::error_code failed;
    for (fs::directory_iterator entry(fs::temp_directory_path(failed), failed), end; !failed && entry != end; entry.increment(failed)) {
        if (!entry->path().filename().string().starts_with(start)) continue;
        struct stat folder{};
        const bool isOurs = ::lstat(entry->path().c_str(), &folder) == 0 && S_ISDIR(folder.st_mode) && folder.st_uid == ::geteuid();
        std::error_code ignored;
        if (isOurs && folder.st_mtime < before) fs::remove_all(entry->path(), ignored);
    }
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
