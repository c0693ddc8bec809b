// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/papers/label_run.h"

#include <sstream>

#include "app/desk_core.h"
#include "app/papers/page_program.h"

namespace resodesk::app {

namespace {

constexpr std::size_t atATime = 6;                    // labels fetched side by side
constexpr std::size_t mostBytes = 100 * 1024 * 1024;  // what one file is made of
constexpr double mmPerPoint = 25.4 / 72;

/// Pages of each file; nothing when one of them breaks the program that reads them.
std::optional<std::vector<int>> joinedInto(Papers& papers, const std::vector<std::string>& files) {
    auto pieces = askPages({"join"}, files);
    if (!pieces || pieces->size() != 3) return std::nullopt;
    std::vector<int> pages;
    std::istringstream counts(pieces->front());
    for (int count = 0; counts >> count;) pages.push_back(count);
    if (pages.size() != files.size()) return std::nullopt;
    double width = 0, height = 0;
    std::istringstream((*pieces)[1]) >> width >> height;
    papers.widthMm = width * mmPerPoint;
    papers.heightMm = height * mmPerPoint;
    papers.pdf = std::move(pieces->back());
    return pages;
}

/// Where not all can be put together, each is tried by itself, and those that can are.
std::vector<bool> joinReadable(Papers& papers, const std::vector<std::string>& files) {
    std::vector<bool> isIn(files.size(), false);
    auto pages = joinedInto(papers, files);
    std::vector<std::string> readable;
    if (!pages) {
        for (std::size_t i = 0; i < files.size(); ++i) {
            const auto alone = joinedInto(papers, {files[i]});
            isIn[i] = alone && alone->front() > 0;
            if (isIn[i]) readable.push_back(files[i]);
        }
        papers.pdf.clear();
        if (!readable.empty() && !joinedInto(papers, readable)) isIn.assign(files.size(), false);
        return isIn;
    }
    for (std::size_t i = 0; i < files.size(); ++i) isIn[i] = (*pages)[i] > 0;
    return isIn;
}

}  // namespace

LabelRun::LabelRun(DeskCore& core, PapersDesk& papers, std::vector<ReturnKey> keys, OnPapers onProgress, Stop stop,
                   std::function<void(Result<Papers>)> done)
    : core_(core), papers_(papers), keys_(std::move(keys)), buyers_(keys_.size()), labels_(keys_.size()), onProgress_(std::move(onProgress)), stop_(std::move(stop)), done_(std::move(done)) {}

void LabelRun::start() {
    store::ReturnReader reader(*core_.facts);
    for (std::size_t i = 0; i < keys_.size(); ++i)
        if (const auto fact = reader.find(keys_[i])) buyers_[i] = fact->buyerName;
    if (keys_.empty()) return join();
    while (asked_ < keys_.size() && asked_ < atATime) next();
}

void LabelRun::next() {
    const std::size_t place = asked_++;
    papers_.label(keys_[place], [self = shared_from_this(), place](Result<Label> label) {
        self->core_.setup.executors.desk.post([self, place, label = std::move(label)]() mutable { self->take(place, std::move(label)); });
    });
}

void LabelRun::take(std::size_t place, Result<Label> label) {
    if (isStopped_) return;
    if (stop_.isAsked()) {
        isStopped_ = true;
        return done_(Error(Failure::stopped, "labels"));
    }
    if (label) bytes_ += label->bytes.size();
    if (label && bytes_ > mostBytes) label = Error(Failure::tooManyPapers, "bytes", std::to_string(mostPapers));
    labels_[place] = std::move(label);
    ++answered_;
    if (onProgress_) onProgress_(answered_, keys_.size());
    if (asked_ < keys_.size()) return next();
    if (answered_ == keys_.size()) join();
}

void LabelRun::join() {
    core_.setup.executors.worker.post([self = shared_from_this()] {
        std::vector<std::string> files;
        for (auto& label : self->labels_)
            if (*label) files.push_back(std::move((*label)->bytes));
        Papers papers;
        const std::vector<bool> isIn = files.empty() ? std::vector<bool>{} : joinReadable(papers, files);
        std::size_t file = 0;
        for (std::size_t i = 0; i < self->keys_.size(); ++i) {
            const auto& label = *self->labels_[i];
            if (!label)
                papers.missing.push_back({self->keys_[i], self->buyers_[i], label.error()});
            else if (isIn[file++])
                ++papers.count;
            else
                papers.missing.push_back({self->keys_[i], self->buyers_[i], Error(Failure::unreadableLabel, "join")});
        }
        self->done_(std::move(papers));
    });
}

}  // namespace resodesk::app
