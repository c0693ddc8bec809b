// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/conversations_csv.h"

#include "documents/csv_text.h"

namespace resodesk::documents {

ConversationsCsv::ConversationsCsv() : out_("id,order,buyer,topic,state,answer_by,last_message_at,plain_thanks,last_message\r\n") {}

void ConversationsCsv::add(const ConversationRow& row) {
    const auto text = [&](const std::string& value) { out_ += csvText(value) + ","; };
    text(row.key.id.value);
    text(row.order.value);
    text(row.buyer);
    text(std::string(toText(row.topic)));
    text(std::string(toText(row.state)));
    out_ += csvTime(row.answerBy) + "," + csvTime(row.lastMessageAt) + "," + (row.isThanks ? "yes," : "no,");
    text(row.lastMessage);
    out_.back() = '\r';
    out_ += "\n";
}

}  // namespace resodesk::documents
