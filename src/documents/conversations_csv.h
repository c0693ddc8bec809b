// SPDX-License-Identifier: GPL-3.0-or-later
// A list of conversations as CSV (RFC 4180).

#pragma once

#include <string>

#include "domain/messages/conversation.h"

namespace resodesk::documents {

class ConversationsCsv {
 public:
    ConversationsCsv();
    void add(const ConversationRow& row);
    std::string take() { return std::move(out_); }

 private:
    std::string out_;
};

}  // namespace resodesk::documents
