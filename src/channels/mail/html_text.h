// SPDX-License-Identifier: GPL-3.0-or-later
// HTML of a mail as plain text: nothing is fetched, nothing runs, nothing is hidden behind a link's text.

#pragma once

#include <string>
#include <string_view>

namespace resodesk::channels::mail {

/// Linear in time whatever the bytes. The address of a link follows its text when they differ; block quotes get "> " as in
/// plain mails; scripts, styles and titles are dropped.
std::string htmlToText(std::string_view html);

}  // namespace resodesk::channels::mail
