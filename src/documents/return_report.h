// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of returns that a marketplace gives as files: Amazon's returns report, its FBA returns, and the list ResoDesk saves itself.
// Any thread; pure.

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "domain/cell_error.h"
#include "domain/returns/return.h"

namespace resodesk::documents {

/// amazonReturns: GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE. amazonFba: GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA, returns that Amazon
/// handles: only to look at. resodesk: ReturnsCsv.
enum class ReportFormat { amazonReturns, amazonFba, resodesk };
NameTable<ReportFormat> nameTable(ReportFormat);

/// One row: one item that comes back. Columns by their names in small letters with underscores ("order_id"); no empty cells.
struct ReportRow {
    int line = 0;  ///< of the file, from 1
    std::string id;  ///< the same in every file that has the item
    std::map<std::string, std::string> cells;
};

struct ReturnReport {
    ReportFormat format = ReportFormat::resodesk;
    std::vector<ReportRow> rows;    ///< those that could be read
    std::vector<CellError> errors;  ///< of the others, the first of each
    /// Values that mean nothing to ResoDesk, "return_request_status: OnHold", and how often: kept as they are written.
    std::map<std::string, int> unknown;
};

inline constexpr std::size_t largestReport = 16 * 1024 * 1024;

/// Tabs, commas or semicolons; UTF-8 or else ISO-8859-1. noColumn: none of the formats, subject = what is missing; fileTooLarge; badCsv.
Result<ReturnReport> readReturnReport(std::string_view bytes);

/// The returns of several reports, later ones over earlier ones: no empty cell takes a value away.
class ReportedReturns {
 public:
    /// `at`: when the seller brought the report.
    void add(const ReturnReport& report, TimePoint at);
    std::vector<Return> returns(AccountId account) const;

 private:
    struct Known {
        ReportFormat format = ReportFormat::resodesk;
        std::map<std::string, std::string> cells;
        TimePoint changedAt;
        std::vector<Refund> refunds;  ///< a report has their sum alone: each time it grew
    };
    static void takeRefund(Known& known, const Money& before, TimePoint at);
    std::map<std::string, Known> known_;
};

}  // namespace resodesk::documents
