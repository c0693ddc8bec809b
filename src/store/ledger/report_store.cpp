// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/report_store.h"

#include "base/ids.h"
#include "store/query.h"

namespace resodesk::store {

bool ReportStore::keep(AccountId account, const BroughtReport& report) {
    return Query(database_, "INSERT OR IGNORE INTO brought_report(account, sha256, name, bytes, at) VALUES(?,?,?,CAST(? AS BLOB),?)")
               .bind(account, sha256Hex(report.bytes), report.name, report.bytes, report.at)
               .run() > 0;
}

std::vector<BroughtReport> ReportStore::all(AccountId account) {
    Query q(database_, "SELECT name, bytes, at FROM brought_report WHERE account=? ORDER BY n");
    std::vector<BroughtReport> reports;
    q.bind(account);
    while (q.step()) {
        BroughtReport report;
        report.name = q.text();
        report.bytes = q.blob();
        report.at = q.time();
        reports.push_back(std::move(report));
    }
    return reports;
}

std::int64_t ReportStore::newest(AccountId account) {
    Query q(database_, "SELECT COALESCE(MAX(n), 0) FROM brought_report WHERE account=?");
    q.bind(account).step();
    return q.integer();
}

void ReportStore::forget(AccountId account) { Query(database_, "DELETE FROM brought_report WHERE account=?").bind(account).run(); }

}  // namespace resodesk::store
