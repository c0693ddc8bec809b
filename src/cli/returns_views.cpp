// SPDX-License-Identifier: GPL-3.0-or-later
// returns views: the saved ones, with their counts; saved and removed here, too.

#include <algorithm>
#include <ostream>

#include "app/returns/views_desk.h"
#include "cli/commands.h"
#include "cli/filters.h"
#include "cli/json_output.h"
#include "cli/output.h"
#include "domain/field_error.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/search_words.h"
#include "text/translate.h"
#include "text/words.h"

namespace resodesk::cli {

namespace {

struct ViewsOptions {
    std::string save, remove, view, search, inPolicy, reason;
};

/// How many it lists, or why it cannot.
struct CountedView {
    SavedView view;
    std::optional<std::int64_t> count;
    std::string fault;
};

std::vector<SavedView> savedViews(Session& session) {
    return session.await<std::vector<SavedView>>([&](auto done) { session.desk().views().list(done); });
}

std::vector<CountedView> countedViews(Session& session) {
    const SearchNames names = searchNames(session);
    std::vector<CountedView> counted;
    std::vector<ReturnQuery> queries;
    for (SavedView& view : savedViews(session)) {
        auto query = queryOf(view, names);
        counted.push_back({std::move(view), {}, query ? std::string{} : text::searchFault(query.error(), names).utf8_string()});
        if (query) queries.push_back(std::move(*query));
    }
    const auto counts = session.await<std::vector<std::int64_t>>([&](auto done) { session.desk().views().counts(queries, done); });
    auto next = counts.begin();
    for (CountedView& one : counted)
        if (one.fault.empty() && next != counts.end()) one.count = *next++;
    return counted;
}

Json viewJson(const CountedView& counted) {
    const SavedView& view = counted.view;
    Json json{{"name", view.name}, {"view", toText(view.base)}, {"search", view.search}, {"reason", view.reason},
              {"sort", toText(view.sortBy)}, {"descending", view.descending}, {"columns", Json::array()}, {"not_understood", counted.fault}};
    json["in_policy"] = view.inPolicy ? Json(*view.inPolicy) : Json();
    json["count"] = counted.count ? Json(*counted.count) : Json();
    for (const ShownColumn& column : view.columns) json["columns"].push_back(column.name);
    return json;
}

/// Changes the one of this name where there is one.
void saveView(Session& session, const ViewsOptions& o) {
    const std::vector<SavedView> views = savedViews(session);
    const SavedView* known = viewNamed(views, o.save);
    SavedView view = known ? *known : SavedView{};
    if (!known) {
        if (const auto checked = checkViewName(o.save); !checked) session.fail(FieldError{"--save", checked.error()}.error());
        view.name = o.save;
    }
    if (!o.view.empty()) {
        const auto base = fromText<View>(o.view);
        if (!base) session.failChoice("--view", o.view);
        view.base = *base;
    }
    (void)searched(session, o.search);
    if (!o.inPolicy.empty() && o.inPolicy != "yes" && o.inPolicy != "no") session.failUsage(translated("--in-policy: yes or no"));
    view.search = o.search;
    view.reason = o.reason;
    view.inPolicy.reset();
    if (!o.inPolicy.empty()) view.inPolicy = o.inPolicy == "yes";
    (void)session.must<SavedViewId>([&](auto done) { session.desk().views().save(view, done); });
}

void removeView(Session& session, const std::string& name) {
    const std::vector<SavedView> views = savedViews(session);
    const SavedView* view = viewNamed(views, name);
    if (!view) session.fail(Error(Failure::notFound, "view", name));
    const auto removed = session.await<Result<void>>([&](auto done) { session.desk().views().remove(view->id, done); });
    if (!removed) session.fail(removed.error());
}

void listViews(Session& session, const ViewsOptions& o) {
    if (!o.save.empty()) saveView(session, o);
    if (!o.remove.empty()) removeView(session, o.remove);
    const auto views = countedViews(session);
    if (session.format == Format::json) {
        Json json{{"total", views.size()}, {"views", Json::array()}};
        for (const CountedView& view : views) json["views"].push_back(viewJson(view));
        session.out() << json.dump(1) << "\n";
        throw Exit{done};
    }
    Table table({translated("View"), translated("Count"), translated("In"), translated("Search")});
    table.alignRight(1);
    for (const CountedView& one : views)
        table.add({one.view.name, one.count ? std::to_string(*one.count) : "?", text::words(one.view.base).utf8_string(),
                   one.fault.empty() ? one.view.search : one.view.search + " - " + one.fault});
    session.out() << (views.empty() ? translated("No view has been saved.") + "\n" : table.text());
    throw Exit{done};
}

}  // namespace

void addReturnsViews(CLI::App& returns, Session& session) {
    auto o = std::make_shared<ViewsOptions>();
    CLI::App* command = returns.add_subcommand("views", "Saved views and how many returns they list");
    CLI::Option* save = command->add_option("--save", o->save, "Saves a view of this name, or changes it: what --view, --search, --in-policy and --reason say");
    command->add_option("--view", o->view, "new, due_today, overdue, to_inspect, to_refund, waiting, snoozed, closed, all")->needs(save);
    command->add_option("--search", o->search, "As in returns list")->needs(save);
    command->add_option("--in-policy", o->inPolicy, "yes or no")->needs(save);
    command->add_option("--reason", o->reason, "The buyer's reason, as its code")->needs(save);
    command->add_option("--remove", o->remove, "Removes the view of this name")->excludes(save);
    command->callback([&session, o] { listViews(session, *o); });
}

}  // namespace resodesk::cli
