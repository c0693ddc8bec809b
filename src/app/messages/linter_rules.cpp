// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/messages/linter_rules.h"

#include <nlohmann/json.hpp>

#include "base/paths.h"
#include "domain/messages/folded_text.h"

namespace resodesk::app {

namespace {

using Json = nlohmann::ordered_json;

struct WrongPlace {
    std::string detail;
};

/// Named pieces of patterns: {{date}} in a pattern is any of the piece's.
using Parts = std::map<std::string, std::string>;

std::string inserted(std::string pattern, const Parts& parts) {
    for (std::size_t at = pattern.find("{{"); at != std::string::npos; at = pattern.find("{{", at)) {
        const std::size_t end = pattern.find("}}", at);
        if (end == std::string::npos) throw WrongPlace{pattern};
        const auto part = parts.find(pattern.substr(at + 2, end - at - 2));
        if (part == parts.end()) throw WrongPlace{pattern.substr(at, end + 2 - at)};
        pattern.replace(at, end + 2 - at, part->second);
    }
    return pattern;
}

/// What the outermost bars of an expression divide.
std::vector<std::string> alternatives(const std::string& expression) {
    std::vector<std::string> found(1);
    int depth = 0;
    bool isInSet = false;
    for (std::size_t at = 0; at < expression.size(); ++at) {
        const char c = expression[at];
        if (c == '\\' && at + 1 < expression.size()) {
            found.back() += expression.substr(at++, 2);
            continue;
        }
        if (isInSet)
            isInSet = c != ']';
        else if (c == '[')
            isInSet = true;
        else
            depth += (c == '(') - (c == ')');
        if (c == '|' && depth == 0 && !isInSet)
            found.emplace_back();
        else
            found.back() += c;
    }
    return found;
}

/// One expression that matches what any of the list does. Those that begin at the edge of a word share it: most places are none, and one look
/// tells.
std::string joined(const Json& list, const Parts& parts) {
    constexpr std::string_view edge = "\\b";
    std::string atEdge, others;
    const auto add = [](std::string& to, const std::string& one) { to += (to.empty() ? "" : "|") + one; };
    for (const Json& one : list)
        for (const std::string& each : alternatives(inserted(folded(one.get<std::string>()), parts)))
            if (each.starts_with(edge))
                add(atEdge, each.substr(edge.size()));
            else
                add(others, each);
    if (!atEdge.empty()) add(others, "\\b(?:" + atEdge + ")");
    return "(?:" + others + ")";
}

void readParts(const Json& json, Parts& parts) {
    for (const auto& [name, list] : json.items()) parts[name] = joined(list, parts);
}

class RuleReader {
 public:
    RuleReader(LinterRules& into, const Parts& parts) : into_(into), parts_(parts) {}

    LintRule rule(const Json& json) const {
        LintRule rule{.id = json.at("id").get<std::string>()};
        try {
            rule.kind = named<LintKind>(json, "kind");
            if (json.contains("check")) rule.check = named<MessageCheck>(json, "check");
            into_.explanations[rule.id] = json.at("explanation").get<std::map<std::string, std::string>>();
            rule.fix = fix(json.at("fix"));
            rule.source = {json.at("source").at("title").get<std::string>(), json.at("source").at("date").get<std::string>()};
            if (json.contains("words")) rule.words = words(json.at("words"), rule.id);
            rule.asked = optionalPattern(json, "asked");
            rule.opening = optionalPattern(json, "opening");
            rule.idle = optionalPattern(json, "idle");
            rule.also = optionalPattern(json, "also");
            rule.given = optionalPattern(json, "given");
            if (json.contains("questions"))
                for (const Json& kind : json.at("questions")) rule.questions.push_back(question(kind, rule.id));
            if (json.contains("limits")) rule.limits = limits(json.at("limits"));
        } catch (const Json::exception& e) {
            throw WrongPlace{rule.id + ": " + e.what()};
        }
        return rule;
    }

 private:
    template <Named Enum>
    static Enum named(const Json& json, const char* key) {
        const auto value = fromText<Enum>(json.at(key).get<std::string>());
        if (!value) throw WrongPlace{json.at(key).get<std::string>()};
        return *value;
    }
    Pattern pattern(const Json& list) const {
        const auto compiled = Pattern::compile(joined(list, parts_));
        if (!compiled) throw WrongPlace{compiled.error().detail() + ": " + compiled.error().subject()};
        return *compiled;
    }
    std::optional<Pattern> optionalPattern(const Json& json, const char* key) const {
        if (!json.contains(key)) return std::nullopt;
        return pattern(json.at(key));
    }
    static LintFix fix(const Json& json) { return {named<FixMove>(json, "do"), json.value("text", "")}; }
    std::vector<LintWords> words(const Json& list, const std::string& id) const {
        std::vector<LintWords> all;
        for (const Json& one : list) {
            LintWords words{pattern(one.at("any")), optionalPattern(one, "with"), optionalPattern(one, "unless"), optionalPattern(one, "unless_clause"),
                            optionalPattern(one, "unless_before"), optionalPattern(one, "unless_anywhere"), optionalPattern(one, "with_in_clause")};
            words.isUnlessTracking = one.value("unless_tracking", false);
            words.least = one.value("least", 1);
            if (one.contains("explanation")) {
                words.explanation = id + "." + one.at("name").get<std::string>();
                into_.explanations[words.explanation] = one.at("explanation").get<std::map<std::string, std::string>>();
            }
            if (one.contains("fix")) words.fix = fix(one.at("fix"));
            all.push_back(std::move(words));
        }
        return all;
    }
    static LintLimits limits(const Json& json) {
        const auto number = [&](const char* key) { return json.at(key).get<std::size_t>(); };
        return {number("words"), number("sentence"), number("paragraph")};
    }
    LintQuestion question(const Json& json, const std::string& id) const {
        return {pattern(json.at("asked")), words(json.at("answers"), id), optionalPattern(json, "echo")};
    }

    LinterRules& into_;
    const Parts& parts_;
};

Json parsed(const std::filesystem::path& file) {
    const Json json = Json::parse(readFile(file), nullptr, false);
    if (!json.is_object()) throw WrongPlace{"not JSON"};
    return json;
}

}  // namespace

Result<LinterRules> readLinterRules(const std::filesystem::path& folder, MessageLanguage language) {
    std::filesystem::path file = folder / "parts.json";
    try {
        Parts parts;
        readParts(parsed(file).at("parts"), parts);
        file = folder / ("rules-" + std::string(toText(language)) + ".json");
        const Json json = parsed(file);
        readParts(json.at("parts"), parts);
        LinterRules rules;
        rules.language = language;
        rules.abbreviations = json.at("abbreviations").get<std::vector<std::string>>();
        const RuleReader reader(rules, parts);
        for (const Json& rule : json.at("rules")) rules.rules.push_back(reader.rule(rule));
        return rules;
    } catch (const WrongPlace& wrong) {
        return Error(Failure::unreadableFile, wrong.detail, file.string());
    } catch (const Json::exception& e) {
        return Error(Failure::unreadableFile, e.what(), file.string());
    } catch (const std::filesystem::filesystem_error& e) {
        return Error(Failure::unreadableFile, e.code().message(), file.string());
    }
}

Result<LinterRules> readLinterRules(MessageLanguage language) { return readLinterRules(resourceFolder() / "linter", language); }

}  // namespace resodesk::app
