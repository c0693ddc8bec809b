// SPDX-License-Identifier: GPL-3.0-or-later
// messages: remind, reminders.

#include <ostream>

#include "cli/commands.h"
#include "cli/messages_inbox.h"
#include "cli/output.h"
#include "text/failures.h"
#include "text/message_words.h"
#include "text/translate.h"

namespace resodesk::cli {

namespace {

struct RemindOptions {
    std::string id, on, words;
};

struct ReminderOptions {
    std::int64_t done = 0;
    bool isAll = false;
};

Json rowJson(const app::ReminderRow& row) {
    Json json = toJson(row.reminder, row.state);
    json["conversation"] = row.reminder.about.id.value;
    json["account"] = row.reminder.about.account.value;
    json["order"] = row.order.value;
    json["buyer"] = row.buyer;
    return json;
}

/// Without a day: each that was promised in what was written last.
void remind(Session& session, const RemindOptions& o) {
    session.desk();
    const ConversationKey key = conversationOf(session, o.id);
    std::vector<PromisedDate> days;
    if (o.on.empty()) {
        days = session.must<app::ConversationDetail>([&](auto done) { session.desk().messages().detail(key, done); }).promised;
        if (days.empty()) session.failUsage(translated("The last message promises no day: say it with --on 2026-12-05"));
    } else {
        const auto day = dayFrom(o.on);
        if (!day) session.fail(Error(Failure::badDate, "--on", o.on));
        days.push_back({*day, o.words, 0});
    }
    Json kept = Json::array();
    for (const PromisedDate& promised : days) {
        const std::string words = o.words.empty() ? promised.words : o.words;
        const auto id = session.must<ReminderId>([&](auto done) { session.desk().messages().reminders().keep(key, promised.day, words, done); });
        const Reminder reminder{id, key, promised.day, words, session.clock().now(), {}, {}};
        kept.push_back(toJson(reminder, stateOf(reminder, localDay(session.clock().now()))));
        if (session.format != Format::json) session.out() << id.value << ": " << writtenDay(promised.day) << "  " << words << "\n";
    }
    if (session.format == Format::json) session.out() << Json{{"kept", kept}}.dump(1) << "\n";
    throw Exit{done};
}

void listReminders(Session& session, const ReminderOptions& o) {
    if (o.done != 0) {
        session.must<void>([&](auto done) { session.desk().messages().reminders().finish({o.done}, done); });
        if (session.format == Format::json) session.out() << Json{{"done", o.done}}.dump(1) << "\n";
        throw Exit{done};
    }
    const auto rows = session.await<std::vector<app::ReminderRow>>([&](auto done) { session.desk().messages().reminders().list(o.isAll, done); });
    if (session.format == Format::json) {
        Json json{{"reminders", Json::array()}};
        for (const app::ReminderRow& row : rows) json["reminders"].push_back(rowJson(row));
        session.out() << json.dump(1) << "\n";
        throw Exit{done};
    }
    Table table({translated("Number"), translated("Day"), translated("State"), translated("Conversation"), translated("Order"), translated("Buyer"), translated("Promised")});
    for (const app::ReminderRow& row : rows)
        table.add({std::to_string(row.reminder.id.value), writtenDay(row.reminder.day), text::words(row.state).utf8_string(), row.reminder.about.id.value,
                   row.order.value, row.buyer, text::oneLine(row.reminder.words).utf8_string()});
    session.out() << (rows.empty() ? translated("Nothing is promised.") + "\n" : table.text());
    throw Exit{done};
}

}  // namespace

Json toJson(const Reminder& reminder, ReminderState state) {
    return {{"id", reminder.id.value}, {"day", writtenDay(reminder.day)}, {"state", std::string(toText(state))}, {"words", reminder.words}, {"done_at", toJson(reminder.doneAt)}};
}

std::string promisesDue(Session& session) {
    const auto counts = session.await<app::ReminderCounts>([&](auto done) { session.desk().messages().reminders().counts(done); });
    if (counts.dueToday + counts.missed == 0) return {};
    return wxString::Format(_("Promised: %lld for today, %lld missed. \"messages reminders\" lists them."), static_cast<long long>(counts.dueToday),
                            static_cast<long long>(counts.missed))
        .utf8_string();
}

void addMessageReminders(CLI::App& messages, Session& session) {
    auto o = std::make_shared<RemindOptions>();
    CLI::App* command = messages.add_subcommand("remind", "Keeps in mind what was promised to a buyer for a day");
    command->add_option("id", o->id, "Conversation or its order, as ID or ACCOUNT/ID")->required();
    command->add_option("--on", o->on, "2026-12-05; else each day that is promised in what you wrote last");
    command->add_option("--words", o->words, "What was promised");
    command->callback([&session, o] { remind(session, *o); });

    auto list = std::make_shared<ReminderOptions>();
    command = messages.add_subcommand("reminders", "Days that were promised: missed, due today, to come");
    CLI::Option* done = command->add_option("--done", list->done, "The one of this number is done")->check(CLI::PositiveNumber);
    command->add_flag("--all", list->isAll, "Also those that are done")->excludes(done);
    command->callback([&session, list] { listReminders(session, *list); });
}

}  // namespace resodesk::cli
