// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/outbox/states.h"

#include <set>
#include <vector>

#include "support/catch.h"

using namespace resodesk;

namespace {

std::vector<ActionEvent> allEvents() {
    std::vector<ActionEvent> events;
    for (const auto& [event, name] : nameTable(ActionEvent{})) events.push_back(event);
    return events;
}

/// Every standing reachable from a fresh action, by any sequence of events.
std::vector<Standing> reachable(bool isMoney) {
    std::vector<Standing> found{{ActionState::waiting, false, isMoney}};
    for (std::size_t i = 0; i < found.size(); ++i)
        for (ActionEvent event : allEvents())
            if (auto next = step(found[i], event); next && std::find(found.begin(), found.end(), *next) == found.end())
                found.push_back(*next);
    return found;
}

}  // namespace

TEST_CASE("an action that may have acted never waits, is never cancelled and never called unneeded") {
    for (bool isMoney : {false, true})
        for (const Standing& s : reachable(isMoney))
            if (s.mayHaveActed) {
                CHECK(s.state != ActionState::waiting);
                CHECK(s.state != ActionState::cancelled);
                CHECK(s.state != ActionState::notNeeded);
            }
}

TEST_CASE("an action found sending at start is unknown") {
    CHECK(after({ActionState::sending, false, true}, ActionEvent::foundSending) == ActionState::unknown);
}

TEST_CASE("money is confirmed only by a read or by a person") {
    for (const Standing& s : reachable(true))
        for (ActionEvent event : allEvents())
            if (after(s, event) == ActionState::confirmed)
                CHECK((event == ActionEvent::seenDone || event == ActionEvent::personConfirmed));
    CHECK(after({ActionState::sending, false, false}, ActionEvent::acceptedAsFinal) == ActionState::confirmed);
}

TEST_CASE("nothing leaves a terminal state") {
    for (bool isMoney : {false, true})
        for (const Standing& s : reachable(isMoney))
            if (isTerminal(s.state))
                for (ActionEvent event : allEvents()) CHECK_FALSE(after(s, event));
}

TEST_CASE("a refusal of an action that may have acted proves nothing") {
    CHECK(after({ActionState::sending, true, true}, ActionEvent::refused) == ActionState::unknown);
    CHECK(after({ActionState::sending, true, true}, ActionEvent::held) == ActionState::unknown);
    CHECK(after({ActionState::sending, false, true}, ActionEvent::refused) == ActionState::failed);
}

TEST_CASE("every state is reachable, and from every live one a terminal state is") {
    for (bool isMoney : {false, true}) {
        std::set<ActionState> states;
        for (const Standing& s : reachable(isMoney)) states.insert(s.state);
        CHECK(states.size() == nameTable(ActionState{}).size());
        for (const Standing& s : reachable(isMoney)) {
            if (isTerminal(s.state)) continue;
            bool hasWayOut = false;
            for (ActionEvent event : allEvents()) hasWayOut = hasWayOut || after(s, event).has_value();
            CHECK(hasWayOut);
        }
    }
}
