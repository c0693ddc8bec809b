// SPDX-License-Identifier: GPL-3.0-or-later
// Reads one account: its setup, then each list page by page. On the desk executor; pages are merged on the facts executor.

#pragma once

#include <map>
#include <memory>

#include "base/executor.h"
#include "channels/channel.h"
#include "sync/fact_merger.h"

namespace resodesk::sync {

struct PullProgress {
    AccountId account;
    Stream stream = Stream::returns;
    std::int64_t rows = 0;  ///< merged in this pull, over all streams
};

class Puller : public std::enable_shared_from_this<Puller> {
 public:
    struct Parts {
        AccountId account;
        channels::Channel& channel;
        Executor& desk;
        Executor& facts;
        FactMerger& merger;
        const Clock& clock;
        std::function<void(const channels::AccountSetup&)> onSetup;
        std::function<void(const PullProgress&)> onProgress;
        std::function<void(Result<void>)> onDone;  ///< once
        /// A server that always names a next page must not keep us for ever: a list of so many ends with a failure.
        int mostPages = 1'000'000;
    };
    explicit Puller(Parts parts) : parts_(std::move(parts)) {}
    void start();
    /// Ends after the page under way; what is merged stays, the next pull goes on from there.
    void stop() { isStopped_ = true; }

 private:
    void startStream(std::size_t index);
    void begin(const store::PullState& state);
    void askForPage(const std::string& cursor);
    void takeHead(int page, const Result<channels::PageHead>& head);
    void takePage(int page, Result<Facts> facts);
    void merge(int page, Facts facts);
    void merged(int page, std::size_t rows);
    void fail(int page, const Error& why);
    void endWhenMerged();
    void finish(Result<void> result);

    /// A page between its request and its merge.
    struct Page {
        channels::PageHead head;
        bool hasHead = false;
        std::optional<Facts> facts;
    };

    Parts parts_;
    std::size_t streamIndex_ = 0;
    Stream stream_ = Stream::returns;
    std::string changes_;
    std::map<int, Page> pages_;
    int asked_ = 0;     ///< pages asked for in this stream
    int merging_ = 0;   ///< the page whose turn it is
    int merged_ = 0;    ///< pages merged in this stream
    std::optional<Error> failure_;  ///< of the first page that failed; the pages before it still arrive
    int failedPage_ = 0;
    std::string heldCursor_;  ///< the next page, not asked for yet because too many wait to be merged
    bool isStopped_ = false;
    bool isDone_ = false;
    PullProgress progress_;
};

}  // namespace resodesk::sync
