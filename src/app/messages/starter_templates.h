// SPDX-License-Identifier: GPL-3.0-or-later
// The templates the program comes with: resources/templates/<language>.json. Worker executor; values.

#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "domain/messages/message_template.h"

namespace resodesk::app {

class StarterTemplates {
 public:
    /// unreadableFile for the folder or a file that is not there or not as resources/templates.schema.json says.
    static Result<StarterTemplates> read(const std::filesystem::path& folder);

    /// In the set's order, with the texts of all languages; folders and names in this one, else English.
    std::vector<MessageTemplate> named(const std::string& language) const;
    bool has(const TemplateId& id) const;
    /// Nothing of it was changed, in whatever language its name stands.
    bool isOriginal(const MessageTemplate& message) const;

 private:
    std::map<std::string, std::vector<MessageTemplate>> byLanguage_;  ///< of the names
};

}  // namespace resodesk::app
