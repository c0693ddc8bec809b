// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/template_texts.h"

#include <ostream>

#include "app/messages/templates_desk.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/language.h"
#include "text/message_values.h"
#include "text/message_words.h"
#include "text/template_words.h"
#include "text/translate.h"

namespace resodesk::cli {

PlaceholderValues valuesFrom(Session& session, const std::vector<std::string>& typed) {
    PlaceholderValues values;
    for (const std::string& one : typed) {
        const auto sign = one.find('=');
        const auto place = fromText<Placeholder>(one.substr(0, sign));
        if (sign == std::string::npos) session.failUsage(translated("--set: NAME=VALUE is needed"));
        if (!place) session.fail(Error(Failure::unknownPlaceholder, "--set", one.substr(0, sign)));
        values[*place] = one.substr(sign + 1);
    }
    return values;
}

MessageTemplate templateCalled(Session& session, const std::string& id) {
    const auto list = session.must<app::TemplateList>([&](auto done) { session.desk().templates().list(text::language(), done); });
    const app::TemplateEntry* entry = list.find({id});
    if (!entry) session.fail(Error(Failure::notFound, "template", id));
    return entry->message;
}

void TemplateOptions::addTo(CLI::App& command, CLI::Option* names) {
    command.add_option("--set", values, "NAME=VALUE for a place of the template; may be given more than once")->needs(names)->expected(1)->take_all();
}

FilledText TemplateOptions::filledFor(Session& session, const MessageTemplate& message, const std::string& language,
                                      const std::function<PlaceholderValues(const std::string&)>& known) const {
    const ChosenVariant chosen = variantFor(message, language, {});
    PlaceholderValues all = known(chosen.variant.language);
    for (const auto& [place, value] : valuesFrom(session, values)) all[place] = value;
    return fill(chosen.variant.text, all);
}

app::Texts TemplateOptions::textsFor(Session& session, Operation operation, app::Prepared& prepared, const More& more) const {
    const MessageTemplate message = templateCalled(session, id);
    app::Texts texts;
    std::vector<app::Prepared::Refusal> refusals = std::move(prepared.refusals);
    ReturnChoice complete;
    for (const ReturnKey& key : prepared.keys) {
        const auto detail = session.must<app::ReturnDetail>([&](auto done) { session.desk().returns().detail(key, done); });
        const FilledText filled = filledFor(session, message, detail.fact.language, [&](const std::string& language) {
            PlaceholderValues known = text::messageValues(detail.fact, detail.order, detail.accountName, language);
            for (const auto& [place, value] : more(detail.fact, language)) known[place] = value;
            return known;
        });
        if (!filled.isComplete()) {
            refusals.push_back({key, detail.fact.order, detail.fact.buyerName, Error(Failure::missingValue, "template", text::missingWords(filled.missing).utf8_string())});
            continue;
        }
        session.err() << key.id.value << "  " << detail.fact.buyerName << "  " << text::oneLine(filled.text).utf8_string() << "\n";  // what is decided stands in the output alone
        complete.keys.push_back(key);
        texts[key] = filled.text;
    }
    if (complete.keys.size() < prepared.keys.size()) {
        if (complete.keys.empty())
            prepared = {};
        else
            prepared = session.await<app::Prepared>([&](auto done) { session.desk().returns().prepare(operation, complete, done); });
    }
    prepared.refusals.insert(prepared.refusals.begin(), refusals.begin(), refusals.end());
    return texts;
}

}  // namespace resodesk::cli
