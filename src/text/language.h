// SPDX-License-Identifier: GPL-3.0-or-later
// The language of the interface, chosen once at start. Catalogues are built from locale/*.po.

#pragma once

#include <string>

namespace resodesk::text {

/// Keeps the translation library alive in a program without a window: one in main(), before chooseLanguage().
class TranslationLibrary {
 public:
    TranslationLibrary();
    ~TranslationLibrary();
    TranslationLibrary(const TranslationLibrary&) = delete;
};

/// "it", "it_IT.UTF-8" ... or empty for what the environment says. Unknown languages become English.
/// Call after wx is initialised (a window, or TranslationLibrary) and before anything is translated.
void chooseLanguage(const std::string& wanted);

/// "en" or "it": what was chosen.
const std::string& language();

}  // namespace resodesk::text
