// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/grades_csv.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "documents/csv_cells.h"
#include "documents/csv_reader.h"
#include "documents/csv_text.h"

namespace resodesk::documents {

namespace {

constexpr std::array<std::string_view, 5> columns{"condition", "reason", "percent", "shipping", "withhold_reason"};

bool isKnown(const std::vector<ReasonWords>& reasons, const std::string& code) {
    const auto isIt = [&](const ReasonWords& r) { return r.code == code; };
    return code.empty() || reasons.empty() || std::any_of(reasons.begin(), reasons.end(), isIt);
}

std::string_view columnOf(Failure failure) {
    if (failure == Failure::badNumber) return "percent";
    return failure == Failure::noWithholdReason ? "withhold_reason" : "condition";
}

Result<GradeRule> ruleFrom(int line, const std::array<std::string, 5>& cells, const GradeCodes& known) {
    const auto& [condition, reason, percent, shipping, withholdReason] = cells;
    const auto found = fromText<Condition>(condition);
    if (!found) return badCell(line, "condition", Failure::unknownChoice, condition);
    if (!fromText<Ground>(reason) && !isKnown(known.reasons, reason)) return badCell(line, "reason", Failure::unknownReason, reason);
    int number = 0;
    const char* end = percent.data() + percent.size();
    const auto read = std::from_chars(percent.data(), end, number);
    if (percent.empty() || read.ec != std::errc() || read.ptr != end) return badCell(line, "percent", Failure::badNumber, percent);
    if (shipping != "yes" && shipping != "no") return badCell(line, "shipping", Failure::unknownChoice, shipping);
    if (!isKnown(known.withholdReasons, withholdReason)) return badCell(line, "withhold_reason", Failure::unknownReason, withholdReason);
    return GradeRule{*found, reason, number, shipping == "yes", withholdReason};
}

}  // namespace

std::string gradesCsv(const GradePolicy& policy) {
    std::string out;
    for (const std::string_view column : columns) out += (out.empty() ? "" : ",") + std::string(column);
    out += "\r\n";
    for (const GradeRule& rule : policy)
        out += csvText(std::string(toText(rule.condition))) + "," + csvText(rule.reason) + "," + std::to_string(rule.percent) +
               (rule.paysShipping ? ",yes," : ",no,") + csvText(rule.withholdReason) + "\r\n";
    return out;
}

Result<GradePolicy> gradesFrom(std::string_view bytes, const GradeCodes& known) {
    const auto rows = readCsv(bytes, csvDelimiter(bytes));
    if (!rows) return rows.error();
    if (rows->empty()) return Error(Failure::noGrades, "grades");
    const std::vector<std::string>& header = rows->front().cells;
    std::array<std::size_t, 5> places{};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto at = std::find_if(header.begin(), header.end(), [&](const std::string& cell) { return withoutBlanks(cell) == columns[i]; });
        if (at == header.end()) return Error(Failure::noColumn, "grades", std::string(columns[i]));
        places[i] = static_cast<std::size_t>(at - header.begin());
    }
    GradePolicy policy;
    for (auto row = rows->begin() + 1; row != rows->end(); ++row) {
        if (row->cells.size() != header.size()) return Error(Failure::badRow, "grades", std::to_string(row->line));
        std::array<std::string, 5> cells;
        for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = withoutBlanks(row->cells[places[i]]);
        const auto rule = ruleFrom(row->line, cells, known);
        if (!rule) return rule.error();
        policy.push_back(*rule);
        if (const auto fits = checkRule(policy, policy.size() - 1); !fits)
            return badCell(row->line, columnOf(fits.error().failure()), fits.error().failure(), fits.error().subject());
    }
    if (policy.empty()) return Error(Failure::noGrades, "grades");
    return policy;
}

}  // namespace resodesk::documents
