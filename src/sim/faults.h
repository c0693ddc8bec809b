// SPDX-License-Identifier: GPL-3.0-or-later
// What is to go wrong, ordered per request through the admin door. tests/README.md lists the words.

#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "sim/http.h"

namespace resodesk::sim {

enum class FaultKind {
    delay,        ///< answer after `ms`
    cut,          ///< act, send the first `at_byte` bytes of the answer, hang up
    actThenDrop,  ///< act, hang up without an answer
    refuse,       ///< hang up without acting
    throttle,     ///< 429 with Retry-After `seconds`, before acting
    errorBefore,  ///< `status` without acting
    errorAfter,   ///< act, then `status`
    late,         ///< hang up now, act `seconds` later
    stale,        ///< a read shows the object as it was before its last change; with `seconds`: if that is not older
    answer,       ///< `status`, `type` and `body` instead of the answer, without acting
    answerAfter   ///< act, then `status`, `type` and `body`
};

struct Fault {
    FaultKind kind = FaultKind::delay;
    std::string method;  ///< empty: any
    std::string path;    ///< part of the request target; empty: any
    int skip = 0;        ///< so many matching requests pass first
    int times = 1;       ///< then so many are hit; -1: all
    int ms = 0, atByte = 0, status = 500, seconds = 30;
    std::string type = "text/html", body;
};

class Faults {
 public:
    /// From the admin door's JSON. An unknown word is an error text, nothing is added.
    std::optional<std::string> add(const nlohmann::json& wish);
    void clear() { faults_.clear(); }
    /// The fault that hits this request, counted.
    std::optional<Fault> take(const Request& request);

 private:
    std::vector<Fault> faults_;
};

}  // namespace resodesk::sim
