// SPDX-License-Identifier: GPL-3.0-or-later
// facts.db: opened by the facts executor for writing, by the desk and the reader for reading.

#pragma once

#include <memory>

#include "store/database.h"
#include "store/workspace.h"

namespace resodesk::store {

/// Creates or migrates the file. A damaged one, or one of a newer program, is thrown away: it will be fetched again.
std::unique_ptr<Database> openFactsForWriting(const Workspace& workspace);
/// After the above. `mmapBytes` may be large for the reader of lists.
std::unique_ptr<Database> openFactsForReading(const Workspace& workspace, std::int64_t mmapBytes);

}  // namespace resodesk::store
