// SPDX-License-Identifier: GPL-3.0-or-later
// Reads files from outside, for the programs of the house and not for people: pieces on standard input, pieces on standard output.
//
// resodesk-pages look DPI MOST_WIDTH MOST_HEIGHT | join | split

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "base/pieces.h"
#include "pages/work.h"

namespace pages = resodesk::pages;
using resodesk::packPieces;
using resodesk::unpackPieces;

namespace {

constexpr rlim_t mostMemory = 1536UL << 20;
constexpr rlim_t firstSeconds = 10, mostSeconds = 300;
constexpr rlim_t filesPerSecond = 4;  // measured: a label takes 5 to 30 ms
constexpr std::size_t atOnce = 1 << 16;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool isSanitized = true;  // the sanitizers reserve terabytes of addresses
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool isSanitized = true;
#else
constexpr bool isSanitized = false;
#endif
#else
constexpr bool isSanitized = false;
#endif

void limit(int what, rlim_t soft, rlim_t hard) {
    const rlimit both{soft, hard};
    if (::setrlimit(static_cast<decltype(RLIMIT_CPU)>(what), &both) != 0) std::exit(3);
}

/// What a file that takes over could still do: compute for a while, with little memory, and answer.
void shutIn() {
    if (!isSanitized) limit(RLIMIT_AS, mostMemory, mostMemory);
    limit(RLIMIT_CPU, firstSeconds, mostSeconds);
    limit(RLIMIT_FSIZE, 0, 0);
    limit(RLIMIT_CORE, 0, 0);
    std::signal(SIGXFSZ, SIG_IGN);  // fontconfig would like to write its cache
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

std::string readAll() {
    std::string all;
    std::string some(atOnce, '\0');
    for (ssize_t count = 0; (count = ::read(STDIN_FILENO, some.data(), some.size())) > 0;) all.append(some, 0, static_cast<std::size_t>(count));
    return all;
}

bool writeAll(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

std::optional<std::vector<std::string>> done(const std::string& what, char** words, int count, const std::vector<std::string>& files) {
    if (what == "join") return pages::join(files);
    if (files.size() != 1) return std::nullopt;
    if (what == "split") return pages::split(files[0]);
    if (what == "look" && count == 3) return pages::look(files[0], std::atof(words[0]), std::atoi(words[1]), std::atoi(words[2]));
    return std::nullopt;
}

}  // namespace

int main(int count, char** words) {
    if (count < 2) return 2;
    shutIn();
    const auto files = unpackPieces(readAll());
    if (!files) return 2;
    limit(RLIMIT_CPU, std::min<rlim_t>(mostSeconds, firstSeconds + files->size() / filesPerSecond), mostSeconds);
    const auto pieces = done(words[1], words + 2, count - 2, *files);
    if (!pieces) return 1;
    return writeAll(packPieces(*pieces)) ? 0 : 1;
}
