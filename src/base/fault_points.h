// SPDX-License-Identifier: GPL-3.0-or-later
// Where the fault campaigns of tests/faults reach into the program: labelled places to die at, and known design bugs to
// switch on, so that a campaign proves that it would find them. Only in builds with tests; in a package they are nothing.

#pragma once

#include <string_view>

namespace resodesk {

#ifdef RESODESK_FAULT_POINTS

/// Kills the process (SIGKILL) when RESODESK_CRASH is "<label><suffix>:<n>" and this is the n-th time it comes by. With
/// RESODESK_CRASH_LIST=<file> each label is written to the file the first time. Any thread.
void crashPoint(const char* label, const char* suffix = "");
/// The bug of this name is on: RESODESK_MUTANT, or what setMutant said last. Any thread.
bool isMutant(std::string_view name);
/// For campaigns that run in one process with the desk. Empty: none. Before the desk starts.
void setMutant(std::string_view name);
/// For a deterministic simulation: instead of killing the process, `die` is called, which must throw. Before the desk starts.
void setCrash(std::string_view labelAndCount, void (*die)());

#else

inline void crashPoint(const char*, const char* = "") {}
constexpr bool isMutant(std::string_view) { return false; }

#endif

}  // namespace resodesk
