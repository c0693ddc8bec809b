// SPDX-License-Identifier: GPL-3.0-or-later
// returns tag and returns tags: hung on and taken off, renamed and removed everywhere.

#include <ostream>

#include "app/returns/tags_desk.h"
#include "cli/commands.h"
#include "cli/filters.h"
#include "cli/json_output.h"
#include "cli/output.h"
#include "text/formats.h"
#include "text/translate.h"

namespace resodesk::cli {

namespace {

struct TagOptions {
    ChoiceOptions choice;
    app::TagChange change;
};

void tagReturns(Session& session, const TagOptions& o) {
    session.desk();
    const ReturnChoice choice = o.choice.choice(session);
    if (o.change == app::TagChange{}) session.failUsage(translated("say which: --add TAG, --remove TAG"));
    const auto look = session.await<app::TagChoice>([&](auto done) { session.desk().tags().look(choice, done); });
    const auto changed = session.must<std::size_t>([&](auto done) { session.desk().tags().change(look.keys, o.change, done); });
    if (session.format == Format::json)
        session.out() << Json{{"returns", look.keys.size()}, {"changed", changed}}.dump(1) << "\n";
    else
        session.out() << wxString::Format(wxPLURAL("%zu return has other tags now.", "%zu returns have other tags now.", static_cast<unsigned>(changed)), changed).utf8_string() << "\n";
    throw Exit{done};
}

struct TagsOptions {
    std::vector<std::string> rename;
    std::string remove;
};

void listTags(Session& session, const TagsOptions& o) {
    session.desk();
    if (o.rename.size() == 2) (void)session.must<std::int64_t>([&](auto done) { session.desk().tags().rename(o.rename[0], o.rename[1], done); });
    if (!o.remove.empty()) (void)session.must<std::int64_t>([&](auto done) { session.desk().tags().removeEverywhere(o.remove, done); });
    const auto tags = session.await<std::vector<TagCount>>([&](auto done) { session.desk().tags().all(done); });
    if (session.format == Format::json) {
        Json json{{"total", tags.size()}, {"tags", Json::array()}};
        for (const TagCount& tag : tags) json["tags"].push_back({{"tag", tag.tag}, {"count", tag.count}});
        session.out() << json.dump(1) << "\n";
        throw Exit{done};
    }
    Table table({translated("Tag"), translated("Returns")});
    table.alignRight(1);
    for (const TagCount& tag : tags) table.add({tag.tag, std::to_string(tag.count)});
    session.out() << (tags.empty() ? translated("No return has a tag.") + "\n" : table.text());
    throw Exit{done};
}

}  // namespace

void addReturnsTags(CLI::App& returns, Session& session) {
    auto o = std::make_shared<TagOptions>();
    CLI::App* tag = returns.add_subcommand("tag", "Hangs tags on returns, or takes them off");
    o->choice.addTo(*tag);
    tag->add_option("--add", o->change.add, "A tag; may be given more than once")->expected(1)->take_all();
    tag->add_option("--remove", o->change.remove, "The same")->expected(1)->take_all();
    tag->callback([&session, o] { tagReturns(session, *o); });

    auto all = std::make_shared<TagsOptions>();
    CLI::App* tags = returns.add_subcommand("tags", "Every tag and how many returns have it");
    CLI::Option* rename = tags->add_option("--rename", all->rename, "OLD NEW: renames it everywhere; where a return has both, one stays")->expected(2);
    tags->add_option("--remove", all->remove, "Removes the tag everywhere")->excludes(rename);
    tags->callback([&session, all] { listTags(session, *all); });
}

}  // namespace resodesk::cli
