// SPDX-License-Identifier: GPL-3.0-or-later
// resodesk-cli: the desk without a window.

#include "base/process.h"
#include "cli/console.h"
#include "cli/program.h"
#include "cli/session.h"
#include "text/language.h"

int main(int count, char* arguments[]) {
    using namespace resodesk;
    startPrivately();
    const text::TranslationLibrary library;
    text::chooseLanguage({});
    cli::OwnConsole console;
    cli::Session session(console, {arguments + 1, arguments + count});
    return cli::runCommand(session);
}
