// SPDX-License-Identifier: GPL-3.0-or-later
// Which of many label files is for which return: told by the numbers in a file's name and on its page. Pure.

#pragma once

#include <string>
#include <vector>

#include "domain/names.h"
#include "domain/returns/return.h"

namespace resodesk {

/// A file, or a page of one.
struct LabelCandidate {
    std::string name;  ///< of the file, without its folder
    int page = 0;      ///< from 1, of a file with several; 0: the whole file
    std::string text;  ///< what can be read on it
};

/// What named the return.
enum class MatchedBy { returnInName, rmaInName, orderInName, returnOnPage, rmaOnPage, orderOnPage };
NameTable<MatchedBy> nameTable(MatchedBy);

struct LabelMatch {
    std::size_t target = 0;     ///< place of the return
    std::size_t candidate = 0;  ///< place of the file or page
    MatchedBy by = MatchedBy::returnInName;
    bool isShared = false;      ///< the same one is for another buyer, too
};

struct LabelMatching {
    std::vector<LabelMatch> pairs;              ///< in the order of the returns, one each at most
    std::vector<std::size_t> withoutLabel;      ///< returns
    std::vector<std::size_t> unusedCandidates;  ///< named nothing, or another one was there first
};

/// Numbers count as whole words, capitals or not, and the longest one where one is part of another. The name of a file counts more
/// than what is on its page; a return id more than an RMA number, that more than an order.
LabelMatching matchLabels(const std::vector<Return>& targets, const std::vector<LabelCandidate>& candidates);

}  // namespace resodesk
