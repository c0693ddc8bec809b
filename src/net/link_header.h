// SPDX-License-Identifier: GPL-3.0-or-later
// The Link header of a list that is read page by page.

#pragma once

#include <optional>
#include <string>

#include "net/http_message.h"

namespace resodesk::net {

/// RFC 8288: the target of rel="next". A field may hold several links, and there may be several fields.
std::optional<std::string> nextLink(const Headers& headers);

}  // namespace resodesk::net
