// SPDX-License-Identifier: GPL-3.0-or-later

#include <ostream>

#include "app/outbox/outbox_desk.h"
#include "cli/commands.h"
#include "cli/filters.h"
#include "cli/json_output.h"
#include "cli/output.h"
#include "text/formats.h"

namespace resodesk::cli {

namespace {

void evidence(Session& session, ActionId id, const std::string& file) {
    const auto sheet = session.must<std::string>([&](auto done) { session.desk().outbox().lists().evidence(id, done); });
    if (!file.empty())
        session.write(file, sheet);
    else if (session.format == Format::json)
        session.out() << Json{{"evidence", sheet}}.dump(1) << "\n";
    else
        session.out() << sheet;
    throw Exit{done};
}

void totals(Session& session, const std::string& account, int days) {
    const AccountId wanted = account.empty() ? AccountId{} : accountOf(session, account);
    const TimePoint since = session.clock().now() - std::chrono::days(days);
    const auto money = session.await<std::vector<MoneyOfDay>>([&](auto done) { session.desk().outbox().lists().money(wanted, since, done); });
    if (session.format == Format::json) {
        Json json{{"days", Json::array()}};
        for (const MoneyOfDay& m : money)
            json["days"].push_back({{"day", m.day}, {"account", m.account.value}, {"count", m.count}, {"confirmed", toJson(m.confirmed)},
                                    {"on_its_way", toJson(m.onItsWay)}, {"unknown", toJson(m.unknown)}});
        session.out() << json.dump(1) << "\n";
        throw Exit{done};
    }
    const auto accounts = session.await<std::vector<app::AccountStatus>>([&](auto done) { session.desk().accounts().list(done); });
    Table table({translated("Day"), translated("Account"), translated("Refunds"), translated("Confirmed"), translated("On its way"), translated("Of these unknown")});
    for (std::size_t column = 2; column < 6; ++column) table.alignRight(column);
    for (const MoneyOfDay& m : money) {
        std::string name = std::to_string(m.account.value);
        for (const app::AccountStatus& status : accounts)
            if (status.account.id == m.account) name = status.account.name;
        table.add({m.day, name, std::to_string(m.count), text::typed(text::print(m.confirmed)), text::typed(text::print(m.onItsWay)),
                   text::typed(text::print(m.unknown))});
    }
    session.out() << table.text();
    throw Exit{done};
}

}  // namespace

void addOutboxReports(CLI::App& outbox, Session& session) {
    auto id = std::make_shared<std::int64_t>(0);
    auto file = std::make_shared<std::string>();
    CLI::App* command = outbox.add_subcommand("evidence", "What can be proven of an action, for the marketplace's support");
    command->add_option("no", *id, "Number")->required();
    command->add_option("--to", *file, "Write it to this file, which only you can read");
    command->callback([&session, id, file] { evidence(session, {*id}, *file); });

    auto account = std::make_shared<std::string>();
    auto days = std::make_shared<int>(31);
    command = outbox.add_subcommand("totals", "Money by day, account and currency: confirmed and on its way");
    command->add_option("--account", *account, "Only this account");
    command->add_option("--days", *days, "So many days back")->capture_default_str()->check(CLI::Range(1, 3660));
    command->callback([&session, account, days] { totals(session, *account, *days); });
}

}  // namespace resodesk::cli
