// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/practice.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <vector>

#include "base/paths.h"

extern char** environ;

namespace resodesk::app {

namespace {

constexpr const char* speed = "60";  // an hour of the buyers' life passes in a minute

/// The first line the child prints.
std::string firstLine(int fd) {
    std::string line;
    char c = 0;
    while (::read(fd, &c, 1) == 1 && c != '\n') line += c;
    return line;
}

}  // namespace

PracticeShop::~PracticeShop() {
    if (input_ >= 0) ::close(input_);
    if (pid_ > 0) ::waitpid(pid_, nullptr, 0);
}

Result<std::string> PracticeShop::start(const std::filesystem::path& folder, int returns) {
    const std::string program = (programFolder() / "resodesk-market").string();
    std::filesystem::create_directories(folder);
    const std::string data = (folder / "data").string(), ready = tokenFile(folder).string();
    std::array<int, 2> in{}, out{};
    if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0) return Error(Failure::unreadableFile, "pipe", program);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    std::vector<std::string> words{program, "--data", data, "--seed", "7", "--returns", std::to_string(returns), "--speed", speed,
                                   "--ready-file", ready, "--till-input-ends"};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const int failed = ::posix_spawn(&pid_, program.c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(in[0]);
    ::close(out[1]);
    input_ = in[1];
    const std::string line = failed == 0 ? firstLine(out[0]) : std::string{};
    ::close(out[0]);
    const std::string intro = "listening on ";
    if (!line.starts_with(intro)) return Error(Failure::unreadableFile, "the practice marketplace did not start", program);
    return line.substr(intro.size());
}

}  // namespace resodesk::app
