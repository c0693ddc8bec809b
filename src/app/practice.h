// SPDX-License-Identifier: GPL-3.0-or-later
// The practice shop: the built-in marketplace as a child process that ends with this one.

#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

#include "base/error.h"

namespace resodesk::app {

class PracticeShop {
 public:
    ~PracticeShop();
    /// Starts resodesk-market beside this program with its data in `folder`; blocks until it listens: worker executor.
    /// A new one has so many `returns`.
    /// Returns its address. unreadableFile when the program is not there or ends at once.
    Result<std::string> start(const std::filesystem::path& folder, int returns);
    static std::filesystem::path tokenFile(const std::filesystem::path& folder) { return folder / "ready.json"; }

 private:
    pid_t pid_ = 0;
    int input_ = -1;  ///< its standard input: when we close it, it ends
};

}  // namespace resodesk::app
