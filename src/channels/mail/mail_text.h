// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of any charset as text that can stand in a file and on the screen.

#pragma once

#include <string>
#include <string_view>

namespace resodesk::channels::mail {

/// UTF-8 without control characters and without those that turn the reading direction around. A charset nobody knows, or one the
/// bytes belie, is read as UTF-8 where they are that, else as windows-1252.
std::string toUtf8(const std::string& bytes, std::string_view charset);

/// The same of text that is UTF-8, made one line.
std::string oneLine(std::string text);

/// A name for the file of an attachment. The ending is the given name's or the type's where that is one ordinary papers and
/// pictures have, else ".bin": nothing that a desktop would start.
std::string attachmentName(std::string_view given, std::string_view type);

}  // namespace resodesk::channels::mail
