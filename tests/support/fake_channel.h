// SPDX-License-Identifier: GPL-3.0-or-later
// A marketplace at the channel's port, on the test's own loop: lists ordered by change, answers as the test says.

#pragma once

#include <algorithm>
#include <deque>
#include <map>
#include <vector>

#include "channels/channel.h"
#include "support/test_loop.h"

namespace resodesk::test {

/// Returns by their change number, as a marketplace pages them: a page is what changed after the cursor.
class FakeList {
 public:
    /// Puts the return at the end, taking it from where it stood.
    void change(Return r) {
        std::erase_if(rows_, [&](const auto& row) { return row.second.id == r.id; });
        r.revision = std::to_string(++last_);
        rows_.emplace_back(last_, std::move(r));
    }
    struct Page {
        std::vector<Return> returns;
        std::string next, changes;
    };
    Page page(const std::string& after, std::size_t size) const {
        const int from = after.empty() ? 0 : std::stoi(after);
        Page page;
        int last = from;
        for (const auto& [number, r] : rows_) {
            if (number <= from) continue;
            if (page.returns.size() == size) {
                page.next = std::to_string(last);
                break;
            }
            page.returns.push_back(r);
            last = number;
        }
        page.changes = std::to_string(last);
        return page;
    }

 private:
    std::vector<std::pair<int, Return>> rows_;
    int last_ = 0;
};

class FakeChannel final : public channels::Channel {
 public:
    explicit FakeChannel(Executor& loop) : loop_(loop) {}

    channels::Capability capability(ActionKind) const override {
        return {Guard::keyed, std::chrono::hours(24), true, true};
    }
    std::string pageOf(const Command&) const override { return {}; }
    TimePoint readyAt(ActionKind, TimePoint now) const override { return now; }

    void pull(const channels::PageRequest& request, channels::OnHead onHead, channels::OnPage onPage) override {
        if (request.stream == Stream::returns) asked.push_back(request);
        const int number = request.stream == Stream::returns ? static_cast<int>(asked.size()) : 0;
        if (beforePage) beforePage(request);
        if (number != 0 && number == headFailsAt)
            return loop_.post([onHead] { onHead(Error(Failure::offline, "test")); });
        FakeList::Page page;
        if (request.stream == Stream::returns)
            page = list.page(request.cursor.empty() ? request.changes : request.cursor, pageSize);
        const bool isBroken = number != 0 && number == bodyFailsAt;
        const auto giveBody = [onPage, isBroken, returns = page.returns] {
            if (isBroken) return onPage(Error(Failure::notUnderstood, "test"));
            Facts facts;
            facts.returns = returns;
            onPage(facts);
        };
        const auto giveHead = [onHead, page] { onHead(channels::PageHead{page.next, page.changes}); };
        loop_.post(giveHead);
        if (request.stream == Stream::returns && holdsBodies)
            heldBodies.push_back(giveBody);
        else
            loop_.post(giveBody);
    }

    void read(const Action& action, channels::OnFacts onFacts) override {
        reads.push_back(action.command.target.id);
        loop_.post([onFacts, facts = answerToRead] { onFacts(facts); });
    }

    void send(const Action& action, const std::string& revision, channels::OnSent onSent) override {
        sent.emplace_back(action, revision);
        channels::Sent answer;
        answer.result = WriteResult::accepted;
        if (!answers.empty()) {
            answer = answers.front();
            answers.pop_front();
        }
        const auto give = [onSent, answer] { onSent(answer); };
        if (holdsAnswers)
            heldAnswers.push_back(give);
        else
            loop_.post(give);
    }

    void readSetup(channels::OnSetup onSetup) override {
        loop_.post([onSetup, setup = setup] { onSetup(setup); });
    }
    void identify(channels::OnIdentity) override {}
    void label(const ReturnId&, channels::OnBytes) override {}

    FakeList list;
    std::size_t pageSize = 2;
    int headFailsAt = 0, bodyFailsAt = 0;  ///< the request for a page of returns, counted from 1; 0: none
    bool holdsBodies = false;              ///< bodies of returns wait in heldBodies for the test
    bool holdsAnswers = false;             ///< answers to sends wait in heldAnswers for the test
    std::function<void(const channels::PageRequest&)> beforePage;
    Result<channels::AccountSetup> setup = channels::AccountSetup{};
    Result<Facts> answerToRead = Facts{};
    std::deque<channels::Sent> answers;  ///< to sends, in order; then yes

    std::vector<channels::PageRequest> asked;  ///< pages of returns
    std::vector<std::string> reads;
    std::vector<std::pair<Action, std::string>> sent;  ///< with the revision they named
    std::vector<std::function<void()>> heldBodies, heldAnswers;

 private:
    Executor& loop_;
};

}  // namespace resodesk::test
