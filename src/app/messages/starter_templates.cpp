// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/messages/starter_templates.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/paths.h"

namespace resodesk::app {

namespace {

struct NotAsDescribed {};

/// Paragraphs are parted by an empty line.
std::string textOf(const nlohmann::json& paragraphs) {
    std::string text;
    for (const nlohmann::json& paragraph : paragraphs) text += (text.empty() ? "" : "\n\n") + paragraph.get<std::string>();
    return text;
}

MessageTemplate templateOf(const nlohmann::json& json, const std::string& language) {
    MessageTemplate message;
    message.moment = fromText<TemplateMoment>(json.at("moment").get<std::string>());
    if (!message.moment) throw NotAsDescribed();
    message.id.value = toText(*message.moment);
    message.folder = json.at("folder").get<std::string>();
    message.name = json.at("name").get<std::string>();
    message.action = usualAction(*message.moment);
    message.variants = {{language, textOf(json.at("text"))}};
    if (!check(message)) throw NotAsDescribed();
    return message;
}

std::vector<MessageTemplate> languageFrom(const std::filesystem::path& file) {
    const nlohmann::json json = nlohmann::json::parse(readFile(file));
    std::vector<MessageTemplate> templates;
    for (const nlohmann::json& one : json.at("templates")) templates.push_back(templateOf(one, file.stem().string()));
    return templates;
}

using Sets = std::map<std::string, std::vector<MessageTemplate>>;

/// Each language keeps its own words for the names, and gets the texts of all.
void shareTexts(Sets& byLanguage) {
    std::map<TemplateId, std::vector<TemplateVariant>> texts;
    for (const auto& [language, templates] : byLanguage)
        for (const MessageTemplate& message : templates) texts[message.id].push_back(message.variants.front());
    for (auto& [language, templates] : byLanguage)
        for (MessageTemplate& message : templates) message.variants = texts.at(message.id);
}

Error unreadable(const std::filesystem::path& file, const std::string& why) { return Error(Failure::unreadableFile, why, file.string()); }

}  // namespace

Result<StarterTemplates> StarterTemplates::read(const std::filesystem::path& folder) {
    StarterTemplates set;
    std::filesystem::path at = folder;
    try {
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            if (entry.path().extension() != ".json") continue;
            at = entry.path();
            set.byLanguage_[at.stem().string()] = languageFrom(at);
        }
    } catch (const std::filesystem::filesystem_error& e) {
        return unreadable(at, e.code().message());
    } catch (const nlohmann::json::exception&) {
        return unreadable(at, "not JSON as described");
    } catch (const NotAsDescribed&) {
        return unreadable(at, "not a set of templates");
    }
    if (!set.byLanguage_.contains("en")) return unreadable(folder / "en.json", "missing");
    shareTexts(set.byLanguage_);
    return set;
}

std::vector<MessageTemplate> StarterTemplates::named(const std::string& language) const {
    const auto known = byLanguage_.find(language);
    return known == byLanguage_.end() ? byLanguage_.at("en") : known->second;
}

bool StarterTemplates::has(const TemplateId& id) const {
    const auto& any = byLanguage_.at("en");
    return std::any_of(any.begin(), any.end(), [&](const MessageTemplate& t) { return t.id == id; });
}

bool StarterTemplates::isOriginal(const MessageTemplate& message) const {
    return std::any_of(byLanguage_.begin(), byLanguage_.end(), [&](const auto& set) {
        return std::find(set.second.begin(), set.second.end(), message) != set.second.end();
    });
}

}  // namespace resodesk::app
