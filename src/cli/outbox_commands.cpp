// SPDX-License-Identifier: GPL-3.0-or-later

#include <ostream>

#include "app/outbox/outbox_desk.h"
#include "cli/commands.h"
#include "cli/json_output.h"
#include "cli/output.h"
#include "cli/waiting.h"

namespace resodesk::cli {

namespace {

void list(Session& session, bool isOpenOnly, const std::string& state, int limit) {
    app::OutboxFilter filter;
    filter.onlyOpen = isOpenOnly;
    filter.limit = limit;
    if (!state.empty()) {
        filter.state = fromText<ActionState>(state);
        if (!filter.state) session.failChoice("--state", state);
    }
    const auto actions = session.await<std::vector<Action>>([&](auto done) { session.desk().outbox().list(filter, done); });
    const TimePoint now = session.clock().now();
    if (session.format == Format::json) {
        Json json{{"total", session.await<int>([&](auto done) { session.desk().outbox().count(filter, done); })}, {"actions", Json::array()}};
        for (const Action& action : actions) json["actions"].push_back(toJson(action, now));
        session.out() << json.dump(1) << "\n";
        throw Exit{done};
    }
    Table table({translated("No."), translated("Date"), translated("Action"), translated("For"), translated("Buyer"), translated("State"),
                 translated("Tries"), translated("Reference")});
    table.alignRight(0);
    for (const Action& a : actions)
        table.add({std::to_string(a.id.value), text::printShort(a.createdAt, now).utf8_string(), text::title(a).utf8_string(),
                   a.command.target.id, a.command.seen.get("buyer"), text::standing(a, now).utf8_string(), std::to_string(a.attempts),
                   a.remoteRef});
    session.out() << table.text();
    throw Exit{done};
}

void show(Session& session, std::int64_t id) {
    const auto detail = session.must<app::ActionDetail>([&](auto done) { session.desk().outbox().show({id}, done); });
    const TimePoint now = session.clock().now();
    if (session.format == Format::json) {
        Json json = toJson(detail.action, now);
        Json journal = Json::array();
        for (const app::ActionEntry& e : detail.entries) journal.push_back({{"at", toJson(e.at)}, {"event", e.event}, {"detail", e.detail}});
        json["journal"] = journal;
        session.out() << json.dump(1) << "\n";
        throw Exit{done};
    }
    session.out() << text::title(detail.action).utf8_string() << "  " << detail.action.command.target.id << "\n"
              << text::standing(detail.action, now).utf8_string() << "\n";
    for (const app::ActionEntry& e : detail.entries) {
        std::string line = e.detail;
        std::replace(line.begin(), line.end(), '\n', ' ');
        session.out() << text::printDateTime(e.at).utf8_string() << "  " << text::eventWords(e.event).utf8_string() << "  " << line << "\n";
    }
    throw Exit{done};
}

/// Sends what is due and waits for it.
[[noreturn]] void run(Session& session, const WaitOptions& wait) {
    session.desk(true);
    const auto summary = session.await<app::OutboxSummary>([&](auto done) { session.desk().outbox().summary(done); });
    if (summary.isReadOnly) session.fail(*summary.stopped);
    if (summary.stopped && session.format != Format::json) session.err() << "resodesk-cli: " << text::sentence(*summary.stopped).utf8_string() << "\n";
    wait.finishAll(session);
}

}  // namespace

void addOutboxCommands(CLI::App& program, Session& session) {
    CLI::App* outbox = program.add_subcommand("outbox", "What you decided, on its way");
    outbox->require_subcommand(1);

    auto isOpenOnly = std::make_shared<bool>(false);
    auto state = std::make_shared<std::string>();
    auto limit = std::make_shared<int>(100'000);
    CLI::App* command = outbox->add_subcommand("list", "Actions, newest first");
    command->add_flag("--open", *isOpenOnly, "Only what is not done");
    command->add_option("--state", *state, "WAITING, SENDING, ACCEPTED, UNKNOWN, NEEDS_PERSON, CONFIRMED, FAILED, NOT_NEEDED, CANCELLED, ABANDONED");
    command->add_option("--limit", *limit, "Rows at most")->capture_default_str()->check(CLI::PositiveNumber);
    command->callback([&session, isOpenOnly, state, limit] { list(session, *isOpenOnly, *state, *limit); });

    auto id = std::make_shared<std::int64_t>(0);
    command = outbox->add_subcommand("show", "One action with everything that happened");
    command->add_option("no", *id, "Number")->required();
    command->callback([&session, id] { show(session, *id); });

    command = outbox->add_subcommand("cancel", "Take an action back before it is sent");
    command->add_option("no", *id, "Number")->required();
    command->callback([&session, id] {
        session.must<void>([&](auto done) { session.desk().outbox().cancel({*id}, done); });
        throw Exit{done};
    });

    auto ids = std::make_shared<std::vector<std::int64_t>>();
    command = outbox->add_subcommand("approve", "Say yes to actions that ask");
    command->add_option("no", *ids, "Numbers")->required();
    command->callback([&session, ids] {
        session.desk();
        session.confirm(translated("Send these actions?"));
        std::vector<ActionId> wanted;
        for (const std::int64_t one : *ids) wanted.push_back({one});
        session.must<void>([&](auto done) { session.desk().outbox().approve(wanted, done); });
        throw Exit{done};
    });

    auto happened = std::make_shared<std::string>();
    auto why = std::make_shared<std::string>();
    command = outbox->add_subcommand("settle", "Say whether an action whose outcome stayed unknown has happened");
    command->add_option("no", *id, "Number")->required();
    command->add_option("--happened", *happened, "yes or no, as the marketplace's own page shows it")->required();
    command->add_option("--why", *why, "What you saw there; kept as a private note")->required();
    command->callback([&session, id, happened, why] {
        if (*happened != "yes" && *happened != "no") session.failChoice("--happened", *happened);
        session.desk();
        session.confirm(translated("Settle this action for good?"));
        session.must<void>([&](auto done) { session.desk().outbox().settle({*id}, *happened == "yes", *why, done); });
        throw Exit{done};
    });

    auto wait = std::make_shared<WaitOptions>();
    command = outbox->add_subcommand("run", "Send what is due and wait for the results");
    command->add_option("--timeout", wait->timeoutSeconds, "Seconds to wait at most; 0: without end")->check(CLI::NonNegativeNumber);
    command->callback([&session, wait] { run(session, *wait); });
}

}  // namespace resodesk::cli
