// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/outbox_csv.h"

#include "documents/csv_text.h"

namespace resodesk::documents {

OutboxCsv::OutboxCsv()
    : out_("no,decided_at,account,action,order,target,buyer,amount,currency,state,why,attempts,next_try,reference,key,refusal,refusal_words,in_place_of\r\n") {}

void OutboxCsv::add(const Action& a, const std::string& account) {
    const auto text = [&](const std::string& value) { out_ += csvText(value) + ","; };
    const bool isMoney = isRefund(a.command.kind);
    const Money total = a.command.total();
    out_ += std::to_string(a.id.value) + "," + csvTime(a.createdAt) + ",";
    text(account);
    text(std::string(toText(a.command.kind)));
    text(a.command.order.value);
    text(a.command.target.id);
    text(a.command.seen.get("buyer"));
    out_ += (isMoney ? plainAmount(total) : std::string()) + ",";
    text(isMoney ? std::string(total.currency.code()) : std::string());
    text(std::string(toText(a.state)));
    text(a.why ? std::string(toText(*a.why)) : std::string());
    out_ += std::to_string(a.attempts) + "," + (isLive(a.state) ? csvTime(a.notBefore) : std::string()) + ",";
    text(a.remoteRef);
    text(a.key);
    text(a.refusal ? std::string(toText(*a.refusal)) : std::string());
    text(a.refusalWords);
    out_ += (a.supersedes ? std::to_string(a.supersedes.value) : std::string()) + "\r\n";
}

}  // namespace resodesk::documents
