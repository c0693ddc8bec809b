// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/template_store.h"

#include "store/query.h"

namespace resodesk::store {

namespace {

/// Its place in the order stays.
void put(Database& database, const TemplateId& id, const std::optional<std::string>& content, TimePoint now) {
    Query(database, "INSERT INTO message_template(id, content, at) VALUES(?,?,?) ON CONFLICT(id) DO UPDATE SET content=excluded.content, at=excluded.at")
        .bind(id, content, now)
        .run();
}

}  // namespace

std::vector<KeptTemplate> TemplateStore::all() {
    Query q(database_, "SELECT id, content FROM message_template ORDER BY n");
    std::vector<KeptTemplate> kept;
    while (q.step()) {
        KeptTemplate& one = kept.emplace_back();
        one.id.value = q.text();
        if (q.isNull()) continue;
        one.message = asWritten(templateFrom(q.fields()));
        one.message->id = one.id;
    }
    return kept;
}

void TemplateStore::save(const MessageTemplate& message, TimePoint now) { put(database_, message.id, toFields(message).text(), now); }

void TemplateStore::hide(const TemplateId& id, TimePoint now) { put(database_, id, std::nullopt, now); }

bool TemplateStore::forget(const TemplateId& id) { return Query(database_, "DELETE FROM message_template WHERE id=?").bind(id).run() > 0; }

}  // namespace resodesk::store
