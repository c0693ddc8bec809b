// SPDX-License-Identifier: GPL-3.0-or-later
// Own labels for many: read, matched, kept.

#include <algorithm>
#include <set>

#include "app/desk_core.h"
#include "app/papers/label_files.h"
#include "app/papers/papers_desk.h"
#include "domain/returns/label_file.h"

namespace resodesk::app {

namespace {

/// What the marketplace shows the buyer: "labels-3.pdf" for a page.
std::string nameOfLabel(const LabelCandidate& says) {
    if (says.page == 0) return says.name;
    return std::filesystem::path(says.name).stem().string() + "-" + std::to_string(says.page) + ".pdf";
}

/// One transaction for all: half of them would be of no use.
MatchedLabels keepMatched(DeskCore& core, const LabelFiles& files, const std::vector<Return>& targets, const LabelMatching& matching) {
    MatchedLabels matched;
    std::map<std::size_t, OwnLabel> kept;
    std::map<std::string, std::set<std::string>> buyers;  // of a label: two files may be the same
    store::Transaction transaction(core.ledger->database(), "label.keep");
    for (const LabelMatch& pair : matching.pairs) {
        const LabelFiles::One& file = files.all[pair.candidate];
        const Return& r = targets[pair.target];
        if (!kept.contains(pair.candidate))
            kept[pair.candidate] = core.ledger->desk().saveLabel(file.bytes, *labelMediaType(file.bytes), nameOfLabel(file.says), core.now());
        buyers[kept[pair.candidate].sha256].insert(std::to_string(r.account.value) + "/" + (r.buyer.value.empty() ? r.buyerName : r.buyer.value));
        matched.pairs.push_back({r.key(), r.buyerName, kept[pair.candidate], file.says.name, file.says.page, pair.by});
    }
    transaction.commit();
    for (auto& pair : matched.pairs) pair.isShared = buyers[pair.label.sha256].size() > 1;
    for (const std::size_t target : matching.withoutLabel)
        matched.without.push_back({targets[target].key(), targets[target].buyerName, Error(Failure::ownLabelMissing, "match", targets[target].id.value)});
    for (const std::size_t candidate : matching.unusedCandidates) matched.unused.push_back({files.all[candidate].says.name, files.all[candidate].says.page, {}});
    for (const auto& unread : files.unread) matched.unused.push_back({unread.name, 0, unread.why});
    return matched;
}

}  // namespace

bool MatchedLabels::isAnyShared() const {
    return std::any_of(pairs.begin(), pairs.end(), [](const Pair& pair) { return pair.isShared; });
}

std::map<ReturnKey, OwnLabel> MatchedLabels::byReturn() const {
    std::map<ReturnKey, OwnLabel> labels;
    for (const Pair& pair : pairs) labels.emplace(pair.key, pair.label);
    return labels;
}

void PapersDesk::matchLabels(const std::filesystem::path& path, const std::vector<ReturnKey>& keys, OnPapers onProgress, Stop stop,
                             std::function<void(Result<MatchedLabels>)> done) {
    core_.setup.executors.worker.post([this, path, keys, onProgress = std::move(onProgress), stop, done = std::move(done)] {
        auto read = readLabelFiles(path, onProgress, stop);
        if (!read) return done(read.error());
        core_.change(done, [this, keys, stop, done, files = std::move(*read)] {
            if (stop.isAsked()) return done(Error(Failure::stopped, "labels"));
            std::vector<Return> targets;
            store::ReturnReader reader(*core_.facts);
            for (const ReturnKey& key : keys)
                if (auto fact = reader.find(key)) targets.push_back(std::move(*fact));
            std::vector<LabelCandidate> candidates;
            for (const LabelFiles::One& one : files.all) candidates.push_back(one.says);
            const LabelMatching matching = resodesk::matchLabels(targets, candidates);
            if (matching.pairs.empty()) return done(Error(Failure::noLabelMatches, "match"));
            done(keepMatched(core_, files, targets, matching));
        });
    });
}

}  // namespace resodesk::app
