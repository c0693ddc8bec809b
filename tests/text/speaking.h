// SPDX-License-Identifier: GPL-3.0-or-later
// The language and the time zone of one test.

#pragma once

#include <cstdlib>
#include <ctime>
#include <string>

#include "text/language.h"

namespace resodesk::test {

class Speaking {
 public:
    explicit Speaking(const std::string& language) { text::chooseLanguage(language); }
    ~Speaking() { text::chooseLanguage("en"); }
    Speaking(const Speaking&) = delete;
    Speaking& operator=(const Speaking&) = delete;

 private:
    text::TranslationLibrary library_;
};

/// UTC+1 in winter, UTC+2 in summer.
struct InRome {
    InRome() {
        ::setenv("TZ", "Europe/Rome", 1);
        ::tzset();
    }
    ~InRome() {
        ::unsetenv("TZ");
        ::tzset();
    }
};

}  // namespace resodesk::test
