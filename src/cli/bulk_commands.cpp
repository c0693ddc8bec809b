// SPDX-License-Identifier: GPL-3.0-or-later
// Decisions for many: outbox bulks, pause, retry.

#include <memory>
#include <ostream>

#include "app/outbox/outbox_desk.h"
#include "cli/commands.h"
#include "cli/json_output.h"
#include "cli/waiting.h"
#include "text/bulk_words.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/translate.h"
#include "text/words.h"

namespace resodesk::cli {

namespace {

std::vector<BulkFailure> failuresOf(Session& session, BulkId id) {
    return session.await<std::vector<BulkFailure>>([&](auto done) { session.desk().outbox().bulks().failures(id, done); });
}

Json bulkJson(const BulkProgress& bulk, const std::vector<BulkFailure>& failures) {
    const char* paused = bulk.pause == BulkPause::bySeller ? "seller" : bulk.pause == BulkPause::byBrake ? "itself" : nullptr;
    Json json{{"bulk", bulk.id.value}, {"kind", toText(bulk.kind)}, {"made_at", toJson(bulk.madeAt)}, {"total", bulk.total}, {"done", bulk.done},
              {"waiting", bulk.waiting + bulk.total - bulk.minted}, {"under_way", bulk.underWay}, {"failed", bulk.notDone()},
              {"needs_person", bulk.needsPerson}, {"taken_back", bulk.cancelled}, {"is_over", bulk.isOver()}};
    json["paused_by"] = paused ? Json(paused) : Json();
    json["failures"] = Json::array();
    for (const BulkFailure& failure : failures)
        json["failures"].push_back({{"id", failure.target.id}, {"order", failure.order.value}, {"buyer", failure.buyer}, {"worth", toJson(failure.worth)},
                                    {"action", failure.action ? Json(failure.action.value) : Json()}, {"error", toJson(failure.why)}});
    return json;
}

void listBulks(Session& session) {
    Json list = Json::array();
    const auto bulks = session.await<std::vector<BulkProgress>>([&](auto done) { session.desk().outbox().bulks().list(done); });
    for (const BulkProgress& bulk : bulks) {
        const auto failures = failuresOf(session, bulk.id);
        if (session.format == Format::json)
            list.push_back(bulkJson(bulk, failures));
        else
            session.out() << bulk.id.value << "  " << text::summaryOf(bulk, failures).utf8_string();
    }
    if (session.format == Format::json) session.out() << Json{{"total", bulks.size()}, {"bulks", list}}.dump(1) << "\n";
    throw Exit{done};
}

void tryAgain(Session& session, BulkId id, const WaitOptions& wait) {
    const auto bulk = session.await<BulkProgress>([&](auto done) { session.desk().outbox().bulks().progress(id, done); });
    Declared declared;
    for (const BulkFailure& failure : failuresOf(session, id)) {
        ++declared.count;
        declared.sums.add(failure.worth);
    }
    if (declared.count > 0) {
        wxString what = text::counted(bulk.kind, static_cast<int>(declared.count));
        if (paysMoney(bulk.kind)) what += ", " + text::print(declared.sums);
        // TRANSLATORS: a number of refunds or the like follows
        session.confirm(wxString::Format(_("Try again: %s?"), what).utf8_string());
    }
    session.desk(wait.waits);
    wait.finish(session, session.must<app::Confirmed>([&](auto done) { session.desk().outbox().bulks().tryAgain(id, declared, wait.hold(), done); }));
}

}  // namespace

void addBulkCommands(CLI::App& outbox, Session& session) {
    CLI::App* command = outbox.add_subcommand("bulks", "Decisions for many, newest first, with what did not come through");
    command->callback([&session] { listBulks(session); });

    auto id = std::make_shared<std::int64_t>(0);
    command = outbox.add_subcommand("pause", "Send nothing more of a decision for many until `outbox go-on`");
    command->add_option("bulk", *id, "Number of the bulk, as `outbox bulks` says it")->required();
    command->callback([&session, id] {
        session.must<void>([&](auto done) { session.desk().outbox().bulks().pause({*id}, done); });
        throw Exit{done};
    });

    auto wait = std::make_shared<WaitOptions>();
    command = outbox.add_subcommand("retry", "Decide anew what did not come through of a decision for many");
    command->add_option("bulk", *id, "Number of the bulk, as `outbox bulks` says it")->required();
    wait->addTo(*command);
    command->callback([&session, id, wait] { tryAgain(session, {*id}, *wait); });

    command = outbox.add_subcommand("put-away", "List this decision for many no longer");
    command->add_option("bulk", *id, "Number of the bulk, as `outbox bulks` says it")->required();
    command->callback([&session, id] {
        session.must<void>([&](auto done) { session.desk().outbox().bulks().putAway({*id}, done); });
        throw Exit{done};
    });
}

}  // namespace resodesk::cli
