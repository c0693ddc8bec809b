// SPDX-License-Identifier: GPL-3.0-or-later
// Templates of messages: those the program comes with, as the seller changed them, and the seller's own. Callbacks: any thread.

#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "domain/messages/message_template.h"

namespace resodesk::app {

class DeskCore;
class StarterTemplates;

struct TemplateEntry {
    MessageTemplate message;
    TemplateOrigin origin = TemplateOrigin::own;
};

struct TemplateList {
    std::vector<TemplateEntry> used;       ///< the program's in their order, then own ones by folder and name
    std::vector<MessageTemplate> removed;  ///< of the program's; reset brings them back
    const TemplateEntry* find(const TemplateId& id) const;
};

class TemplatesDesk {
 public:
    explicit TemplatesDesk(DeskCore& core);
    ~TemplatesDesk();

    /// The names of those that nobody changed are in `language`, the interface's. unreadableFile: the installation lacks them.
    void list(const std::string& language, std::function<void(Result<TemplateList>)> done);
    /// Adds it where it has no id; one of the program's that is as it came is not the seller's. badField, see resodesk::check.
    void save(const MessageTemplate& message, std::function<void(Result<TemplateId>)> done);
    /// All or none, as they come from a file: one without an id is the own one of its folder and name, or a new one. Their ids.
    void saveAll(const std::vector<MessageTemplate>& messages, std::function<void(Result<std::vector<TemplateId>>)> done);
    /// An own one is gone; one of the program's is hidden until it is reset. notFound.
    void remove(const TemplateId& id, std::function<void(Result<void>)> done);
    /// As it came with the program. noOriginal.
    void reset(const TemplateId& id, std::function<void(Result<void>)> done);

    std::string csv(const std::vector<MessageTemplate>& messages) const;
    /// What a table says, saves nothing; see documents/templates_csv.h.
    void readCsv(const std::string& csv, std::function<void(Result<std::vector<MessageTemplate>>)> done);
    /// The same; also unreadableFile.
    void readCsvFile(const std::filesystem::path& file, std::function<void(Result<std::vector<MessageTemplate>>)> done);

 private:
    using Starters = std::shared_ptr<const StarterTemplates>;
    void withStarters(std::function<void(Result<Starters>)> work);
    TemplateId kept(const StarterTemplates& starters, const MessageTemplate& message);
    DeskCore& core_;
    Starters starters_;  ///< read at the first use; desk executor
};

}  // namespace resodesk::app
