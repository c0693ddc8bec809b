// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <ostream>

#include "app/outbox/outbox_desk.h"
#include "cli/commands.h"
#include "cli/filters.h"
#include "cli/json_output.h"
#include "cli/output.h"
#include "cli/waiting.h"
#include "text/evidence_words.h"

namespace resodesk::cli {

namespace {

struct ActionOptions {
    bool isOpenOnly = false;
    std::string view, state, account, search;
    int limit = 100'000;

    void addTo(CLI::App& command) {
        command.add_flag("--open", isOpenOnly, "Only what is not done");
        command.add_option("--view", view, "open, needs_you, failed or all");
        command.add_option("--state", state, "WAITING, SENDING, ACCEPTED, UNKNOWN, NEEDS_PERSON, CONFIRMED, FAILED, NOT_NEEDED, CANCELLED, ABANDONED");
        command.add_option("--account", account, "Only this account");
        command.add_option("--search", search, "Order, buyer, item, id or number");
        command.add_option("--limit", limit, "Rows at most; CSV is always the whole list")->capture_default_str()->check(CLI::PositiveNumber);
    }
    OutboxQuestion question(Session& session) const {
        OutboxQuestion question;
        question.view = isOpenOnly ? OutboxView::open : OutboxView::all;
        question.text = search;
        if (!view.empty()) {
            const auto known = fromText<OutboxView>(view);
            if (!known) session.failChoice("--view", view);
            question.view = *known;
        }
        if (!state.empty()) {
            question.state = fromText<ActionState>(state);
            if (!question.state) session.failChoice("--state", state);
        }
        if (!account.empty()) question.account = accountOf(session, account);
        return question;
    }
};

std::string standing(const app::OutboxPage& page, const Action& a, TimePoint now) {
    if (a.state == ActionState::waiting && std::find(page.stopped.begin(), page.stopped.end(), a.bulk) != page.stopped.end())
        return stoppedWords(a.bulk);
    return text::standing(a, now, page.accounts.at(a.command.target.account)).utf8_string();
}

void listActions(Session& session, const ActionOptions& options) {
    const OutboxQuestion question = options.question(session);
    app::OutboxListDesk& lists = session.desk().outbox().lists();
    if (session.format == Format::csv) {
        session.out() << session.await<std::string>([&](auto done) { lists.csv(question, done); });
        throw Exit{done};
    }
    const auto page = session.await<app::OutboxPage>([&](auto done) { lists.page(question, options.limit, done); });
    const TimePoint now = session.clock().now();
    if (session.format == Format::json) {
        Json json{{"total", page.total}, {"actions", Json::array()}};
        for (const Action& action : page.actions) json["actions"].push_back(toJson(action, now));
        session.out() << json.dump(1) << "\n";
        throw Exit{done};
    }
    Table table({translated("No."), translated("Date"), translated("Action"), translated("For"), translated("Buyer"), translated("State"),
                 translated("Tries"), translated("Next try"), translated("Reference")});
    table.alignRight(0);
    for (const Action& a : page.actions)
        table.add({std::to_string(a.id.value), text::printShort(a.createdAt, now).utf8_string(), text::title(a).utf8_string(),
                   a.command.target.id, a.command.seen.get("buyer"), standing(page, a, now), std::to_string(a.attempts),
                   text::nextTry(a, now).utf8_string(), a.remoteRef});
    session.out() << table.text();
    throw Exit{done};
}

void showAction(Session& session, std::int64_t id) {
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
        session.out() << text::printDateTime(e.at).utf8_string() << "  " << text::eventWords(e.event).utf8_string() << "  "
                  << text::detailWords(e.detail).utf8_string() << "\n";
    }
    throw Exit{done};
}

void approve(Session& session, const std::vector<std::int64_t>& ids, bool isAll) {
    std::vector<ActionId> wanted;
    for (const std::int64_t one : ids) wanted.push_back({one});
    if (isAll == !ids.empty()) session.failUsage(translated("name the actions, or --all"));
    if (isAll)
        for (const Action& a : session.await<std::vector<Action>>([&](auto done) { session.desk().outbox().lists().stale(done); })) wanted.push_back(a.id);
    if (wanted.empty()) throw Exit{done};
    session.confirm(wxString::Format(wxPLURAL("Send %zu action?", "Send %zu actions?", static_cast<unsigned>(wanted.size())), wanted.size()).utf8_string());
    session.must<void>([&](auto done) { session.desk().outbox().approve(wanted, done); });
    throw Exit{done};
}

void resume(Session& session, BulkId id, bool givesUp) {
    session.confirm(givesUp ? translated("Take back what has not left?") : translated("Send the rest?"));
    if (givesUp)
        session.await<int>([&](auto done) { session.desk().outbox().bulks().takeBack(id, done); });
    else
        session.must<void>([&](auto done) { session.desk().outbox().bulks().goOn(id, done); });
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

    auto options = std::make_shared<ActionOptions>();
    CLI::App* command = outbox->add_subcommand("list", "Actions, newest first");
    options->addTo(*command);
    command->callback([&session, options] { listActions(session, *options); });
    addOutboxReports(*outbox, session);
    addBulkCommands(*outbox, session);

    auto id = std::make_shared<std::int64_t>(0);
    command = outbox->add_subcommand("show", "One action with everything that happened");
    command->add_option("no", *id, "Number")->required();
    command->callback([&session, id] { showAction(session, *id); });

    command = outbox->add_subcommand("cancel", "Take an action back before it is sent");
    command->add_option("no", *id, "Number")->required();
    command->callback([&session, id] {
        session.must<void>([&](auto done) { session.desk().outbox().cancel({*id}, done); });
        throw Exit{done};
    });

    auto ids = std::make_shared<std::vector<std::int64_t>>();
    auto isAll = std::make_shared<bool>(false);
    command = outbox->add_subcommand("approve", "Say yes to actions that ask");
    command->add_option("no", *ids, "Numbers")->expected(0, -1);
    command->add_flag("--all", *isAll, "Every refund that waited for over a day");
    command->callback([&session, ids, isAll] { approve(session, *ids, *isAll); });

    command = outbox->add_subcommand("again", "A new action in the place of one that failed");
    command->add_option("no", *id, "Number")->required();
    command->callback([&session, id] {
        session.confirm(translated("Try this again, as a new action?"));
        showAction(session, session.must<ActionId>([&](auto done) { session.desk().outbox().tryAgain({*id}, done); }).value);
    });

    auto givesUp = std::make_shared<bool>(false);
    command = outbox->add_subcommand("go-on", "Let a decision for many go on that is paused or stopped by itself");
    command->add_option("bulk", *id, "Number of the bulk, as `outbox list` says it")->required();
    command->add_flag("--cancel-rest", *givesUp, "Take back what has not left, instead");
    command->callback([&session, id, givesUp] { resume(session, {*id}, *givesUp); });

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
