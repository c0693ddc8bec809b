// SPDX-License-Identifier: GPL-3.0-or-later
// Chance that repeats: the same seed gives the same marketplace on every machine.

#pragma once

#include <cstdint>
#include <vector>

namespace resodesk::sim {

/// SplitMix64 (Steele, Lea, Flood 2014). One per object, so that objects do not depend on each other's order.
class Random {
 public:
    Random(std::uint64_t seed, std::uint64_t object) : state_(seed * 0x9E3779B97F4A7C15u ^ (object + 1) * 0xD1B54A32D192ED03u) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    /// 0 .. n-1
    std::int64_t below(std::int64_t n) { return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(n)); }
    /// from .. to, both included
    std::int64_t between(std::int64_t from, std::int64_t to) { return from + below(to - from + 1); }
    bool chance(int percent) { return below(100) < percent; }
    template <class T>
    const T& pick(const std::vector<T>& from) {
        return from[static_cast<std::size_t>(below(static_cast<std::int64_t>(from.size())))];
    }

 private:
    std::uint64_t state_;
};

}  // namespace resodesk::sim
