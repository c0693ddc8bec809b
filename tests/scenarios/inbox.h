// SPDX-License-Identifier: GPL-3.0-or-later
// What scenarios ask of the inbox and do in it.

#pragma once

#include <algorithm>

#include "support/desktop.h"

namespace resodesk::test {

inline std::vector<ConversationRow> inbox(Desktop& desk, const InboxQuery& query = {}) {
    return desk.get<std::vector<ConversationRow>>([&](auto done) { desk.messages().page(query, {}, 10'000, done); });
}

inline InboxCounts counts(Desktop& desk) {
    return desk.get<InboxCounts>([&](auto done) { desk.messages().counts(done); });
}

inline app::ConversationDetail detailOf(Desktop& desk, const ConversationKey& key) {
    return desk.get<Result<app::ConversationDetail>>([&](auto done) { desk.messages().detail(key, done); }).value();
}

inline Result<app::Confirmed> reply(Desktop& desk, const ConversationKey& key, const std::string& text = "Parte oggi.", milliseconds hold = milliseconds(0)) {
    return desk.get<Result<app::Confirmed>>([&](auto done) { desk.messages().reply(key, text, {}, newUuid(), hold, done); });
}

inline Result<app::Confirmed> settleWithoutAnswer(Desktop& desk, const ConversationKey& key, milliseconds hold = milliseconds(0)) {
    return desk.get<Result<app::Confirmed>>([&](auto done) { desk.messages().noAnswerNeeded(key, newUuid(), hold, done); });
}

/// The buyer writes once more, at the marketplace.
inline void buyerWrites(Desktop& desk, const ConversationKey& key, const std::string& text) {
    desk.market->onMarket([&](sim::Market& market) { market.buyerWrites(key.id.value, text); });
}

inline bool isIn(const std::vector<ConversationRow>& rows, const ConversationKey& key) {
    return std::any_of(rows.begin(), rows.end(), [&](const ConversationRow& row) { return row.key == key; });
}

inline Result<app::Confirmed> send(Desktop& desk, const ConversationKey& key, const app::Sending& how, const std::string& text = "Parte oggi.") {
    return desk.get<Result<app::Confirmed>>([&](auto done) { desk.messages().send(key, text, how, newUuid(), milliseconds(0), done); });
}

inline app::Sending at(TimePoint time) {
    app::Sending how;
    how.at = time;
    return how;
}

}  // namespace resodesk::test
