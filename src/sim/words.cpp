// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/words.h"

#include <nlohmann/json.hpp>
#include <sstream>

#include "base/paths.h"

namespace resodesk::sim {

namespace {

std::vector<std::string> split(const std::string& words) {
    std::istringstream in(words);
    std::vector<std::string> list;
    for (std::string word; in >> word;) list.push_back(word);
    return list;
}

}  // namespace

std::string Language::text(const std::string& reason, Random& random) const {
    const std::string opener = random.pick(openers);
    std::string core = random.pick(reasons.at(reason));
    return opener + " " + core + " " + random.pick(closers);
}

Words::Words(const std::filesystem::path& folder) {
    for (const char* code : {"it", "en", "de", "fr", "es"}) {
        const auto json = nlohmann::json::parse(readFile(folder / (std::string(code) + ".json")));
        Language l;
        l.code = code;
        l.first = split(json.at("first"));
        l.last = split(json.at("last"));
        for (const auto& city : json.at("cities")) l.cities.emplace_back(city[0], city[1]);
        json.at("openers").get_to(l.openers);
        json.at("closers").get_to(l.closers);
        json.at("reasons").get_to(l.reasons);
        json.at("thanks").get_to(l.thanks);
        json.at("questions").get_to(l.questions);
        json.at("complaints").get_to(l.complaints);
        json.at("product_questions").get_to(l.productQuestions);
        json.at("before_orders").get_to(l.beforeOrders);
        json.at("answers").get_to(l.answers);
        languages.push_back(std::move(l));
    }
    for (const auto& p : nlohmann::json::parse(readFile(folder / "catalogue.json"))) {
        Product product{p.at("sku"), p.at("category"), p.at("cents"), {}};
        for (const Language& l : languages) product.title[l.code] = p.at(l.code);
        products.push_back(std::move(product));
    }
}

const Language& Words::language(const std::string& code) const {
    for (const Language& l : languages)
        if (l.code == code) return l;
    return languages.front();
}

}  // namespace resodesk::sim
