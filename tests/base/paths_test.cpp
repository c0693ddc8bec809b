// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/paths.h"

#include "support/catch.h"

using namespace resodesk;

TEST_CASE("a name from outside becomes a file in its folder, whatever it says") {
    const std::vector<std::pair<std::string, std::string>> table{
        {"RET-0000090", "RET-0000090.pdf"},
        {"../../.bashrc", "bashrc.pdf"},
        {"/etc/passwd", "etc-passwd.pdf"},
        {"C:\\CON", "C-CON.pdf"},
        {"CON", "fileCON.pdf"},
        {"nul", "filenul.pdf"},
        {"com1", "filecom1.pdf"},
        {"-rf", "rf.pdf"},
        {".desktop", "desktop.pdf"},
        {"invoice.lnk", "invoice-lnk.pdf"},
        {"fdp\xe2\x80\xae.exe", "fdp-exe.pdf"},
        {std::string("a\0b", 3), "a-b.pdf"},
        {"", "file.pdf"},
        {"...", "file.pdf"},
        {"\xff\xfe", "file.pdf"},
    };
    for (const auto& [given, name] : table) {
        INFO(given);
        CHECK(safeFileName(given, ".pdf") == name);
    }
    CHECK(safeFileName(std::string(300, 'x'), ".pdf") == std::string(80, 'x') + ".pdf");
}
