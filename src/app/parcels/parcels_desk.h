// SPDX-License-Identifier: GPL-3.0-or-later
// Lost-parcel cases, thin: list, details, message, refund, replacement, close. Callbacks: any thread.

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/returns/returns_desk.h"

namespace resodesk::app {

struct ParcelDetail {
    LostParcel fact;
    std::string accountName;
    std::vector<TimelineEntry> timeline;
    std::vector<Offer> offers;
    std::vector<Action> actions;
    std::string draft;
    std::vector<ReasonWords> closeReasons;
    std::vector<ReasonWords> refundReasons;
};

class ParcelsDesk {
 public:
    explicit ParcelsDesk(DeskCore& core) : core_(core) {}

    void list(bool onlyOpen, const std::string& text, std::function<void(std::vector<ParcelRow>)> done);
    void find(const std::string& id, std::function<void(std::vector<ParcelKey>)> done);
    void detail(const ParcelKey& key, std::function<void(Result<ParcelDetail>)> done);
    /// `plan` empty of lines and shipping: everything that is refundable.
    void refund(const ParcelKey& key, const RefundPlan& plan, const std::string& nonce, std::optional<milliseconds> hold,
                std::function<void(Result<Confirmed>)> done);
    /// All of the case's goods again, in a new parcel.
    void replace(const ParcelKey& key, const std::string& note, const std::string& nonce, std::optional<milliseconds> hold,
                 std::function<void(Result<Confirmed>)> done);
    void close(const ParcelKey& key, const Closing& how, const std::string& nonce, std::optional<milliseconds> hold,
               std::function<void(Result<Confirmed>)> done);
    void contact(const ParcelKey& key, const std::string& text, const std::string& nonce, std::optional<milliseconds> hold,
                 std::function<void(Result<Confirmed>)> done);
    void saveDraft(const ParcelKey& key, const std::string& text);

 private:
    using Rule = std::function<Result<Command>(const LostParcel&, const std::vector<LiveAction>&)>;
    struct ListedReason {
        ReasonList list = ReasonList::refunding;
        std::string code;  ///< empty: the action has none
    };
    void confirm(const ParcelKey& key, ActionKind kind, const ListedReason& reason, Rule rule, const std::string& nonce, std::optional<milliseconds> hold,
                 std::function<void(Result<Confirmed>)> done);
    DeskCore& core_;
};

}  // namespace resodesk::app
