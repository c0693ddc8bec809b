// SPDX-License-Identifier: GPL-3.0-or-later
// import: a list of returns of a marketplace without an API, looked at first.

#include <ostream>

#include "app/imports/imports_desk.h"
#include "cli/commands.h"
#include "cli/json_output.h"
#include "cli/output.h"
#include "domain/returns/shown.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/import_words.h"
#include "text/translate.h"
#include "text/words.h"

namespace resodesk::cli {

namespace {

constexpr std::size_t mostShown = 10;

struct ImportOptions {
    std::string file, account, website;
    bool isDry = false;
};

app::ImportWish wishOf(Session& session, const ImportOptions& options) {
    app::ImportWish wish;
    wish.account = options.account;
    wish.website = options.website;
    if (options.file == "-")
        wish.bytes = session.console().input();
    else
        wish.file = session.file(options.file);
    return wish;
}

Json importJson(const app::ImportPreview& preview, bool isKept) {
    Json json{{"format", preview.format}, {"returns", preview.returns.size()}, {"new", preview.fresh}, {"changed", preview.changed},
              {"known_file", preview.isKnownFile}, {"kept", isKept}, {"errors", Json::array()}, {"unknown", Json::object()}};
    for (const CellError& wrong : preview.errors)
        json["errors"].push_back({{"line", wrong.line}, {"column", wrong.column}, {"value", wrong.why.subject()}, {"failure", toText(wrong.why.failure())}});
    for (const auto& [value, count] : preview.unknown) json["unknown"][value] = count;
    return json;
}

void printPreview(std::ostream& out, const app::ImportPreview& preview) {
    out << text::typed(text::dotted({text::importSummary(preview.format, preview.returns.size(), preview.fresh, preview.changed), text::printAny(preview.amounts)})) << "\n";
    Table table({translated("Return"), translated("Order"), translated("State"), translated("Amount"), translated("Reason"), translated("Item")});
    table.alignRight(3);
    for (std::size_t i = 0; i < std::min(preview.returns.size(), mostShown); ++i) {
        const Return& r = preview.returns[i];
        table.add({r.id.value, r.order.value, text::words(show(r, {}, {}).state).utf8_string(), text::typed(text::print(r.price)), r.reason,
                   r.lines.empty() ? "" : r.lines.front().title});
    }
    if (!preview.returns.empty()) out << table.text();
    for (std::size_t i = 0; i < std::min(preview.errors.size(), mostShown); ++i) out << text::sentence(preview.errors[i].error()).utf8_string() << "\n";
    if (!preview.errors.empty()) out << text::leftOut(preview.errors.size()).utf8_string() << "\n";
    for (const auto& [value, count] : preview.unknown) out << text::unknownValue(value, count).utf8_string() << "\n";
    if (preview.isKnownFile) out << text::knownFile().utf8_string() << "\n";
}

void importFile(Session& session, const ImportOptions& options) {
    session.desk();
    const app::ImportWish wish = wishOf(session, options);
    const auto preview = session.must<app::ImportPreview>([&](auto answer) { session.desk().imports().preview(wish, answer); });
    if (session.format != Format::json) printPreview(session.out(), preview);
    const bool isKept = !options.isDry;
    if (isKept) {
        if (!preview.returns.empty()) session.confirm(wxString::Format(_("Bring these returns into the account \"%s\"?"), text::show(options.account)).utf8_string());
        (void)session.must<app::ImportPreview>([&](auto answer) { session.desk().imports().bring(wish, answer); });
    }
    if (session.format == Format::json)
        session.out() << importJson(preview, isKept).dump(1) << "\n";
    else if (isKept)
        session.out() << translated("They are in the list now.") << "\n";
    throw Exit{done};
}

}  // namespace

void addImportCommand(CLI::App& program, Session& session) {
    auto options = std::make_shared<ImportOptions>();
    CLI::App* command = program.add_subcommand("import", "A list of returns without an API: Amazon's returns report, its FBA returns, or a list ResoDesk saved");
    command->add_option("file", options->file, "- is standard input")->required();
    command->add_option("--account", options->account, "Where to; a new name makes an account for such lists")->required();
    command->add_option("--website", options->website, "For a new account: where you work by hand, https://sellercentral.amazon.it");
    command->add_flag("--look", options->isDry, "Only say what the file would bring");
    command->callback([&session, options] { importFile(session, *options); });
}

}  // namespace resodesk::cli
