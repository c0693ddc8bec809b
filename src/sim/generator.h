// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a believable marketplace from a seed: orders, returns in every state, lost parcels, messages, addresses.

#pragma once

#include "sim/market.h"

namespace resodesk::sim {

class Generator {
 public:
    explicit Generator(Market& market) : market_(market), now_(market.now()) {}
    void fill();
    /// One more order with a fresh return request: buyers call it while the marketplace lives. Returns the return's id.
    std::string newRequest(std::int64_t index);
    /// A question before an order, by the person of this index.
    void newQuestion(std::int64_t index);

 private:
    struct Person {
        std::string id, name, language, country, currency;
    };
    Person personOf(std::int64_t index) const;
    /// An order of `lines` lines, ordered at `at`; ships unless told otherwise.
    Object makeOrder(std::int64_t index, int lines, TimePoint at, bool isShipped);
    Object makeReturn(std::int64_t index, const Object& order, std::size_t line, const std::string& state, TimePoint at);
    void makeCase(std::int64_t index);
    void makeSettings();
    /// The buyer of a return or case writes first.
    /// What was asked some days ago has had its answer, mostly. False: it still waits.
    bool answerFirstMessage(const Object& object, TimePoint askedAt);
    void writeFirstMessage(const Object& object, const std::string& topic, const std::string& text, TimePoint at);
    /// Conversations about products, deliveries and before orders, in every state.
    void makeConversations(std::int64_t& orderIndex);
    Object beforeOrder(const Person& buyer, TimePoint at);
    void makeConversation(std::int64_t index, std::int64_t& orderIndex);

    Market& market_;
    TimePoint now_;
};

}  // namespace resodesk::sim
