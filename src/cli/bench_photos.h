// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "cli/session.h"
#include "domain/returns/inspection.h"

namespace resodesk::cli {

/// Keeps the files that --photo names; the first that is no photo ends the run, before anything is noted.
std::vector<Photo> keepPhotos(Session& session, const std::vector<std::string>& files);

}  // namespace resodesk::cli
