// SPDX-License-Identifier: GPL-3.0-or-later

#include <ostream>

#include "app/papers/papers_desk.h"
#include "cli/commands.h"
#include "cli/filters.h"
#include "cli/json_output.h"
#include "cli/output.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/translate.h"
#include "text/words.h"

namespace resodesk::cli {

namespace {

struct PapersOptions {
    ChoiceOptions choice;
    std::string out;
};

void report(Session& session, const app::Papers& papers, const std::string& file) {
    if (session.format == Format::json) {
        Json json{{"file", papers.count > 0 ? Json(file) : Json(nullptr)}, {"returns", papers.count}, {"missing", Json::array()}};
        for (const auto& missing : papers.missing) json["missing"].push_back({{"id", missing.key.id.value}, {"error", toJson(missing.why)}});
        session.out() << json.dump(1) << "\n";
        return;
    }
    for (const auto& missing : papers.missing) session.out() << missing.key.id.value << ": " << text::sentence(missing.why).utf8_string() << "\n";
    if (papers.count > 0)
        session.out() << wxString::Format(wxPLURAL("%zu return in %s.", "%zu returns in %s.", static_cast<unsigned>(papers.count)), papers.count, text::show(file))
                             .utf8_string()
                      << "\n";
}

void writePapers(Session& session, app::PaperKind kind, const PapersOptions& o) {
    session.desk();
    const ReturnChoice choice = o.choice.choice(session);
    const auto papers = session.must<app::Papers>([&](auto done) { session.desk().papers().print(kind, choice, {}, {}, done); });
    const auto file = session.file(o.out);
    if (papers.count > 0) session.write(o.out, papers.pdf);
    report(session, papers, file.string());
    throw Exit{papers.missing.empty() ? done : refused};
}

}  // namespace

void addReturnsPapers(CLI::App& returns, Session& session) {
    const auto paper = [&](app::PaperKind kind, const char* description) {
        auto options = std::make_shared<PapersOptions>();
        CLI::App* command = returns.add_subcommand(std::string(toText(kind)), description);
        options->choice.addTo(*command);
        command->add_option("--out", options->out, "The PDF; only you can read it, one that is there is replaced")->required();
        command->callback([&session, kind, options] { writePapers(session, kind, *options); });
    };
    paper(app::PaperKind::labels, "The labels of returns as one PDF, in their order");
    paper(app::PaperKind::sheets, "A sheet for each return, to lie with its parcel on the bench");
    paper(app::PaperKind::pickList, "A table of what comes back, with room for its shelf");
}

}  // namespace resodesk::cli
