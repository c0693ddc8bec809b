// SPDX-License-Identifier: GPL-3.0-or-later
// bench policy: what the grades are worth; export, import.

#include <ostream>

#include "app/bench/bench_desk.h"
#include "cli/commands.h"
#include "cli/csv_commands.h"
#include "cli/json_output.h"
#include "cli/output.h"
#include "text/formats.h"
#include "text/translate.h"
#include "text/words.h"

namespace resodesk::cli {

namespace {

Json gradesJson(const GradePolicy& policy) {
    Json json{{"own", policy != usualGrades()}, {"rules", Json::array()}};
    for (const GradeRule& rule : policy)
        json["rules"].push_back({{"condition", toText(rule.condition)}, {"reason", rule.reason}, {"percent", rule.percent},
                                 {"shipping", rule.paysShipping}, {"withhold_reason", rule.withholdReason}});
    return json;
}

GradePolicy gradesNow(Session& session) {
    return session.await<GradePolicy>([&](auto answer) { session.desk().bench().policy(answer); });
}

void listGrades(Session& session) {
    const GradePolicy policy = gradesNow(session);
    if (session.format == Format::json) {
        session.out() << gradesJson(policy).dump(1) << "\n";
        throw Exit{done};
    }
    const auto reasonsOf = [&](ReasonList list) {
        return session.await<std::vector<ReasonWords>>([&](auto answer) { session.desk().returns().reasons(list, answer); });
    };
    const auto reasons = reasonsOf(ReasonList::returning), withholding = reasonsOf(ReasonList::withholding);
    Table table({translated("Condition"), translated("Reason"), translated("Paid"), translated("Shipping"), translated("Why it is withheld")});
    table.alignRight(2);
    for (const GradeRule& rule : policy)
        table.add({text::words(rule.condition).utf8_string(), text::forReason(rule, reasons).utf8_string(), text::percentage(rule.percent).utf8_string(),
                   rule.paysShipping ? translated("yes") : translated("no"),
                   rule.withholdReason.empty() ? "" : text::reasonWords(withholding, rule.withholdReason).utf8_string()});
    session.out() << table.text();
    throw Exit{done};
}

void importGrades(Session& session, const std::string& file) {
    session.desk();
    const GradePolicy policy = session.must<GradePolicy>([&](auto answer) {
        if (file == "-")
            session.desk().bench().readPolicy(session.console().input(), answer);
        else
            session.desk().bench().readPolicyFile(session.file(file), answer);
    });
    session.must<void>([&](auto answer) { session.desk().bench().setPolicy(policy, answer); });
    if (session.format == Format::json)
        session.out() << gradesJson(policy).dump(1) << "\n";
    else
        session.out() << wxString::Format(wxPLURAL("The table has %zu rule now.", "The table has %zu rules now.", static_cast<unsigned>(policy.size())), policy.size()).utf8_string()
                      << "\n";
    throw Exit{done};
}

}  // namespace

void addGradesCommands(CLI::App& bench, Session& session) {
    CLI::App* policy = bench.add_subcommand("policy", "What each condition pays");
    policy->callback([&session] { listGrades(session); });
    addCsvCommands(*policy, session, {"As CSV: condition, reason, percent, shipping, withhold_reason", "All rules of a CSV file instead of those there are",
                                      [&session] { return session.desk().bench().policyCsv(gradesNow(session)); },
                                      [&session](const std::string& file) { importGrades(session, file); }});
}

}  // namespace resodesk::cli
