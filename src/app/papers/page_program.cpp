// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/papers/page_program.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "base/paths.h"
#include "base/pieces.h"

namespace resodesk::app {

namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

constexpr std::chrono::milliseconds pagesTime{60'000}, timePerFile{250};
constexpr std::size_t largestOfPages = 1'200'000'000;
constexpr std::size_t bytesAtOnce = 1 << 16;

std::filesystem::path pageProgram() {
    const auto beside = programFolder() / "resodesk-pages";
    std::error_code ignored;
    return std::filesystem::exists(beside, ignored) ? beside : programFolder() / ".." / "libexec" / "resodesk" / "resodesk-pages";
}

/// Fonts and their cache are found by these; nothing else of ours is its business.
std::vector<std::string> environmentForPages() {
    std::vector<std::string> environment{"LC_ALL=C.UTF-8"};
    for (const char* name : {"PATH", "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS", "FONTCONFIG_FILE", "FONTCONFIG_PATH",
                             "LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LSAN_OPTIONS"})
        if (const char* value = std::getenv(name)) environment.push_back(std::string(name) + "=" + value);
    return environment;
}

std::vector<char*> pointersTo(std::vector<std::string>& words) {
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

class Child {
 public:
    explicit Child(std::vector<std::string> words) {
        std::array<int, 2> ends{};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return;
        socket_ = ends[0];
        ::fcntl(socket_, F_SETFL, O_NONBLOCK);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        const std::string program = pageProgram().string();
        words.insert(words.begin(), program);
        auto environment = environmentForPages();
        const auto arguments = pointersTo(words), variables = pointersTo(environment);
        if (::posix_spawn(&pid_, program.c_str(), &actions, nullptr, arguments.data(), variables.data()) != 0) pid_ = -1;
        posix_spawn_file_actions_destroy(&actions);
        ::close(ends[1]);
    }
    ~Child() {
        if (socket_ >= 0) ::close(socket_);
        if (pid_ > 0) {
            ::kill(pid_, SIGKILL);
            end();
        }
    }
    bool isRunning() const { return pid_ > 0; }
    int socket() const { return socket_; }
    /// What it ended with; waits for it.
    int end() {
        int status = 0;
        while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
        }
        pid_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

 private:
    int socket_ = -1;
    pid_t pid_ = -1;
};

/// Writes `input` and reads the answer, both as they go. Nothing when that takes too long or breaks off.
std::optional<std::string> exchange(const Child& child, std::string_view input, SteadyTime until) {
    std::string answer;
    std::string some(bytesAtOnce, '\0');
    bool isWriting = true;
    while (answer.size() < largestOfPages) {
        if (isWriting && input.empty()) {
            ::shutdown(child.socket(), SHUT_WR);
            isWriting = false;
        }
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()).count();
        pollfd one{child.socket(), static_cast<short>(POLLIN | (isWriting ? POLLOUT : 0)), 0};
        if (left <= 0 || (::poll(&one, 1, static_cast<int>(left)) <= 0 && errno != EINTR)) return std::nullopt;
        if (one.revents & POLLOUT && isWriting) {
            const ssize_t sent = ::send(child.socket(), input.data(), std::min(input.size(), bytesAtOnce), MSG_NOSIGNAL);
            if (sent < 0 && errno != EAGAIN && errno != EINTR) return std::nullopt;
            if (sent > 0) input.remove_prefix(static_cast<std::size_t>(sent));
        }
        if (!(one.revents & (POLLIN | POLLHUP | POLLERR))) continue;
        const ssize_t count = ::recv(child.socket(), some.data(), some.size(), 0);
        if (count == 0) return answer;
        if (count < 0 && errno != EAGAIN && errno != EINTR) return std::nullopt;
        if (count > 0) answer.append(some, 0, static_cast<std::size_t>(count));
    }
    return std::nullopt;
}

}  // namespace

Result<std::vector<std::string>> askPages(const std::vector<std::string>& arguments, const std::vector<std::string>& files) {
    Child child(arguments);
    if (!child.isRunning()) return Error(Failure::unreadableLabel, "resodesk-pages did not start");
    const auto until = std::chrono::steady_clock::now() + pagesTime + static_cast<int>(files.size()) * timePerFile;
    const auto answer = exchange(child, packPieces(files), until);
    if (!answer) return Error(Failure::unreadableLabel, "resodesk-pages broke off");
    const int code = child.end();
    const auto pieces = unpackPieces(*answer);
    if (code != 0 || !pieces) return Error(Failure::unreadableLabel, "resodesk-pages ended with " + std::to_string(code));
    return *pieces;
}

}  // namespace resodesk::app
