// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/costs.h"

#include <algorithm>
#include <array>

#include "domain/rules/sku_pattern.h"

namespace resodesk {

namespace {

constexpr std::size_t longestPattern = 200;

bool isCountry(const std::string& code) {
    return code.size() == 2 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Result<void> addTo(ReturnCosts& costs, const ParcelCost& parcel) {
    if (!parcel.country.empty() && !isCountry(parcel.country)) return Error(Failure::badCountry, "costs", parcel.country);
    const Currency currency = parcel.seller.currency;
    if (parcel.buyer.currency != currency || parcel.handling.currency != currency) return Error(Failure::mixedCurrencies, "costs");
    if (currency.isNone()) return Error(Failure::badAmount, "costs");
    for (const Money& amount : {parcel.seller, parcel.buyer, parcel.handling})
        if (amount.minor < 0 || amount.minor > largestAmount) return Error(Failure::badAmount, "costs", plainAmount(amount));
    for (const ParcelCost& other : costs.parcels)
        if (other.size == parcel.size && other.country == parcel.country && other.seller.currency == currency) return Error(Failure::sameCost, "costs", parcel.country);
    costs.parcels.push_back(parcel);
    return {};
}

Result<void> addTo(ReturnCosts& costs, const SkuSize& size) {
    if (size.pattern.empty()) return Error(Failure::emptyText, "costs");
    if (size.pattern.size() > longestPattern) return Error(Failure::textTooLong, "costs", std::to_string(longestPattern));
    for (const SkuSize& other : costs.sizes)
        if (other.pattern == size.pattern) return Error(Failure::sameCost, "costs", size.pattern);
    costs.sizes.push_back(size);
    return {};
}

Result<void> addTo(ReturnCosts& costs, const ValueLeft& left) {
    if (left.percent < 0 || left.percent > 100) return Error(Failure::badNumber, "costs", std::to_string(left.percent));
    for (const ValueLeft& other : costs.left)
        if (other.condition == left.condition) return Error(Failure::sameCost, "costs", std::string(toText(left.condition)));
    costs.left.push_back(left);
    return {};
}

}  // namespace

NameTable<SizeClass> nameTable(SizeClass) {
    static constexpr std::array<std::pair<SizeClass, std::string_view>, 4> names{
        {{SizeClass::small, "small"}, {SizeClass::medium, "medium"}, {SizeClass::large, "large"}, {SizeClass::bulky, "bulky"}}};
    return names;
}

int usualLeft(Condition condition) {
    switch (condition) {
        case Condition::asNew: return 100;
        case Condition::opened: return 80;
        case Condition::used: return 50;
        case Condition::damagedByBuyer: return 10;
        case Condition::damagedInTransit: return 10;
        case Condition::wrongItem: return 0;
        case Condition::incomplete: return 30;
        case Condition::emptyBox: return 0;
    }
    return 100;
}

int percentLeft(const ReturnCosts& costs, Condition condition) {
    for (const ValueLeft& left : costs.left)
        if (left.condition == condition) return left.percent;
    return usualLeft(condition);
}

std::optional<SizeClass> sizeOf(const ReturnCosts& costs, const std::string& sku) {
    for (const SkuSize& size : costs.sizes)
        if (matchesSku(size.pattern, sku)) return size.size;
    return std::nullopt;
}

const ParcelCost* parcelCost(const ReturnCosts& costs, SizeClass size, const std::string& country, Currency currency) {
    const ParcelCost* ofAny = nullptr;
    for (const ParcelCost& parcel : costs.parcels) {
        if (parcel.size != size || parcel.seller.currency != currency) continue;
        if (!parcel.country.empty() && parcel.country == country) return &parcel;
        if (parcel.country.empty()) ofAny = &parcel;
    }
    return ofAny;
}

std::vector<CostEntry> entriesOf(const ReturnCosts& costs) {
    std::vector<CostEntry> entries(costs.parcels.begin(), costs.parcels.end());
    entries.insert(entries.end(), costs.sizes.begin(), costs.sizes.end());
    entries.insert(entries.end(), costs.left.begin(), costs.left.end());
    return entries;
}

Result<void> add(ReturnCosts& costs, const CostEntry& entry) {
    return std::visit([&](const auto& one) { return addTo(costs, one); }, entry);
}

Result<void> check(const ReturnCosts& costs) {
    ReturnCosts checked;
    for (const CostEntry& entry : entriesOf(costs))
        if (auto fits = add(checked, entry); !fits) return fits;
    return {};
}

}  // namespace resodesk
