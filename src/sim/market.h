// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated marketplace: its rules, its buyers and its clock. Knows no HTTP; fronts translate.

#pragma once

#include <functional>
#include <map>
#include <optional>

#include "sim/market_store.h"
#include "sim/words.h"

namespace resodesk::sim {

/// What keeps a second request for an operation from acting twice.
enum class Guard {
    keyed,    ///< the key that came with it
    guarded,  ///< the object's state: it takes no second one
    keyless,  ///< nothing
    byHand    ///< not asked for over the API: done on the shop's page
};
std::optional<Guard> guardNamed(const std::string& name);
std::string nameOf(Guard guard);

struct MarketSetup {
    std::filesystem::path data;   ///< folder of market.db
    std::filesystem::path words;  ///< resources/market
    std::uint64_t seed = 1;
    int returns = 200;
    int conversations = -1;  ///< beside those about returns and cases; -1: a tenth, at least five and at most 100,000
    int requested = -1;  ///< how many of them wait for an answer; -1: a fifth, at most 5,000
    /// How many times faster than people buyers act; 0: they do nothing by themselves.
    int speed = 0;
    std::map<std::string, Guard> guards;  ///< by operation: authorize, close, refund, cancel, message, no_answer; else keyed
    const Clock* clock = nullptr;
    bool drawsLabels = true;  ///< else unpaid labels are left to the client
    std::string pages;  ///< base address of the shop's own pages
};

/// Why a request was not carried out. `type` is the last part of the problem's URN.
struct Problem {
    int status = 422;
    std::string type;
    std::string detail;
    std::string field;  ///< which part of the request is wrong, where one is
};

/// The object after a write, or why not.
struct Outcome {
    Json doc;
    std::optional<Problem> problem;
    static Outcome no(Problem problem) { return {{}, std::move(problem)}; }
};

/// What comes with every write.
struct Call {
    std::string key;       ///< idempotency key
    std::string revision;  ///< If-Match; empty where it is not asked for
    Guard guard = Guard::keyed;
};

class Market {
 public:
    /// Opens the file, or makes a marketplace from the seed when there is none.
    explicit Market(const MarketSetup& setup);

    TimePoint now() const { return setup_.clock->now() + ahead_; }
    /// Moves the marketplace's clock forward and lets happen what happens until then.
    void advance(milliseconds by);
    /// From now on nothing happens by itself: no buyer acts until this process is started anew.
    void stop() { isStopped_ = true; }
    /// Lets happen what is due now.
    void live();

    MarketStore& store() { return store_; }
    const MarketSetup& setup() const { return setup_; }
    Guard guardOf(const std::string& operation) const;
    void setPages(const std::string& url) { setup_.pages = url; }

    // What a seller can ask for. Each is one transaction of the caller.
    Outcome authorize(const std::string& returnId, const Json& wish, const Call& call);
    Outcome closeReturn(const std::string& returnId, const Json& wish, const Call& call);
    Outcome refundReturn(const std::string& returnId, const Json& wish, const Call& call);
    Outcome cancelOrder(const std::string& returnId, const Json& wish, const Call& call);
    /// Into the order's conversation, which it may begin.
    /// Also commits.
    Outcome buyerWrites(const std::string& conversationId, const std::string& text);
    Outcome sendMessage(const std::string& orderId, const Json& wish, const Call& call);
    Outcome reply(const std::string& conversationId, const Json& wish, const Call& call);
    Outcome noAnswerNeeded(const std::string& conversationId, const Call& call);
    Outcome refundCase(const std::string& caseId, const Json& wish, const Call& call);
    Outcome replaceCase(const std::string& caseId, const Json& wish, const Call& call);
    Outcome closeCase(const std::string& caseId, const Json& wish, const Call& call);
    Outcome saveAddress(const std::string& addressId, const Json& wish, const Call& call);
    Outcome removeAddress(const std::string& addressId, const Call& call);
    Outcome saveSettings(const Json& wish, const Call& call);

    /// The marketplace's unpaid label of an authorized return, as PDF; empty when it has none.
    std::string labelPdf(const std::string& returnId);
    const Json& reasons() const;
    /// Where returns go when the seller names no other.
    Json defaultAddress();

    /// A request that arrived late: carried out at its time, whoever waits for it. `path` and `wish` as they came.
    using LateWrite = std::function<void(const Json& data)>;
    void onLateWrite(LateWrite carryOut) { lateWrite_ = std::move(carryOut); }

 private:
    friend class Generator;
    friend class Buyers;

    Object startConversation(const Json& buyer, const std::string& order, const std::string& about, const char* topic, TimePoint at);
    /// The one of the order; a new one when nobody has written yet.
    Object conversationOf(const Object& order, const std::string& about);
    /// `message` has its id and what only its writer knows of it.
    void write(Object& conversation, Object& message, const char* from, const std::string& text, TimePoint at);
    Outcome writeAsSeller(Object& conversation, const Json& wish, const std::string& target, const Call& call);
    void spreadLastMessage(const std::string& order, const char* by);
    std::optional<Problem> checkRevision(const Object& object, const Call& call) const;
    std::optional<Problem> checkReason(const char* list, const Json& wish) const;
    Outcome pay(Object& object, const Json& wish, const Call& call, const char* kind);
    /// Writes what can still be refunded into every return and case of the order.
    void spreadRefundable(const Object& order, const Object* except);
    void setRefundable(Object& object, const Object& order) const;
    void put(Object& object);
    void setPossible(Object& object) const;
    std::string nextId(const char* name, const char* format);
    Effect effect(const char* kind, const std::string& target, const Call& call, const char* by = "seller") const;
    void addMail(const Object& object, const char* line, const std::string& text, bool withLinks);
    Json settings();
    void authorizeAutomatically(Object& object);
    std::string automaticRma(const Json& settings);
    void grantAuthorization(Object& object, const std::string& rma, const Json& address, const Json& label,
                            const char* by, const Call& call, const std::string& note);

    MarketSetup setup_;
    Words words_;
    MarketStore store_;
    milliseconds ahead_{0};
    LateWrite lateWrite_;
    bool isStopped_ = false;
};

}  // namespace resodesk::sim
