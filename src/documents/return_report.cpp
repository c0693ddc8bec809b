// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/return_report.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/utf8.h"
#include "documents/report_cells.h"
#include "documents/report_facts.h"
#include "documents/report_table.h"
#include "domain/returns/shown.h"

namespace resodesk::documents {

namespace {

struct FormatColumns {
    ReportFormat format;
    const char* key;     ///< only this format has it
    const char* order;
    std::vector<const char*> dates, amounts, counts;
};

const std::vector<FormatColumns>& formats() {
    static const std::vector<FormatColumns> all{
        {ReportFormat::amazonReturns, "return_request_date", "order_id", {"return_request_date", "order_date", "return_delivery_date"},
         {"order_amount", "refunded_amount", "label_cost"}, {"return_quantity", "order_quantity"}},
        {ReportFormat::amazonFba, "detailed_disposition", "order_id", {"return_date"}, {}, {"quantity"}},
        {ReportFormat::resodesk, "requested_at", "order", {"requested_at", "answer_by"}, {"amount"}, {"quantity"}},
    };
    return all;
}

const FormatColumns& columnsOf(ReportFormat format) { return formats()[static_cast<std::size_t>(format)]; }

/// Names that one file has and another writes otherwise.
std::string usualColumn(const std::string& column) {
    if (column == "seller_rma_id") return "merchant_rma_id";
    return column == "safet_claim_status" ? "safet_claim_state" : column;
}

std::string idOf(ReportFormat format, const ReportCells& cells) {
    if (format == ReportFormat::resodesk) return cellOf(cells, "id");
    const std::string plate = cellOf(cells, "license_plate_number");
    if (!plate.empty()) return cellOf(cells, "order_id") + "/" + plate;
    const auto& day = format == ReportFormat::amazonFba ? "return_date" : "return_request_date";
    return cellOf(cells, "order_id") + "/" + cellOf(cells, day) + "/" + itemOf(cells);
}

using Wrong = std::optional<CellError>;

Wrong wrongCell(const ReportRow& row, const std::string& column, Failure why) {
    constexpr std::size_t told = 80;
    return CellError{row.line, column, Error(why, "report", cleaned(cellOf(row.cells, column).substr(0, told)))};
}

/// What things are known by: as strict as for what comes over HTTP.
Wrong wrongId(const ReportRow& row) {
    constexpr std::size_t longest = 200;
    for (const char* column : {"id", "order", "order_id", "sku", "merchant_sku", "asin", "license_plate_number", "rma", "amazon_rma_id", "merchant_rma_id", "tracking_id"}) {
        const std::string id = cellOf(row.cells, column);
        if (id.size() > longest) return CellError{row.line, column, Error(Failure::textTooLong, "report", std::to_string(longest))};
        if (std::any_of(id.begin(), id.end(), [](char c) { return isControl(c) || c == '\n' || c == '\t'; })) return wrongCell(row, column, Failure::badName);
    }
    return std::nullopt;
}

Wrong wrongLength(const ReportRow& row) {
    constexpr std::size_t longest = 10'000;
    for (const auto& [column, cell] : row.cells)
        if (cell.size() > longest) return CellError{row.line, column, Error(Failure::textTooLong, "report", std::to_string(longest))};
    return std::nullopt;
}

Wrong wrongMoney(const FormatColumns& columns, const ReportRow& row) {
    const bool isOurs = columns.format == ReportFormat::resodesk;
    for (const char* column : columns.amounts) {
        const std::string text = cellOf(row.cells, column);
        if (text.empty()) continue;
        if (currencyOf(row.cells).isNone()) return wrongCell(row, isOurs ? "currency" : "currency_code", Failure::otherCurrency);
        if (!reportMoney(text, currencyOf(row.cells))) return wrongCell(row, column, Failure::badAmount);
    }
    return std::nullopt;
}

/// Our own lists have only values that ResoDesk wrote.
Wrong wrongChoice(const ReportRow& row) {
    if (cellOf(row.cells, "id").empty()) return wrongCell(row, "id", Failure::emptyText);
    if (!fromText<ShownState>(cellOf(row.cells, "state"))) return wrongCell(row, "state", Failure::unknownChoice);
    if (!fromText<Ground>(cellOf(row.cells, "ground"))) return wrongCell(row, "ground", Failure::unknownChoice);
    const std::string inPolicy = cellOf(row.cells, "in_policy");
    return inPolicy == "yes" || inPolicy == "no" ? std::nullopt : wrongCell(row, "in_policy", Failure::unknownChoice);
}

Wrong firstWrong(const FormatColumns& columns, const ReportRow& row) {
    if (cellOf(row.cells, columns.order).empty()) return wrongCell(row, columns.order, Failure::emptyText);
    if (const Wrong wrong = wrongId(row)) return wrong;
    if (const Wrong wrong = wrongLength(row)) return wrong;
    for (const char* column : columns.dates)
        if (!cellOf(row.cells, column).empty() && !timeIn(row.cells, column)) return wrongCell(row, column, Failure::badDate);
    for (const char* column : columns.counts)
        if (!cellOf(row.cells, column).empty() && countIn(row.cells, column) < 1) return wrongCell(row, column, Failure::badNumber);
    if (const Wrong wrong = wrongMoney(columns, row)) return wrong;
    return columns.format == ReportFormat::resodesk ? wrongChoice(row) : std::nullopt;
}

/// Values seen in real files; the marketplace adds to them over time.
void noteUnknown(const ReportRow& row, std::map<std::string, int>& unknown) {
    static const std::map<std::string, std::set<std::string>> known{
        {"return_request_status", {"approved", "pendingapproval", "closed"}},
        {"resolution", {"standardrefund", "refundatfirstscan", "returnlessrefund", "replacement", "replacementissued"}},
        {"return_type", {"c-returns", "a-to-z guarantee"}},
    };
    for (const auto& [column, values] : known) {
        const std::string cell = cellOf(row.cells, column);
        const bool isKnown = cell.empty() || values.contains(smallLetters(cell)) || (column == "return_request_status" && isRefusedStatus(smallLetters(cell)));
        if (!isKnown) ++unknown[column + ": " + cell];
    }
}

Result<ReportFormat> formatOf(const std::vector<std::string>& header) {
    const auto has = [&](const char* column) { return std::find(header.begin(), header.end(), column) != header.end(); };
    for (const FormatColumns& columns : formats())
        if (has(columns.key) && has(columns.order)) return columns.format;
    return Error(Failure::noColumn, "report", has("order_id") ? "return-request-date" : "order-id");
}

}  // namespace

NameTable<ReportFormat> nameTable(ReportFormat) {
    static constexpr std::array<std::pair<ReportFormat, std::string_view>, 3> names{{
        {ReportFormat::amazonReturns, "amazon_returns"},
        {ReportFormat::amazonFba, "amazon_fba"},
        {ReportFormat::resodesk, "resodesk"},
    }};
    return names;
}

Result<ReturnReport> readReturnReport(std::string_view bytes) {
    const auto table = readReportTable(bytes, largestReport);
    if (!table) return table.error();
    if (table->empty()) return Error(Failure::noColumn, "report", "order-id");
    std::vector<std::string> header = table->front().cells;
    for (std::string& column : header) column = usualColumn(column);
    const auto format = formatOf(header);
    if (!format) return format.error();
    ReturnReport report;
    report.format = *format;
    std::set<ReportCells> seen;
    std::map<std::string, int> repeated;
    for (auto from = table->begin() + 1; from != table->end(); ++from) {
        ReportRow row{from->line, {}, {}};
        for (std::size_t i = 0; i < std::min(header.size(), from->cells.size()); ++i)
            if (!from->cells[i].empty()) row.cells.emplace(header[i], from->cells[i]);
        if (const Wrong wrong = firstWrong(columnsOf(*format), row)) {
            report.errors.push_back(*wrong);
            continue;
        }
        for (auto& [column, cell] : row.cells) cell = cleaned(std::move(cell));
        if (!seen.insert(row.cells).second) continue;  // written twice
        row.id = idOf(*format, row.cells);
        if (const int times = ++repeated[row.id]; times > 1) row.id += "/" + std::to_string(times);
        noteUnknown(row, report.unknown);
        report.rows.push_back(std::move(row));
    }
    return report;
}

void ReportedReturns::add(const ReturnReport& report, TimePoint at) {
    for (const ReportRow& row : report.rows) {
        Known& known = known_[row.id];
        bool isNew = known.cells.empty();
        const Money refundedBefore = moneyIn(known.cells, "refunded_amount");
        for (const auto& [column, cell] : row.cells) {
            std::string& mine = known.cells[column];
            isNew = isNew || mine != cell;
            mine = cell;
        }
        known.format = report.format;
        if (isNew) known.changedAt = at;
        takeRefund(known, refundedBefore, at);
    }
}

void ReportedReturns::takeRefund(Known& known, const Money& before, TimePoint at) {
    const Money now = moneyIn(known.cells, "refunded_amount");
    if (now == before || (known.refunds.empty() && !now.isPositive())) return;
    if (now.minor < before.minor || now.currency != before.currency) known.refunds.clear();  // the marketplace corrected itself
    const std::int64_t more = known.refunds.empty() ? now.minor : now.minor - before.minor;
    const std::string id = "report-" + std::to_string(known.refunds.size() + 1) + "-" + std::to_string(now.minor);
    known.refunds.push_back({RefundId{id}, {more, now.currency}, Actor::seller, at, ""});
}

std::vector<Return> ReportedReturns::returns(AccountId account) const {
    std::vector<Return> out;
    for (const auto& [id, known] : known_) {
        Return r = factFrom(known.format, known.cells);
        if (!known.refunds.empty()) r.refunds = known.refunds;
        r.account = account;
        r.id = {id};
        r.changedAt = known.changedAt;
        r.revision = std::to_string(toMillis(known.changedAt));
        out.push_back(std::move(r));
    }
    return out;
}

}  // namespace resodesk::documents
