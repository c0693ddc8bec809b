// SPDX-License-Identifier: GPL-3.0-or-later
// What buyers are called and how they write, in five languages, and what the shop sells. Read from resources/market.

#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sim/random.h"

namespace resodesk::sim {

struct Language {
    std::string code;
    std::vector<std::string> first, last, openers, closers, thanks, questions, complaints;
    std::vector<std::string> productQuestions, beforeOrders;
    std::vector<std::string> answers;  ///< of the seller, in conversations that are over
    std::vector<std::pair<std::string, std::string>> cities;  ///< name, postcode
    std::map<std::string, std::vector<std::string>> reasons;

    std::string name(Random& random) const { return random.pick(first) + " " + random.pick(last); }
    /// What a buyer writes about this reason.
    std::string text(const std::string& reason, Random& random) const;
};

struct Product {
    std::string sku;
    std::string category;
    std::int64_t cents = 0;
    std::map<std::string, std::string> title;  ///< by language
};

struct Words {
    explicit Words(const std::filesystem::path& folder);
    const Language& language(const std::string& code) const;
    std::vector<Language> languages;
    std::vector<Product> products;
};

}  // namespace resodesk::sim
