// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of sellers, each with what one rule should say of it: corpus/<part>/<language>-<rule>.jsonl.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "domain/messages/linter.h"

namespace resodesk::test {

struct CorpusEntry {
    std::string rule;
    MessageLanguage language = MessageLanguage::italian;
    bool isBad = false;
    std::string text;
    MessageContext context;
};

/// All entries of a part, "dev" or "held_out", by file. Empty where there is no such folder; throws on a line that is none.
std::vector<CorpusEntry> readCorpus(const std::filesystem::path& folder, const std::string& part);

}  // namespace resodesk::test
