// SPDX-License-Identifier: GPL-3.0-or-later
// One run of the command line: the desk, waiting for its answers, and how the run ends.

#pragma once

#include <chrono>
#include <filesystem>
#include <future>
#include <memory>
#include <optional>
#include <string>

#include "app/desk.h"

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

    /// Opens the workspace on first use. Prints why not and throws Exit.
    app::Desk& desk(bool sends = false, bool syncsByItself = false);
    void close();
    const Clock& clock() const { return clock_; }

    /// Prints the error to standard error and throws Exit with the code it stands for.
    [[noreturn]] void fail(const Error& error) const;
    /// An amount that is none, with the option it was given for.
    [[noreturn]] void failAmount(const std::string& option, const std::string& typed) const;
    [[noreturn]] void failUsage(const std::string& why) const;
    /// The option knows no such value.
    [[noreturn]] void failChoice(const char* option, const std::string& value) const;
    /// Asks on the terminal; without one and without --yes this is wrong usage.
    void confirm(const std::string& question) const;

    /// Calls `ask(done)` and waits for what `done` is given.
    template <class Value, class Ask>
    Value await(Ask ask) {
        auto promise = std::make_shared<std::promise<Value>>();
        auto future = promise->get_future();
        ask([promise](Value value) { promise->set_value(std::move(value)); });
        return future.get();
    }
    /// The same with a Result: the value, or the end of the run.
    template <class Value, class Ask>
    Value must(Ask ask) {
        auto result = await<Result<Value>>(ask);
        if (!result) fail(result.error());
        if constexpr (!std::is_void_v<Value>) return *result;
    }

 private:
    SystemClock clock_;
    std::unique_ptr<app::Desk> desk_;
};

/// The exit code that a failure stands for.
int exitCodeOf(Failure failure);

}  // namespace resodesk::cli
