// SPDX-License-Identifier: GPL-3.0-or-later
// What two processes of one seller say to each other over desk.sock: frames of a kind, a length and bytes.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace resodesk::app {

/// Who holds a workspace.
enum class Holder { window, agent, command };
std::string_view toText(Holder holder);
std::optional<Holder> holderFrom(std::string_view text);

enum class FrameKind : char {
    hello = 'H',     ///< caller: program version, wish ("run" or "window")
    ready = 'R',     ///< holder: its kind. Nothing has been done before this
    refused = 'N',   ///< holder: name of the failure, subject
    command = 'C',   ///< caller: folder, "1" for a terminal, arguments
    begun = 'B',     ///< holder: from here on it may have been done
    out = 'o',       ///< holder: for standard output
    err = 'e',       ///< holder: for standard error
    question = '?',  ///< holder: to be asked on the terminal; an answer is awaited
    input = '<',     ///< holder: all of standard input is wanted as the answer
    answer = 'a',    ///< caller
    link = 'L',      ///< caller that wished for the window, after "ready": what the window there is to open
    taken = 'T',     ///< holder: the link is understood; one that does not know links only hangs up
    ended = 'x',     ///< holder: the exit code
    beat = '.'       ///< holder, every second: it lives
};

struct Frame {
    FrameKind kind;
    std::string body;
};

/// Fields in one body. They cannot hold a NUL: paths, arguments, names.
std::string joined(const std::vector<std::string>& fields);
std::vector<std::string> split(std::string_view body);

}  // namespace resodesk::app
