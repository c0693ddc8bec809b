// SPDX-License-Identifier: GPL-3.0-or-later
// Own RMA numbers: what a number may look like, and the pattern that makes them.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace resodesk {

/// Letters, digits and - _ / . up to 40 characters: what fits a label's Code 128. Else badRma.
Result<void> checkRma(std::string_view number);

/// A pattern such as "RMA-{year}-{n:5}": {n} or {n:WIDTH} once, {year} or {year:2} as often as wanted.
class RmaPattern {
 public:
    /// badRmaPattern when there is no {n}, an unknown brace, or the result could not be an RMA.
    static Result<RmaPattern> parse(std::string_view text);
    /// The number for counter value `n` in `year`.
    std::string number(int year, std::int64_t n) const;
    /// Counters are kept per scope: a pattern with {year} starts again at 1 every year.
    std::string scope(int year) const;

 private:
    enum class Kind { text, year, shortYear, counter };
    struct Part {
        Kind kind;
        std::string text;
        int width = 0;
    };
    std::string print(int year, const std::string* counter) const;
    std::vector<Part> parts_;
};

}  // namespace resodesk
