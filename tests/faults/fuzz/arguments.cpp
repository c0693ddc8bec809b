// SPDX-License-Identifier: GPL-3.0-or-later
// Any words on the command line, in a workspace that another process holds: the program ends with one of its codes, says
// "done" only where nothing was asked of the desk, and throws nothing. The lines of the input are the words.

#include <csignal>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/program.h"
#include "cli/session.h"
#include "must.h"
#include "store/workspace.h"
#include "support/temp_folder.h"
#include "text/language.h"

using namespace resodesk;
using faults::must;

namespace {

/// What it takes for as long as the program runs.
struct Surroundings {
    Surroundings() {
        std::cout.setstate(std::ios::failbit);  // what it says is not looked at here
        std::cerr.setstate(std::ios::failbit);
        std::cin.setstate(std::ios::eofbit);
        text::chooseLanguage("it");
    }
    text::TranslationLibrary library;
    test::TempFolder folder;
    store::Workspace held = store::Workspace::hold(folder.path() / "desk").value();
};

/// Would leave the private folder, or read something endless.
bool isOutOfBounds(std::string_view word) { return word.find("--workspace") != word.npos || word.find("/dev") != word.npos || word.find("/proc") != word.npos; }

int ended(const std::vector<const char*>& words, const std::filesystem::path& workspace) {
    sigset_t signals;
    ::pthread_sigmask(SIG_SETMASK, nullptr, &signals);
    cli::OwnConsole console;
    std::vector<std::string> arguments{"--workspace", workspace.string()};
    arguments.insert(arguments.end(), words.begin() + 1, words.end());
    cli::Session session(console, arguments);
    const int code = cli::runCommand(session);
    ::pthread_sigmask(SIG_SETMASK, &signals, nullptr);
    return code;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const Surroundings surroundings;
    std::string_view rest = faults::textOf(bytes, size);
    std::vector<std::string> kept{"resodesk-cli"};
    while (!rest.empty()) kept.emplace_back(faults::takeUntil(rest, '\n'));
    std::vector<const char*> words;
    bool asksForWords = false;
    for (const std::string& word : kept) {
        if (isOutOfBounds(word)) return 0;
        words.push_back(word.c_str());
        asksForWords = asksForWords || word.find("-h") != word.npos || word.find("--version") != word.npos;
    }
    try {
        const int code = ended(words, surroundings.held.folder());
        must(code >= cli::done && code <= cli::unknownOutcome, "the program ends with one of its codes");
        must(code != cli::done || asksForWords, "nothing is done without a desk");
    } catch (const std::exception& e) {
        std::fprintf(stderr, "%s\n", e.what());
        must(false, "nothing is thrown out of the command line");
    }
    return 0;
}
