// SPDX-License-Identifier: GPL-3.0-or-later
// A link that opens a return: resodesk://ACCOUNT/return/ID, with /authorize, /close or /reply for the sheet that then stands ready.
// It shows something and never does anything.

#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "domain/keys.h"

namespace resodesk {

enum class LinkedSheet { none, authorize, close, reply };
NameTable<LinkedSheet> nameTable(LinkedSheet);

struct ReturnLink {
    std::string account;  ///< its name, or its number
    ReturnId id;
    LinkedSheet sheet = LinkedSheet::none;
    bool operator==(const ReturnLink&) const = default;
};

std::string toLink(const ReturnLink& link);

/// Takes no other form of an address, however it was encoded. badLink with what can be shown of the text as the subject, badText,
/// textTooLong.
Result<ReturnLink> parseLink(std::string_view text);

}  // namespace resodesk
