// SPDX-License-Identifier: GPL-3.0-or-later
// What every program of ResoDesk does first.

#pragma once

namespace resodesk {

/// Files it makes are its user's alone; a broken pipe or a file size limit is an error and not the end; and its memory, which
/// holds tokens and buyers' data, is neither dumped to a file nor open to other programs. At the start of main().
void startPrivately();

}  // namespace resodesk
