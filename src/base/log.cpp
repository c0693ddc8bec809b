// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/log.h"

#include <fcntl.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unistd.h>

#include <memory>
#include <mutex>

namespace resodesk::log {

namespace {

std::shared_ptr<spdlog::logger>& logger() {
    static auto instance = [] {
        auto made = std::make_shared<spdlog::logger>("resodesk");
        made->flush_on(spdlog::level::warn);
        return made;
    }();
    return instance;
}

std::mutex sinks;

void write(spdlog::level::level_enum level, std::string_view line) {
    const std::lock_guard lock(sinks);
    logger()->log(level, "{}", line);
}

}  // namespace

void openIn(const std::filesystem::path& folder) {
    const std::lock_guard lock(sinks);
    const std::string name = (folder / "resodesk.log").string();
    struct stat status {};
    if (::lstat(name.c_str(), &status) == 0 && S_ISLNK(status.st_mode)) ::unlink(name.c_str());
    if (const int fd = ::open(name.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600); fd >= 0) ::close(fd);
    spdlog::file_event_handlers events;
    events.after_open = [](const spdlog::filename_t&, std::FILE* file) { ::fchmod(::fileno(file), 0600); };
    auto sink = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(name, 1 << 20, 3,
                                                                       false, events);
    sink->set_formatter(std::make_unique<spdlog::pattern_formatter>("%Y-%m-%dT%H:%M:%S.%eZ %l %v",
                                                                    spdlog::pattern_time_type::utc));
    // A workspace that is opened again in this process replaces the file of the one before.
    static std::shared_ptr<spdlog::sinks::sink> file;
    std::erase(logger()->sinks(), file);
    file = sink;
    logger()->sinks().push_back(std::move(sink));
}

void alsoToStderr() {
    const std::lock_guard lock(sinks);
    logger()->sinks().push_back(std::make_shared<spdlog::sinks::stderr_sink_mt>());
}

void info(std::string_view line) { write(spdlog::level::info, line); }
void warning(std::string_view line) { write(spdlog::level::warn, line); }
void error(std::string_view line) { write(spdlog::level::err, line); }

}  // namespace resodesk::log
