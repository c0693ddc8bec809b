// SPDX-License-Identifier: GPL-3.0-or-later
// What the open channel's API answers to a GET: pages of the five streams, single objects, small lists.

#pragma once

#include "sim/http.h"
#include "sim/market.h"

namespace resodesk::sim {

Reply jsonReply(int status, const Json& body);
Reply problemReply(const Problem& problem);
Reply nothingHere();

/// One page of a stream, in the order of change, with the links to the next page and to later changes.
Reply readPage(Market& market, const std::string& kind, const std::string& name, const Request& request);
/// One object with its revision as ETag. `isStale`: as it was before its last change.
Reply readObject(Market& market, const std::string& kind, const std::string& id, int staleSeconds);
Reply readOrderMessages(Market& market, const std::string& orderId, int staleSeconds);
/// The conversation with all its messages.
Reply readConversation(Market& market, const std::string& id, int staleSeconds);
Reply readLabel(Market& market, const std::string& returnId);
Reply readAddresses(Market& market);
Reply readAccounts(Market& market);

}  // namespace resodesk::sim
