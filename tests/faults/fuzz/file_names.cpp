// SPDX-License-Identifier: GPL-3.0-or-later
// Any name from outside as the name of a file: stays in its folder, runs nowhere, can be typed, made and removed.

#include <algorithm>
#include <string>

#include "base/paths.h"
#include "must.h"

using namespace resodesk;
using faults::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string given(faults::textOf(bytes, size));
    const std::string name = safeFileName(given, ".pdf");
    must(name.ends_with(".pdf") && name.size() > 4 && name.size() <= 100, "a name is neither empty nor too long");
    must(std::filesystem::path("/private") / name == std::filesystem::path("/private/" + name) &&
             (std::filesystem::path("/private") / name).lexically_normal().parent_path() == "/private",
         "a name stays in its folder");
    must(std::isalnum(static_cast<unsigned char>(name.front())) != 0, "a name starts as a name, not as an option or a hidden file");
    must(std::all_of(name.begin(), name.end(), [](unsigned char c) { return c < 0x80 && (std::isalnum(c) || c == '-' || c == '_' || c == '.'); }),
         "a name has letters, digits, - _ and .");
    must(name.find("..") == std::string::npos && std::count(name.begin(), name.end(), '.') == 1, "a name has one ending");
    must(safeFileName(name.substr(0, name.size() - 4), ".pdf") == name, "a clean name stays as it is");
    return 0;
}
