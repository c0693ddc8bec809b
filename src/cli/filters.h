// SPDX-License-Identifier: GPL-3.0-or-later
// The options that choose returns: ids, or --all with filters.

#pragma once

#include <CLI/App.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/returns/returns_desk.h"
#include "domain/returns/saved_view.h"
#include "cli/session.h"

namespace resodesk::cli {

/// What the words of a search know here.
SearchNames searchNames(Session& session);
/// What the saved view of this name lists. Prints what is wrong and throws Exit.
ReturnQuery savedQuery(Session& session, const std::string& name);
/// What was typed as a search. Prints what is wrong and throws Exit.
ReturnFilter searched(Session& session, const std::string& search);

struct FilterOptions {
    std::string view, state, search, inPolicy, reason, maxAmount, account, dueBefore;
    void addTo(CLI::App& command);
    /// Prints what is wrong and throws Exit.
    ReturnQuery query(Session& session, View otherwise) const;
};

struct ChoiceOptions {
    std::vector<std::string> ids;
    bool isAll = false;
    FilterOptions filter;
    void addTo(CLI::App& command);
    ReturnChoice choice(Session& session) const;
};

/// One return by "id" or "account/id".
ReturnKey keyOf(Session& session, const std::string& id);
/// The account by name; with one account only, no name is needed.
AccountId accountOf(Session& session, const std::string& name);
/// "24.90" in this currency, strictly.
Money amountOf(Session& session, const std::string& option, const std::string& text, Currency currency);

}  // namespace resodesk::cli
