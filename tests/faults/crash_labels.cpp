// SPDX-License-Identifier: GPL-3.0-or-later

#include "faults/crash_labels.h"

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

namespace resodesk::faults {

std::vector<std::string> crashLabels(const std::string& sources) {
    // Transaction transaction(database, "label"), begin("label"), inTransaction("label", ...
    static const std::regex transaction(R"re((?:Transaction\b[^;"]*|\bbegin\(|\binTransaction\()"([a-z_]+(?:\.[a-z_]+)?)")re");
    static const std::regex point(R"re(\bcrashPoint\("([a-z_.]+)"\))re");
    std::set<std::string> labels;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(sources)) {
        if (entry.path().extension() != ".cpp") continue;
        std::ifstream file(entry.path());
        for (std::string line; std::getline(file, line);) {
            std::smatch found;
            if (std::regex_search(line, found, transaction)) {
                labels.insert(found[1].str() + ".before_commit");
                labels.insert(found[1].str() + ".after_commit");
            }
            if (std::regex_search(line, found, point)) labels.insert(found[1].str());
        }
    }
    return {labels.begin(), labels.end()};
}

}  // namespace resodesk::faults
