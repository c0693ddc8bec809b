// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/faults.h"

#include <array>
#include <nlohmann/json.hpp>

namespace resodesk::sim {

namespace {

constexpr std::array<std::pair<std::string_view, FaultKind>, 11> kinds{{
    {"delay", FaultKind::delay},
    {"cut", FaultKind::cut},
    {"act_then_drop", FaultKind::actThenDrop},
    {"refuse", FaultKind::refuse},
    {"throttle", FaultKind::throttle},
    {"error_before", FaultKind::errorBefore},
    {"error_after", FaultKind::errorAfter},
    {"late", FaultKind::late},
    {"stale", FaultKind::stale},
    {"answer", FaultKind::answer},
    {"answer_after", FaultKind::answerAfter},
}};

}  // namespace

std::optional<std::string> Faults::add(const nlohmann::json& wish) {
    Fault fault;
    const std::string word = wish.value("do", "");
    const auto* known = std::find_if(kinds.begin(), kinds.end(), [&](const auto& k) { return k.first == word; });
    if (known == kinds.end()) return "unknown fault '" + word + "'";
    fault.kind = known->second;
    fault.method = wish.value("method", "");
    fault.path = wish.value("path", "");
    fault.skip = wish.value("skip", 0);
    fault.times = wish.value("times", 1);
    fault.ms = wish.value("ms", 0);
    fault.atByte = wish.value("at_byte", 0);
    fault.status = wish.value("status", fault.kind == FaultKind::answer || fault.kind == FaultKind::answerAfter ? 200 : 500);
    fault.seconds = wish.value("seconds", fault.kind == FaultKind::stale ? 0 : 30);
    fault.type = wish.value("type", fault.type);
    fault.body = wish.value("body", "");
    faults_.push_back(fault);
    return std::nullopt;
}

std::optional<Fault> Faults::take(const Request& request) {
    for (auto it = faults_.begin(); it != faults_.end(); ++it) {
        const bool matches = (it->method.empty() || it->method == request.method) &&
                             (it->path.empty() || request.target.find(it->path) != std::string::npos);
        if (!matches) continue;
        if (it->skip > 0) {
            --it->skip;
            continue;
        }
        const Fault hit = *it;
        if (it->times > 0 && --it->times == 0) faults_.erase(it);
        return hit;
    }
    return std::nullopt;
}

}  // namespace resodesk::sim
