// SPDX-License-Identifier: GPL-3.0-or-later
// The campaign "disk": calls to the disk that fail, power that goes, files that are damaged, and the whole desk above them.
//   fault_disk [--long] [errors|power|files]

#include <string_view>

#include "faults/disk_campaign.h"

int main(int argc, char** argv) {
    using namespace resodesk::faults;
    bool isLong = false;
    std::string_view only;
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--long")
            isLong = true;
        else
            only = argv[i];
    }
    Disk::install();
    Tally tally("disk");
    if (only.empty() || only == "errors") failCalls(tally, isLong);
    if (only.empty() || only == "power") cutPower(tally, isLong);
    if (only.empty() || only == "files") damageFiles(tally, isLong);
    return tally.finish(1);
}
