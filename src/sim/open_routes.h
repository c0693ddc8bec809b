// SPDX-License-Identifier: GPL-3.0-or-later
// Every method and path of the open channel's API and who carries it out. What is not in this table is answered 404;
// tests/api holds the table and the API description to the same list.

#pragma once

#include <span>

#include "sim/http.h"
#include "sim/market.h"

namespace resodesk::sim {

enum class RouteKind { signIn, read, upload, write };

struct Route {
    const char* method;
    const char* path;  ///< with at most one {part} that can be any text
    RouteKind kind;
    /// `staleSeconds`: show what changed within so many seconds as it was before; 0: however long ago; -1: as it is.
    Reply (*read)(Market&, const Request&, const std::string& id, int staleSeconds) = nullptr;
    Outcome (*write)(Market&, const std::string& id, const Json& wish, const Call&) = nullptr;
    const char* operation = "";  ///< whose guard holds
};

std::span<const Route> openRoutes();

struct RouteMatch {
    const Route* route = nullptr;
    std::string id;  ///< what stands in the place of the {part}
};
std::optional<RouteMatch> routeOf(const std::string& method, const std::vector<std::string>& path);

}  // namespace resodesk::sim
