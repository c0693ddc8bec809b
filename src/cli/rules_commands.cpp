// SPDX-License-Identifier: GPL-3.0-or-later
// rules show, export, import, replay, mode, run, why.

#include <ostream>

#include "app/rules/rules_desk.h"
#include "base/paths.h"
#include "cli/commands.h"
#include "cli/filters.h"
#include "cli/output.h"
#include "cli/rules_json.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/rule_words.h"
#include "text/translate.h"
#include "text/words.h"

namespace resodesk::cli {

namespace {

std::vector<Account> accountsIn(Session& session) {
    std::vector<Account> accounts;
    for (const auto& status : session.await<std::vector<app::AccountStatus>>([&](auto done) { session.desk().accounts().list(done); }))
        accounts.push_back(status.account);
    return accounts;
}

app::RuleBook bookOf(Session& session) {
    return session.await<app::RuleBook>([&](auto done) { session.desk().rules().book(done); });
}

Json doubtsJson(const RuleSet& set, const std::vector<RuleFinding>& doubts) {
    Json json = Json::array();
    for (const RuleFinding& doubt : doubts) {
        Json one{{"rule", set.rules[doubt.rule].name}, {"doubt", toText(doubt.doubt)}};
        if (doubt.other) one["other"] = set.rules[*doubt.other].name;
        json.push_back(std::move(one));
    }
    return json;
}

[[noreturn]] void showBook(Session& session, const app::RuleBook& book) {
    if (session.format == Format::json) {
        Json json = toJson(book.saved, accountsIn(session));
        json["version"] = book.version;
        json["mode"] = toText(book.mode);
        json["judging"] = book.judging;
        json["taken_back"] = book.takenBack;
        json["replayed_at"] = toJson(book.replayedAt);
        json["doubts"] = doubtsJson(book.saved, book.doubts);
        json["accounts_beside"] = book.accountsBeside;
        session.out() << json.dump(1) << "\n";
        throw Exit{done};
    }
    Table table({translated("No."), translated("Name"), translated("Conditions"), translated("What it does")});
    table.alignRight(0);
    for (std::size_t i = 0; i < book.saved.rules.size(); ++i) {
        const Rule& rule = book.saved.rules[i];
        table.add({std::to_string(i + 1), rule.isOn ? rule.name : rule.name + " (" + translated("off") + ")",
                   text::conditionWords(rule.when).utf8_string(), text::moveWords(rule).utf8_string()});
    }
    session.out() << table.text();
    if (book.saved.absentFrom && book.saved.absentUntil)
        session.out() << wxString::Format(_("absent %s to %s"), text::printDateForField(*book.saved.absentFrom), text::printDateForField(*book.saved.absentUntil)).utf8_string()
                      << "\n";
    session.out() << translated("Mode") << ": " << text::words(book.mode).utf8_string() << "\n";
    if (book.takenBack > 0)
        session.out() << wxString::Format(wxPLURAL("%d decision of the rules had not left and was taken back.", "%d decisions of the rules had not left and were taken back.", book.takenBack),
                                          book.takenBack).utf8_string()
                      << "\n";
    if (book.mode != RuleMode::off && book.judging != book.version)
        session.err() << translated("What you changed does not judge yet: replay it, then switch it on. Until then the rules before judge.") << "\n";
    for (const RuleFinding& doubt : book.doubts) session.err() << text::doubtWords(book.saved, doubt).utf8_string() << "\n";
    for (const std::string& account : book.accountsBeside)
        session.err() << wxString::Format(_("%s: its marketplace authorizes by itself, so no rule acts there."), text::show(account)).utf8_string() << "\n";
    throw Exit{done};
}

void exportRules(Session& session, const std::string& file) {
    const std::string text = toJson(bookOf(session).saved, accountsIn(session)).dump(2) + "\n";
    if (file == "-")
        session.out() << text;
    else
        session.write(file, text);
    throw Exit{done};
}

void importRules(Session& session, const std::string& file) {
    session.desk();
    std::string text;
    try {
        text = file == "-" ? session.console().input() : readFile(session.file(file));
    } catch (const std::filesystem::filesystem_error& e) {
        session.fail(Error(Failure::unreadableFile, e.code().message(), file));
    }
    const auto set = ruleSetFromJson(text, accountsIn(session));
    if (!set) session.fail(set.error());
    showBook(session, session.must<app::RuleBook>([&](auto done) { session.desk().rules().save(*set, done); }));
}

Json tallyJson(const RuleTally& tally) {
    Json json{{"count", tally.count}, {"amounts", Json::array()}};
    for (const Money& sum : tally.amounts.perCurrency()) json["amounts"].push_back(toJson(sum));
    return json;
}

Json replayJson(const Replay& replay) {
    Json json{{"requests", tallyJson(replay.all())}};
    for (const auto& [move, name] : nameTable(RuleMove{})) json["would"][std::string(move == RuleMove::tagOnly ? "leave" : name)] = tallyJson(replay.would(move));
    json["by_absence"] = tallyJson(replay.ofAbsence());
    json["rules"] = Json::array();
    for (std::size_t i = 0; i < replay.set().rules.size(); ++i)
        json["rules"].push_back({{"name", replay.set().rules[i].name}, {"fits", tallyJson(replay.ofRule(i))}});
    json["as_people_did"] = replay.same();
    json["recorded"] = replay.recorded();
    json["recorded_otherwise"] = replay.recordedOtherwise();
    json["differences"] = Json::array();
    for (const RuleDifference& d : replay.differences())
        json["differences"].push_back({{"return", d.key.id.value},
                                       {"order", d.order.value},
                                       {"amount", toJson(d.amount)},
                                       {"rule", d.rule ? Json(replay.set().rules[*d.rule].name) : Json(nullptr)},
                                       {"rules_would", toText(d.ruled)},
                                       {"people", toText(d.people)}});
    return json;
}

void replayRules(Session& session, int days) {
    const RuleSet set = bookOf(session).saved;
    const auto replay = session.must<Replay>([&](auto done) { session.desk().rules().replay(set, days, done); });
    if (session.format == Format::json) {
        session.out() << replayJson(replay).dump(1) << "\n";
        throw Exit{done};
    }
    Table table({translated("What it does"), translated("Requests"), translated("Amount")});
    table.alignRight(1);
    table.alignRight(2);
    for (const auto& [move, name] : nameTable(RuleMove{})) {
        const RuleTally& tally = replay.would(move);
        const wxString words = move == RuleMove::tagOnly ? _("Leave to you") : text::words(move);
        table.add({words.utf8_string(), std::to_string(tally.count), text::print(tally.amounts).utf8_string()});
    }
    table.add({translated("All"), std::to_string(replay.all().count), text::print(replay.all().amounts).utf8_string()});
    session.out() << table.text() << text::replayWords(replay).utf8_string() << "\n";
    if (!replay.differences().empty()) {
        Table differences({translated("Return"), translated("Order"), translated("Amount"), translated("Rule"), translated("What it does"), translated("A person")});
        differences.alignRight(2);
        for (const RuleDifference& d : replay.differences())
            differences.add({d.key.id.value, d.order.value, text::print(d.amount).utf8_string(), d.rule ? set.rules[*d.rule].name : translated("absence"),
                             text::words(d.ruled).utf8_string(), text::words(d.people).utf8_string()});
        session.out() << "\n" << differences.text();
    }
    throw Exit{done};
}

void why(Session& session, const std::string& id) {
    const ReturnKey key = keyOf(session, id);
    const auto why = session.await<std::optional<app::RuleWhy>>([&](auto done) { session.desk().rules().why(key, done); });
    if (session.format == Format::json) {
        session.out() << (why ? toJson(*why) : Json(nullptr)).dump(1) << "\n";
        throw Exit{done};
    }
    session.out() << (why ? text::whyWords(why->set, why->ruling, text::tenseOf(why->isKept, why->mode, why->state), why->refusal).utf8_string()
                          : translated("There are no rules that judge it."))
                  << "\n";
    throw Exit{done};
}

}  // namespace

void addRulesCommands(CLI::App& program, Session& session) {
    CLI::App* rules = program.add_subcommand("rules", "Rules for new requests, where the marketplace does not authorize by itself");
    rules->require_subcommand(1);
    rules->add_subcommand("show", "The rules in their order, their mode, and what is odd about them")->callback([&session] {
        showBook(session, bookOf(session));
    });
    auto file = std::make_shared<std::string>();
    CLI::App* command = rules->add_subcommand("export", "Write them as JSON");
    command->add_option("file", *file, "File, or -")->required();
    command->callback([&session, file] { exportRules(session, *file); });
    command = rules->add_subcommand("import", "Take them from a JSON file, as export writes it; all or nothing. What judges now goes on until \"mode\"");
    command->add_option("file", *file, "File, or -")->required();
    command->callback([&session, file] { importRules(session, *file); });

    auto days = std::make_shared<int>(app::replayDays);
    command = rules->add_subcommand("replay", "What they would have done with the requests of the last days, and where people did otherwise");
    command->add_option("--days", *days, "Days")->capture_default_str();
    command->callback([&session, days] { replayRules(session, *days); });

    auto mode = std::make_shared<std::string>();
    command = rules->add_subcommand("mode", "off, shadow (note what they would do) or on; on needs a replay first");
    command->add_option("mode", *mode, "off, shadow or on")->required();
    command->callback([&session, mode] {
        const auto to = fromText<RuleMode>(*mode);
        if (!to) session.failChoice("mode", *mode);
        showBook(session, session.must<app::RuleBook>([&](auto done) { session.desk().rules().setMode(*to, done); }));
    });

    command = rules->add_subcommand("run", "Read what changed and judge the open requests; the window and the agent do so by themselves");
    command->callback([&session] {
        session.desk(true);
        session.must<void>([&](auto answer) { session.desk().accounts().sync({}, answer); });
        const int count = session.must<int>([&](auto answer) { session.desk().rules().judgeOpen(answer); });
        if (session.format == Format::json)
            session.out() << Json{{"judged", count}}.dump(1) << "\n";
        else
            session.out() << wxString::Format(wxPLURAL("%d request judged", "%d requests judged", count), count).utf8_string() << "\n";
        throw Exit{done};
    });

    auto id = std::make_shared<std::string>();
    command = rules->add_subcommand("why", "Which rule decided a request, and why the others did not");
    command->add_option("return", *id, "Return")->required();
    command->callback([&session, id] { why(session, *id); });
}

}  // namespace resodesk::cli
