// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/session.h"

#include <unistd.h>

#include <iostream>

#include "cli/output.h"
#include "text/failures.h"

namespace resodesk::cli {

int exitCodeOf(Failure failure) {
    switch (failure) {
        case Failure::offline:
        case Failure::throttled:
        case Failure::busy:
        case Failure::stopped: return unreachable;
        case Failure::outcomeUnknown: return unknownOutcome;
        case Failure::badAmount:
        case Failure::badNumber:
        case Failure::badDate: return usage;  // only ever typed
        default: return refused;
    }
}

app::Desk& Session::desk(bool sends, bool syncsByItself) {
    if (desk_) return *desk_;
    app::DeskOptions options;
    options.workspace = workspace;
    options.syncsByItself = syncsByItself;
    options.sends = sends;
    auto opened = app::Desk::open(options, clock_);
    if (!opened) fail(opened.error());
    desk_ = std::move(*opened);
    return *desk_;
}

void Session::close() {
    if (desk_) desk_->stop();
    desk_.reset();
}

void Session::fail(const Error& error) const {
    if (format == Format::json)
        std::cout << errorJson(error) << "\n";
    else
        std::cerr << "resodesk-cli: " << text::sentence(error).utf8_string() << "\n";
    throw Exit{exitCodeOf(error.failure())};
}

void Session::failAmount(const std::string& option, const std::string& typed) const {
    const Error error(Failure::badAmount, option, typed);
    if (format == Format::json) fail(error);
    // Not the window's words: a script means the same amount in every language.
    std::cerr << "resodesk-cli: " << option << ": \"" << typed << "\" "
              // TRANSLATORS: follows an option and what was typed: --goodwill: "24,90" is not ...
              << translated("is not an amount: on the command line it is written like 1234.56 in every language.")
              << "\n";
    throw Exit{exitCodeOf(error.failure())};
}

void Session::failUsage(const std::string& why) const {
    std::cerr << "resodesk-cli: " << why << "\n";
    throw Exit{usage};
}

void Session::failChoice(const char* option, const std::string& value) const {
    failUsage(std::string(option) + ": " + text::sentence(Error(Failure::unknownChoice, option, value)).utf8_string());
}

void Session::confirm(const std::string& question) const {
    if (isConfirmed) return;
    if (!::isatty(STDIN_FILENO)) failUsage(translated("there is no terminal to ask on: add --yes"));
    // TRANSLATORS: y and s (sì) are understood as yes
    std::cerr << question << " " << translated("[y/N]") << " " << std::flush;
    std::string answer;
    std::getline(std::cin, answer);
    if (answer != "y" && answer != "Y" && answer != "s" && answer != "S") throw Exit{refused};
}

}  // namespace resodesk::cli
