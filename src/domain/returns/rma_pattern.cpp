// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/rma_pattern.h"

#include <algorithm>
#include <cctype>

namespace resodesk {

namespace {

constexpr std::size_t longestRma = 40;

bool isRmaCharacter(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || c == '/' || c == '.';
}

std::string padded(std::int64_t n, int width) {
    std::string digits = std::to_string(n);
    if (static_cast<int>(digits.size()) < width) digits.insert(0, width - digits.size(), '0');
    return digits;
}

}  // namespace

Result<void> checkRma(std::string_view number) {
    if (number.empty() || number.size() > longestRma || !std::all_of(number.begin(), number.end(), isRmaCharacter))
        return Error(Failure::badRma, "not an RMA number", std::string(number.substr(0, 60)));
    return {};
}

Result<RmaPattern> RmaPattern::parse(std::string_view text) {
    const auto bad = [&] { return Error(Failure::badRmaPattern, "RMA pattern", std::string(text.substr(0, 80))); };
    RmaPattern pattern;
    int counters = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] != '{') {
            const std::size_t end = std::min(text.find('{', at), text.size());
            pattern.parts_.push_back({Kind::text, std::string(text.substr(at, end - at))});
            at = end;
            continue;
        }
        const std::size_t end = text.find('}', at);
        if (end == std::string_view::npos) return bad();
        const std::string_view name = text.substr(at + 1, end - at - 1);
        if (name == "year") {
            pattern.parts_.push_back({Kind::year, {}});
        } else if (name == "year:2") {
            pattern.parts_.push_back({Kind::shortYear, {}});
        } else if (name == "n") {
            pattern.parts_.push_back({Kind::counter, {}, 1});
            ++counters;
        } else if (name.size() == 3 && name.starts_with("n:") && name[2] >= '1' && name[2] <= '9') {
            pattern.parts_.push_back({Kind::counter, {}, name[2] - '0'});
            ++counters;
        } else {
            return bad();
        }
        at = end + 1;
    }
    if (counters != 1 || !checkRma(pattern.number(2026, 1))) return bad();
    return pattern;
}

std::string RmaPattern::print(int year, const std::string* counter) const {
    std::string out;
    for (const Part& part : parts_) {
        switch (part.kind) {
            case Kind::text: out += part.text; break;
            case Kind::year: out += std::to_string(year); break;
            case Kind::shortYear: out += padded(year % 100, 2); break;
            case Kind::counter: out += counter ? padded(std::stoll(*counter), part.width) : "{n}"; break;
        }
    }
    return out;
}

std::string RmaPattern::number(int year, std::int64_t n) const {
    const std::string counter = std::to_string(n);
    return print(year, &counter);
}

std::string RmaPattern::scope(int year) const { return print(year, nullptr); }

}  // namespace resodesk
