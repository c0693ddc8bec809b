// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/fault_points.h"

#ifdef RESODESK_FAULT_POINTS

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <set>
#include <string>

namespace resodesk {

namespace {

struct Plan {
    Plan() {
        if (const char* crash = std::getenv("RESODESK_CRASH")) setCrashAt(crash);
        if (const char* file = std::getenv("RESODESK_CRASH_LIST")) list = file;
        if (const char* name = std::getenv("RESODESK_MUTANT")) mutant = name;
    }
    void setCrashAt(std::string_view labelAndCount) {
        const std::size_t colon = labelAndCount.rfind(':');
        label = labelAndCount.substr(0, colon);
        left = colon == std::string_view::npos ? 1 : std::atoi(std::string(labelAndCount.substr(colon + 1)).c_str());
    }
    std::mutex mutex;
    std::string label, list, mutant;
    int left = 0;
    void (*die)() = nullptr;
    std::set<std::string> seen;
};

Plan& plan() {
    static Plan plan;
    return plan;
}

}  // namespace

void crashPoint(const char* label, const char* suffix) {
    Plan& p = plan();
    if (p.label.empty() && p.list.empty()) return;
    const std::string name = std::string(label) + suffix;
    const std::unique_lock lock(p.mutex);
    if (!p.list.empty() && p.seen.insert(name).second) std::ofstream(p.list, std::ios::app) << name << "\n";
    if (p.label != name || --p.left != 0) return;
    if (p.die) return p.die();
    ::raise(SIGKILL);
}

bool isMutant(std::string_view name) {
    const Plan& p = plan();
    return !p.mutant.empty() && p.mutant == name;
}

void setMutant(std::string_view name) { plan().mutant = name; }

void setCrash(std::string_view labelAndCount, void (*die)()) {
    plan().die = die;
    plan().setCrashAt(labelAndCount);
}

}  // namespace resodesk

#endif
