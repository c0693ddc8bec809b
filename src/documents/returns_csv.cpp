// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/returns_csv.h"

#include "documents/csv_text.h"

namespace resodesk::documents {

ReturnsCsv::ReturnsCsv()
    : out_("id,order,state,buyer,country,item,sku,quantity,amount,currency,reason,ground,in_policy,rma,requested_at,answer_by,tags\r\n") {}

void ReturnsCsv::add(const ReturnRow& row) {
    const auto text = [&](const std::string& value) { out_ += csvText(value) + ","; };
    text(row.key.id.value);
    text(row.order.value);
    text(std::string(toText(row.state)));
    text(row.buyer);
    text(row.country);
    text(row.item);
    text(row.sku);
    out_ += std::to_string(row.quantity) + "," + plainAmount(row.amount) + ",";
    text(std::string(row.amount.currency.code()));
    text(row.reason);
    text(std::string(toText(row.ground)));
    out_ += row.inPolicy ? "yes," : "no,";
    text(row.rma);
    out_ += csvTime(row.requestedAt) + "," + csvTime(row.deadline) + ",";
    std::string tags;
    for (const std::string& tag : row.tags) tags += (tags.empty() ? "" : ", ") + tag;
    text(tags);
    out_.back() = '\r';
    out_ += "\n";
}

}  // namespace resodesk::documents
