// SPDX-License-Identifier: GPL-3.0-or-later
// --message, --template and --set: a template's text for each buyer of a choice.

#pragma once

#include <CLI/App.hpp>
#include <functional>
#include <string>
#include <vector>

#include "app/returns/returns_desk.h"
#include "cli/session.h"
#include "domain/messages/message_template.h"

namespace resodesk::cli {

/// NAME=VALUE each. Prints what is wrong and throws Exit.
PlaceholderValues valuesFrom(Session& session, const std::vector<std::string>& typed);
/// The one of this id, as it is used. Prints what is wrong and throws Exit.
MessageTemplate templateCalled(Session& session, const std::string& id);

struct TemplateOptions {
    std::string id;
    std::vector<std::string> values;
    /// `names`: the option that takes the id.
    void addTo(CLI::App& command, CLI::Option* names);
    bool isGiven() const { return !id.empty(); }

    /// Its text in that language, or else the one that stands in for it. `known` gives what is known, in the language of the text.
    FilledText filledFor(Session& session, const MessageTemplate& message, const std::string& language,
                         const std::function<PlaceholderValues(const std::string& language)>& known) const;
    /// Its text for each of the prepared returns in the language the buyer writes in, shown as it is to be sent. Where something of it is not
    /// known, the return is among the refused ones and not prepared any more. `more`: what the decision itself says of one, by language.
    using More = std::function<PlaceholderValues(const Return&, const std::string& language)>;
    app::Texts textsFor(Session& session, Operation operation, app::Prepared& prepared, const More& more) const;
};

}  // namespace resodesk::cli
