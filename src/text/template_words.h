// SPDX-License-Identifier: GPL-3.0-or-later
// What people read of the templates of messages.

#pragma once

#include <wx/string.h>

#include <string>
#include <vector>

#include "domain/messages/message_template.h"

namespace resodesk::text {

/// What a template is for.
wxString words(TemplateMoment moment);
/// ISO 639-1: of the texts that come with the program.
const std::vector<std::string>& messageLanguages();
wxString languageName(const std::string& code);
/// What is filled in for each buyer.
wxString words(Placeholder placeholder);
wxString words(TemplateOrigin origin);
/// "{rma} - number of the authorization, {deadline} - ..."
wxString missingWords(const std::vector<Placeholder>& missing);
/// Why a text in this language was taken; nothing where it is the one that was asked for.
wxString variantWords(const ChosenVariant& chosen, const std::string& asked);

}  // namespace resodesk::text
