// SPDX-License-Identifier: GPL-3.0-or-later
// Templates of messages: what came with the program, what the seller made of it, and files of them.

#include <fstream>

#include "domain/field_error.h"
#include "support/catch.h"
#include "support/desktop.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

app::TemplateList templatesOf(Desktop& desk, const std::string& language = "it") {
    return desk.get<Result<app::TemplateList>>([&](auto done) { desk.templates().list(language, done); }).value();
}

Result<TemplateId> saved(Desktop& desk, const MessageTemplate& message) {
    return desk.get<Result<TemplateId>>([&](auto done) { desk.templates().save(message, done); });
}

Result<void> removed(Desktop& desk, const TemplateId& id) {
    return desk.get<Result<void>>([&](auto done) { desk.templates().remove(id, done); });
}

Result<void> wasReset(Desktop& desk, const TemplateId& id) {
    return desk.get<Result<void>>([&](auto done) { desk.templates().reset(id, done); });
}

Result<std::vector<TemplateId>> imported(Desktop& desk, const std::string& csv) {
    const auto read = desk.get<Result<std::vector<MessageTemplate>>>([&](auto done) { desk.templates().readCsv(csv, done); });
    if (!read) return read.error();
    return desk.get<Result<std::vector<TemplateId>>>([&](auto done) { desk.templates().saveAll(*read, done); });
}

std::string exported(Desktop& desk) {
    std::vector<MessageTemplate> messages;
    for (const app::TemplateEntry& entry : templatesOf(desk).used) messages.push_back(entry.message);
    return desk.templates().csv(messages);
}

std::int64_t rowsOf(Desktop& desk) { return static_cast<std::int64_t>(desk.core().ledger->templates().all().size()); }

MessageTemplate ownNamed(const std::string& folder, const std::string& name) { return {{}, folder, name, {}, {}, {{"it", "Ciao {buyer}"}}}; }

}  // namespace

TEST_CASE("the starter set is there without a row in the ledger, what is changed is kept, and is as it came after a reset") {
    Desktop desk({.returns = 5});
    const app::TemplateList before = templatesOf(desk);
    REQUIRE(before.used.size() == 17);
    CHECK(rowsOf(desk) == 0);
    MessageTemplate mine = before.used[10].message;
    REQUIRE(mine.id.value == "refunded");
    mine.variants[0].text = "Hallo {buyer}: {amount}";
    CHECK(saved(desk, mine).value() == mine.id);
    app::TemplateList list = templatesOf(desk);
    CHECK(list.used[10].origin == TemplateOrigin::changed);
    CHECK(list.used[10].message == mine);
    CHECK(list.used[9].origin == TemplateOrigin::starter);
    CHECK(wasReset(desk, mine.id));
    list = templatesOf(desk);
    CHECK(list.used[10].origin == TemplateOrigin::starter);
    CHECK(list.used[10].message == before.used[10].message);
    CHECK(rowsOf(desk) == 0);
}

TEST_CASE("a template that is saved as it came is not the seller's, in whatever language it was named") {
    Desktop desk({.returns = 5});
    for (const char* language : {"it", "en"}) {
        CHECK(saved(desk, templatesOf(desk, language).used[3].message));
        CHECK(rowsOf(desk) == 0);
    }
    MessageTemplate mine = templatesOf(desk).used[3].message;
    const MessageTemplate original = mine;
    mine.name = "Altro";
    CHECK(saved(desk, mine));
    CHECK(rowsOf(desk) == 1);
    CHECK(saved(desk, original));
    CHECK(rowsOf(desk) == 0);
}

TEST_CASE("a removed template of the set is hidden, also after a restart, until it is reset, and an own one is gone") {
    Desktop desk({.returns = 5});
    const TemplateId own = saved(desk, ownNamed("Mio", "Prova")).value();
    CHECK(removed(desk, {"apology"}));
    CHECK(removed(desk, {"apology"}).error().failure() == Failure::notFound);
    desk.crashAndRestart();
    app::TemplateList list = templatesOf(desk);
    CHECK(list.used.size() == 17);
    CHECK(list.used.back().message.id == own);
    CHECK(list.used.back().origin == TemplateOrigin::own);
    REQUIRE(list.removed.size() == 1);
    CHECK(list.removed.front().id.value == "apology");
    CHECK_FALSE(list.find({"apology"}));
    CHECK(wasReset(desk, {"apology"}));
    CHECK(wasReset(desk, own).error().failure() == Failure::noOriginal);
    CHECK(removed(desk, own));
    list = templatesOf(desk);
    CHECK(list.used.size() == 17);
    CHECK(list.removed.empty());
    CHECK(rowsOf(desk) == 0);
}

TEST_CASE("own templates stand behind the set, by folder and name, whatever their accents") {
    Desktop desk({.returns = 5});
    for (const auto& [folder, name] : {std::pair{"Òggi", "b"}, {"oggi", "A"}, {"", "z"}, {"Zeta", "a"}}) CHECK(saved(desk, ownNamed(folder, name)));
    const auto used = templatesOf(desk).used;
    std::vector<std::string> names;
    for (auto entry = used.begin() + 17; entry != used.end(); ++entry) names.push_back(entry->message.folder + "/" + entry->message.name);
    CHECK(names == std::vector<std::string>{"/z", "oggi/A", "Òggi/b", "Zeta/a"});
}

TEST_CASE("a template with an unknown placeholder is refused with field, value and reason, and nothing is kept") {
    Desktop desk({.returns = 5});
    MessageTemplate bad = ownNamed("", "Prova");
    bad.variants.push_back({"en", "Hello {nmae}"});
    const auto refused = saved(desk, bad);
    REQUIRE(refused.error().failure() == Failure::badField);
    CHECK(fieldErrorFrom(refused.error().subject()) == FieldError{"text.en", Error(Failure::unknownPlaceholder, "", "{nmae}")});
    CHECK(rowsOf(desk) == 0);
}

TEST_CASE("templates go out as a table and come in again: what did not change stays the program's, nothing comes twice") {
    Desktop desk({.returns = 5});
    MessageTemplate mine = templatesOf(desk).used[0].message;
    mine.name = "Non va";
    CHECK(saved(desk, mine));
    CHECK(saved(desk, ownNamed("Mio", "Prova")));
    const std::string csv = exported(desk);
    CHECK(imported(desk, csv).value().size() == 18);
    CHECK(rowsOf(desk) == 2);
    CHECK(exported(desk) == csv);

    Desktop other({.returns = 5});
    CHECK(imported(other, csv));
    CHECK(exported(other) == csv);
    CHECK(rowsOf(other) == 2);
}

TEST_CASE("a table without ids changes the own template of its folder and name, or adds one, all of it or nothing") {
    Desktop desk({.returns = 5});
    const std::string columns = "id,folder,name,moment,action,language,text\r\n";
    const auto first = imported(desk, columns + ",Mio,Prova,,,it,Ciao\r\n,Mio,Prova,,,en,Hello\r\n").value();
    REQUIRE(first.size() == 1);
    CHECK(imported(desk, columns + ",Mio,Prova,,,it,Salve\r\n").value() == first);
    CHECK(templatesOf(desk).find(first.front())->message.variants == std::vector<TemplateVariant>{{"it", "Salve"}});
    CHECK(imported(desk, columns + ",Mio,Altra,,,it,Ciao\r\n,Mio,Terza,,,it,{x}\r\n").error().failure() == Failure::badCell);
    CHECK(rowsOf(desk) == 1);
    const auto file = desk.folder() / "templates.csv";
    std::ofstream(file) << columns << ",Mio,Altra,,,it,Ciao\r\n";
    CHECK(desk.get<Result<std::vector<MessageTemplate>>>([&](auto done) { desk.templates().readCsvFile(file, done); }).value().size() == 1);
    const auto missing = desk.get<Result<std::vector<MessageTemplate>>>([&](auto done) { desk.templates().readCsvFile(desk.folder() / "none.csv", done); });
    CHECK(missing.error().failure() == Failure::unreadableFile);
}
