// SPDX-License-Identifier: GPL-3.0-or-later
// What the seller made of the templates of messages: own ones, changed ones, and which of the program's are hidden. Within the caller's
// transaction.

#pragma once

#include <optional>
#include <vector>

#include "domain/messages/message_template.h"
#include "store/database.h"

namespace resodesk::store {

struct KeptTemplate {
    TemplateId id;
    std::optional<MessageTemplate> message;  ///< none: the one the program came with is hidden
};

class TemplateStore {
 public:
    explicit TemplateStore(Database& database) : database_(database) {}
    /// The oldest first.
    std::vector<KeptTemplate> all();
    /// Adds it, or takes the place of what there is of its id.
    void save(const MessageTemplate& message, TimePoint now);
    void hide(const TemplateId& id, TimePoint now);
    /// Nothing is kept of it any more: an own one is gone, one of the program's is as it was. False when nothing was.
    bool forget(const TemplateId& id);

 private:
    Database& database_;
};

}  // namespace resodesk::store
