// SPDX-License-Identifier: GPL-3.0-or-later
// The name tables of the facts' enumerations, and what their values answer by themselves.

#include <algorithm>
#include <array>

#include "domain/accounts/account.h"
#include "domain/facts.h"
#include "domain/returns/choices.h"
#include "domain/returns/inspection.h"
#include "domain/returns/return.h"
#include "domain/timeline.h"

namespace resodesk {

template <class Enum, std::size_t n>
using Names = std::array<std::pair<Enum, std::string_view>, n>;

NameTable<ObjectKind> nameTable(ObjectKind) {
    static constexpr Names<ObjectKind, 6> names{{{ObjectKind::returnRequest, "return"},
                                                 {ObjectKind::order, "order"},
                                                 {ObjectKind::parcel, "parcel"},
                                                 {ObjectKind::address, "address"},
                                                 {ObjectKind::settings, "settings"},
                                                 {ObjectKind::conversation, "conversation"}}};
    return names;
}

NameTable<ReturnState> nameTable(ReturnState) {
    static constexpr Names<ReturnState, 6> names{{{ReturnState::requested, "requested"},
                                                  {ReturnState::authorized, "authorized"},
                                                  {ReturnState::inTransit, "in_transit"},
                                                  {ReturnState::received, "received"},
                                                  {ReturnState::refunded, "refunded"},
                                                  {ReturnState::closed, "closed"}}};
    return names;
}

NameTable<Ground> nameTable(Ground) {
    static constexpr Names<Ground, 3> names{
        {{Ground::withdrawal, "withdrawal"}, {Ground::defect, "defect"}, {Ground::other, "other"}}};
    return names;
}

NameTable<Actor> nameTable(Actor) {
    static constexpr Names<Actor, 4> names{{{Actor::nobody, "nobody"},
                                            {Actor::seller, "seller"},
                                            {Actor::buyer, "buyer"},
                                            {Actor::marketplace, "market"}}};
    return names;
}

NameTable<Operation> nameTable(Operation) {
    static constexpr Names<Operation, 6> names{{{Operation::authorize, "authorize"},
                                                {Operation::close, "close"},
                                                {Operation::refund, "refund"},
                                                {Operation::cancel, "cancel"},
                                                {Operation::contact, "contact"},
                                                {Operation::replace, "replace"}}};
    return names;
}

NameTable<Cause> nameTable(Cause) {
    static constexpr Names<Cause, 6> names{{{Cause::description, "description"},
                                            {Cause::photo, "photo"},
                                            {Cause::unit, "unit"},
                                            {Cause::packaging, "packaging"},
                                            {Cause::mixUp, "mix_up"},
                                            {Cause::other, "other"}}};
    return names;
}

NameTable<Condition> nameTable(Condition) {
    static constexpr Names<Condition, 8> names{{{Condition::asNew, "as_new"},
                                                {Condition::opened, "opened"},
                                                {Condition::used, "used"},
                                                {Condition::damagedByBuyer, "damaged_by_buyer"},
                                                {Condition::damagedInTransit, "damaged_in_transit"},
                                                {Condition::wrongItem, "wrong_item"},
                                                {Condition::incomplete, "incomplete"},
                                                {Condition::emptyBox, "empty_box"}}};
    return names;
}

NameTable<ParcelState> nameTable(ParcelState) {
    static constexpr Names<ParcelState, 5> names{{{ParcelState::open, "open"},
                                                  {ParcelState::waitingForBuyer, "waiting_for_buyer"},
                                                  {ParcelState::refunded, "refunded"},
                                                  {ParcelState::replaced, "replaced"},
                                                  {ParcelState::closed, "closed"}}};
    return names;
}

NameTable<AccountState> nameTable(AccountState) {
    static constexpr Names<AccountState, 4> names{{{AccountState::active, "active"},
                                                   {AccountState::signIn, "sign_in"},
                                                   {AccountState::frozen, "frozen"},
                                                   {AccountState::removed, "removed"}}};
    return names;
}

NameTable<TokenPlace> nameTable(TokenPlace) {
    static constexpr Names<TokenPlace, 3> names{
        {{TokenPlace::keyring, "keyring"}, {TokenPlace::file, "file"}, {TokenPlace::session, "session"}}};
    return names;
}

NameTable<PushState> nameTable(PushState) {
    static constexpr Names<PushState, 3> names{
        {{PushState::same, "same"}, {PushState::toPush, "to_push"}, {PushState::conflict, "conflict"}}};
    return names;
}

NameTable<AutoAuthorize> nameTable(AutoAuthorize) {
    static constexpr Names<AutoAuthorize, 3> names{
        {{AutoAuthorize::off, "off"}, {AutoAuthorize::inPolicy, "in_policy"}, {AutoAuthorize::all, "all"}}};
    return names;
}

NameTable<RmaMode> nameTable(RmaMode) {
    static constexpr Names<RmaMode, 2> names{{{RmaMode::marketplace, "marketplace"}, {RmaMode::own, "own"}}};
    return names;
}

NameTable<LabelMode> nameTable(LabelMode) {
    static constexpr Names<LabelMode, 3> names{
        {{LabelMode::marketplace, "marketplace"}, {LabelMode::own, "own"}, {LabelMode::none, "none"}}};
    return names;
}

NameTable<Stream> nameTable(Stream) {
    static constexpr Names<Stream, 5> names{{{Stream::returns, "returns"},
                                             {Stream::orders, "orders"},
                                             {Stream::messages, "messages"},
                                             {Stream::parcels, "parcels"},
                                             {Stream::conversations, "conversations"}}};
    return names;
}

NameTable<TimelineEntry::Kind> nameTable(TimelineEntry::Kind) {
    using Kind = TimelineEntry::Kind;
    static constexpr Names<Kind, 21> names{{{Kind::ordered, "ordered"}, {Kind::shipped, "shipped"}, {Kind::delivered, "delivered"}, {Kind::requested, "requested"}, {Kind::authorized, "authorized"}, {Kind::firstScan, "first_scan"}, {Kind::arrived, "arrived"}, {Kind::received, "received"}, {Kind::inspected, "inspected"}, {Kind::refunded, "refunded"}, {Kind::replaced, "replaced"}, {Kind::closed, "closed"}, {Kind::buyerMessage, "buyer_message"}, {Kind::sellerMessage, "seller_message"}, {Kind::note, "note"}, {Kind::action, "action"}, {Kind::otherReturn, "other_return"}, {Kind::otherOrder, "other_order"}, {Kind::deadline, "deadline"}, {Kind::snoozed, "snoozed"}, {Kind::woke, "woke"}}};
    return names;
}

NameTable<ReasonList> nameTable(ReasonList) {
    static constexpr Names<ReasonList, 6> names{{{ReasonList::returning, "return"},
                                                 {ReasonList::closing, "close"},
                                                 {ReasonList::refunding, "refund"},
                                                 {ReasonList::withholding, "withhold"},
                                                 {ReasonList::parcel, "parcel"},
                                                 {ReasonList::parcelClosing, "parcel_close"}}};
    return names;
}

NameTable<UsualReason> nameTable(UsualReason) {
    static constexpr Names<UsualReason, 6> names{{{UsualReason::settled, "settled"},
                                                  {UsualReason::notAccepted, "not_accepted"},
                                                  {UsualReason::returned, "returned"},
                                                  {UsualReason::kept, "kept"},
                                                  {UsualReason::diminishedValue, diminishedValue},
                                                  {UsualReason::partsMissing, "parts_missing"}}};
    return names;
}

ReasonList listOf(UsualReason reason) {
    switch (reason) {
        case UsualReason::settled:
        case UsualReason::notAccepted: return ReasonList::closing;
        case UsualReason::returned:
        case UsualReason::kept: return ReasonList::refunding;
        case UsualReason::diminishedValue:
        case UsualReason::partsMissing: return ReasonList::withholding;
    }
    return ReasonList::closing;
}

namespace {

const ReturnLine* lineIn(const std::vector<ReturnLine>& lines, const LineId& line) {
    const auto found = std::find_if(lines.begin(), lines.end(), [&](const auto& l) { return l.line == line; });
    return found == lines.end() ? nullptr : &*found;
}

Money sumOf(const std::vector<ReturnLine>& lines, Money start) {
    for (const ReturnLine& line : lines) start.minor += line.refundable.minor;
    return start;
}

}  // namespace

const ReturnLine* Return::findLine(const LineId& line) const { return lineIn(lines, line); }
const ReturnLine* LostParcel::findLine(const LineId& line) const { return lineIn(lines, line); }

Money Return::refundable() const {
    return sumOf(lines, {shippingRefundable.minor + extraRefundable.minor, price.currency});
}

Money LostParcel::refundable() const { return sumOf(lines, {shippingRefundable.minor, price.currency}); }

Money Return::refunded() const {
    Money sum{0, price.currency};
    for (const Refund& refund : refunds) sum.minor += refund.total.minor;
    return sum;
}

bool isPossible(const std::vector<Possibility>& list, Operation operation) {
    return std::any_of(list.begin(), list.end(),
                       [&](const Possibility& p) { return p.operation == operation && p.possible; });
}

std::string whyNot(const std::vector<Possibility>& list, Operation operation) {
    for (const Possibility& p : list)
        if (p.operation == operation && !p.possible) return p.why;
    return {};
}

bool ReturnAddress::sameContent(const ReturnAddress& other) const {
    ReturnAddress a = *this, b = other;
    a.id = b.id = {};
    a.revision = b.revision = {};
    return a == b;
}

bool ReturnSettings::sameContent(const ReturnSettings& other) const {
    ReturnSettings a = *this, b = other;
    a.revision = b.revision = {};
    return a == b;
}

}  // namespace resodesk
