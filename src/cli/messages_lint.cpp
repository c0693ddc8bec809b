// SPDX-License-Identifier: GPL-3.0-or-later
// messages lint.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ostream>

#include "app/messages/linter_rules.h"
#include "base/paths.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/json_output.h"
#include "cli/output.h"
#include "domain/messages/linter.h"
#include "text/language.h"

namespace resodesk::cli {

namespace {

constexpr std::size_t longestMessage = 1 << 20;

struct LintOrder {
    std::string file = "-";
    std::string language;
    bool isNotForbidden = false;
    MessageContext context;
};

std::string messageIn(Session& session, const std::string& file) {
    std::string text;
    try {
        text = file == "-" ? session.console().input() : readFile(session.file(file));
    } catch (const std::filesystem::filesystem_error& e) {
        session.fail(Error(Failure::unreadableFile, e.code().message(), file));
    }
    if (text.size() > longestMessage) session.fail(Error(Failure::fileTooLarge, "message", "1"));
    if (!isUtf8(text)) session.fail(Error(Failure::badText, "message"));
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

LinterRules rulesFor(Session& session, const LintOrder& order, const std::string& text) {
    const auto language = order.language.empty() ? guessLanguage(text) : fromText<MessageLanguage>(order.language);
    if (!language) session.failUsage(translated("the text does not tell its language: add --language"));
    auto rules = app::readLinterRules(*language);
    if (!rules) session.fail(rules.error());
    return std::move(*rules);
}

std::string foundIn(const std::string& text, const LintFinding& finding) {
    return text.substr(finding.range.begin, finding.range.end - finding.range.begin);
}

const LintSource& sourceOf(const LinterRules& rules, const std::string& id) {
    return std::find_if(rules.rules.begin(), rules.rules.end(), [&](const LintRule& r) { return r.id == id; })->source;
}

Json findingsJson(const LinterRules& rules, const std::string& text, const LintFindings& findings) {
    Json json{{"language", toText(rules.language)}, {"blocked", isBlocked(findings)}, {"findings", Json::array()}};
    for (const LintFinding& finding : findings) {
        const LintSource& source = sourceOf(rules, finding.rule);
        json["findings"].push_back({{"rule", finding.rule},
                                    {"kind", toText(finding.kind)},
                                    {"blocks", finding.blocks},
                                    {"begin", finding.range.begin},
                                    {"end", finding.range.end},
                                    {"found", foundIn(text, finding)},
                                    {"explanation", rules.explanation(finding.explanation, text::language())},
                                    {"fix", {{"begin", finding.fix.range.begin}, {"end", finding.fix.range.end}, {"text", finding.fix.text}}},
                                    {"source", {{"title", source.title}, {"date", source.date}}}});
    }
    return json;
}

std::string findingsTable(const LinterRules& rules, const std::string& text, const LintFindings& findings) {
    Table table({translated("Kind"), translated("Rule"), translated("Found"), translated("Why")});
    for (const LintFinding& finding : findings) {
        std::string found = finding.range.isEmpty() ? translated("(the whole message)") : foundIn(text, finding);
        std::replace(found.begin(), found.end(), '\n', ' ');
        // TRANSLATORS: kinds of what was found in a message: advice may be followed, a ban must be
        table.add({finding.kind == LintKind::ban ? translated("Ban") : translated("Advice"), finding.rule, found,
                   rules.explanation(finding.explanation, text::language())});
    }
    return table.text();
}

[[noreturn]] void lintMessage(Session& session, LintOrder order) {
    const std::string text = messageIn(session, order.file);
    const LinterRules rules = rulesFor(session, order, text);
    order.context.bansBlock = !order.isNotForbidden;
    const LintFindings findings = lint(rules, text, order.context);
    if (session.format == Format::json)
        session.out() << findingsJson(rules, text, findings).dump(1) << "\n";
    else if (findings.empty())
        session.out() << translated("Nothing was found.") << "\n";
    else
        session.out() << findingsTable(rules, text, findings);
    if (!isBlocked(findings)) throw Exit{done};
    if (session.format != Format::json) session.err() << translated("The message must not leave as it is.") << "\n";
    throw Exit{refused};
}

}  // namespace

void addMessageLint(CLI::App& messages, Session& session) {
    auto order = std::make_shared<LintOrder>();
    CLI::App* command = messages.add_subcommand("lint", "What a message lacks, what may be taken amiss, and what marketplaces forbid; ends with 1 when it must not leave");
    command->add_option("file", order->file, "The message; - is standard input")->capture_default_str();
    command->add_option("--language", order->language, "it, en, de, fr or es; else what the text tells")->check(CLI::IsMember({"it", "en", "de", "fr", "es"}));
    command->add_option("--buyer", order->context.buyer, "The buyer's name");
    command->add_option("--asked", order->context.asked, "The buyer's last message");
    command->add_flag("--complaint", order->context.isComplaint, "The buyer complains");
    command->add_flag("--earlier", order->context.hasEarlier, "There was a conversation before");
    command->add_flag("--regular", order->context.isRegular, "The buyer has bought before");
    command->add_flag("--open", order->context.isOpen, "Something remains to be done");
    command->add_option("--tracking", order->context.tracking, "The parcel's tracking number");
    command->add_option("--courier", order->context.courier, "Who carries it");
    command->add_flag("--not-forbidden", order->isNotForbidden, "The marketplace forbids none of it: nothing blocks");
    command->callback([&session, order] { lintMessage(session, *order); });
}

}  // namespace resodesk::cli
