// SPDX-License-Identifier: GPL-3.0-or-later
// Whether goods are worth the way back: what it costs whom, where the numbers come from, and what the seller may propose instead.

#pragma once

#include <map>
#include <string>
#include <vector>

#include "domain/returns/costs.h"
#include "domain/returns/label_mode.h"
#include "domain/returns/return.h"

namespace resodesk {

/// Who pays the parcel back.
enum class ReturnPayer { seller, buyer };
NameTable<ReturnPayer> nameTable(ReturnPayer);

/// On withdrawal the buyer (EU 2011/83 art. 14(1)), for a defect the seller. Else as the label says - the return's, once it has one, or the
/// account's: an own label is the seller's, the marketplace's is unpaid.
ReturnPayer payerOf(const Return& r, LabelMode accountLabel);

/// Pieces that the bench has looked at, by their condition.
struct GradeCounts {
    std::map<Condition, int> pieces;
    int total() const;
    bool operator==(const GradeCounts&) const = default;
};

struct SkuHistory {
    std::map<std::string, GradeCounts> ofSku;
    GradeCounts ofAll;
};
/// Fewer pieces say nothing of an SKU.
inline constexpr int fewestGraded = 3;

enum class CostPart { shipping, handling, loss };
NameTable<CostPart> nameTable(CostPart);
/// Where a number comes from: a row of the table for the country or for any, findings of the SKU or of all, or nothing that was found yet.
enum class CostSource { country, anyCountry, ofSku, ofAll, nothing };
NameTable<CostSource> nameTable(CostSource);

/// A part of what taking it back costs the seller.
struct CostShare {
    CostPart part = CostPart::shipping;
    Money amount;
    CostSource source = CostSource::nothing;
    std::string sku{};     ///< for a loss: of which line
    GradeCounts grades{};  ///< for a loss: what it was reckoned from
    bool operator==(const CostShare&) const = default;
};

/// keepItem: full refund, nothing comes back. The others are told to the buyer.
enum class Proposal { keepItem, tellCost, offerCredit, offerShipping, offerBoth };
NameTable<Proposal> nameTable(Proposal);

struct Advice {
    ReturnPayer payer = ReturnPayer::buyer;
    SizeClass size = SizeClass::small;
    CostSource rate = CostSource::anyCountry;  ///< of which row the shipping is
    std::vector<CostShare> shares;             ///< of the seller's cost, in order: shipping where the seller pays, handling, losses
    Money seller;                              ///< their sum
    Money buyer;                               ///< what the buyer pays for the parcel; 0 where the seller does
    Money value;                               ///< what the buyer paid for the pieces
    Money credit;                              ///< what the seller saves if nothing comes back; 0: no credit is proposed
    Money ownLabel;                            ///< what a label costs the seller, where that is less than the buyer pays; else 0
    std::vector<Proposal> proposals;           ///< none: it is worth taking back
    bool has(Proposal proposal) const;
    bool operator==(const Advice&) const = default;
};

/// For a request that waits for an answer: a cost - the seller's or the buyer's - above the value proposes keepItem; shipping that costs the
/// buyer the value or more proposes to tell the buyer, with a credit and a cheaper label where there are such. Nothing is advised:
/// notWaitingForAnswer, notShippedYet, noCosts (an empty table), noSize (subject: the SKU), noRate (subject: the currency).
Result<Advice> advise(const Return& r, LabelMode accountLabel, const ReturnCosts& costs, const SkuHistory& history);

}  // namespace resodesk
