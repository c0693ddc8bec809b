// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/outbox/evidence.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "domain/parcels/rules.h"
#include "domain/returns/rules.h"

namespace resodesk {

namespace {

const Return* returnIn(const Command& c, const Facts& facts) {
    for (const Return& r : facts.returns)
        if (c.target.kind == ObjectKind::returnRequest && r.id.value == c.target.id) return &r;
    return nullptr;
}

const LostParcel* parcelIn(const Command& c, const Facts& facts) {
    for (const LostParcel& p : facts.parcels)
        if (c.target.kind == ObjectKind::parcel && p.id.value == c.target.id) return &p;
    return nullptr;
}

const Conversation* conversationIn(const Command& c, const Facts& facts) {
    for (const Conversation& one : facts.conversations)
        if (c.target.kind == ObjectKind::conversation && one.id.value == c.target.id) return &one;
    return nullptr;
}

bool wasThere(const std::string& id, const std::string& idsSeen) { return ("\n" + idsSeen).find("\n" + id + "\n") != std::string::npos; }

/// Since when an effect can be ours: the first send, or the decision where the seller carries it out by hand.
std::optional<TimePoint> oursSince(const Action& a, Guard guard) {
    return guard == Guard::byHand ? std::optional(a.createdAt) : a.sentAt;
}

Judgement judgeAuthorize(const Action& a, const Return& r, Guard guard) {
    if (r.state == ReturnState::requested) return {Evidence::absent, {}};
    if (guard == Guard::byHand) return {r.authorizedBy == Actor::seller ? Evidence::done : Evidence::byOthers, r.rma};
    const std::string own = a.command.request.get("rma.number");
    if (!own.empty()) return {r.rma == own ? Evidence::done : Evidence::byOthers, r.rma};
    const bool isOurs = !r.rma.empty() && r.authorizedBy == Actor::seller;
    return {isOurs ? Evidence::done : Evidence::byOthers, r.rma};
}

Judgement judgeClose(Actor closedBy, bool isClosed) {
    if (!isClosed) return {Evidence::absent, {}};
    return {closedBy == Actor::seller ? Evidence::done : Evidence::byOthers, {}};
}

/// Without keys, what is new since the seller looked tells: the preflight read found nothing new, so the clocks need not agree.
Judgement judgeRefund(const Action& a, const std::vector<Refund>& refunds, bool canStillPay, Guard guard) {
    const Money total = a.command.total();
    const bool isUnderWay = guard != Guard::keyed && oursSince(a, guard);
    const Refund* candidate = nullptr;
    int candidates = 0, others = 0;
    for (const Refund& refund : refunds) {
        if (refund.key == a.key || (!a.remoteRef.empty() && refund.id.value == a.remoteRef))
            return {Evidence::done, refund.id.value};
        const bool isNew = isUnderWay && refund.key.empty() && refund.by == Actor::seller && !wasThere(refund.id.value, a.command.seen.get("refunds"));
        if (!isNew) continue;
        if (refund.total != total) {
            ++others;
            continue;
        }
        candidate = &refund;
        ++candidates;
    }
    if (candidates == 1) return {Evidence::done, candidate->id.value};
    // Ours may be shown with another sum, without a tax, say: a person looks.
    if (candidates > 1 || others > 0) return {Evidence::unclear, {}};
    return {canStillPay ? Evidence::absent : Evidence::byOthers, {}};
}

Judgement judgeReplacement(const Action& a, const LostParcel& p, bool canStillSend, Guard guard) {
    const bool isUnderWay = guard != Guard::keyed && oursSince(a, guard);
    const Replacement* candidate = nullptr;
    int candidates = 0;
    for (const Replacement& r : p.replacements) {
        if (r.key == a.key || (!a.remoteRef.empty() && r.id == a.remoteRef)) return {Evidence::done, r.id};
        if (!isUnderWay || !r.key.empty() || r.by != Actor::seller || wasThere(r.id, a.command.seen.get("replacements"))) continue;
        candidate = &r;
        ++candidates;
    }
    if (candidates == 1) return {Evidence::done, candidate->id};
    if (candidates > 1) return {Evidence::unclear, {}};
    return {canStillSend ? Evidence::absent : Evidence::byOthers, {}};
}

Judgement judgeMessage(const Action& a, const Facts& facts, Guard guard) {
    const auto since = oursSince(a, guard);
    for (const Message& m : facts.messages) {
        if (m.from != Actor::seller) continue;
        const bool isSameText = guard != Guard::keyed && m.key.empty() && since && m.text == a.command.request.get("text") &&
                                m.at >= *since - std::chrono::minutes(1);
        if (m.key == a.key || isSameText) return {Evidence::done, m.id};
    }
    return {Evidence::absent, {}};
}

/// It is about the last message that the seller saw: of a newer one it says nothing.
Judgement judgeNoAnswer(const Action& a, const Conversation& c, Guard guard) {
    if (!c.noAnswerKey.empty() && c.noAnswerKey == a.key) return {Evidence::done, {}};
    const auto since = oursSince(a, guard);
    const bool isOurs = guard != Guard::keyed && c.noAnswerKey.empty() && since && c.noAnswerAt && *c.noAnswerAt >= *since - std::chrono::minutes(1);
    if (isOurs) return {Evidence::done, {}};  // also when the buyer has written again since
    const bool isAsSeen = std::to_string(toMillis(c.lastMessageAt)) == a.command.seen.get("last_message");
    if (isAsSeen && c.awaitsAnswer) return {Evidence::absent, {}};
    // Without a revision to hold it, one that is still on its way settles whatever is asked when it arrives.
    return {guard != Guard::keyed && a.sentAt ? Evidence::unclear : Evidence::byOthers, {}};
}

template <class Object>
bool canStillPay(const Object& object, const Command& c) {
    for (const MoneyLine& wanted : c.money) {
        if (wanted.line == shippingLine && wanted.amount > object.shippingRefundable) return false;
        if (const ReturnLine* line = object.findLine({wanted.line}); line && wanted.amount > line->refundable) return false;
    }
    return true;
}

}  // namespace

NameTable<Evidence> nameTable(Evidence) {
    static constexpr std::array<std::pair<Evidence, std::string_view>, 4> names{{{Evidence::done, "done"},
                                                                                 {Evidence::absent, "absent"},
                                                                                 {Evidence::byOthers, "by_others"},
                                                                                 {Evidence::unclear, "unclear"}}};
    return names;
}

Judgement judge(const Action& a, const Facts& facts, Guard guard) {
    const Command& c = a.command;
    if (c.kind == ActionKind::message) return judgeMessage(a, facts, guard);
    if (c.kind == ActionKind::noAnswerNeeded) {
        const Conversation* conversation = conversationIn(c, facts);
        return conversation ? judgeNoAnswer(a, *conversation, guard) : Judgement{};
    }
    if (const Return* r = returnIn(c, facts)) {
        switch (c.kind) {
            case ActionKind::authorize: return judgeAuthorize(a, *r, guard);
            case ActionKind::close: return judgeClose(r->closedBy, r->state == ReturnState::closed);
            case ActionKind::refund:
            case ActionKind::cancelOrder:
                return judgeRefund(a, r->refunds, r->state != ReturnState::closed && canStillPay(*r, c), guard);
            default: return {};
        }
    }
    if (const LostParcel* p = parcelIn(c, facts)) {
        if (c.kind == ActionKind::closeParcel) return judgeClose(p->closedBy, p->state == ParcelState::closed);
        if (c.kind == ActionKind::refundParcel)
            return judgeRefund(a, p->refunds, p->state != ParcelState::closed && canStillPay(*p, c), guard);
        if (c.kind == ActionKind::replaceParcel)
            return judgeReplacement(a, *p, p->state != ParcelState::closed && canStillPay(*p, c), guard);
    }
    return {};
}

bool hasBuyerWritten(const Command& c, const std::vector<Message>& messages) {
    const auto seen = c.kind == ActionKind::message ? c.seen.find("last_message") : std::nullopt;
    if (!seen) return false;
    const TimePoint upTo = fromMillis(std::atoll(seen->c_str()));
    return std::any_of(messages.begin(), messages.end(), [&](const Message& m) { return m.from == Actor::buyer && m.at > upTo; });
}

bool isAsSeen(const Action& a, const Facts& facts) {
    const std::string seen = a.command.seen.get("money");
    if (const Return* r = returnIn(a.command, facts)) {
        const auto state = a.command.seen.find("state");
        return moneySeen(*r, a.command.paysShipping()) == seen && (!state || *state == toText(r->state));
    }
    if (const LostParcel* p = parcelIn(a.command, facts)) return moneySeen(*p, a.command.paysShipping()) == seen;
    return false;
}

bool isMoneyLeft(const Action& a, const Facts& facts) {
    const auto isLeft = [&](const std::vector<ReturnLine>& lines, const Money& shipping) {
        return std::any_of(a.command.money.begin(), a.command.money.end(), [&](const MoneyLine& paid) {
            if (paid.line == shippingLine) return shipping.isPositive();
            return std::any_of(lines.begin(), lines.end(), [&](const ReturnLine& l) { return l.line.value == paid.line && l.refundable.isPositive(); });
        });
    };
    if (const Return* r = returnIn(a.command, facts)) return isLeft(r->lines, r->shippingRefundable);
    if (const LostParcel* p = parcelIn(a.command, facts)) return isLeft(p->lines, p->shippingRefundable);
    return false;
}

std::string revisionIn(const Command& command, const Facts& facts) {
    if (const Return* r = returnIn(command, facts)) return r->revision;
    if (const LostParcel* p = parcelIn(command, facts)) return p->revision;
    if (const Conversation* one = conversationIn(command, facts)) return one->revision;
    return {};
}

}  // namespace resodesk
