// SPDX-License-Identifier: GPL-3.0-or-later
// Templates of messages as CSV, written and read: id, folder, name, moment, action, language, text; a row for each language of a template.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/messages/message_template.h"

namespace resodesk::documents {

std::string templatesCsv(const std::vector<MessageTemplate>& templates);

/// All of it or nothing. The columns stand in any order, parted by comma, semicolon or tab; others are not looked at. Rows of one id are
/// one template; rows without an id are, where folder and name are the same. As readCsv, and noColumn (subject: its name), badRow
/// (subject: the line), badCell (subject: see CellError).
Result<std::vector<MessageTemplate>> templatesFrom(std::string_view bytes);

}  // namespace resodesk::documents
