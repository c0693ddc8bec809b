// SPDX-License-Identifier: GPL-3.0-or-later
// The languages messages are written in, and which one a text is in.

#pragma once

#include <optional>
#include <string_view>

#include "domain/names.h"

namespace resodesk {

enum class MessageLanguage { italian, english, german, french, spanish };
NameTable<MessageLanguage> nameTable(MessageLanguage);

/// By the small words and letters that one language has and the others have not. Nothing where the text does not say.
std::optional<MessageLanguage> guessLanguage(std::string_view text);

}  // namespace resodesk
