// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/rules/replay.h"

#include <array>

namespace resodesk {

namespace {

constexpr std::size_t enoughToTell = 20;

/// What a person would have had to do to agree.
bool agrees(RuleMove move, PersonMove people) {
    return (move == RuleMove::authorize && people == PersonMove::authorized) || (move == RuleMove::refund && people == PersonMove::refunded);
}

bool isDecision(PersonMove people) { return people != PersonMove::open && people != PersonMove::elsewhere; }

}  // namespace

NameTable<PersonMove> nameTable(PersonMove) {
    static constexpr std::array<std::pair<PersonMove, std::string_view>, 5> names{{{PersonMove::open, "open"},
                                                                                   {PersonMove::authorized, "authorized"},
                                                                                   {PersonMove::refunded, "refunded"},
                                                                                   {PersonMove::closed, "closed"},
                                                                                   {PersonMove::elsewhere, "elsewhere"}}};
    return names;
}

PersonMove personMove(const Return& r) {
    if (r.authorizedBy == Actor::seller) return PersonMove::authorized;
    if (r.authorizedBy != Actor::nobody) return PersonMove::elsewhere;
    for (const Refund& refund : r.refunds)
        if (refund.by == Actor::seller) return PersonMove::refunded;
    if (!r.refunds.empty()) return PersonMove::elsewhere;
    if (r.state != ReturnState::closed) return r.state == ReturnState::requested ? PersonMove::open : PersonMove::elsewhere;
    return r.closedBy == Actor::seller ? PersonMove::closed : PersonMove::elsewhere;
}

void RuleTally::add(const Money& amount) {
    ++count;
    amounts.add(amount);
}

const RuleTally& Replay::would(RuleMove move) const {
    static const RuleTally none;
    const auto found = would_.find(move);
    return found == would_.end() ? none : found->second;
}

void Replay::add(const PastRequest& past) {
    const RuleSubject& subject = past.subject;
    const Ruling ruling = judge(set_, subject);
    all_.add(subject.amount);
    would_[ruling.move].add(subject.amount);
    if (ruling.isAbsence) absence_.add(subject.amount);
    for (const RuleAsked& asked : ruling.asked)
        if (asked.failed.empty()) perRule_[asked.rule].add(subject.amount);
    if (past.recorded) {
        ++recorded_;
        recordedOtherwise_ += !isSameDecision(ruling, *past.recorded);
        return;
    }
    const bool isActing = ruling.move == RuleMove::authorize || ruling.move == RuleMove::refund;
    if (!isActing || !isDecision(past.people)) return;
    if (agrees(ruling.move, past.people))
        ++same_;
    else
        differences_.push_back({subject.key, past.order, past.buyer, subject.amount, subject.at, ruling.rule, ruling.move, past.people});
}

std::vector<std::size_t> Replay::tooBroad() const {
    std::vector<std::size_t> rules;
    for (std::size_t i = 0; i < perRule_.size(); ++i) {
        const RuleMove move = set_.rules[i].move;
        const bool isActing = move == RuleMove::authorize || move == RuleMove::refund;
        if (isActing && all_.count >= enoughToTell && perRule_[i].count * 10 >= all_.count * 9) rules.push_back(i);
    }
    return rules;
}

std::vector<std::size_t> Replay::neverHeld() const {
    std::vector<std::size_t> rules;
    for (std::size_t i = 0; i < perRule_.size(); ++i)
        if (set_.rules[i].isOn && all_.count >= enoughToTell && perRule_[i].count == 0) rules.push_back(i);
    return rules;
}

}  // namespace resodesk
