// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/language.h"

#include <wx/init.h>
#include <wx/translation.h>

#include <cstdlib>

#include "base/paths.h"

namespace resodesk::text {

namespace {

std::string& chosen() {
    static std::string language = "en";
    return language;
}

std::string fromEnvironment() {
    for (const char* name : {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(name); value && *value) return value;
    return "en";
}

}  // namespace

TranslationLibrary::TranslationLibrary() { wxInitialize(); }
TranslationLibrary::~TranslationLibrary() { wxUninitialize(); }

void chooseLanguage(const std::string& wanted) {
    const std::string tag = wanted.empty() ? fromEnvironment() : wanted;
    chosen() = tag.starts_with("it") ? "it" : "en";
    auto* translations = new wxTranslations;  // wx owns it
    wxTranslations::Set(translations);
    wxFileTranslationsLoader::AddCatalogLookupPathPrefix(wxString::FromUTF8(localeFolder().string()));
    translations->SetLanguage(wxString::FromUTF8(chosen()));
    translations->AddCatalog("resodesk");
    translations->AddStdCatalog();
    wxGetTranslation(wxString(1, '-'));  // wx makes its lists of texts and their locks at the first use: here, while there is one thread
}

const std::string& language() { return chosen(); }

}  // namespace resodesk::text
