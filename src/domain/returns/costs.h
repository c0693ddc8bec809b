// SPDX-License-Identifier: GPL-3.0-or-later
// What it costs to take goods back: the seller's table of parcels by size and country, sizes of SKUs, and what goods are worth afterwards.

#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/money.h"
#include "domain/returns/inspection.h"

namespace resodesk {

/// How big a parcel is. In order: the largest thing in it decides.
enum class SizeClass { small, medium, large, bulky };
NameTable<SizeClass> nameTable(SizeClass);

/// A parcel of this size from this country. Its amounts have one currency; nothing is ever converted.
struct ParcelCost {
    SizeClass size = SizeClass::small;
    std::string country;  ///< ISO 3166 alpha-2 of the buyer; empty: any
    Money seller;         ///< what the seller pays for a label
    Money buyer;          ///< what the buyer pays at the counter
    Money handling;       ///< to unpack, look at and put away
    bool operator==(const ParcelCost&) const = default;
};

/// SKUs that match the pattern (see matchesSku) have this size; the first that matches counts.
struct SkuSize {
    std::string pattern;
    SizeClass size = SizeClass::small;
    bool operator==(const SkuSize&) const = default;
};

/// What goods in this condition are still worth, in percent of their price.
struct ValueLeft {
    Condition condition = Condition::used;
    int percent = 100;
    bool operator==(const ValueLeft&) const = default;
};

/// One row of the table.
using CostEntry = std::variant<ParcelCost, SkuSize, ValueLeft>;

struct ReturnCosts {
    std::vector<ParcelCost> parcels;
    std::vector<SkuSize> sizes;
    std::vector<ValueLeft> left;  ///< a condition that is not here keeps the usual value
    bool isEmpty() const { return parcels.empty() && sizes.empty() && left.empty(); }
    bool operator==(const ReturnCosts&) const = default;
};

/// What a condition leaves of the value until the seller says otherwise.
int usualLeft(Condition condition);
int percentLeft(const ReturnCosts& costs, Condition condition);

std::optional<SizeClass> sizeOf(const ReturnCosts& costs, const std::string& sku);
/// Of the country, else of any, in this currency. None: the table does not say.
const ParcelCost* parcelCost(const ReturnCosts& costs, SizeClass size, const std::string& country, Currency currency);

/// Every row, in the table's order: parcels, sizes, values.
std::vector<CostEntry> entriesOf(const ReturnCosts& costs);
/// Adds a row behind those of its kind, or leaves the table as it was: sameCost (two for one thing), mixedCurrencies, badAmount, badCountry,
/// emptyText, textTooLong (patterns), badNumber (a percentage beyond 0 to 100).
Result<void> add(ReturnCosts& costs, const CostEntry& entry);
/// Every row beside those before it.
Result<void> check(const ReturnCosts& costs);

}  // namespace resodesk
