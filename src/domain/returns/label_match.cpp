// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/label_match.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace resodesk {

NameTable<MatchedBy> nameTable(MatchedBy) {
    static constexpr std::array<std::pair<MatchedBy, std::string_view>, 6> names{{{MatchedBy::returnInName, "return_in_name"},
                                                                                  {MatchedBy::rmaInName, "rma_in_name"},
                                                                                  {MatchedBy::orderInName, "order_in_name"},
                                                                                  {MatchedBy::returnOnPage, "return_on_page"},
                                                                                  {MatchedBy::rmaOnPage, "rma_on_page"},
                                                                                  {MatchedBy::orderOnPage, "order_on_page"}}};
    return names;
}

namespace {

constexpr std::size_t shortestCode = 4;  // "12" is in every file's name

char upperOf(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::string uppered(std::string_view text) {
    std::string upper(text);
    std::transform(upper.begin(), upper.end(), upper.begin(), upperOf);
    return upper;
}

bool isPartOfWord(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80); }

enum class CodeKind { returnId, rma, order };

struct CodeFound {
    std::size_t from = 0, to = 0;
    CodeKind kind = CodeKind::returnId;
    std::size_t target = 0;
};

/// All numbers of these returns, to be looked for in many texts.
class Codes {
 public:
    explicit Codes(const std::vector<Return>& targets) {
        for (std::size_t i = 0; i < targets.size(); ++i) {
            add(targets[i].id.value, CodeKind::returnId, i);
            add(targets[i].rma, CodeKind::rma, i);
            add(targets[i].order.value, CodeKind::order, i);
        }
    }

    /// Those that stand in the text and are not part of a longer one.
    std::vector<CodeFound> in(std::string_view text) const {
        const std::string upper = uppered(text);
        std::vector<CodeFound> found;
        for (std::size_t from = 0; from < upper.size(); ++from) {
            if (!isPartOfWord(upper[from]) || (from > 0 && isPartOfWord(upper[from - 1]))) continue;
            for (const std::size_t length : lengths_) {
                const std::size_t to = from + length;
                if (to > upper.size() || (to < upper.size() && isPartOfWord(upper[to]))) continue;
                const auto [begin, end] = codes_.equal_range(upper.substr(from, length));
                for (auto it = begin; it != end; ++it) found.push_back({from, to, it->second.first, it->second.second});
            }
        }
        const std::vector<CodeFound> all = found;
        std::erase_if(found, [&](const CodeFound& one) {
            return std::any_of(all.begin(), all.end(), [&](const CodeFound& other) {
                return other.from <= one.from && other.to >= one.to && other.to - other.from > one.to - one.from;
            });
        });
        return found;
    }

 private:
    void add(const std::string& code, CodeKind kind, std::size_t target) {
        if (code.size() < shortestCode) return;
        codes_.emplace(uppered(code), std::pair{kind, target});
        lengths_.insert(code.size());
    }
    std::multimap<std::string, std::pair<CodeKind, std::size_t>> codes_;
    std::set<std::size_t> lengths_;
};

MatchedBy matchedBy(CodeKind kind, bool isInName) {
    switch (kind) {
        case CodeKind::returnId: return isInName ? MatchedBy::returnInName : MatchedBy::returnOnPage;
        case CodeKind::rma: return isInName ? MatchedBy::rmaInName : MatchedBy::rmaOnPage;
        case CodeKind::order: return isInName ? MatchedBy::orderInName : MatchedBy::orderOnPage;
    }
    return MatchedBy::orderOnPage;
}

/// Whom a file is for: what its strongest kind of number names.
std::map<std::size_t, MatchedBy> meantBy(const Codes& codes, const LabelCandidate& candidate) {
    std::map<std::size_t, MatchedBy> meant;
    for (const bool isInName : {true, false}) {
        const auto named = codes.in(isInName ? candidate.name : candidate.text);
        for (const CodeKind kind : {CodeKind::returnId, CodeKind::rma, CodeKind::order}) {
            for (const CodeFound& one : named)
                if (one.kind == kind) meant.emplace(one.target, matchedBy(kind, isInName));
            if (!meant.empty()) return meant;
        }
    }
    return meant;
}

auto buyerOf(const Return& r) { return std::tuple(r.account, r.buyer.value, r.buyer.value.empty() ? r.buyerName : std::string{}); }

}  // namespace

LabelMatching matchLabels(const std::vector<Return>& targets, const std::vector<LabelCandidate>& candidates) {
    const Codes codes(targets);
    std::vector<std::optional<LabelMatch>> best(targets.size());
    for (std::size_t i = 0; i < candidates.size(); ++i)
        for (const auto& [target, by] : meantBy(codes, candidates[i]))
            if (!best[target] || by < best[target]->by) best[target] = LabelMatch{target, i, by, false};
    LabelMatching matching;
    std::map<std::size_t, std::set<decltype(buyerOf(targets.front()))>> buyers;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        if (!best[i]) {
            matching.withoutLabel.push_back(i);
            continue;
        }
        matching.pairs.push_back(*best[i]);
        buyers[best[i]->candidate].insert(buyerOf(targets[i]));
    }
    for (LabelMatch& pair : matching.pairs) pair.isShared = buyers[pair.candidate].size() > 1;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        if (!buyers.contains(i)) matching.unusedCandidates.push_back(i);
    return matching;
}

}  // namespace resodesk
