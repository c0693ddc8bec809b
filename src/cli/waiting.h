// SPDX-License-Identifier: GPL-3.0-or-later
// --hold, --wait and --timeout: how a decision leaves and how the command ends.

#pragma once

#include <CLI/App.hpp>
#include <optional>

#include "app/outbox/outbox_desk.h"
#include "app/returns/returns_desk.h"
#include "cli/json_output.h"
#include "cli/session.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/translate.h"
#include "text/words.h"

namespace resodesk::cli {

struct WaitOptions {
    bool waits = false;
    int timeoutSeconds = 0;
    std::optional<int> holdSeconds;

    void addTo(CLI::App& command) {
        command.add_flag("--wait", waits, "Until every action is confirmed or has failed");
        command.add_option("--timeout", timeoutSeconds, "Seconds to wait at most; 0: without end")->check(CLI::NonNegativeNumber);
        command.add_option("--hold", holdSeconds, "Seconds in which it can be undone; 0 sends at once")->check(CLI::NonNegativeNumber);
    }
    std::optional<milliseconds> hold() const {
        return holdSeconds ? std::optional<milliseconds>(seconds(*holdSeconds)) : std::nullopt;
    }
    /// Says what became of the decision and throws Exit.
    [[noreturn]] void finish(Session& session, const app::Confirmed& confirmed) const;
    /// Waits for all that is on its way, says what became of it and throws Exit.
    [[noreturn]] void finishAll(Session& session) const;
};

/// A bulk decision that stopped by itself, and how it goes on.
std::string stoppedWords(BulkId bulk);

/// What the program ends with when these stand as they do.
int exitCodeOf(const std::vector<Action>& actions, bool hasRefusals);

/// Waits for all that is on its way, at most so many seconds; 0: without end. The actions as they stand then.
std::vector<Action> awaitAll(Session& session, int timeoutSeconds);

}  // namespace resodesk::cli
