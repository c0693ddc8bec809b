// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/messages/spelling.h"

#include <gspell/gspell.h>

namespace resodesk::gui {

namespace {

/// "it_IT" for "it"; else any land's.
const GspellLanguage* dictionaryOf(const std::string& language) {
    std::string own = language + "_" + language;
    for (std::size_t i = language.size() + 1; i < own.size(); ++i) own[i] = static_cast<char>(g_ascii_toupper(own[i]));
    const GspellLanguage* found = nullptr;
    for (const GList* each = gspell_language_get_available(); each; each = each->next) {
        const auto* known = static_cast<const GspellLanguage*>(each->data);
        const std::string code = gspell_language_get_code(known);
        if (code == own) return known;
        if (!found && (code == language || code.starts_with(language + "_"))) found = known;
    }
    return found;
}

}  // namespace

void checkSpelling(wxTextCtrl* text, const std::string& language) {
    GtkTextView* view = GTK_TEXT_VIEW(gtk_bin_get_child(GTK_BIN(static_cast<GtkWidget*>(text->GetHandle()))));
    GspellTextBuffer* buffer = gspell_text_buffer_get_from_gtk_text_buffer(gtk_text_view_get_buffer(view));
    const GspellLanguage* dictionary = language.empty() ? nullptr : dictionaryOf(language);
    if (GspellChecker* used = gspell_text_buffer_get_spell_checker(buffer); used && gspell_checker_get_language(used) == dictionary) return;
    GspellChecker* checker = dictionary ? gspell_checker_new(dictionary) : nullptr;
    gspell_text_buffer_set_spell_checker(buffer, checker);
    if (checker) g_object_unref(checker);
    gspell_text_view_set_inline_spell_checking(gspell_text_view_get_from_gtk_text_view(view), checker != nullptr);
}

}  // namespace resodesk::gui
