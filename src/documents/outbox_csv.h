// SPDX-License-Identifier: GPL-3.0-or-later
// A list of actions as CSV (RFC 4180): formulas neutralised, ids as text, amounts as plain numbers.

#pragma once

#include <string>

#include "domain/outbox/action.h"

namespace resodesk::documents {

class OutboxCsv {
 public:
    OutboxCsv();
    /// `account`: its name.
    void add(const Action& action, const std::string& account);
    std::string take() { return std::move(out_); }

 private:
    std::string out_;
};

}  // namespace resodesk::documents
