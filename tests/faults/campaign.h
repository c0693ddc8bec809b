// SPDX-License-Identifier: GPL-3.0-or-later
// What every fault campaign counts and how it says it: faults by kind, then one line
// "name<TAB>runs<TAB>doubled<TAB>lost<TAB>other<TAB>ok|short".

#pragma once

#include <cstdlib>
#include <iostream>
#include <map>
#include <string>

namespace resodesk::faults {

/// doubled: an effect that happened twice (oracle O1, O3). lost: something the seller was told is kept, and is not (O2).
/// other: any other oracle. The first violations are printed as they are found.
class Tally {
 public:
    explicit Tally(std::string name) : name_(std::move(name)) {}
    /// One run with this fault (its id in tests/README.md, or a label) is over.
    void ran(const std::string& kind) {
        ++runs_;
        ++kinds_[kind];
    }
    void doubled(const std::string& what) { say("doubled", what, ++doubled_); }
    void lost(const std::string& what) { say("lost", what, ++lost_); }
    void other(const std::string& what) { say("other", what, ++other_); }
    /// What another tally counted, already printed, belongs to this one too.
    void add(const Tally& other) {
        runs_ += other.runs_;
        doubled_ += other.doubled_;
        lost_ += other.lost_;
        other_ += other.other_;
        for (const auto& [kind, count] : other.kinds_) kinds_[kind] += count;
    }
    long runs() const { return runs_; }
    bool isClean() const { return doubled_ + lost_ + other_ == 0; }
    /// Prints the counts. The exit code of the program: 0 when all is well and there were at least `needed` runs.
    int finish(long needed) const {
        for (const auto& [kind, count] : kinds_) std::cout << "  " << kind << "\t" << count << "\n";
        const bool isOk = isClean() && runs_ >= needed;
        std::cout << name_ << "\t" << runs_ << "\t" << doubled_ << "\t" << lost_ << "\t" << other_ << "\t" << (isOk ? "ok" : "short")
                  << std::endl;
        return isOk ? 0 : 1;
    }

 private:
    void say(const char* oracle, const std::string& what, long count) const {
        constexpr long mostShown = 20;
        if (count <= mostShown) std::cout << "  " << oracle << ": " << what << std::endl;
        if (!std::getenv("RESODESK_UNTIL_FOUND")) return;  // a mutant is caught: tests/faults/mutants
        finish(0);
        std::_Exit(1);
    }
    std::string name_;
    long runs_ = 0, doubled_ = 0, lost_ = 0, other_ = 0;
    std::map<std::string, long> kinds_;
};

}  // namespace resodesk::faults
