// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/agent_unit.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <vector>

#include "base/paths.h"

extern char** environ;

namespace resodesk::app {

namespace fs = std::filesystem;

namespace {

constexpr const char* unitName = "resodesk-agent.service";
constexpr auto longest = std::chrono::seconds(15);

fs::path unitFile() {
    const char* config = std::getenv("XDG_CONFIG_HOME");
    const char* home = std::getenv("HOME");
    const fs::path base = config && *config ? fs::path(config) : fs::path(home ? home : ".") / ".config";
    return base / "systemd" / "user" / unitName;
}

/// A word of ExecStart=: systemd.syntax(7) and systemd.service(5) give these characters a meaning.
std::string quoted(const std::string& word) {
    std::string text = "\"";
    for (const char c : word) {
        if (c == '"' || c == '\\') text += '\\';
        if (c == '%' || c == '$') text += c;
        text += c;
    }
    return text + "\"";
}

/// However it was typed.
fs::path whole(const fs::path& workspace) { return fs::absolute(workspace).lexically_normal(); }

struct Ran {
    int code = -1;  ///< -1: it could not be run, or did not end in time
    std::string said;
};

/// Adds what it prints until it closes its end. False: the time is over.
bool readAll(int fd, std::string& said) {
    const auto end = std::chrono::steady_clock::now() + longest;
    std::array<char, 4096> part{};
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        ::pollfd ready{fd, POLLIN, 0};
        if (left.count() <= 0 || ::poll(&ready, 1, static_cast<int>(left.count())) <= 0) return false;
        const ssize_t got = ::read(fd, part.data(), part.size());
        if (got <= 0) return true;
        said.append(part.data(), static_cast<std::size_t>(got));
    }
}

Ran systemctl(std::vector<std::string> words) {
    words.insert(words.begin(), {"systemctl", "--user"});
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    std::array<int, 2> out{};
    if (::pipe2(out.data(), O_CLOEXEC) != 0) return {};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDERR_FILENO);
    pid_t pid = 0;
    const int failed = ::posix_spawnp(&pid, "systemctl", &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(out[1]);
    Ran ran;
    if (failed == 0) {
        if (!readAll(out[0], ran.said)) ::kill(pid, SIGKILL);
        int status = 0;
        ::waitpid(pid, &status, 0);
        if (WIFEXITED(status)) ran.code = WEXITSTATUS(status);
    }
    ::close(out[0]);
    return ran;
}

Result<void> mustRun(std::vector<std::string> words) {
    const Ran ran = systemctl(std::move(words));
    if (ran.code == 0) return {};
    return Error(Failure::serviceRefused, "systemctl", ran.said.substr(0, ran.said.find('\n')));
}

/// Whether a systemd serves this user: not in a container, or on a system that starts without it.
bool hasUserServices() { return systemctl({"show", "--property=Version"}).code == 0; }

}  // namespace

std::string agentUnit(const fs::path& program, const fs::path& workspace) {
    // Exit code 1: another one works already, or the workspace is not for it. Trying again would not help.
    return "# Written by ResoDesk: Settings, General, or resodesk-cli agent --install\n"
           "[Unit]\n"
           "Description=ResoDesk without its window\n"
           "\n"
           "[Service]\n"
           "ExecStart=" + quoted(program.string()) + " --workspace " + quoted(whole(workspace).string()) + " agent\n"
           "Restart=on-failure\n"
           "RestartSec=30\n"
           "RestartPreventExitStatus=1 2\n"
           "TimeoutStopSec=30\n"
           "\n"
           "[Install]\n"
           "WantedBy=default.target\n";
}

bool isAgentInstalled(const fs::path& workspace) {
    std::error_code failed;
    if (!fs::exists(unitFile(), failed)) return false;
    const std::string ours = " --workspace " + quoted(whole(workspace).string()) + " agent\n";
    return readFile(unitFile()).find(ours) != std::string::npos && systemctl({"is-enabled", unitName}).code == 0;
}

Result<void> installAgent(const fs::path& workspace) {
    if (!hasUserServices()) return Error(Failure::noUserServices, "systemctl --user");
    try {
        fs::create_directories(unitFile().parent_path());
        writeFilePrivately(unitFile(), agentUnit(programFolder() / "resodesk-cli", workspace));
    } catch (const fs::filesystem_error& e) {
        return Error(Failure::serviceRefused, "unit file", e.what());
    }
    if (auto read = mustRun({"daemon-reload"}); !read) return read;
    return mustRun({"enable", unitName});
}

Result<void> removeAgent() {
    if (!hasUserServices()) return Error(Failure::noUserServices, "systemctl --user");
    std::error_code failed;
    if (!fs::exists(unitFile(), failed)) return {};
    if (auto disabled = mustRun({"disable", "--now", unitName}); !disabled) return disabled;
    fs::remove(unitFile(), failed);
    if (failed) return Error(Failure::serviceRefused, "unit file", failed.message());
    return mustRun({"daemon-reload"});
}

Result<void> startAgent() { return mustRun({"start", "--no-block", unitName}); }

}  // namespace resodesk::app
