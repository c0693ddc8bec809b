// SPDX-License-Identifier: GPL-3.0-or-later

#include "faults/kill_life.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <stdexcept>

#include "base/paths.h"

namespace resodesk::faults {

namespace {

/// A child with its standard output in our hand.
class Victim {
 public:
    Victim(const Life& life, const KillShop& shop, const std::filesystem::path& list) {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
        const std::string program = (programFolder() / "fault_kill_victim").string();
        std::vector<std::string> words{program, life.mode, life.workspace.string(), std::to_string(life.seed),
                                       std::to_string(shop.ahead().count()),
                                       std::to_string(life.decisions), life.label, shop.url(), shop.tokenFile().string()};
        std::vector<std::string> settings{"RESODESK_CRASH_LIST=" + list.string(), "HOME=/nonexistent"};
        if (!life.label.empty() && life.dies) settings.push_back("RESODESK_CRASH=" + life.label + ":1");
        for (const char* kept : {"PATH", "TMPDIR", "RESODESK_MUTANT", "ASAN_OPTIONS", "TSAN_OPTIONS", "LSAN_OPTIONS"})
            if (const char* value = std::getenv(kept)) settings.push_back(std::string(kept) + "=" + value);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        const int failed = ::posix_spawn(&pid_, program.c_str(), &actions, nullptr, pointers(words).data(), pointers(settings).data());
        posix_spawn_file_actions_destroy(&actions);
        ::close(ends[1]);
        output_ = ends[0];
        if (failed != 0) throw std::runtime_error("cannot start " + program);
    }
    ~Victim() { ::close(output_); }
    Victim(const Victim&) = delete;
    Victim& operator=(const Victim&) = delete;

    /// Reads what it says until it ends or is killed. The lines; the wait status in `status`.
    std::vector<std::string> live(const Life& life, int& status) {
        const auto start = std::chrono::steady_clock::now();
        const auto longest = life.mode == "practice" ? std::chrono::seconds(20) : std::chrono::seconds(5);
        auto deadline = life.label.empty() && !life.countsFromOpen ? start + life.after : start + longest;
        std::string text;
        bool isOpen = false;
        while (readMore(text, deadline)) {
            if (isOpen || !text.starts_with("open\n")) continue;
            isOpen = true;
            if (life.label.empty() && life.countsFromOpen) deadline = std::chrono::steady_clock::now() + life.after;
        }
        ::kill(pid_, SIGKILL);
        while (readMore(text, std::chrono::steady_clock::now() + std::chrono::seconds(5))) {}
        ::waitpid(pid_, &status, 0);
        std::vector<std::string> lines;
        for (std::size_t at = 0, end; (end = text.find('\n', at)) != std::string::npos; at = end + 1)
            lines.push_back(text.substr(at, end - at));
        return lines;
    }

 private:
    static std::vector<char*> pointers(std::vector<std::string>& words) {
        std::vector<char*> found;
        for (std::string& word : words) found.push_back(word.data());
        found.push_back(nullptr);
        return found;
    }
    /// False at the end of its output and when the time is over.
    bool readMore(std::string& text, std::chrono::steady_clock::time_point deadline) {
        const auto left = std::chrono::duration_cast<std::chrono::microseconds>(deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0) return false;
        const timespec wait{left.count() / 1'000'000, left.count() % 1'000'000 * 1'000};
        pollfd watched{output_, POLLIN, 0};
        if (::ppoll(&watched, 1, &wait, nullptr) <= 0) return false;
        char buffer[4096];
        const ssize_t got = ::read(output_, buffer, sizeof buffer);
        if (got > 0) text.append(buffer, static_cast<std::size_t>(got));
        return got > 0;
    }

    pid_t pid_ = 0;
    int output_ = -1;
};

}  // namespace

std::vector<std::string> live(const Life& life, const KillShop& shop, const std::filesystem::path& list, int& status) {
    Victim victim(life, shop, list);
    return victim.live(life, status);
}

}  // namespace resodesk::faults
