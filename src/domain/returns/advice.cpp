// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/advice.h"

#include <algorithm>
#include <array>

namespace resodesk {

namespace {

template <class Enum, std::size_t n>
using NameList = std::array<std::pair<Enum, std::string_view>, n>;

/// amount * part / whole, rounded half up; `part` is at most `whole`. Beyond 64 bits only where the amount is.
std::int64_t shareOf(std::int64_t amount, std::int64_t part, std::int64_t whole) {
    return amount / whole * part + (amount % whole * part * 2 + whole) / (2 * whole);
}

/// One parcel: as big as the biggest thing in it.
Result<SizeClass> parcelSize(const Return& r, const ReturnCosts& costs) {
    SizeClass size = SizeClass::small;
    for (const ReturnLine& line : r.lines) {
        const auto one = sizeOf(costs, line.sku);
        if (!one) return Error(Failure::noSize, "advice", line.sku);
        size = std::max(size, *one);
    }
    return size;
}

CostShare lossOf(const ReturnLine& line, const ReturnCosts& costs, const SkuHistory& history) {
    CostShare share{CostPart::loss, {0, line.price.currency}, CostSource::nothing, line.sku, {}};
    if (const auto own = history.ofSku.find(line.sku); own != history.ofSku.end() && own->second.total() >= fewestGraded) {
        share.source = CostSource::ofSku;
        share.grades = own->second;
    } else if (history.ofAll.total() >= fewestGraded) {
        share.source = CostSource::ofAll;
        share.grades = history.ofAll;
    } else {
        return share;
    }
    std::int64_t lost = 0;  // hundredths of pieces
    for (const auto& [condition, pieces] : share.grades.pieces) lost += std::int64_t{pieces} * (100 - percentLeft(costs, condition));
    share.amount.minor = shareOf(line.price.minor, lost, 100 * std::int64_t{share.grades.total()});
    return share;
}

void propose(Advice& advice) {
    if (advice.seller > advice.value || advice.buyer > advice.value) advice.proposals.push_back(Proposal::keepItem);
    if (!advice.buyer.isPositive() || advice.buyer < advice.value) return;
    advice.proposals.push_back(Proposal::tellCost);
    if (advice.credit.isPositive()) advice.proposals.push_back(Proposal::offerCredit);
    if (advice.ownLabel.isPositive()) advice.proposals.push_back(Proposal::offerShipping);
    if (advice.credit.isPositive() && advice.ownLabel.isPositive()) advice.proposals.push_back(Proposal::offerBoth);
}

}  // namespace

NameTable<ReturnPayer> nameTable(ReturnPayer) {
    static constexpr NameList<ReturnPayer, 2> names{{{ReturnPayer::seller, "seller"}, {ReturnPayer::buyer, "buyer"}}};
    return names;
}

NameTable<CostPart> nameTable(CostPart) {
    static constexpr NameList<CostPart, 3> names{{{CostPart::shipping, "shipping"}, {CostPart::handling, "handling"}, {CostPart::loss, "loss"}}};
    return names;
}

NameTable<CostSource> nameTable(CostSource) {
    static constexpr NameList<CostSource, 5> names{{{CostSource::country, "country"},
                                                 {CostSource::anyCountry, "any_country"},
                                                 {CostSource::ofSku, "sku_findings"},
                                                 {CostSource::ofAll, "all_findings"},
                                                 {CostSource::nothing, "nothing"}}};
    return names;
}

NameTable<Proposal> nameTable(Proposal) {
    static constexpr NameList<Proposal, 5> names{{{Proposal::keepItem, "keep_item"},
                                               {Proposal::tellCost, "tell_cost"},
                                               {Proposal::offerCredit, "offer_credit"},
                                               {Proposal::offerShipping, "offer_shipping"},
                                               {Proposal::offerBoth, "offer_both"}}};
    return names;
}

ReturnPayer payerOf(const Return& r, LabelMode accountLabel) {
    switch (r.ground) {
        case Ground::withdrawal: return ReturnPayer::buyer;
        case Ground::defect: return ReturnPayer::seller;
        case Ground::other: break;
    }
    return r.label.value_or(accountLabel) == LabelMode::own ? ReturnPayer::seller : ReturnPayer::buyer;
}

int GradeCounts::total() const {
    int sum = 0;
    for (const auto& [condition, count] : pieces) sum += count;
    return sum;
}

bool Advice::has(Proposal proposal) const { return std::find(proposals.begin(), proposals.end(), proposal) != proposals.end(); }

Result<Advice> advise(const Return& r, LabelMode accountLabel, const ReturnCosts& costs, const SkuHistory& history) {
    if (r.state != ReturnState::requested) return Error(Failure::notWaitingForAnswer, "advice");
    if (!r.shipped) return Error(Failure::notShippedYet, "advice");
    if (costs.parcels.empty()) return Error(Failure::noCosts, "advice");
    const auto size = parcelSize(r, costs);
    if (!size) return size.error();
    const ParcelCost* parcel = parcelCost(costs, *size, r.country, r.price.currency);
    if (!parcel) return Error(Failure::noRate, "advice", std::string(r.price.currency.code()));
    const Money none{0, r.price.currency};
    Advice advice{payerOf(r, accountLabel), *size, parcel->country.empty() ? CostSource::anyCountry : CostSource::country, {}, none, none, r.price, none, none, {}};
    if (advice.payer == ReturnPayer::seller)
        advice.shares.push_back({CostPart::shipping, parcel->seller, advice.rate});
    else
        advice.buyer = parcel->buyer;
    advice.shares.push_back({CostPart::handling, parcel->handling, advice.rate});
    for (const ReturnLine& line : r.lines) advice.shares.push_back(lossOf(line, costs, history));
    for (const CostShare& share : advice.shares) {
        const auto sum = add(advice.seller, share.amount);
        if (!sum) return sum.error();
        advice.seller = *sum;
    }
    advice.credit = std::min(advice.seller, advice.value);
    if (advice.payer == ReturnPayer::buyer && parcel->seller < parcel->buyer) advice.ownLabel = parcel->seller;
    propose(advice);
    return advice;
}

}  // namespace resodesk
