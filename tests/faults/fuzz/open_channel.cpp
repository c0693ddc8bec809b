// SPDX-License-Identifier: GPL-3.0-or-later
// Any answer of a marketplace that speaks the open channel: to a read it becomes clean facts or "not understood", to a write
// what it proves. First line: which kind (a letter), then status, curl code, bytes sent, whole or cut, media type, Retry-After.

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "channels/json_border.h"
#include "channels/open/open_answers.h"
#include "channels/open/open_formats.h"
#include "channels/open/open_requests.h"
#include "must.h"

using namespace resodesk;
using namespace resodesk::channels;
using namespace resodesk::channels::open;
using faults::must;

namespace {

const TimePoint now = fromMillis(1'795'000'000'000);
constexpr AccountId account{3};

bool isPlain(const std::string& text) {
    return std::none_of(text.begin(), text.end(), [](unsigned char c) { return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f; });
}

void mustBePaid(const Money& money, Currency currency) {
    must(money.minor >= 0 && money.currency == currency && !currency.isNone(), "amounts are positive and of one currency");
}

template <class Object>
void mustBeSound(const Object& o) {
    must(o.account == account && !o.id.value.empty() && !o.order.value.empty(), "an object has its ids");
    for (const std::string& text : {o.id.value, o.buyerName, o.reason, o.comment, o.closeReason}) must(isPlain(text), "text is plain");
    const Currency currency = o.price.currency;
    mustBePaid(o.price, currency);
    mustBePaid(o.shippingRefundable, currency);
    for (const ReturnLine& line : o.lines) {
        mustBePaid(line.price, currency);
        mustBePaid(line.refundable, currency);
        must(line.quantity >= 0 && isPlain(line.title), "a line is a line");
    }
    for (const Refund& refund : o.refunds) mustBePaid(refund.total, currency);
    must(o.refundable().minor >= o.shippingRefundable.minor, "what is refundable adds up");
}

void mustBeSound(const Facts& facts) {
    for (const Return& r : facts.returns) {
        mustBeSound<Return>(r);
        mustBePaid(r.refunded(), r.price.currency);
    }
    for (const LostParcel& p : facts.parcels) mustBeSound<LostParcel>(p);
    for (const Message& m : facts.messages) must(!m.id.empty() && isPlain(m.text), "a message is plain");
    for (const Conversation& c : facts.conversations) must(!c.id.value.empty() && isPlain(c.buyerName) && isPlain(c.about), "a conversation is plain");
    for (const Order& o : facts.orders) must(!o.id.value.empty() && isPlain(o.buyerName), "an order has its id");
}

/// The kinds of documents that are read.
void read(char kind, const std::string& body) {
    const auto json = parseJson(body);
    if (!json) return;
    try {
        switch (kind) {
            case 'a': return mustBeSound(pageFrom(*json, Stream::returns, account));
            case 'b': return mustBeSound(pageFrom(*json, Stream::orders, account));
            case 'c': return mustBeSound(pageFrom(*json, Stream::messages, account));
            case 'd': return mustBeSound(pageFrom(*json, Stream::parcels, account));
            case 'G': return mustBeSound(pageFrom(*json, Stream::conversations, account));
            case 'e': return must(isPlain(addressFrom(*json).street), "an address is plain");
            case 'f': return must(!settingsFrom(*json).revision.empty(), "settings have a revision");
            default: (void)reasonsFrom(*json);
        }
    } catch (const NotAsPromised&) {
    }
}

Action actionOf(char kind) {
    constexpr std::array kinds{ActionKind::authorize,    ActionKind::close,       ActionKind::refund,      ActionKind::cancelOrder,
                               ActionKind::message,      ActionKind::refundParcel, ActionKind::closeParcel, ActionKind::saveAddress,
                               ActionKind::deleteAddress, ActionKind::saveSettings, ActionKind::replaceParcel, ActionKind::noAnswerNeeded};
    Action action;
    action.command.kind = kinds[static_cast<std::size_t>(kind - 'h') % kinds.size()];
    const bool isParcel = action.command.kind == ActionKind::refundParcel || action.command.kind == ActionKind::closeParcel ||
                          action.command.kind == ActionKind::replaceParcel;
    action.command.target = {account, isParcel ? ObjectKind::parcel : ObjectKind::returnRequest, isParcel ? "C-1" : "R-1"};
    if (action.command.kind == ActionKind::noAnswerNeeded) action.command.target = {account, ObjectKind::conversation, "CON-1"};
    action.command.order = {"O-1"};
    action.key = "key-1";
    return action;
}

bool namesOurs(const Action& action, const Facts& facts) {
    for (const Return& r : facts.returns)
        if (r.id.value != action.command.target.id) return false;
    for (const LostParcel& p : facts.parcels)
        if (p.id.value != action.command.target.id) return false;
    for (const Conversation& c : facts.conversations)
        if (c.id.value != action.command.target.id) return false;
    for (const Message& m : facts.messages)
        if (m.order != action.command.order) return false;
    return true;
}

void mustBeProven(const Action& action, const net::HttpReply& reply, const Sent& sent) {
    const bool isWhole = reply.curlCode == 0 && reply.headersComplete && reply.bodyComplete;
    if (sent.result == WriteResult::notSent) must(reply.requestBytes == 0 && reply.preTransfer == 0 && reply.status == 0, "not sent is proven");
    if (sent.result == WriteResult::accepted) {
        must(isWhole && reply.status / 100 == 2 && parseJson(reply.body).has_value(), "a yes is whole");
        must(namesOurs(action, sent.facts) && !sent.refusal, "a yes is about our object");
        must(!paysMoney(action.command.kind) || !sent.remoteRef.empty(), "a paid refund has its number");
    } else {
        must(sent.refusal && sent.facts.isEmpty() && sent.remoteRef.empty(), "what is no yes brings no facts");
    }
    if (sent.result == WriteResult::refused) must(isWhole && reply.status / 100 == 4, "a no is whole");
    if (sent.notBefore) must(*sent.notBefore >= now && *sent.notBefore <= now + std::chrono::minutes(15), "a pause is no longer than a quarter of an hour");
    must(isPlain(sent.refusalWords), "the marketplace's words are plain");
    const std::string journal = sent.evidence.text();
    must(journal.size() < 300, "the journal keeps numbers and names, not what the marketplace wrote");
    must(Fields::parse(journal) == Result<Fields>(sent.evidence), "evidence survives being written");
}

int numberIn(std::string_view& line) { return std::atoi(std::string(faults::takeUntil(line, ' ')).c_str()); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    std::string_view text = faults::textOf(bytes, size);
    std::string_view line = faults::takeUntil(text, '\n');
    const std::string_view kind = faults::takeUntil(line, ' ');
    if (kind.size() != 1 || kind[0] < 'a') return 0;
    const std::string body(text);
    if (kind[0] <= 'g') return read(kind[0], body), 0;
    net::HttpReply reply;
    reply.status = numberIn(line);
    reply.curlCode = numberIn(line);
    reply.requestBytes = reply.preTransfer = numberIn(line);
    reply.headersComplete = reply.bodyComplete = numberIn(line) != 0;
    reply.headers = {{"content-type", std::string(faults::takeUntil(line, ' '))}, {"retry-after", std::string(line)}};
    reply.body = body;
    const Action action = actionOf(kind[0]);
    const Sent sent = sentFrom(action, reply, now);
    mustBeSound(sent.facts);
    mustBeProven(action, reply, sent);
    const Sent again = sentFrom(action, reply, now);
    must(again.result == sent.result && again.evidence == sent.evidence, "the same answer is judged the same");
    (void)readError(reply);
    return 0;
}
