// SPDX-License-Identifier: GPL-3.0-or-later
// Short lists inside one column of facts.db: values end with 0x1F, records with 0x1E. No value holds either: the border
// of the channels takes control characters out.

#pragma once

#include <string>
#include <vector>

#include "domain/orders/order.h"
#include "domain/parcels/parcel.h"

namespace resodesk::store {

std::string pack(const std::vector<ReturnLine>& lines);
std::vector<ReturnLine> unpackReturnLines(const std::string& packed, Currency currency);
std::string pack(const std::vector<OrderLine>& lines);
std::vector<OrderLine> unpackOrderLines(const std::string& packed, Currency currency);
std::string pack(const std::vector<Shipment>& shipments);
std::vector<Shipment> unpackShipments(const std::string& packed);
std::string pack(const std::vector<Refund>& refunds);
std::vector<Refund> unpackRefunds(const std::string& packed);
std::string pack(const std::vector<Replacement>& replacements);
std::vector<Replacement> unpackReplacements(const std::string& packed);
std::string pack(const std::vector<std::string>& texts);
std::vector<std::string> unpackTexts(const std::string& packed);
std::string pack(const std::vector<Possibility>& possible);
std::vector<Possibility> unpackPossible(const std::string& packed);

}  // namespace resodesk::store
