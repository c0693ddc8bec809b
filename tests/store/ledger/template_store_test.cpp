// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/template_store.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include "support/catch.h"
#include "support/temp_ledger.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

MessageTemplate templateNamed(const std::string& id, const std::string& name) {
    return {{id}, "Reso", name, TemplateMoment::closed, ActionKind::close, {{"it", "Ciao {buyer},\n\na presto"}, {"de", "Hallo {{"}}};
}

std::vector<std::string> idsIn(store::Ledger& ledger) {
    std::vector<std::string> ids;
    for (const store::KeptTemplate& kept : ledger.templates().all()) ids.push_back(kept.id.value + (kept.message ? " " + kept.message->name : " hidden"));
    return ids;
}

using Kept = std::vector<std::string>;

}  // namespace

TEST_CASE("templates are kept as they were saved, the oldest first, one of each id") {
    TempLedger t;
    t.write([&] {
        t.ledger->templates().save(templateNamed("own-2", "B"), morning);
        t.ledger->templates().save(templateNamed("own-1", "A"), morning);
        t.ledger->templates().save(templateNamed("own-2", "C"), morning);
    });
    t.reopen();
    CHECK(idsIn(*t.ledger) == Kept{"own-2 C", "own-1 A"});
    CHECK(t.ledger->templates().all()[1].message == templateNamed("own-1", "A"));
}

TEST_CASE("a hidden template has no text any more, can be saved again, and is forgotten") {
    TempLedger t;
    t.write([&] {
        t.ledger->templates().save(templateNamed("refunded", "A"), morning);
        t.ledger->templates().hide({"refunded"}, morning);
        t.ledger->templates().hide({"credit"}, morning);
    });
    CHECK(idsIn(*t.ledger) == Kept{"refunded hidden", "credit hidden"});
    t.write([&] { t.ledger->templates().save(templateNamed("refunded", "B"), morning); });
    CHECK(t.write([&] { return t.ledger->templates().forget({"credit"}); }));
    CHECK_FALSE(t.write([&] { return t.ledger->templates().forget({"credit"}); }));
    CHECK(idsIn(*t.ledger) == Kept{"refunded B"});
}

TEST_CASE("a template whose text was changed in the file is damage, not another message to a buyer") {
    TempLedger t;
    t.write([&] { t.ledger->templates().save(templateNamed("own-1", "A"), morning); });
    t.write([&] { t.ledger->database().handle().exec("UPDATE message_template SET content = replace(content, '{buyer}', '{bvyer}')"); });
    CHECK_THROWS_AS(t.ledger->templates().all(), SQLite::Exception);
}
