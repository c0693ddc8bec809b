// SPDX-License-Identifier: GPL-3.0-or-later
// Where a command speaks, asks and finds its files: this program's own terminal, or that of a resodesk-cli beside it.

#pragma once

#include <filesystem>
#include <optional>
#include <ostream>
#include <stop_token>
#include <string>

namespace resodesk::cli {

class Console {
 public:
    virtual ~Console() = default;
    virtual std::ostream& out() = 0;
    virtual std::ostream& err() = 0;
    /// A person can be asked.
    virtual bool isTerminal() const = 0;
    /// Shows the question on standard error; the line that is typed.
    virtual std::string ask(const std::string& question) = 0;
    /// All of standard input; the same again when asked again.
    virtual std::string input() = 0;
    /// Relative file names start here.
    virtual std::filesystem::path folder() const = 0;
    /// Nobody waits for the command any more.
    virtual std::stop_token stop() const { return {}; }
};

class OwnConsole final : public Console {
 public:
    std::ostream& out() override;
    std::ostream& err() override;
    bool isTerminal() const override;
    std::string ask(const std::string& question) override;
    std::string input() override;
    std::filesystem::path folder() const override { return std::filesystem::current_path(); }

 private:
    std::optional<std::string> input_;
};

}  // namespace resodesk::cli
