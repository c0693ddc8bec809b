// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/filters.h"

#include "app/accounts/accounts_desk.h"
#include "app/returns/views_desk.h"
#include "cli/output.h"
#include "text/formats.h"
#include "text/search_words.h"
#include "text/translate.h"

namespace resodesk::cli {

SearchNames searchNames(Session& session) {
    const auto values = session.await<app::SearchValues>([&](auto done) { session.desk().returns().searchValues(done); });
    return text::searchNames(values.reasons, values.accounts, values.countries, values.tags);
}

ReturnFilter searched(Session& session, const std::string& search) {
    const SearchNames names = searchNames(session);
    const auto filter = parseSearch(search, names);
    if (!filter) session.failUsage("--search: " + text::searchFault(filter.error(), names).utf8_string());
    return *filter;
}

ReturnQuery savedQuery(Session& session, const std::string& name) {
    const auto views = session.await<std::vector<SavedView>>([&](auto done) { session.desk().views().list(done); });
    const SavedView* view = viewNamed(views, name);
    if (!view) session.failChoice("--view", name);
    const SearchNames names = searchNames(session);
    const auto query = queryOf(*view, names);
    if (!query) session.failUsage("--view: " + text::searchFault(query.error(), names).utf8_string());
    return *query;
}

void FilterOptions::addTo(CLI::App& command) {
    command.add_option("--view", view, "new, due_today, overdue, to_inspect, to_refund, waiting, snoozed, closed, all, or the name of a saved view");
    command.add_option("--state", state, "The state as shown: requested, authorized, in_transit, received, ...");
    command.add_option("--search", search, "Words in order, buyer, item, SKU, RMA, tracking or notes, and parts such as sku:ABC* amount:>50 due:<24h is:overdue -country:IT");
    command.add_option("--in-policy", inPolicy, "yes or no");
    command.add_option("--reason", reason, "The buyer's reason, as its code");
    command.add_option("--max-amount", maxAmount, "At most this much, in each return's own currency");
    command.add_option("--account", account, "Name of the account");
    command.add_option("--due-before", dueBefore, "To be answered before: 2026-11-21 or \"2026-11-21 09:30\"");
}

ReturnQuery FilterOptions::query(Session& session, View otherwise) const {
    ReturnQuery query;
    query.view = otherwise;
    if (const auto known = fromText<View>(view))
        query.view = *known;
    else if (!view.empty())
        query = savedQuery(session, view);
    ReturnFilter& f = query.filter;
    if (!search.empty()) {
        const ReturnFilter more = searched(session, search);
        f.text += (f.text.empty() || more.text.empty() ? "" : " ") + more.text;
        f.terms.insert(f.terms.end(), more.terms.begin(), more.terms.end());
    }
    if (!reason.empty()) f.reason = reason;
    if (!state.empty()) {
        f.state = fromText<ShownState>(state);
        if (!f.state) session.failChoice("--state", state);
    }
    if (!inPolicy.empty()) {
        if (inPolicy != "yes" && inPolicy != "no") session.failUsage(translated("--in-policy: yes or no"));
        f.inPolicy = inPolicy == "yes";
    }
    if (!maxAmount.empty()) {
        if (!parsePlainAmount(maxAmount, Currency::parse("EUR").value()))
            session.failAmount("--max-amount", maxAmount);
        f.maxAmount = maxAmount;
    }
    if (!account.empty()) f.account = accountOf(session, account);
    if (!dueBefore.empty()) {
        const auto date = text::parseDate(text::show(dueBefore));
        if (!date) session.fail(date.error());
        f.dueBefore = *date;
    }
    return query;
}

void ChoiceOptions::addTo(CLI::App& command) {
    command.add_option("id", ids, "Returns, as ID or ACCOUNT/ID");
    command.add_flag("--all", isAll, "All that match the filters");
    filter.addTo(command);
}

ReturnChoice ChoiceOptions::choice(Session& session) const {
    if (isAll == !ids.empty()) session.failUsage(translated("name returns, or --all with filters"));
    ReturnChoice choice;
    choice.isAll = isAll;
    if (isAll)
        choice.query = filter.query(session, View::all);
    else
        for (const std::string& id : ids) choice.keys.push_back(keyOf(session, id));
    return choice;
}

ReturnKey keyOf(Session& session, const std::string& id) {
    const auto keys = session.await<std::vector<ReturnKey>>([&](auto done) { session.desk().returns().find(id, done); });
    if (keys.empty()) session.fail(Error(Failure::unknownReturn, "id", id));
    if (keys.size() > 1) session.failUsage(wxString::Format(_("%s is in several accounts: write ACCOUNT/%s"), text::show(id), text::show(id)).utf8_string());
    return keys.front();
}

AccountId accountOf(Session& session, const std::string& name) {
    const auto all = session.await<std::vector<app::AccountStatus>>([&](auto done) { session.desk().accounts().list(done); });
    if (name.empty() && all.size() == 1) return all.front().account.id;
    for (const app::AccountStatus& status : all)
        if (status.account.name == name) return status.account.id;
    if (name.empty()) session.failUsage(translated("--account NAME is needed"));
    session.fail(Error(Failure::unknownAccount, "name", name));
}

Money amountOf(Session& session, const std::string& option, const std::string& text, Currency currency) {
    const auto money = parsePlainAmount(text, currency);
    if (!money) session.failAmount(option, text);
    return *money;
}

}  // namespace resodesk::cli
