// SPDX-License-Identifier: GPL-3.0-or-later
// A seller who decides at random, through the same doors as the window: what the fault campaigns put at stake.

#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sim/random.h"
#include "support/doors.h"

namespace resodesk::faults {

using test::Doors;

class Seller {
 public:
    struct Parts {
        Doors doors;
        sim::Random& chance;
        /// Returns when the question is answered with yes; how one waits is the campaign's.
        std::function<void(const std::function<bool()>&)> wait;
        /// Any thread: an answer has come.
        std::function<void()> wake;
        /// Something was told to be kept: a line of words that oracles.h understands.
        std::function<void(const std::string&)> promised;
        bool waitsForNetwork = true;  ///< false: what the marketplace must answer is asked for and left alone
    };
    explicit Seller(Parts parts) : parts_(std::move(parts)) {}

    /// One decision or look, by chance.
    void decide();
    /// The one that comes by this crash point, leaving at once; by chance where none is nearer than others.
    void decideFor(const std::string& label);
    /// Says of what was asked and of what stayed unknown what the marketplace's page shows: `acted` are the keys that acted
    /// there. False when nothing was asked.
    bool answerWhatIsAsked(const std::set<std::string>& acted);
    /// A restored ledger: what is not decided may be sent again.
    void resume();
    /// Signs in anew where the account waits for it; `freshTokens` makes a token document.
    void signInWhereNeeded(const std::function<std::string()>& freshTokens);

 private:
    struct Move {
        const char* label;  ///< crash points that start so
        int weight;
        void (Seller::*make)();
    };
    static const std::vector<Move>& moves();

    template <class Value, class Ask>
    Value get(Ask question);
    template <class Ask>
    void ask(Ask question);
    AccountId account();
    std::optional<ReturnKey> anyReturn(View view);
    std::optional<ParcelKey> anyParcel();
    std::optional<ConversationKey> anyConversation();
    milliseconds hold();
    std::string words(const char* what);
    bool confirm(Operation operation, const std::vector<ReturnKey>& keys, const app::Decision& decision);
    std::vector<Action> actions(ActionState state);

    void writeAndHold();
    void authorizeOne();
    void authorizeMany();
    void authorizeWithLabel();
    void closeOne();
    void writeOne();
    void refundFully();
    void refundPartly();
    void refundMany();
    void refundAndClose();
    void cancelOne();
    void undoMany();
    void approveAll();
    void settleOne();
    void sendNow();
    void letGoOn();
    bool letGoOnWhatStopped();
    std::vector<BulkProgress> bulks();
    void pauseMany();
    void tryManyAgain();
    void putBulkAway();
    void tryAgain();
    void note();
    void draft();
    void receiveAndInspect();
    void forgetInspection();
    void inspectAndRefund();
    void parkInspection();
    void keepUnidentified();
    void matchUnidentified();
    void putUnidentifiedAway();
    void setGradePolicy();
    void setCosts();
    void judgeByRules();
    void arrangeViews();
    void keepTemplates();
    void hangTags();
    void putAside();
    void wakeUp();
    void actOnSleeping();
    void bringReport();
    std::optional<ReturnFile> keepFile(const ReturnKey& key);
    void addFile();
    void removeFile();
    void refundParcel();
    void replaceParcel();
    void closeParcel();
    void answerOne();
    void settleOneConversation();
    void answerLater();
    void refundThenWrite();
    void answerMany();
    void keepPromises();
    void draftAnswer();
    void writeAboutParcel();
    void draftAboutParcel();
    void saveAddress();
    void ruleByCountry();
    void removeAddress();
    void takeTheirAddress();
    void saveSettings();
    void takeTheirSettings();
    void preference();
    void sync();
    void signIn();

    Parts parts_;
    AccountId account_;
    std::optional<milliseconds> hold_;  ///< not by chance
};

/// Calls `question(done)` and waits for what `done` is called with.
template <class Value, class Ask>
Value Seller::get(Ask question) {
    struct Answer {
        std::mutex mutex;
        std::optional<Value> value;
    };
    auto answer = std::make_shared<Answer>();
    question([answer, wake = parts_.wake](Value value) {
        {
            const std::lock_guard lock(answer->mutex);
            answer->value = std::move(value);
        }
        wake();
    });
    parts_.wait([answer] {
        const std::lock_guard lock(answer->mutex);
        return answer->value.has_value();
    });
    return std::move(*answer->value);
}

template <class Ask>
void Seller::ask(Ask question) {
    (void)get<bool>([&](auto done) { question([done] { done(true); }); });
}

}  // namespace resodesk::faults
