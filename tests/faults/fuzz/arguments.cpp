// SPDX-License-Identifier: GPL-3.0-or-later
// Any words on the command line, where no workspace can be: the program ends with one of its codes, says "done" only where
// nothing was asked of the desk, and speaks in sentences. The lines of the input are the words.

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/program.h"
#include "cli/session.h"
#include "must.h"
#include "support/temp_folder.h"
#include "text/language.h"

using namespace resodesk;
using faults::must;

namespace {

/// What it takes for as long as the program runs: the folder of workspaces is a file.
struct Surroundings {
    Surroundings() {
        std::ofstream(folder.path() / "file") << "not a folder";
        for (const char* place : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "HOME"})
            ::setenv(place, (folder.path() / "file").c_str(), 1);
        text::chooseLanguage("it");
    }
    text::TranslationLibrary library;
    test::TempFolder folder;
};

class Memory final : public cli::Console {
 public:
    std::ostream& out() override { return out_; }
    std::ostream& err() override { return err_; }
    bool isTerminal() const override { return false; }
    std::string ask(const std::string&) override { return {}; }
    std::string input() override { return {}; }
    std::filesystem::path folder() const override { return "/nonexistent"; }
    std::string said() const { return out_.str() + err_.str(); }

 private:
    std::ostringstream out_, err_;
};

/// Would leave the private folder, ask systemd, or read something endless.
bool isOutOfBounds(const std::string& word) {
    for (const char* part : {"--workspace", "--install", "--remove", "/dev", "/proc"})
        if (word.find(part) != std::string::npos) return true;
    return false;
}

/// Words of a library or a compiler that have no place in a sentence.
bool isBug(const std::string& said) {
    for (const char* word : {"json.exception", "basic_string", "bad_optional", "std::", "unchecked failure"})
        if (said.find(word) != std::string::npos) return true;
    return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const Surroundings surroundings;
    std::string_view rest = faults::textOf(bytes, size);
    std::vector<std::string> words;
    bool needsNoDesk = false, quotes = false;
    while (!rest.empty()) {
        words.emplace_back(faults::takeUntil(rest, '\n'));
        words.back().resize(std::min(words.back().size(), words.back().find('\0')));  // as execve would
        if (isOutOfBounds(words.back())) return 0;
        needsNoDesk = needsNoDesk || words.back() == "backup" ||  // an empty list of them is an answer
                       words.back().find("-h") != std::string::npos || words.back().find("--version") != std::string::npos;
        quotes = quotes || isBug(words.back());
    }
    sigset_t signals;
    ::pthread_sigmask(SIG_SETMASK, nullptr, &signals);  // the agent blocks some
    Memory console;
    cli::Session session(console, words);
    const int code = cli::runCommand(session);
    ::pthread_sigmask(SIG_SETMASK, &signals, nullptr);
    must(code >= cli::done && code <= cli::unknownOutcome, "the program ends with one of its codes");
    must(code != cli::done || needsNoDesk, "nothing is done without a desk");
    must(quotes || !isBug(console.said()), "an error is a sentence");
    return 0;
}
