// SPDX-License-Identifier: GPL-3.0-or-later
// returns snooze and returns wake.

#include <ostream>

#include "app/returns/snooze_desk.h"
#include "cli/commands.h"
#include "cli/filters.h"
#include "cli/json_output.h"
#include "cli/output.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/translate.h"

namespace resodesk::cli {

namespace {

struct SnoozeOptions {
    ChoiceOptions choice;
    std::string until, in, beforeDue;
};

SnoozeTime timeOf(Session& session, const SnoozeOptions& o) {
    if (!o.until.empty()) {
        const auto at = text::parseDate(text::show(o.until));
        if (!at) session.fail(at.error());
        if (*at <= session.clock().now()) session.fail(Error(Failure::timeInPast, "--until", o.until));
        return {*at, {}};
    }
    const std::string& typed = o.in.empty() ? o.beforeDue : o.in;
    if (typed.empty()) session.failUsage(translated("say until when: --until, --in or --before-due"));
    const auto length = durationFrom(typed);
    if (!length) session.failUsage(wxString::Format(_("%s is not a length of time: 30m, 2h, 3d, 1w"), text::show(typed)).utf8_string());
    if (o.in.empty()) return {std::nullopt, *length};
    return {session.clock().now() + *length, {}};
}

std::vector<ReturnKey> frozen(Session& session, const ChoiceOptions& options) {
    const ReturnChoice choice = options.choice(session);
    return session.await<app::SnoozeChoice>([&](auto done) { session.desk().snoozes().look(choice, done); }).keys;
}

void snoozeReturns(Session& session, const SnoozeOptions& o) {
    session.desk();
    const SnoozeTime time = timeOf(session, o);
    const auto keys = frozen(session, o.choice);
    const auto snoozed = session.must<app::Snoozed>([&](auto done) { session.desk().snoozes().snooze(keys, time, done); });
    if (snoozed.keys.empty() && snoozed.refusals.size() == 1) session.fail(snoozed.refusals.front().why);
    if (session.format == Format::json) {
        Json refusals = Json::array();
        for (const auto& refusal : snoozed.refusals) refusals.push_back({{"id", refusal.key.id.value}, {"error", toJson(refusal.why)}});
        session.out() << Json{{"snoozed", snoozed.keys.size()}, {"refused", refusals}}.dump(1) << "\n";
    } else {
        for (const auto& refusal : snoozed.refusals) session.out() << refusal.key.id.value << ": " << text::sentence(refusal.why).utf8_string() << "\n";
        const std::size_t count = snoozed.keys.size();
        session.out() << wxString::Format(wxPLURAL("%zu return is snoozed", "%zu returns are snoozed", static_cast<unsigned>(count)), count).utf8_string() << "\n";
    }
    throw Exit{snoozed.refusals.empty() ? done : refused};
}

void wakeReturns(Session& session, const ChoiceOptions& o) {
    session.desk();
    const auto keys = frozen(session, o);
    const auto woken = session.must<std::size_t>([&](auto done) { session.desk().snoozes().wake(keys, done); });
    if (session.format == Format::json)
        session.out() << Json{{"woken", woken}}.dump(1) << "\n";
    else
        session.out() << wxString::Format(wxPLURAL("%zu return is back.", "%zu returns are back.", static_cast<unsigned>(woken)), woken).utf8_string() << "\n";
    throw Exit{done};
}

}  // namespace

void addReturnsSnoozes(CLI::App& returns, Session& session) {
    auto o = std::make_shared<SnoozeOptions>();
    CLI::App* snooze = returns.add_subcommand("snooze", "Puts returns aside until a time, or until something is new about them");
    o->choice.addTo(*snooze);
    CLI::Option* until = snooze->add_option("--until", o->until, "2026-11-21 or \"2026-11-21 09:30\"");
    CLI::Option* in = snooze->add_option("--in", o->in, "30m, 2h, 3d or 1w from now")->excludes(until);
    snooze->add_option("--before-due", o->beforeDue, "So long before its answer is due, each: 2h")->excludes(until)->excludes(in);
    snooze->callback([&session, o] { snoozeReturns(session, *o); });

    auto woken = std::make_shared<ChoiceOptions>();
    CLI::App* wake = returns.add_subcommand("wake", "Brings back returns that were put aside");
    woken->addTo(*wake);
    wake->callback([&session, woken] { wakeReturns(session, *woken); });
}

}  // namespace resodesk::cli
