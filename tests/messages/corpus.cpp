// SPDX-License-Identifier: GPL-3.0-or-later

#include "messages/corpus.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace resodesk::test {

namespace {

using Json = nlohmann::json;

MessageContext contextOf(const Json& json) {
    MessageContext context;
    context.buyer = json.value("buyer", "");
    context.asked = json.value("asked", "");
    context.isComplaint = json.value("complaint", false);
    context.hasEarlier = json.value("earlier", false);
    context.isRegular = json.value("regular", false);
    context.isOpen = json.value("open", false);
    context.tracking = json.value("tracking", "");
    context.courier = json.value("courier", "");
    return context;
}

CorpusEntry entryOf(const std::string& line) {
    const Json json = Json::parse(line);
    const auto language = fromText<MessageLanguage>(json.at("language").get<std::string>());
    if (!language) throw std::runtime_error("no such language");
    return {json.at("rule").get<std::string>(), *language, json.at("bad").get<bool>(), json.at("text").get<std::string>(),
            contextOf(json.value("context", Json::object()))};
}

}  // namespace

std::vector<CorpusEntry> readCorpus(const std::filesystem::path& folder, const std::string& part) {
    std::vector<CorpusEntry> entries;
    std::vector<std::filesystem::path> files;
    if (std::filesystem::is_directory(folder / part))
        for (const auto& file : std::filesystem::directory_iterator(folder / part))
            if (file.path().extension() == ".jsonl") files.push_back(file.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        std::ifstream lines(file);
        int number = 0;
        for (std::string line; std::getline(lines, line);) {
            ++number;
            if (line.empty()) continue;
            try {
                entries.push_back(entryOf(line));
            } catch (const std::exception& e) {
                throw std::runtime_error(file.string() + ":" + std::to_string(number) + ": " + e.what());
            }
        }
    }
    return entries;
}

}  // namespace resodesk::test
