// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/puller.h"

#include "base/log.h"
#include "store/reserve.h"

namespace resodesk::sync {

namespace {

// Asked for and not merged yet. More would only fill memory.
constexpr std::size_t pagesAhead = 4;

}  // namespace

void Puller::start() {
    progress_.account = parts_.account;
    parts_.channel.readSetup([self = shared_from_this()](const Result<channels::AccountSetup>& setup) {
        if (!setup) return self->finish(setup.error());
        self->parts_.onSetup(*setup);
        self->parts_.facts.post([self, reasons = setup->reasons] {
            self->parts_.merger.replaceReasons(self->parts_.account, reasons);
        });
        self->startStream(0);
    });
}

void Puller::startStream(std::size_t index) {
    const auto streams = nameTable(Stream{});
    if (index == 0) log::info("pull of account " + std::to_string(parts_.account.value));
    if (index == streams.size()) return finish({});
    streamIndex_ = index;
    stream_ = streams[index].first;
    pages_.clear();
    asked_ = merging_ = merged_ = 0;
    heldCursor_.clear();
    parts_.facts.post([self = shared_from_this()] {
        const store::PullState state = self->parts_.merger.pullState(self->parts_.account, self->stream_);
        self->parts_.desk.post([self, state] { self->begin(state); });
    });
}

void Puller::begin(const store::PullState& state) {
    if (isDone_) return;
    changes_ = state.changes;
    askForPage(state.cursor);
}

void Puller::askForPage(const std::string& cursor) {
    const int page = asked_++;
    pages_[page];
    channels::PageRequest request{stream_, cursor, cursor.empty() ? changes_ : std::string{}};
    parts_.channel.pull(
        request, [self = shared_from_this(), page](const Result<channels::PageHead>& head) { self->takeHead(page, head); },
        [self = shared_from_this(), page](Result<Facts> facts) {  // on the parser executor
            self->parts_.desk.post([self, page, facts = std::move(facts)]() mutable { self->takePage(page, std::move(facts)); });
        });
}

void Puller::takeHead(int page, const Result<channels::PageHead>& head) {
    if (isDone_) return;
    if (!head) return fail(page, head.error());
    Page& waiting = pages_[page];
    waiting.head = *head;
    waiting.hasHead = true;
    if (head->nextCursor.empty() || isStopped_ || failure_ || page + 1 >= parts_.mostPages) return;
    if (pages_.size() < pagesAhead)
        askForPage(head->nextCursor);
    else
        heldCursor_ = head->nextCursor;
}

void Puller::takePage(int page, Result<Facts> facts) {
    if (isDone_) return;
    if (!facts) return fail(page, facts.error());
    pages_[page].facts = std::move(*facts);
    for (auto turn = pages_.find(merging_); turn != pages_.end() && turn->second.facts; turn = pages_.find(merging_))
        merge(merging_++, std::move(*std::exchange(turn->second.facts, std::nullopt)));
}

void Puller::merge(int page, Facts facts) {
    const channels::PageHead& head = pages_[page].head;
    const bool isLast = head.nextCursor.empty();
    store::PullState state;
    state.cursor = head.nextCursor;
    state.changes = isLast && !head.changes.empty() ? head.changes : changes_;
    if (isLast) state.finishedAt = parts_.clock.now();
    const std::size_t rows = facts.count();
    parts_.facts.post([self = shared_from_this(), page, rows, state, isLast, facts = std::move(facts)] {
        try {
            self->parts_.merger.mergePage(self->parts_.account, self->stream_, facts, state, isLast);
        } catch (const std::exception& e) {
            if (!store::isDiskFull(e)) throw;
            return self->parts_.desk.post([self] { self->finish(Error(Failure::diskFull, "merging a page")); });
        }
        self->parts_.desk.post([self, page, rows] { self->merged(page, rows); });
    });
}

void Puller::merged(int page, std::size_t rows) {
    if (isDone_) return;
    const bool isLast = pages_[page].head.nextCursor.empty();
    pages_.erase(page);
    ++merged_;
    progress_.stream = stream_;
    progress_.rows += static_cast<std::int64_t>(rows);
    if (parts_.onProgress) parts_.onProgress(progress_);
    if (isLast) {
        log::info(std::string(toText(stream_)) + " read: " + std::to_string(progress_.rows) + " rows so far");
        return startStream(streamIndex_ + 1);
    }
    if (failure_) return endWhenMerged();
    if (isStopped_ && pages_.empty()) return finish(Error(Failure::stopped, "pull stopped"));
    if (page + 1 >= parts_.mostPages) return finish(Error(Failure::notUnderstood, "a list without an end"));
    if (!heldCursor_.empty() && !isStopped_) askForPage(std::exchange(heldCursor_, {}));
}

/// Pages before this one are under way: they are merged first, so that the next pull need not read them again.
void Puller::fail(int page, const Error& why) {
    if (!failure_ || page < failedPage_) {
        failure_ = why;
        failedPage_ = page;
    }
    endWhenMerged();
}

void Puller::endWhenMerged() {
    if (merged_ == failedPage_) finish(*failure_);
}

void Puller::finish(Result<void> result) {
    if (std::exchange(isDone_, true)) return;
    if (!result) log::warning(std::string("pull ended: ") + std::string(toText(result.error().failure())) + " " + result.error().detail());
    parts_.facts.post([self = shared_from_this()] { self->parts_.merger.flush(); });
    parts_.onDone(result);
}

}  // namespace resodesk::sync
