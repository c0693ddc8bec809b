// SPDX-License-Identifier: GPL-3.0-or-later
// Regular expressions over texts that others wrote. Searching one costs a bounded number of steps, whatever stands in it.

#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

#include "base/error.h"

namespace resodesk {

/// Compiled once, then only read: it may be copied and used by several threads at once.
class Pattern {
 public:
    struct Match {
        std::size_t begin = 0;
        std::size_t end = 0;
        bool operator==(const Match&) const = default;
    };

    /// An ECMAScript regular expression with the `u` flag, whatever the case of letters. Failure::notUnderstood with the place in it.
    static Result<Pattern> compile(std::string_view expression);

    /// The first match that begins at `from` or later, not empty. Assertions see what stands before `from`. Bytes that are no UTF-8 match
    /// nothing; a search that takes too many steps has found nothing.
    std::optional<Match> find(std::string_view text, std::size_t from = 0) const;

 private:
    struct Program;
    explicit Pattern(std::shared_ptr<const Program> program) : program_(std::move(program)) {}
    std::shared_ptr<const Program> program_;
};

}  // namespace resodesk
