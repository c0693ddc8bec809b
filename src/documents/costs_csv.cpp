// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/costs_csv.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "documents/csv_cells.h"
#include "documents/csv_reader.h"
#include "documents/csv_text.h"

namespace resodesk::documents {

namespace {

enum CostColumn { kindCell, sizeCell, countryCell, sellerCell, buyerCell, handlingCell, skuCell, conditionCell, percentCell };
constexpr std::array<std::string_view, 9> costColumns{"kind", "size", "country", "seller", "buyer", "handling", "sku", "condition", "percent"};
using CostCells = std::array<std::string, 9>;

Error badCost(int line, CostColumn column, Failure failure, const std::string& value) { return badCell(line, costColumns[column], failure, value); }

Result<CostEntry> parcelFrom(int line, const CostCells& cells) {
    ParcelCost parcel;
    const auto size = fromText<SizeClass>(cells[sizeCell]);
    if (!size) return badCost(line, sizeCell, Failure::unknownChoice, cells[sizeCell]);
    parcel.size = *size;
    parcel.country = cells[countryCell];
    for (const auto& [column, amount] : {std::pair{sellerCell, &parcel.seller}, std::pair{buyerCell, &parcel.buyer}}) {
        const auto read = parseMoney(cells[column]);
        if (!read) return badCost(line, column, read.error().failure() == Failure::otherCurrency ? Failure::badAmount : read.error().failure(), cells[column]);
        *amount = *read;
    }
    parcel.handling = {0, parcel.seller.currency};
    if (cells[handlingCell].empty()) return CostEntry(parcel);
    const auto handling = parseMoney(cells[handlingCell]);
    if (!handling) return badCost(line, handlingCell, Failure::badAmount, cells[handlingCell]);
    parcel.handling = *handling;
    return CostEntry(parcel);
}

Result<CostEntry> sizeFrom(int line, const CostCells& cells) {
    const auto size = fromText<SizeClass>(cells[sizeCell]);
    if (!size) return badCost(line, sizeCell, Failure::unknownChoice, cells[sizeCell]);
    return CostEntry(SkuSize{cells[skuCell], *size});
}

Result<CostEntry> leftFrom(int line, const CostCells& cells) {
    const auto condition = fromText<Condition>(cells[conditionCell]);
    if (!condition) return badCost(line, conditionCell, Failure::unknownChoice, cells[conditionCell]);
    const std::string& percent = cells[percentCell];
    int number = 0;
    const auto read = std::from_chars(percent.data(), percent.data() + percent.size(), number);
    if (percent.empty() || read.ec != std::errc() || read.ptr != percent.data() + percent.size()) return badCost(line, percentCell, Failure::badNumber, percent);
    return CostEntry(ValueLeft{*condition, number});
}

/// What stands in a cell that this kind of row has no use for was meant for something.
std::optional<CostColumn> uselessCell(const CostCells& cells, std::initializer_list<CostColumn> used) {
    for (int i = sizeCell; i <= percentCell; ++i)
        if (!cells[static_cast<std::size_t>(i)].empty() && std::find(used.begin(), used.end(), i) == used.end()) return static_cast<CostColumn>(i);
    return std::nullopt;
}

Result<CostEntry> entryFrom(int line, const CostCells& cells) {
    const auto read = [&](Result<CostEntry> (*from)(int, const CostCells&), std::initializer_list<CostColumn> used) -> Result<CostEntry> {
        if (const auto useless = uselessCell(cells, used)) return badCost(line, *useless, Failure::unknownChoice, cells[*useless]);
        return from(line, cells);
    };
    if (cells[kindCell] == "parcel") return read(parcelFrom, {sizeCell, countryCell, sellerCell, buyerCell, handlingCell});
    if (cells[kindCell] == "sku") return read(sizeFrom, {sizeCell, skuCell});
    if (cells[kindCell] == "left") return read(leftFrom, {conditionCell, percentCell});
    return badCost(line, kindCell, Failure::unknownChoice, cells[kindCell]);
}

CostColumn columnOfFailure(const Error& error, const CostEntry& entry) {
    if (std::holds_alternative<SkuSize>(entry)) return skuCell;
    if (std::holds_alternative<ValueLeft>(entry)) return error.failure() == Failure::badNumber ? percentCell : conditionCell;
    if (error.failure() == Failure::badCountry || error.failure() == Failure::sameCost) return countryCell;
    return error.failure() == Failure::mixedCurrencies ? buyerCell : sellerCell;
}

CostCells cellsOf(const CostEntry& entry) {
    CostCells cells;
    if (const auto* parcel = std::get_if<ParcelCost>(&entry))
        cells = {"parcel", std::string(toText(parcel->size)), csvText(parcel->country), writtenMoney(parcel->seller), writtenMoney(parcel->buyer),
                 writtenMoney(parcel->handling), "", "", ""};
    else if (const auto* size = std::get_if<SkuSize>(&entry))
        cells = {"sku", std::string(toText(size->size)), "", "", "", "", csvText(size->pattern), "", ""};
    else if (const auto* left = std::get_if<ValueLeft>(&entry))
        cells = {"left", "", "", "", "", "", "", std::string(toText(left->condition)), std::to_string(left->percent)};
    return cells;
}

}  // namespace

std::string costsCsv(const ReturnCosts& costs) {
    std::string out;
    for (const std::string_view column : costColumns) out += (out.empty() ? "" : ",") + std::string(column);
    out += "\r\n";
    for (const CostEntry& entry : entriesOf(costs)) {
        const CostCells cells = cellsOf(entry);
        for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ",") + cells[i];
        out += "\r\n";
    }
    return out;
}

Result<ReturnCosts> costsFrom(std::string_view bytes) {
    const auto rows = readCsv(bytes, csvDelimiter(bytes));
    if (!rows) return rows.error();
    if (rows->empty()) return Error(Failure::noCosts, "costs");
    const std::vector<std::string>& header = rows->front().cells;
    std::array<std::size_t, 9> places{};
    for (std::size_t i = 0; i < costColumns.size(); ++i) {
        const auto at = std::find_if(header.begin(), header.end(), [&](const std::string& cell) { return withoutBlanks(cell) == costColumns[i]; });
        if (at == header.end()) return Error(Failure::noColumn, "costs", std::string(costColumns[i]));
        places[i] = static_cast<std::size_t>(at - header.begin());
    }
    ReturnCosts costs;
    for (auto row = rows->begin() + 1; row != rows->end(); ++row) {
        if (row->cells.size() != header.size()) return Error(Failure::badRow, "costs", std::to_string(row->line));
        CostCells cells;
        for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = withoutBlanks(row->cells[places[i]]);
        const auto entry = entryFrom(row->line, cells);
        if (!entry) return entry.error();
        if (const auto fits = add(costs, *entry); !fits) {
            const CostColumn column = columnOfFailure(fits.error(), *entry);
            return badCost(row->line, column, fits.error().failure(), fits.error().failure() == Failure::textTooLong ? fits.error().subject() : cells[column]);
        }
    }
    if (costs.isEmpty()) return Error(Failure::noCosts, "costs");
    return costs;
}

}  // namespace resodesk::documents
