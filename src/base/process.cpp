// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/process.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

#include "base/fault_points.h"

namespace resodesk {

void startPrivately() {
    if (!isMutant("umask_dependent_modes")) ::umask(077);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    // Both: a core_pattern that pipes to a program ignores the limit, and a child would inherit only the limit.
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0);
}

}  // namespace resodesk
