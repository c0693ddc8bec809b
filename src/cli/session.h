// SPDX-License-Identifier: GPL-3.0-or-later
// One run of the command line: the desk, waiting for its answers, and how the run ends. A run belongs to this program, or
// to a resodesk-cli beside the program that holds the workspace: then it is one of several, each on a thread of its own.

#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/beside/door.h"
#include "app/desk.h"
#include "cli/console.h"

namespace resodesk::app {
class Caller;
}

namespace resodesk::cli {

/// What the program ends with.
enum ExitCode { done = 0, refused = 1, usage = 2, unreachable = 3, unknownOutcome = 4 };

/// Ends the command with this code; what is to be said has been said.
struct Exit {
    int code;
};

enum class Format { table, json, csv };

class Session {
 public:
    std::filesystem::path workspace;
    Format format = Format::table;
    bool isConfirmed = false;  ///< --yes

    Session(Console& console, std::vector<std::string> arguments) : console_(console), arguments_(std::move(arguments)) {}
    /// For another process, with a desk that is open.
    Session(Console& console, std::vector<std::string> arguments, app::Desk& desk, app::Holder holder)
        : console_(console), arguments_(std::move(arguments)), openDesk_(&desk), hostedBy_(holder) {}

    /// Opens the workspace on first use. Prints why not and throws Exit. Where another program holds it, that one runs the
    /// command, and this throws Exit with its code: so a command calls it before it asks or prints.
    app::Desk& desk(bool sends = false, bool syncsByItself = false);
    /// For commands that take their time: others need not wait for the workspace until they end.
    void openDoor(app::Holder holder = app::Holder::command, std::function<void(const std::string& link)> makeWay = {});
    /// The commands of others end, too, instead of being waited for in close().
    void closeDoor() { door_.reset(); }
    void close();

    const std::vector<std::string>& arguments() const { return arguments_; }
    const Clock& clock() const { return clock_; }
    std::ostream& out() const { return console_.out(); }
    std::ostream& err() const { return console_.err(); }
    Console& console() const { return console_; }
    /// A file as the person named it.
    std::filesystem::path file(const std::string& name) const { return console_.folder() / name; }
    /// Into such a file, for its owner alone; ends the run where that cannot be.
    void write(const std::string& name, std::string_view bytes) const;
    /// Who runs this command for another process.
    std::optional<app::Holder> hostedBy() const { return hostedBy_; }

    /// Prints the error to standard error and throws Exit with the code it stands for.
    [[noreturn]] void fail(const Error& error) const;
    /// An amount that is none, with the option it was given for.
    [[noreturn]] void failAmount(const std::string& option, const std::string& typed) const;
    [[noreturn]] void failUsage(const std::string& why) const;
    /// The option knows no such value.
    [[noreturn]] void failChoice(const char* option, const std::string& value) const;
    /// Asks on the terminal; without one and without --yes this is wrong usage.
    void confirm(const std::string& question) const;

    /// Calls `ask(done)` and waits for what `done` is given; nothing when that takes longer than `limit`, if there is one.
    /// Ends the run when nobody waits for it any more.
    template <class Value, class Ask>
    std::optional<Value> awaitWithin(std::chrono::seconds limit, Ask ask) {
        struct Answer {
            std::mutex mutex;
            std::condition_variable_any given;
            std::optional<Value> value;
        };
        const auto answer = std::make_shared<Answer>();
        ask([answer](Value value) {
            const std::lock_guard lock(answer->mutex);
            answer->value.emplace(std::move(value));
            answer->given.notify_all();
        });
        std::unique_lock lock(answer->mutex);
        const auto isThere = [&] { return answer->value.has_value(); };
        if (limit.count() > 0)
            answer->given.wait_for(lock, console_.stop(), limit, isThere);
        else
            answer->given.wait(lock, console_.stop(), isThere);
        if (!isThere() && console_.stop().stop_requested()) fail(Error(Failure::stopped, "nobody waits"));
        return std::move(answer->value);
    }
    template <class Value, class Ask>
    Value await(Ask ask) {
        return *awaitWithin<Value>(std::chrono::seconds(0), ask);
    }
    /// The same with a Result: the value, or the end of the run.
    template <class Value, class Ask>
    Value must(Ask ask) {
        auto result = await<Result<Value>>(ask);
        if (!result) fail(result.error());
        if constexpr (!std::is_void_v<Value>) return *result;
    }

 private:
    void runElsewhere(app::Caller& holder) const;

    Console& console_;
    std::vector<std::string> arguments_;
    SystemClock clock_;
    std::unique_ptr<app::Desk> desk_;
    std::unique_ptr<app::Door> door_;
    app::Desk* openDesk_ = nullptr;  ///< desk_, or the one of the program that hosts this run
    std::optional<app::Holder> hostedBy_;
};

/// The exit code that a failure stands for.
int exitCodeOf(Failure failure);

}  // namespace resodesk::cli
