// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/waiting.h"

#include <ostream>

namespace resodesk::cli {

namespace {

/// What was waited for may not have been sent because it stopped by itself.
void sayWhatStopped(Session& session) {
    const auto summary = session.await<app::OutboxSummary>([&](auto done) { session.desk().outbox().summary(done); });
    if (summary.stoppedBulk) session.err() << "resodesk-cli: " << stoppedWords(summary.stoppedBulk->id) << "\n";
}

void print(Session& session, const app::Confirmed& confirmed, const std::vector<Action>& actions, bool waited) {
    if (session.format == Format::json) {
        Json json{{"confirmed", confirmed.count}, {"bulk", confirmed.bulk ? Json(confirmed.bulk.value) : Json(nullptr)}};
        Json list = Json::array(), refusals = Json::array();
        for (const Action& action : actions) list.push_back(toJson(action, session.clock().now()));
        for (const auto& refusal : confirmed.refusals)
            refusals.push_back({{"id", refusal.key.id.value}, {"error", toJson(refusal.why)}});
        json["actions"] = list;
        json["refused"] = refusals;
        session.out() << json.dump(1) << "\n";
        return;
    }
    for (const auto& refusal : confirmed.refusals)
        session.out() << refusal.key.id.value << ": " << text::sentence(refusal.why).utf8_string() << "\n";
    std::size_t good = 0;
    for (const Action& action : actions) {
        const bool isGood = action.state == ActionState::confirmed || action.state == ActionState::notNeeded;
        good += isGood;
        if (!isGood || actions.size() == 1)
            session.out() << action.command.target.id << ": " << text::title(action).utf8_string() << ": "
                      << text::standing(action, session.clock().now()).utf8_string() << "\n";
    }
    if (waited)
        session.out() << wxString::Format(_("Confirmed by the marketplace: %zu of %zu."), good, actions.size()).utf8_string() << "\n";
    else
        session.out() << wxString::Format(_("Kept in the outbox: %zu. \"resodesk-cli outbox run\" or the open window sends them."),
                                      confirmed.count)
                         .utf8_string()
                  << "\n";
}

}  // namespace

std::string stoppedWords(BulkId bulk) {
    return wxString::Format(_("Stopped: \"resodesk-cli outbox go-on %lld\" sends it."), static_cast<long long>(bulk.value)).utf8_string();
}

int exitCodeOf(const std::vector<Action>& actions, bool hasRefusals) {
    int code = hasRefusals ? refused : done;
    for (const Action& action : actions) {
        if (action.state == ActionState::confirmed || action.state == ActionState::notNeeded) continue;
        const bool isUnknown = action.state == ActionState::unknown || action.state == ActionState::needsPerson ||
                               action.state == ActionState::sending || action.state == ActionState::accepted;
        if (isUnknown) return unknownOutcome;
        if (action.state == ActionState::waiting && action.why == WaitReason::later) continue;  // as was asked for
        if (action.state == ActionState::waiting && action.why != WaitReason::ask)
            code = unreachable;
        else if (code == done)
            code = refused;
    }
    return code;
}

std::vector<Action> awaitAll(Session& session, int timeoutSeconds) {
    auto settled = session.awaitWithin<std::vector<Action>>(seconds(timeoutSeconds), [&](auto done) { session.desk().outbox().whenAllSettled(done); });
    if (settled) return std::move(*settled);
    auto open = session.await<std::vector<Action>>([&](auto answer) {
        session.desk().outbox().list({.onlyOpen = true, .limit = 1'000'000}, answer);
    });
    std::erase_if(open, [](const Action& action) { return !isLive(action.state); });
    return open;
}

void WaitOptions::finishAll(Session& session) const {
    app::Confirmed all;
    const auto actions = awaitAll(session, timeoutSeconds);
    all.count = actions.size();
    print(session, all, actions, true);
    sayWhatStopped(session);
    throw Exit{exitCodeOf(actions, false)};
}

void WaitOptions::finish(Session& session, const app::Confirmed& confirmed) const {
    std::vector<Action> actions;
    if (waits && confirmed.count > 0) {
        auto settled = session.awaitWithin<std::vector<Action>>(seconds(timeoutSeconds), [&](auto answer) {
            session.desk().outbox().whenSettled(confirmed.actions, confirmed.bulk, answer);
        });
        if (settled) actions = std::move(*settled);
    }
    if (actions.empty() && confirmed.count > 0) {
        if (confirmed.bulk) {
            app::OutboxFilter filter;
            filter.bulk = confirmed.bulk;
            filter.limit = 1'000'000;
            actions = session.await<std::vector<Action>>([&](auto answer) { session.desk().outbox().list(filter, answer); });
        }
        for (const ActionId id : confirmed.actions)
            actions.push_back(session.must<app::ActionDetail>([&](auto answer) { session.desk().outbox().show(id, answer); }).action);
    }
    print(session, confirmed, actions, waits);
    if (waits) sayWhatStopped(session);
    if (!waits) throw Exit{confirmed.refusals.empty() ? done : refused};
    throw Exit{exitCodeOf(actions, !confirmed.refusals.empty())};
}

}  // namespace resodesk::cli
