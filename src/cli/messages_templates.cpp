// SPDX-License-Identifier: GPL-3.0-or-later
// messages templates: list, show, save, remove, reset, export, import.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ostream>

#include "app/messages/templates_desk.h"
#include "base/paths.h"
#include "cli/commands.h"
#include "cli/csv_commands.h"
#include "cli/json_output.h"
#include "cli/output.h"
#include "cli/template_texts.h"
#include "text/formats.h"
#include "text/language.h"
#include "text/template_words.h"
#include "text/translate.h"
#include "text/words.h"

namespace resodesk::cli {

namespace {

app::TemplateList templateList(Session& session) {
    return session.must<app::TemplateList>([&](auto done) { session.desk().templates().list(text::language(), done); });
}

app::TemplateEntry templateOf(Session& session, const std::string& id) {
    const app::TemplateList list = templateList(session);
    const app::TemplateEntry* entry = list.find({id});
    if (!entry) session.fail(Error(Failure::notFound, "template", id));
    return *entry;
}

Json placeholdersJson(const std::vector<Placeholder>& places) {
    Json json = Json::array();
    for (const Placeholder place : places) json.push_back(toText(place));
    return json;
}

Json templateJson(const MessageTemplate& message, std::string_view origin) {
    Json json{{"id", message.id.value}, {"folder", message.folder}, {"name", message.name}, {"moment", message.moment ? toText(*message.moment) : ""},
              {"action", message.action ? toText(*message.action) : ""}, {"origin", origin}, {"texts", Json::array()}};
    for (const TemplateVariant& variant : message.variants)
        json["texts"].push_back({{"language", variant.language}, {"text", variant.text}, {"placeholders", placeholdersJson(placeholdersIn(variant.text))}});
    return json;
}

std::string languagesOf(const MessageTemplate& message) {
    std::string languages;
    for (const TemplateVariant& variant : message.variants) languages += (languages.empty() ? "" : " ") + variant.language;
    return languages;
}

[[noreturn]] void printTemplates(Session& session, const std::vector<app::TemplateEntry>& entries, bool areRemoved) {
    if (session.format == Format::json) {
        Json json{{"total", entries.size()}, {"templates", Json::array()}};
        for (const app::TemplateEntry& entry : entries) json["templates"].push_back(templateJson(entry.message, areRemoved ? "removed" : toText(entry.origin)));
        session.out() << json.dump(1) << "\n";
        throw Exit{done};
    }
    // TRANSLATORS: the letters that name a template on the command line; the moment it is for; where it comes from
    Table table({translated("Id"), translated("Folder"), translated("Name"), translated("Languages"), translated("Origin"), translated("Sent after")});
    for (const app::TemplateEntry& entry : entries)
        table.add({entry.message.id.value, entry.message.folder, entry.message.name, languagesOf(entry.message), text::words(entry.origin).utf8_string(),
                   entry.message.action ? text::words(*entry.message.action).utf8_string() : ""});
    session.out() << (entries.empty() ? translated("There is no such template.") + "\n" : table.text());
    throw Exit{done};
}

struct TemplateFilter {
    std::string find, moment;
    bool removed = false;
};

void listTemplates(Session& session, const TemplateFilter& filter) {
    const auto moment = fromText<TemplateMoment>(filter.moment);
    if (!filter.moment.empty() && !moment) session.failChoice("--moment", filter.moment);
    const app::TemplateList list = templateList(session);
    std::vector<app::TemplateEntry> entries = list.used;
    if (filter.removed) {
        entries.clear();
        for (const MessageTemplate& message : list.removed) entries.push_back({message, TemplateOrigin::starter});
    }
    std::erase_if(entries, [&](const app::TemplateEntry& entry) { return moment && entry.message.moment != moment; });
    std::vector<MessageTemplate> messages;
    for (const app::TemplateEntry& entry : entries) messages.push_back(entry.message);
    std::vector<app::TemplateEntry> found;
    for (const std::size_t at : find(messages, filter.find)) found.push_back(entries[at]);
    printTemplates(session, found, filter.removed);
}

struct ShownTemplate {
    std::string id, language;
    std::vector<std::string> fallbacks, values;
};

/// The text in one language, with what is known put in.
[[noreturn]] void showText(Session& session, const app::TemplateEntry& entry, const ShownTemplate& o) {
    const PlaceholderValues values = valuesFrom(session, o.values);
    const ChosenVariant chosen = variantFor(entry.message, o.language, o.fallbacks);
    const FilledText filled = fill(chosen.variant.text, values);
    if (session.format == Format::json) {
        session.out() << Json{{"id", entry.message.id.value}, {"language", chosen.variant.language}, {"taken", toText(chosen.by)}, {"text", filled.text},
                              {"missing", placeholdersJson(filled.missing)}}.dump(1) << "\n";
        throw Exit{done};
    }
    session.out() << filled.text << "\n";
    if (const wxString why = text::variantWords(chosen, o.language); !why.empty()) session.err() << why.utf8_string() << "\n";
    if (!filled.isComplete()) session.err() << wxString::Format(_("Not known yet: %s. Without it the message is not sent."), text::missingWords(filled.missing)).utf8_string() << "\n";
    throw Exit{done};
}

[[noreturn]] void showTemplate(Session& session, const app::TemplateEntry& entry) {
    if (session.format == Format::json) {
        session.out() << templateJson(entry.message, toText(entry.origin)).dump(1) << "\n";
        throw Exit{done};
    }
    const MessageTemplate& message = entry.message;
    session.out() << message.id.value << ": " << (message.folder.empty() ? "" : message.folder + " - ") << message.name << " (" << text::words(entry.origin).utf8_string() << ")\n";
    if (message.moment) session.out() << translated("For") << ": " << text::words(*message.moment).utf8_string() << "\n";
    if (message.action) session.out() << translated("Sent after") << ": " << text::words(*message.action).utf8_string() << "\n";
    for (const TemplateVariant& variant : message.variants) session.out() << "\n[" << variant.language << "]\n" << variant.text << "\n";
    throw Exit{done};
}

struct SavedTemplate {
    std::string id, language, file;
    std::optional<std::string> name, folder, moment, action, text;
    std::string without;
};

std::string textToSave(Session& session, const SavedTemplate& o) {
    if (o.text) return *o.text;
    try {
        return o.file == "-" ? session.console().input() : readFile(session.file(o.file));
    } catch (const std::filesystem::filesystem_error& e) {
        session.fail(Error(Failure::unreadableFile, e.code().message(), o.file));
    }
}

/// The empty text takes it off.
template <class Enum>
std::optional<Enum> chosenFrom(Session& session, const char* option, const std::string& typed) {
    const auto known = fromText<Enum>(typed);
    if (!known && !typed.empty()) session.failChoice(option, typed);
    return known;
}

MessageTemplate changed(Session& session, MessageTemplate message, const SavedTemplate& o) {
    if (o.name) message.name = *o.name;
    if (o.folder) message.folder = *o.folder;
    if (o.moment) {
        message.moment = chosenFrom<TemplateMoment>(session, "--moment", *o.moment);
        message.action = message.moment ? usualAction(*message.moment) : std::nullopt;
    }
    if (o.action) message.action = chosenFrom<ActionKind>(session, "--action", *o.action);
    if (!o.without.empty() && std::erase_if(message.variants, [&](const TemplateVariant& v) { return v.language == o.without; }) == 0)
        session.fail(Error(Failure::notFound, "language", o.without));
    if (o.language.empty()) return message;
    if (!o.text && o.file.empty()) session.failUsage(translated("--language: --text or --text-file is needed"));
    const std::string text = textToSave(session, o);
    const auto same = std::find_if(message.variants.begin(), message.variants.end(), [&](const TemplateVariant& v) { return v.language == o.language; });
    if (same == message.variants.end())
        message.variants.push_back({o.language, text});
    else
        same->text = text;
    return message;
}

void saveTemplate(Session& session, const SavedTemplate& o) {
    session.desk();
    MessageTemplate message;
    if (!o.id.empty()) message = templateOf(session, o.id).message;
    message = changed(session, message, o);
    const auto id = session.must<TemplateId>([&](auto done) { session.desk().templates().save(message, done); });
    showTemplate(session, templateOf(session, id.value));
}

void importTemplates(Session& session, const std::string& file) {
    session.desk();
    const auto messages = session.must<std::vector<MessageTemplate>>([&](auto answer) {
        if (file == "-")
            session.desk().templates().readCsv(session.console().input(), answer);
        else
            session.desk().templates().readCsvFile(session.file(file), answer);
    });
    const auto ids = session.must<std::vector<TemplateId>>([&](auto answer) { session.desk().templates().saveAll(messages, answer); });
    const app::TemplateList list = templateList(session);
    std::vector<app::TemplateEntry> saved;
    for (const TemplateId& id : ids)
        if (const app::TemplateEntry* entry = list.find(id)) saved.push_back(*entry);
    printTemplates(session, saved, false);
}

std::string templatesCsv(Session& session) {
    std::vector<MessageTemplate> messages;
    for (const app::TemplateEntry& entry : templateList(session).used) messages.push_back(entry.message);
    return session.desk().templates().csv(messages);
}

void addTemplateLists(CLI::App& templates, Session& session) {
    auto filter = std::make_shared<TemplateFilter>();
    CLI::App* command = templates.add_subcommand("list", "What there is: what came with the program, what you changed, your own");
    command->add_option("--find", filter->find, "Words of name and folder, or parts of them; the best first");
    command->add_option("--moment", filter->moment, "What they are for: authorized, refunded, shipping_update ...");
    command->add_flag("--removed", filter->removed, "Those that came with the program and were removed");
    command->callback([&session, filter] { listTemplates(session, *filter); });

    auto shown = std::make_shared<ShownTemplate>();
    command = templates.add_subcommand("show", "A template with all its texts, or its text in one language");
    command->add_option("template", shown->id, "Its id")->required();
    CLI::Option* language = command->add_option("--language", shown->language, "it, en, de ...: the text in this language, else the marketplace's, else English, else the first");
    command->add_option("--marketplace", shown->fallbacks, "The marketplace's language")->needs(language)->expected(1)->take_all();
    command->add_option("--set", shown->values, "NAME=VALUE for a placeholder; may be given more than once")->needs(language)->expected(1)->take_all();
    command->callback([&session, shown] {
        const app::TemplateEntry entry = templateOf(session, shown->id);
        shown->language.empty() ? showTemplate(session, entry) : showText(session, entry, *shown);
    });
}

void addTemplateChanges(CLI::App& templates, Session& session) {
    auto saved = std::make_shared<SavedTemplate>();
    CLI::App* command = templates.add_subcommand("save", "Changes a template, or adds one where no id is given");
    command->add_option("template", saved->id, "Its id");
    command->add_option("--name", saved->name, "Name, up to 60 characters");
    command->add_option("--folder", saved->folder, "Folder, or \"\" for none");
    command->add_option("--moment", saved->moment, "What it is for, or \"\" for nothing in particular; says what it waits for, too");
    command->add_option("--action", saved->action, "Sent after this action is confirmed: authorize, close, refund ...; or \"\"");
    CLI::Option* language = command->add_option("--language", saved->language, "Language of the text: it, en, de ...");
    CLI::Option* text = command->add_option("--text", saved->text, "Text with placeholders such as {buyer}")->needs(language);
    command->add_option("--text-file", saved->file, "The text from a file; - is standard input")->needs(language)->excludes(text);
    command->add_option("--remove-language", saved->without, "Removes the text in this language");
    command->callback([&session, saved] { saveTemplate(session, *saved); });

    auto id = std::make_shared<std::string>();
    command = templates.add_subcommand("remove", "Removes one; what came with the program can be had back with reset");
    command->add_option("template", *id, "Its id")->required();
    command->callback([&session, id] {
        session.must<void>([&](auto answer) { session.desk().templates().remove({*id}, answer); });
        throw Exit{done};
    });
    command = templates.add_subcommand("reset", "A template as it came with the program");
    command->add_option("template", *id, "Its id")->required();
    command->callback([&session, id] {
        session.must<void>([&](auto answer) { session.desk().templates().reset({*id}, answer); });
        throw Exit{done};
    });
}

}  // namespace

void addMessageTemplates(CLI::App& messages, Session& session) {
    CLI::App* templates = messages.add_subcommand("templates", "Texts that are written once and sent often");
    templates->require_subcommand(1);
    addTemplateLists(*templates, session);
    addTemplateChanges(*templates, session);
    addCsvCommands(*templates, session, {"As CSV: id, folder, name, moment, action, language, text", "Those of a CSV file beside those there are; the same id changes it. All or nothing",
                                         [&session] { return templatesCsv(session); },
                                         [&session](const std::string& file) { importTemplates(session, file); }});
}

}  // namespace resodesk::cli
