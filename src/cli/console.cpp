// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/console.h"

#include <unistd.h>

#include <iostream>
#include <iterator>

namespace resodesk::cli {

std::ostream& OwnConsole::out() { return std::cout; }
std::ostream& OwnConsole::err() { return std::cerr; }
bool OwnConsole::isTerminal() const { return ::isatty(STDIN_FILENO) == 1; }

std::string OwnConsole::ask(const std::string& question) {
    std::cerr << question << std::flush;
    std::string answer;
    std::getline(std::cin, answer);
    return answer;
}

std::string OwnConsole::input() {
    if (!input_) input_.emplace(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
    return *input_;
}

}  // namespace resodesk::cli
