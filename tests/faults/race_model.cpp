// SPDX-License-Identifier: GPL-3.0-or-later

#include "faults/race_model.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "base/fault_points.h"
#include "domain/outbox/policy.h"
#include "domain/outbox/states.h"

namespace resodesk::faults {

namespace {

enum class Answer { none, yes, refused, later, unclear };
constexpr int most = 3;  // of anything that is counted: more of it makes no new behaviour

/// How the marketplace takes the action; the same in every state of one exploration.
struct Terms {
    Guard guard = Guard::keyed;
    bool isMoney = false;
    bool isFinalByAnswer = false;
};

struct Node {
    // On disk.
    ActionState state = ActionState::waiting;
    bool mayHaveActed = false;
    bool isByHand = false;
    bool isSettled = false, isKeyOld = false, isOverdue = false;
    Evidence lastLook = Evidence::unclear;  ///< after settling
    // In the process.
    bool isToSend = false;  ///< claimed, committed, not on the wire
    bool awaits = false;
    // Between the two.
    bool onWire = false;  ///< the request that is awaited
    int strays = 0;       ///< requests nobody waits for, which may still arrive
    Answer answer = Answer::none;
    // The marketplace.
    int effects = 0;
    bool isLetIn = false;  ///< guarded: past the checks of the object's state, to be carried out within the settle time
    bool isClosedByOthers = false, hasForgottenKey = false;
    Evidence before = Evidence::absent;  ///< what a stale read shows
    // What the program is responsible for.
    int unproven = 0;  ///< sent and not proven to have done nothing
    auto operator<=>(const Node&) const = default;
};

class Exploration {
 public:
    explicit Exploration(const Terms& terms) : terms_(terms) {}

    void run() {
        Node start;
        start.isByHand = terms_.guard == Guard::byHand;
        add(start, 0);
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            from_ = i;
            const Node node = nodes_[i];
            seller(node);
            runner(node);
            marketplace(node);
            time(node);
            crash(node);
        }
    }
    const std::vector<Node>& nodes() const { return nodes_; }

    /// Of these nodes no end can be reached.
    std::size_t stuck() const {
        std::vector<std::vector<std::size_t>> back(nodes_.size());
        for (const auto& [from, to] : edges_) back[to].push_back(from);
        std::vector<bool> ends(nodes_.size());
        std::vector<std::size_t> todo;
        for (std::size_t i = 0; i < nodes_.size(); ++i)
            if (isTerminal(nodes_[i].state) || nodes_[i].state == ActionState::needsPerson || isForPerson(nodes_[i])) todo.push_back(i);
        for (const std::size_t i : todo) ends[i] = true;
        while (!todo.empty()) {
            const std::size_t i = todo.back();
            todo.pop_back();
            for (const std::size_t j : back[i])
                if (!ends[j]) {
                    ends[j] = true;
                    todo.push_back(j);
                }
        }
        return static_cast<std::size_t>(std::count(ends.begin(), ends.end(), false));
    }

 private:
    bool isForPerson(const Node& n) const { return terms_.guard == Guard::byHand && n.state == ActionState::waiting; }

    void add(const Node& node, std::size_t from) {
        const auto [found, isNew] = known_.emplace(node, nodes_.size());
        if (isNew) nodes_.push_back(node);
        edges_.emplace_back(from, found->second);
    }
    void to(const Node& node) { add(node, from_); }
    /// The real transition; nothing happens where it says no.
    bool happens(Node& n, ActionEvent event) const {
        const auto next = step({n.state, n.mayHaveActed, terms_.isMoney, n.isByHand}, event);
        if (!next) return false;
        n.state = next->state;
        n.mayHaveActed = next->mayHaveActed;
        n.isByHand = next->isByHand;
        if (n.state == ActionState::unknown) {
            n.isSettled = false;
            n.lastLook = Evidence::unclear;
        }
        return true;
    }
    void toIf(Node n, ActionEvent event) {
        if (happens(n, event)) to(n);
    }

    static Evidence view(const Node& n) {
        if (n.effects > 0) return Evidence::done;
        return n.isClosedByOthers ? Evidence::byOthers : Evidence::absent;
    }

    void seller(const Node& n) {
        toIf(n, ActionEvent::withdrawn);
        if (n.isByHand && n.effects == 0 && !n.isClosedByOthers) {  // on the marketplace's page
            Node done = n;
            done.before = view(n);
            ++done.effects;
            to(done);
        }
        if (n.state == ActionState::needsPerson) toIf(n, n.effects > 0 ? ActionEvent::personConfirmed : ActionEvent::personAbandoned);
    }

    void runner(const Node& n) {
        if (n.isToSend) return transmit(n);
        if (n.awaits) return take(n);
        for (const Evidence seen : {view(n), n.before}) {
            if (n.isByHand && seen == Evidence::absent) continue;
            if (n.state == ActionState::waiting)
                beforeSending(n, seen);
            else if (n.state == ActionState::unknown || n.state == ActionState::accepted || n.state == ActionState::needsPerson)
                afterSending(n, seen);
        }
    }

    void beforeSending(Node n, Evidence seen) {
        if (n.isByHand) return toIf(n, seen == Evidence::done ? ActionEvent::seenDone : ActionEvent::reachedByOthers);
        if (terms_.isMoney && seen != Evidence::absent) return toIf(n, ActionEvent::reachedByOthers);
        claim(n);
    }
    void claim(Node n) {
        if (!happens(n, ActionEvent::claimed)) return;
        n.isToSend = true;
        to(n);
    }

    void afterSending(Node n, Evidence seen) {
        Looked looked;
        looked.guard = terms_.guard;
        looked.state = n.state;
        looked.evidence = seen;
        looked.isAsSeen = !terms_.isMoney || seen == Evidence::absent;
        looked.isSettled = n.isSettled;
        looked.isSecondLook = n.lastLook == seen;
        looked.isKeyAlive = !n.isKeyOld;
        looked.isOverdue = n.isOverdue;
        switch (nextStep(looked)) {
            case NextStep::confirm: return toIf(n, ActionEvent::seenDone);
            case NextStep::sendAgain: return claim(n);
            case NextStep::fail: return toIf(n, ActionEvent::seenImpossible);
            case NextStep::askPerson: return toIf(n, ActionEvent::undecided);
            case NextStep::lookAgain:
                if (n.isSettled || isMutant("read_back_without_settle")) n.lastLook = seen;
                return to(n);
        }
    }

    void transmit(Node n) {
        n.isToSend = false;
        n.awaits = n.onWire = true;
        n.unproven = std::min(n.unproven + 1, most);
        to(n);
    }

    void take(Node n) {
        Node given = n;  // timed out: the request may still arrive
        given.awaits = given.onWire = false;
        given.answer = Answer::none;
        if (n.onWire) given.strays = std::min(n.strays + 1, most);
        toIf(given, ActionEvent::unclear);
        if (n.answer == Answer::none) return;
        n.awaits = false;
        const Answer answer = std::exchange(n.answer, Answer::none);
        const bool provesNothingDone = answer == Answer::refused || answer == Answer::later;
        if (provesNothingDone) --n.unproven;
        switch (answer) {
            case Answer::yes: return toIf(n, terms_.isFinalByAnswer ? ActionEvent::acceptedAsFinal : ActionEvent::accepted);
            case Answer::refused: return toIf(n, ActionEvent::refused);
            case Answer::later: return toIf(n, ActionEvent::held);
            case Answer::unclear: return toIf(n, ActionEvent::unclear);
            case Answer::none: return;
        }
    }

    /// A request arrives: what it does, and the honest answer to it.
    Answer arrive(Node& n) const {
        const bool isReplay = terms_.guard == Guard::keyed && n.effects > 0 && !n.hasForgottenKey;
        if (isReplay) return Answer::yes;
        if (n.isClosedByOthers || (terms_.guard == Guard::guarded && n.effects > 0)) return Answer::refused;
        n.before = view(n);
        n.effects = std::min(n.effects + 1, most);
        return Answer::yes;
    }

    void marketplace(const Node& n) {
        if (n.onWire) {
            Node acted = n;
            acted.onWire = false;
            acted.answer = arrive(acted);
            to(acted);
            acted.answer = Answer::unclear;  // a 502, a cut body, a portal's page
            to(acted);
            for (const Answer without : {Answer::refused, Answer::later, Answer::unclear}) {
                Node refused = n;
                refused.onWire = false;
                refused.answer = without;
                to(refused);
            }
        }
        if (n.strays > 0) {
            Node lost = n;
            --lost.strays;
            to(lost);
            const bool passesChecks = terms_.guard == Guard::guarded && n.effects == 0 && !n.isClosedByOthers;
            if (passesChecks && !n.isLetIn && n.state == ActionState::unknown && !n.isSettled && n.unproven == 1) {
                Node letIn = lost;
                letIn.isLetIn = true;
                to(letIn);
            }
            arrive(lost);
            to(lost);
        }
        if (n.isLetIn) {
            Node acted = n;
            acted.isLetIn = false;
            acted.before = view(n);
            acted.effects = std::min(n.effects + 1, most);
            to(acted);
        }
        if (!n.isClosedByOthers && n.effects == 0) {
            Node closed = n;
            closed.before = view(n);
            closed.isClosedByOthers = true;
            closed.isLetIn = false;  // a closed object ends what was under way
            to(closed);
        }
    }

    void time(Node n) {
        if (n.isToSend || n.awaits || (n.state != ActionState::unknown && n.state != ActionState::accepted)) return;
        if (!n.isSettled && n.isLetIn) return;
        if (!n.isSettled)
            n.isSettled = true;
        else if (!n.isKeyOld)
            n.isKeyOld = true;
        else if (!n.isOverdue)
            n.isOverdue = true;
        else if (n.strays == 0)  // a marketplace honours a key for longer than its slowest request takes
            n.hasForgottenKey = true;
        to(n);
    }

    void crash(Node n) {
        if (n.onWire) n.strays = std::min(n.strays + 1, most);
        n.isToSend = n.awaits = n.onWire = false;
        n.answer = Answer::none;
        if (n.state == ActionState::sending) happens(n, ActionEvent::foundSending);
        to(n);
    }

    Terms terms_;
    std::size_t from_ = 0;
    std::map<Node, std::size_t> known_;
    std::vector<Node> nodes_;
    std::vector<std::pair<std::size_t, std::size_t>> edges_;
};

void check(const Node& n, const Terms& terms, const std::string& what, Tally& tally) {
    const std::string state = what + ": " + std::string(toText(n.state));
    if (n.effects > 1) tally.doubled(state + " with two effects");
    if (terms.guard == Guard::keyless && terms.isMoney && n.unproven > 1) tally.doubled(state + ", sent twice");
    if (terms.guard == Guard::byHand && n.unproven > 0) tally.doubled(state + ", sent though it is done by hand");
    if (n.state == ActionState::confirmed && n.effects == 0) tally.other(state + " without effect");
    const bool endsWithout = n.state == ActionState::failed || n.state == ActionState::notNeeded || n.state == ActionState::cancelled;
    // Who cancels here what was done by hand there has said so.
    if (endsWithout && n.effects > 0 && terms.guard != Guard::byHand) tally.other(state + " with an effect");
}

const char* nameOf(Guard guard) {
    switch (guard) {
        case Guard::keyed: return "keyed";
        case Guard::guarded: return "guarded";
        case Guard::keyless: return "keyless";
        case Guard::byHand: return "by hand";
    }
    return "";
}

}  // namespace

void checkModel(Tally& tally) {
    for (const Guard guard : {Guard::keyed, Guard::guarded, Guard::keyless, Guard::byHand})
        for (const bool isMoney : {true, false})
            for (const bool isFinal : {true, false}) {
                const Terms terms{guard, isMoney, isFinal};
                const std::string what = std::string("C16 ") + nameOf(guard) + (isMoney ? " money" : " other");
                Exploration exploration(terms);
                exploration.run();
                for (const Node& node : exploration.nodes()) check(node, terms, what, tally);
                if (const std::size_t stuck = exploration.stuck()) tally.other(what + ": from " + std::to_string(stuck) + " states there is no end");
                tally.ran("C16 model");
                std::cout << "  " << what << (isFinal ? ", final" : "") << ": " << exploration.nodes().size() << " states" << std::endl;
            }
}

}  // namespace resodesk::faults
