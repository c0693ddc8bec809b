// SPDX-License-Identifier: GPL-3.0-or-later
// resodesk-cli: the desk without a window.

#include <iostream>

#include "base/paths.h"
#include "base/process.h"
#include "cli/program.h"
#include "text/language.h"

int main(int count, char* words[]) {
    using namespace resodesk;
    startPrivately();
    const text::TranslationLibrary library;
    text::chooseLanguage({});
    try {
        cli::Session session;
        session.workspace = defaultWorkspace();
        return cli::runProgram(count, words, session);
    } catch (const std::exception& e) {
        std::cerr << "resodesk-cli: " << e.what() << "\n";
        return cli::refused;
    }
}
