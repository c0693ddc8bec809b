// SPDX-License-Identifier: GPL-3.0-or-later
// The system keyring (freedesktop Secret Service). May block for as long as a prompt is open: worker executor only.

#pragma once

#include <optional>
#include <string>

#include "base/error.h"

namespace resodesk::secrets {

class Keyring {
 public:
    /// noKeyring: no session bus or no keyring on it. keyringLocked: it is there and stays locked.
    Result<void> store(const std::string& name, const std::string& label, const std::string& secret);
    /// Nothing when there is no such secret.
    Result<std::optional<std::string>> find(const std::string& name);
    Result<void> forget(const std::string& name);
};

}  // namespace resodesk::secrets
