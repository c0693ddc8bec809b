// SPDX-License-Identifier: GPL-3.0-or-later
// Files from outside are read in a program of their own, resodesk-pages: what crashes or hangs there is a Failure here.

#pragma once

#include <string>
#include <vector>

#include "base/error.h"

namespace resodesk::app {

/// Its answer to these arguments and files; see pages/work.h. Waits for it, for a minute plus a quarter of a second a file at most:
/// worker executor. unreadableLabel when it could not do it, or did not answer.
Result<std::vector<std::string>> askPages(const std::vector<std::string>& arguments, const std::vector<std::string>& files);

}  // namespace resodesk::app
